import type { Box, Page } from "@gouji/document";
import type { Fill, ImageBox, PageContent, Rule } from "../layout/page-content.ts";
import { clipRule } from "./clip-rule.ts";
import type { FontFacts } from "./fonts.ts";
import { GlyphSink } from "./glyph-sink.ts";
import { type GraphicsState, initialState } from "./graphics-state.ts";
import { boxOf, IDENTITY, intersect, type Matrix, matrixOf, multiply, scaleOf } from "./matrix.ts";
import { isList, isNumberList, numbersOf } from "./operands.ts";
import { type Args, handlersByCode, type OperatorTarget } from "./operator-handlers.ts";
import { readPath } from "./paths.ts";
import { operatorCodes } from "./pdfjs.ts";
import { Seals } from "./seals.ts";
import { showText } from "./show-text.ts";
import { UntoldCodes } from "./untold-codes.ts";

export interface OperatorList {
  readonly fnArray: ArrayLike<number>;
  readonly argsArray: readonly unknown[];
}

const NO_ARGS: Args = [];
/** Of the width and of the height of a page. */
const PARTS = 20;

/** What the operators of a page name without holding it. */
export interface PageContext {
  fontOf(id: string): FontFacts;
  /** Whether a layer (optional content group) is shown when the file is opened. */
  isShown(layer: unknown): boolean;
  /** Level of the heading to which marked content belongs, by its number, where the file has a structure tree. */
  readonly headings?: ReadonlyMap<number, number>;
  /** Whether characters are to know the number of their marked content. */
  readonly numbersContent?: boolean;
  /** Whether the annotation is a remark about the text (a highlight, a note), which is no part of it. */
  isRemark(id: string): boolean;
}

/** Runs once over the operators of a page and notes where characters, lines, areas and pictures come to stand. */
export function interpretPage(page: Page, view: Matrix, operators: OperatorList, context: PageContext): PageContent {
  return new Interpreter(page, view, context).run(operators);
}

/** What the marked content around an operator says, that of all its levels. */
interface Mark {
  readonly artifact: boolean;
  readonly off: boolean;
  /** Level of the heading to which it belongs. */
  readonly heading: number | undefined;
  /** Its number. */
  readonly content: number | undefined;
}

const UNMARKED: Mark = { artifact: false, off: false, heading: undefined, content: undefined };

class Interpreter implements OperatorTarget {
  readonly #page: Page;
  readonly #view: Matrix;
  readonly #context: PageContext;
  readonly #untold = new UntoldCodes();
  readonly #sink = new GlyphSink();
  readonly #seals = new Seals();
  readonly #rules: Rule[] = [];
  readonly #fills: Fill[] = [];
  readonly #images: ImageBox[] = [];
  /** Parts of the page in which shapes stand. */
  readonly #shaped = new Set<number>();
  readonly #stack: GraphicsState[] = [];
  readonly #marks: Mark[] = [];
  #mark: Mark = UNMARKED;
  #state: GraphicsState;
  #clipNext = false;
  #inRemark = false;

  constructor(page: Page, view: Matrix, context: PageContext) {
    this.#page = page;
    this.#view = view;
    this.#context = context;
    this.#state = initialState(view, [0, 0, page.width, page.height]);
  }

  run({ fnArray, argsArray }: OperatorList): PageContent {
    const handlers = handlersByCode();
    for (let at = 0; at < fnArray.length; at += 1) {
      const args = argsArray[at];
      handlers[fnArray[at] ?? -1]?.call(this, Array.isArray(args) ? args : NO_ARGS);
    }
    this.#untold.settle();
    this.#seals.markIn(this.#sink.glyphs);
    const inside = (rule: Rule) => rule.to - rule.from > 0.5;
    return {
      page: this.#page,
      glyphs: this.#sink.glyphs,
      rules: this.#rules.filter(inside),
      fills: this.#fills,
      images: this.#images,
      ...(this.#shaped.size === 0 ? {} : { shaped: this.#shaped.size }),
    };
  }

  save(): void {
    if (this.#stack.length < 10_000) this.#stack.push({ ...this.#state });
  }

  restore(): void {
    this.#state = this.#stack.pop() ?? this.#state;
  }

  transform(args: ArrayLike<unknown>): void {
    this.#state.matrix = multiply(this.#state.matrix, matrixOf(args));
  }

  beginForm([matrix, box]: Args): void {
    this.save();
    if (isList(matrix)) this.transform(matrix);
    if (isList(box)) this.#clipTo(numbersOf(box));
  }

  beginAnnotation([id, , transform, matrix]: Args): void {
    this.save();
    this.#inRemark = this.#context.isRemark(String(id));
    this.#state.matrix = this.#view;
    this.#state.clip = [0, 0, this.#page.width, this.#page.height];
    if (isList(transform)) this.transform(transform);
    if (isList(matrix)) this.transform(matrix);
  }

  endAnnotation(): void {
    this.restore();
    this.#inRemark = false;
  }

  #clipTo([x0 = 0, y0 = 0, x1 = 0, y1 = 0]: readonly number[]): void {
    this.#state.clip = intersect(this.#state.clip, boxOf(this.#state.matrix, x0, y0, x1, y1));
  }

  clip(): void {
    this.#clipNext = true;
  }

  constructPath([operator, data, bounds]: Args): void {
    const path = isList(data) ? data[0] : undefined;
    if (isNumberList(path)) this.#paint(Number(operator), path);
    if (this.#clipNext && isNumberList(bounds)) this.#clipTo(Array.from(bounds));
    this.#clipNext = false;
  }

  #paint(operator: number, path: ArrayLike<number>): void {
    const codes = operatorCodes();
    const state = this.#state;
    const strokes = codes.strokes.has(operator) && !isWhite(state.strokeColor) && state.strokeAlpha > 0;
    const filled = codes.fills.has(operator) && state.fillAlpha > 0;
    if ((!strokes && !filled) || this.#isOff()) return;
    if (strokes) this.#seals.stroke(path, state.matrix, state.strokeColor);
    const rules: Rule[] = [];
    const fills: Fill[] = [];
    const strokeWidth = state.lineWidth * scaleOf(state.matrix);
    readPath(path, state.matrix, { stroke: strokes, fill: filled, strokeWidth, fillColor: state.fillColor }, rules, fills, this.#markShape);
    for (const rule of rules) {
      if (rule.source === "fill" && isWhite(state.fillColor)) continue;
      const clipped = clipRule(rule, state.clip);
      if (clipped) this.#rules.push(clipped);
    }
    for (const fill of fills) {
      const box = intersect(fill.box, state.clip);
      if (box[2] - box[0] > 1 && box[3] - box[1] > 1) this.#fills.push({ box, color: fill.color });
    }
  }

  readonly #markShape = (x: number, y: number): void => {
    const [column, row] = [Math.floor((PARTS * x) / this.#page.width), Math.floor((PARTS * y) / this.#page.height)];
    if (column >= 0 && column < PARTS && row >= 0 && row < PARTS) this.#shaped.add(row * PARTS + column);
  };

  image(): void {
    if (this.#isOff()) return;
    const box = intersect(boxOf(this.#state.matrix, 0, 0, 1, 1), this.#state.clip);
    if (box[2] - box[0] > 1 && box[3] - box[1] > 1) this.#images.push({ box });
  }

  setFont([id, size]: Args): void {
    this.#state.font = this.#context.fontOf(String(id));
    this.#state.fontSize = Number(size) || 0;
  }

  setNumber(field: "lineWidth" | "charSpacing" | "wordSpacing" | "rise" | "mode", [value]: Args): void {
    this.#state[field] = Number(value) || 0;
  }

  setScale([value]: Args): void {
    this.#state.scale = Number(value) / 100 || 1;
  }

  setLeading([value]: Args): void {
    this.#state.leading = -(Number(value) || 0);
  }

  setColor(field: "fillColor" | "strokeColor", [color]: Args): void {
    this.#state[field] = typeof color === "string" ? color : "#808080";
  }

  setGState([entries]: Args): void {
    if (!isList(entries)) return;
    for (const entry of Array.from(entries)) {
      if (!Array.isArray(entry)) continue;
      const [key, value] = entry;
      if (key === "ca") this.#state.fillAlpha = Number(value);
      else if (key === "CA") this.#state.strokeAlpha = Number(value);
      else if (key === "LW") this.#state.lineWidth = Number(value);
      else if (key === "Font" && Array.isArray(value)) this.setFont(value);
    }
  }

  beginText(): void {
    this.setTextMatrix([IDENTITY]);
  }

  setTextMatrix(args: Args): void {
    const state = this.#state;
    state.textMatrix = matrixOf(isList(args[0]) ? args[0] : args);
    state.x = state.y = state.lineX = state.lineY = 0;
  }

  moveText([x, y]: Args): void {
    const state = this.#state;
    state.lineX += Number(x) || 0;
    state.lineY += Number(y) || 0;
    state.x = state.lineX;
    state.y = state.lineY;
  }

  showText([items]: Args): void {
    if (!Array.isArray(items) || this.#inRemark) return;
    const state = this.#state;
    const { artifact, heading, content } = this.#mark;
    const isPale = state.mode !== 1 && isWhite(state.fillColor);
    const from = this.#sink.glyphs.length;
    showText(items, state, this.#sink, {
      hidden: state.mode === 3 || state.mode === 7 || state.fillAlpha === 0 || this.#isOff(),
      furniture: artifact,
      heading,
      content,
      untold: this.#untold,
      isCovered: (box) => isOutside(box, state.clip) || (isPale && this.#isOnWhite(box)),
    });
    this.#seals.show(from, this.#sink.glyphs.length, state.fillColor);
  }

  /** On no dark ground and under no picture. */
  #isOnWhite(box: Box): boolean {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    if (this.#images.some((image) => holds(image.box, x, y))) return false;
    const ground = this.#fills.findLast((fill) => holds(fill.box, x, y));
    return ground === undefined || isWhite(ground.color);
  }

  #isOff(): boolean {
    return this.#inRemark || this.#mark.off;
  }

  beginMark([tag, id]: Args): void {
    const name = typeof tag === "object" && tag !== null && "name" in tag ? tag.name : tag;
    const outer = this.#mark;
    this.#marks.push(outer);
    this.#mark = {
      artifact: outer.artifact || name === "Artifact",
      off: outer.off || (name === "OC" && !this.#context.isShown(id)),
      heading: typeof id === "number" ? this.#context.headings?.get(id) : outer.heading,
      content: typeof id === "number" && this.#context.numbersContent ? id : outer.content,
    };
  }

  endMark(): void {
    this.#mark = this.#marks.pop() ?? UNMARKED;
  }

  nextLine(): void {
    this.moveText([0, this.#state.leading]);
  }

  setLeadingMoveText([x, y]: Args): void {
    this.#state.leading = Number(y) || 0;
    this.moveText([x, y]);
  }
}

function isOutside(box: Box, clip: Box): boolean {
  const x = (box[0] + box[2]) / 2;
  const y = (box[1] + box[3]) / 2;
  // Of a clip that cuts a line in height, the other part stands elsewhere: on the next page.
  return x < clip[0] - 1 || x > clip[2] + 1 || y < clip[1] || y > clip[3];
}

function holds(box: Box, x: number, y: number): boolean {
  return x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3];
}

const WHITE = /^#(?:f[a-f][a-f0-9]?){3}$/iu;

/** White, or so close to it that nothing is seen on paper. */
function isWhite(color: string): boolean {
  return color !== "#000000" && WHITE.test(color);
}
