import { NUMBERING_KINDS, type NumberingKind, readNumbering } from "@gouji/document";
import type { FlowItem, FlowParagraph } from "./flow.ts";
import { countOf } from "./list-items.ts";

const MAX_HEADING = 50;
const MAX_STYLED_HEADING = 150;
const STYLED_ENOUGH = 3;
const MAX_TITLE = 70;
const MAX_BOLD_LINE = 30;
const NAMED_TITLE = /(?:绩效|自评|评价|监控|支出|预算|项目).*(?:报告|总结|情况说明)(?:[（(][^（）()]{1,12}[）)])?$/u;
/** Parts of a report that have no number. */
export const PART_NAME = /^(?:(?:内容)?摘\s*要|(?:报告)?正\s*文|[前引]\s*言|附\s*[件录](?:\s*[\d一二三四五六七八九十]{1,2})?)$/u;
/** C32支出预算完成（权重4分，得分1.92分） */
const INDICATOR_LINE = /^[A-Z]\d{1,3}\s?\p{Script=Han}[^。；，,]*[（(][^（）()。；]*\d\s*分[）)]$/u;
const TABLE_NUMBER = /^续?[附图]?表\s*[\d０-９一二三四五六七八九十]/u;
const CAPTION_START = /^(?:续?[附图表]|单位|注|资料来源)/u;
const DATE_LINE = /^[（(]?[\d〇零一二三四五六七八九十\s]+年(?:[\d一二三四五六七八九十\s]+月(?:[\d一二三四五六七八九十\s]+日)?|度)?[）)]?$/u;

/** Level of every heading by its place among the items. Styles come first; printed numbers decide where styles are missing. */
export function outlineOf(items: readonly FlowItem[]): ReadonlyMap<number, number> {
  const levels = new Map<number, number>();
  const styled = styledLevels(items);
  const boldStyle = styled.size === 0 && setsDeepHeadingsBold(items);
  const candidates = new Map<number, NumberingKind>();
  items.forEach((item, at) => {
    if (item.kind !== "paragraph") return;
    if (item.role === "heading") {
      // Whole paragraphs are set in heading styles by mistake, or to make them bold.
      if (item.text.length <= MAX_STYLED_HEADING) levels.set(at, item.level ?? 1);
    } else if (item.role === undefined || item.role === "list") {
      const kind = headingKind(item, styled, boldStyle);
      if (kind) candidates.set(at, kind);
    }
  });
  const begin = firstOf(levels, firstOf(candidates, items.length));
  const titles = titleLines(items, 0, begin);
  for (const at of titles.length > 0 ? titles : namedTitle(items, begin)) levels.set(at, 1);
  const parts = styled.size > 0 ? [] : partTitles(items, candidates);
  for (const at of parts) levels.set(at, 1);
  const base = styled.size > 0 ? styled : denseLevels(new Set(candidates.values()), parts.length > 0 ? 2 : 1);
  for (const [at, kind] of candidates) levels.set(at, base.get(kind) ?? deepest(base) + 1);
  const top = styled.size > 0 ? undefined : topFace(items, candidates);
  if (top !== undefined) for (const [at, level] of nestedLevels(items, candidates, top)) levels.set(at, level);
  if (styled.size === 0) addIndicatorLines(items, levels);
  if (boldStyle) addBoldLines(items, levels, firstOf(candidates, items.length));
  return levels;
}

/** Whether the deeper numbered headings are set bold: then a line that is not is an enumeration, and a bold line without number a heading. */
function setsDeepHeadingsBold(items: readonly FlowItem[]): boolean {
  const bold = items.filter((item) => {
    if (item.kind !== "paragraph" || item.bold !== true || item.text.length > MAX_HEADING) return false;
    const kind = readNumbering(item.text.trim())?.kind;
    return kind !== undefined && rank(kind) > rank("chineseParenthesis");
  });
  return bold.length >= STYLED_ENOUGH;
}

/** The face of the highest headings, where their form of number is also used below them (1、 in 黑体, then 1、 in 宋体): the form tells no level then. */
function topFace(items: readonly FlowItem[], candidates: ReadonlyMap<number, NumberingKind>): string | undefined {
  const [first] = [...candidates.keys()].sort((a, b) => a - b);
  const top = faceAt(items, first);
  if (first === undefined || top === undefined) return undefined;
  const form = candidates.get(first);
  const others = [...candidates].filter(([at]) => faceAt(items, at) !== top);
  const sameForm = [...candidates].filter(([at, kind]) => kind === form && faceAt(items, at) === top);
  return sameForm.length >= STYLED_ENOUGH && others.filter(([, kind]) => kind === form).length >= STYLED_ENOUGH ? top : undefined;
}

function faceAt(items: readonly FlowItem[], at: number | undefined): string | undefined {
  const item = at === undefined ? undefined : items[at];
  return item?.kind === "paragraph" ? item.face : undefined;
}

/**
 * Levels by what stands above: a form that is open closes those below it, an outer form those within it, an inner one opens a level. A number that
 * goes on with an earlier count below the same top heading stands where that did: behind what was quoted in between.
 */
function nestedLevels(items: readonly FlowItem[], candidates: ReadonlyMap<number, NumberingKind>, top: string): [number, number][] {
  let open: NumberingKind[] = [];
  let counted: { readonly kind: NumberingKind; readonly count: number | undefined; readonly outer: readonly NumberingKind[] }[] = [];
  return [...candidates]
    .sort(([a], [b]) => a - b)
    .map(([at, kind]) => {
      if (faceAt(items, at) === top) {
        [open, counted] = [[], []];
        return [at, 1];
      }
      const count = numberAt(items, at);
      const same = counted.filter((one) => one.kind === kind);
      const before = (one: (typeof counted)[number] | undefined) => count !== undefined && count > 1 && one?.count === count - 1;
      const resumed = before(same.at(-1)) ? undefined : same.findLast(before);
      const outer = resumed?.outer ?? open.filter((other) => rank(other) < rank(kind));
      open = [...outer, kind];
      counted = [...counted.filter((one) => one.kind !== kind || one.outer.length !== outer.length), { kind, count, outer }];
      return [at, open.length + 1];
    });
}

function numberAt(items: readonly FlowItem[], at: number): number | undefined {
  const item = items[at];
  const numbering = item?.kind === "paragraph" ? readNumbering(item.text.trim()) : undefined;
  return numbering && countOf(numbering.number);
}

/** Lines that name an indicator by its code and its points, with the text on it below: each below the heading before it. */
function addIndicatorLines(items: readonly FlowItem[], levels: Map<number, number>): void {
  let above = 0;
  items.forEach((item, at) => {
    above = levels.get(at) ?? above;
    const next = items[at + 1];
    if (above === 0 || levels.has(at) || item.kind !== "paragraph" || item.role !== undefined || next?.kind !== "paragraph") return;
    if (item.text.length <= MAX_HEADING && INDICATOR_LINE.test(item.text.trim())) levels.set(at, above + 1);
  });
}

/** Short bold lines without a number, each one below the heading before it. */
function addBoldLines(items: readonly FlowItem[], levels: Map<number, number>, from: number): void {
  let above = 0;
  items.forEach((item, at) => {
    above = levels.get(at) ?? above;
    if (at <= from || levels.has(at) || item.kind !== "paragraph" || item.role !== undefined) return;
    const text = item.text.trim();
    const short = text.length >= 2 && text.length <= MAX_BOLD_LINE && !/[\n。；;：:，,！!？?]/u.test(text);
    const next = items[at + 1];
    const opens = next?.kind === "paragraph" && next.bold !== true && next.role === undefined;
    if (item.bold === true && item.prominent !== true && short && opens && !CAPTION_START.test(text) && !readNumbering(text))
      levels.set(at, above + 1);
  });
}

/** Lines set as a title before the first heading. A cover may hold more lines that are set apart: only those without blanks to fill in count. */
function titleLines(items: readonly FlowItem[], from: number, end: number): number[] {
  return items.slice(from, end).flatMap((item, index) => {
    if (item.kind !== "paragraph" || item.role !== undefined || item.prominent !== true) return [];
    const text = item.text.trim();
    return text.length <= MAX_TITLE && !/[。；;：:]/u.test(text) && !DATE_LINE.test(text) && !TABLE_NUMBER.test(text) ? [from + index] : [];
  });
}

/** The first line of all, where nothing is set as a title: one that calls itself a report, before the first heading. */
function namedTitle(items: readonly FlowItem[], begin: number): number[] {
  const at = items.findIndex((item) => item.kind !== "paragraph" || item.role !== "furniture");
  const item = items[at];
  if (at >= begin || item?.kind !== "paragraph" || item.role !== undefined || at === items.length - 1) return [];
  const text = item.text.trim();
  return text.length <= MAX_TITLE && NAMED_TITLE.test(text) && !/[。；;：:，,\n]/u.test(text) ? [at] : [];
}

/** Titles of parts (摘要, 正文, 附件) after which the numbers begin anew; all numbered headings stand below them then. */
function partTitles(items: readonly FlowItem[], candidates: ReadonlyMap<number, NumberingKind>): number[] {
  const numbered = [...candidates.keys()].sort((a, b) => a - b);
  const [first = items.length] = numbered;
  // A part title stands before the first number too; else the later ones are titles of papers quoted at length.
  const opening = [...titleLines(items, Math.max(0, first - 1), first), ...namedParts(items, 0, first)];
  if (opening.length === 0) return [];
  const set = new Set([...titleLines(items, first, items.length), ...namedParts(items, first, items.length)]);
  const later = [...set].filter((at) => {
    const next = numbered.find((candidate) => candidate > at);
    const item = next === undefined ? undefined : items[next];
    return !candidates.has(at) && item?.kind === "paragraph" && /^(?:第?一|1(?!\d)|[（(]一[）)])/u.test(item.text.trim());
  });
  return later.length > 0 ? [...opening, ...later] : [];
}

function namedParts(items: readonly FlowItem[], from: number, end: number): number[] {
  return items.slice(from, end).flatMap((item, index) => {
    const isNamed = item.kind === "paragraph" && item.role === undefined && PART_NAME.test(item.text.trim());
    return isNamed ? [from + index] : [];
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
function headingKind(item: FlowParagraph, styled: ReadonlyMap<NumberingKind, number>, boldStyle: boolean): NumberingKind | undefined {
  const text = item.text.trim();
  const numbering = readNumbering(text);
  if (!numbering || text.length > MAX_HEADING || text.includes("\n")) return undefined;
  const { kind } = numbering;
  const outer = rank(kind) <= rank("chineseParenthesis");
  // Set bold as headings are, 一、… and （一）… may be sentences.
  const sentence = boldStyle && outer && item.bold === true;
  if (/[；;，,、！!？?]$/u.test(text) || (!sentence && /[。；;]/u.test(text))) return undefined;
  // With styles in use, an unstyled line counts only where its form is one that the styles use, or where it is set apart.
  if (styled.size > 0) return styled.has(kind) && outer ? kind : item.bold ? kind : undefined;
  if (outer) return kind;
  if (boldStyle) return item.bold ? kind : undefined;
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
