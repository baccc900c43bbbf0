import { NUMBERING_KINDS, type NumberingKind, readNumbering } from "@gouji/document";
import type { FlowItem, FlowParagraph } from "./flow.ts";

const MAX_HEADING = 50;
const MAX_STYLED_HEADING = 150;
const STYLED_ENOUGH = 3;
const MAX_TITLE = 70;
const DATE_LINE = /^[（(]?[\d〇零一二三四五六七八九十\s]+年(?:[\d一二三四五六七八九十\s]+月(?:[\d一二三四五六七八九十\s]+日)?|度)?[）)]?$/u;

/** Level of every heading by its place among the items. Styles come first; printed numbers decide where styles are missing. */
export function outlineOf(items: readonly FlowItem[]): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  const styled = styledLevels(items);
  const candidates = new Map<number, NumberingKind>();
  items.forEach((item, at) => {
    if (item.kind !== "paragraph") return;
    if (item.role === "heading") {
      // Whole paragraphs are set in heading styles by mistake, or to make them bold.
      if (item.text.length <= MAX_STYLED_HEADING) levels.set(at, item.level ?? 1);
    } else if (item.role === undefined || item.role === "list") {
      const kind = headingKind(item, styled);
      if (kind) candidates.set(at, kind);
    }
  });
  for (const at of titleLines(items, 0, firstOf(levels, firstOf(candidates, items.length)))) levels.set(at, 1);
  const parts = styled.size > 0 ? [] : partTitles(items, candidates);
  for (const at of parts) levels.set(at, 1);
  const base = styled.size > 0 ? styled : denseLevels(new Set(candidates.values()), parts.length > 0 ? 2 : 1);
  for (const [at, kind] of candidates) levels.set(at, base.get(kind) ?? deepest(base) + 1);
  return levels;
}

/** Lines set as a title before the first heading. A cover may hold more lines that are set apart: only those without blanks to fill in count. */
function titleLines(items: readonly FlowItem[], from: number, end: number): number[] {
  return items.slice(from, end).flatMap((item, index) => {
    if (item.kind !== "paragraph" || item.role !== undefined || item.prominent !== true) return [];
    const text = item.text.trim();
    return text.length <= MAX_TITLE && !/[。；;：:]/u.test(text) && !DATE_LINE.test(text) ? [from + index] : [];
  });
}

/** Titles of parts (摘要, 正文, 附件) after which the numbers begin anew; all numbered headings stand below them then. */
function partTitles(items: readonly FlowItem[], candidates: ReadonlyMap<number, NumberingKind>): number[] {
  const numbered = [...candidates.keys()].sort((a, b) => a - b);
  const [first = items.length] = numbered;
  return titleLines(items, first, items.length).filter((at) => {
    const next = numbered.find((candidate) => candidate > at);
    const item = next === undefined ? undefined : items[next];
    return !candidates.has(at) && item?.kind === "paragraph" && /^(?:第?一|1(?!\d)|[（(]一[）)])/u.test(item.text.trim());
  });
}

/** Which level the document's own heading styles give to each form of number; empty if it hardly uses heading styles. */
function styledLevels(items: readonly FlowItem[]): ReadonlyMap<NumberingKind, number> {
  const levels = new Map<NumberingKind, number>();
  const headings = items.filter((item): item is FlowParagraph => item.kind === "paragraph" && item.role === "heading");
  const numbered = headings.filter((item) => readNumbering(item.text));
  if (numbered.length < STYLED_ENOUGH) return levels;
  for (const heading of numbered) {
    const kind = readNumbering(heading.text)?.kind;
    if (kind && !levels.has(kind)) levels.set(kind, heading.level ?? 1);
  }
  return levels;
}

/** The form of number of a paragraph that is a heading by its print, though no style says so. */
function headingKind(item: FlowParagraph, styled: ReadonlyMap<NumberingKind, number>): NumberingKind | undefined {
  const text = item.text.trim();
  const numbering = readNumbering(text);
  if (!numbering || text.length > MAX_HEADING || text.includes("\n")) return undefined;
  if (/[。；;，,、！!？?]$/u.test(text) || /[。；;]/u.test(text)) return undefined;
  const { kind } = numbering;
  // With styles in use, an unstyled line counts only where its form is one that the styles use, or where it is set apart.
  if (styled.size > 0) return styled.has(kind) && rank(kind) <= rank("chineseParenthesis") ? kind : item.bold ? kind : undefined;
  if (rank(kind) <= rank("chineseParenthesis")) return kind;
  // What the source counts by itself is rather an enumeration.
  if (item.role === "list") return item.bold ? kind : undefined;
  // Enumerations inside a paragraph use the deeper forms too: a heading is short and says no amount.
  if (kind === "letter" || kind === "halfParenthesis") return item.bold ? kind : undefined;
  return item.bold || (text.length <= 30 && !/[：:，,]/u.test(text) && !/\d\s*(?:[%％]|[亿万]?元|人|家|个)/u.test(numbering.rest))
    ? kind
    : undefined;
}

function denseLevels(kinds: ReadonlySet<NumberingKind>, highest: number): ReadonlyMap<NumberingKind, number> {
  const used = NUMBERING_KINDS.filter((kind) => kinds.has(kind));
  return new Map(used.map((kind, at) => [kind, at + highest]));
}

function deepest(levels: ReadonlyMap<NumberingKind, number>): number {
  return Math.max(0, ...levels.values());
}

function firstOf(places: ReadonlyMap<number, unknown>, otherwise: number): number {
  let first = otherwise;
  for (const at of places.keys()) first = Math.min(first, at);
  return first;
}

function rank(kind: NumberingKind): number {
  return NUMBERING_KINDS.indexOf(kind);
}
