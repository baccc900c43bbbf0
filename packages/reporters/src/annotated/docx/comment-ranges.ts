import { Insertions, type SourceElement } from "../xml-source.ts";
import type { Location } from "./locate.ts";

/** The body with remarks hung on these places. Runs are split where a remark begins or ends inside; everything else keeps its characters. */
export function withCommentRanges(xml: string, prefix: string, hung: readonly { readonly id: number; readonly on: Location }[]): string {
  const starts = new Map<number, Point>();
  const at = (point: Point): Point => {
    const held = starts.get(point.offset);
    if (held) return held;
    starts.set(point.offset, point);
    return point;
  };
  for (const { id, on } of hung) {
    const { from, to } = pointsOf(on, xml);
    at(from).starts.push(`<${prefix}commentRangeStart ${prefix}id="${id}"/>`);
    at(to).ends.push(
      `<${prefix}commentRangeEnd ${prefix}id="${id}"/><${prefix}r><${prefix}commentReference ${prefix}id="${id}"/></${prefix}r>`,
    );
  }
  const insertions = new Insertions();
  const kept = new Set<SourceElement>();
  for (const { offset, inside, text, run, starts: begun, ends } of starts.values()) {
    const marks = [...ends, ...begun].join("");
    insertions.add(offset, run && inside ? split(run, inside === "text" ? text : undefined, marks, xml) : marks);
    if (inside === "text" && text) keepBlanks(text, kept, insertions);
  }
  return insertions.applyTo(xml);
}

/** A place between characters: outside of runs, between two contents of a run, or inside a text. */
interface Point {
  readonly offset: number;
  readonly inside?: "run" | "text";
  readonly run?: SourceElement;
  readonly text?: SourceElement;
  readonly starts: string[];
  readonly ends: string[];
}

function pointsOf(on: Location, xml: string): { readonly from: Point; readonly to: Point } {
  if (on.kind === "characters") {
    const { first, last } = on;
    return { from: before(first.start, first.run, first.text, xml), to: behind(last.end, last.run, last.text, xml) };
  }
  if (on.kind === "run") return { from: outside(on.element.start), to: outside(on.element.end) };
  const properties = on.element.children[0]?.local === "pPr" ? on.element.children[0] : undefined;
  return { from: outside(properties?.end ?? on.element.openEnd), to: outside(on.element.closeStart) };
}

function before(offset: number, run: SourceElement, text: SourceElement, xml: string): Point {
  if (xml.slice(text.openEnd, offset).trim() !== "") return { offset, inside: "text", run, text, starts: [], ends: [] };
  return contentsOf(run)[0] === text ? outside(run.start) : { offset: text.start, inside: "run", run, starts: [], ends: [] };
}

function behind(offset: number, run: SourceElement, text: SourceElement, xml: string): Point {
  if (xml.slice(offset, text.closeStart).trim() !== "") return { offset, inside: "text", run, text, starts: [], ends: [] };
  return contentsOf(run).at(-1) === text ? outside(run.end) : { offset: text.end, inside: "run", run, starts: [], ends: [] };
}

function outside(offset: number): Point {
  return { offset, starts: [], ends: [] };
}

function contentsOf(run: SourceElement): readonly SourceElement[] {
  return run.children.filter(({ local }) => local !== "rPr");
}

/** Ends the run, and the text in it, and begins both again with the same properties. */
function split(run: SourceElement, text: SourceElement | undefined, marks: string, xml: string): string {
  const properties = run.children.find(({ local }) => local === "rPr");
  const again = `${xml.slice(run.start, run.openEnd)}${properties ? xml.slice(properties.start, properties.end) : ""}`;
  if (!text) return `</${run.name}>${marks}${again}`;
  return `</${text.name}></${run.name}>${marks}${again}<${text.name} xml:space="preserve">`;
}

/** Blanks at the ends of a text that was split count from now on. */
function keepBlanks(text: SourceElement, kept: Set<SourceElement>, insertions: Insertions): void {
  if (kept.has(text) || text.attributes["xml:space"] !== undefined) return;
  kept.add(text);
  insertions.add(text.openEnd - 1, ' xml:space="preserve"');
}
