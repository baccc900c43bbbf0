import type { PageContent } from "../layout/page-content.ts";
import { childOf, elementsOf, type XmlElement } from "../ooxml/xml.ts";
import { boxOf, type Matrix, multiply, POINTS_PER_MM, type Rectangle, translation } from "./geometry.ts";
import { type DrawContext, emptySink, MAX_OBJECTS, type PageSink } from "./page-sink.ts";
import { readPathObject } from "./read-path-object.ts";
import { contains, objectMatrix, readTextObject } from "./read-text-object.ts";
import type { Resources } from "./resources.ts";

const MAX_NESTING = 100;
const MAX_COMPOSITES = 16;
const LAYER_ORDER = ["Background", "Body", "Foreground"];
/** Running heads and page numbers stand in the outer eighth of a page: official documents leave 37 of 297 mm. */
const MARGIN = 1 / 8;

/** A part of the page that is drawn as one: a template, or a layer of the page itself. */
export interface Stratum {
  readonly order: string;
  readonly layers: readonly XmlElement[];
}

export interface ReadPage {
  readonly content: PageContent;
  /** Curves on the page; many of them and no text are characters drawn as outlines. */
  readonly curves: number;
  readonly limited: boolean;
}

/** What a page shows: its templates and layers, from the background to the foreground. */
export function readPage(number: number, area: Rectangle, strata: readonly Stratum[], resources: Resources): ReadPage {
  const [width, height] = [area.width * POINTS_PER_MM, area.height * POINTS_PER_MM];
  const sink = emptySink(width, height);
  const scale: Matrix = [POINTS_PER_MM, 0, 0, POINTS_PER_MM, 0, 0];
  const matrix = multiply(scale, translation(-area.x, -area.y));
  for (const { order, layers } of strata) {
    const start = sink.glyphs.length;
    for (const layer of layers) {
      const layerParam = layer.attributes.get("DrawParam");
      drawAll(layer, { resources, sink, matrix, layerParam, hidden: false, composites: [] }, 0);
    }
    if (order !== "Body") markFurniture(sink, start);
  }
  markCovered(sink);
  const { glyphs, rules, fills, images, curves, limited } = sink;
  return { content: { page: { number, width, height, rotation: 0 }, glyphs, rules, fills, images }, curves, limited };
}

/** Strata of a page in the order of drawing. */
export function inOrder(strata: readonly Stratum[]): Stratum[] {
  const rank = ({ order }: Stratum) => LAYER_ORDER.indexOf(order);
  return [...strata].sort((one, other) => rank(one) - rank(other));
}

/** The layers of a page or template file. A template is drawn as one; the layers of a page stand at their own heights. */
export function layersOf(page: XmlElement | undefined): XmlElement[] {
  return elementsOf(page)
    .filter(({ name }) => name === "Content")
    .flatMap((content) => elementsOf(content).filter(({ name }) => name === "Layer"));
}

export function orderOf(name: string | undefined): string {
  return LAYER_ORDER.find((order) => order.toLowerCase() === name?.toLowerCase()) ?? "Body";
}

function drawAll(container: XmlElement, context: DrawContext, depth: number): void {
  if (depth > MAX_NESTING) return;
  for (const object of elementsOf(container)) {
    context.sink.objects += 1;
    if (context.sink.objects > MAX_OBJECTS) {
      context.sink.limited = true;
      return;
    }
    if (object.name === "TextObject") readTextObject(object, context);
    else if (object.name === "PathObject") readPathObject(object, context);
    else if (object.name === "ImageObject") addImage(object, context);
    else if (object.name === "CompositeObject") drawComposite(object, context, depth);
    else if (object.name === "PageBlock" || object.name === "Layer") drawAll(object, context, depth + 1);
  }
}

function addImage(object: XmlElement, { sink, matrix, hidden }: DrawContext): void {
  const { attributes } = object;
  if (hidden || attributes.get("Visible") === "false" || !attributes.has("ResourceID")) return;
  const box = boxOf(objectMatrix(object, matrix), 0, 0, 1, 1);
  sink.images.push({ box });
}

function drawComposite(object: XmlElement, context: DrawContext, depth: number): void {
  const id = object.attributes.get("ResourceID") ?? "";
  const unit = context.resources.composites.get(id);
  if (!unit || context.composites.includes(id) || context.composites.length >= MAX_COMPOSITES) return;
  const hidden = context.hidden || object.attributes.get("Visible") === "false";
  const matrix = objectMatrix(object, context.matrix);
  const composites = [...context.composites, id];
  const content = childOf(unit, "Content") ?? unit;
  drawAll(content, { ...context, matrix, hidden, composites, layerParam: object.attributes.get("DrawParam") }, depth + 1);
}

/**
 * A template, background or foreground layer that writes into the margins only holds the running head or foot. One that writes into the
 * page is the form itself: the labels and lines of a form are in its template, the values in the page.
 */
function markFurniture(sink: PageSink, start: number): void {
  const inMargin = sink.glyphs
    .slice(start)
    .every(({ box, hidden }) => hidden || box[3] <= sink.height * MARGIN || box[1] >= sink.height * (1 - MARGIN));
  if (!inMargin) return;
  for (let at = start; at < sink.glyphs.length; at += 1) {
    const glyph = sink.glyphs[at];
    if (glyph) sink.glyphs[at] = { ...glyph, furniture: true };
  }
}

/** Characters under an opaque area that was drawn over them later are not to be seen. */
function markCovered(sink: PageSink): void {
  for (const { box, after } of sink.covers.slice(0, 200)) {
    for (let at = 0; at < after; at += 1) {
      const glyph = sink.glyphs[at];
      if (glyph && glyph.hidden !== true && contains(box, glyph.box)) sink.glyphs[at] = { ...glyph, hidden: true };
    }
  }
}
