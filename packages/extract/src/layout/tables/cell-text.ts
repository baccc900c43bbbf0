import type { Box, TextLine } from "@gouji/document";
import type { Angle, Glyph } from "../page-content.ts";
import { recognisedFigures } from "../recognised-figures.ts";
import { turnBox, turnLineBack } from "../turn.ts";

/** A character on the cell as it is turned to be read. */
interface Placed {
  readonly glyph: Glyph;
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
}

/** Where the origin lies on the turned cell is no matter. */
const NO_SIZE = { width: 0, height: 0 };
const CJK = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Text of the characters of a cell, its lines joined: nothing between Chinese, a blank between Latin words, nothing inside a number. */
export function cellText(
  glyphs: readonly Glyph[],
  page: number,
  cell: Box,
): { readonly text: string; readonly lines: readonly TextLine[] } {
  const lines: TextLine[] = [];
  let text = "";
  let before: readonly Placed[] = [];
  const angle = dominantAngle(glyphs);
  const [, , end] = turnBox(cell, angle, NO_SIZE);
  for (const row of visualLines(glyphs, angle)) {
    const { chars, edges, recognised } = spell(row);
    if (chars === "") continue;
    if (text !== "" && needsBlank(text, chars, before, end)) text += " ";
    const line = turnLineBack({ box: boxOf(row), edges }, angle, NO_SIZE);
    lines.push({ start: text.length, end: text.length + chars.length, page, ...line, ...(recognised ? { recognised } : {}) });
    text += chars;
    before = row;
  }
  return { text, lines };
}

function visualLines(glyphs: readonly Glyph[], angle: Angle): readonly (readonly Placed[])[] {
  if (angle === 0 && isStacked(glyphs)) return stacks(glyphs);
  const placed = glyphs.map((glyph) => place(glyph, angle)).sort((a, b) => a.v0 + a.v1 - b.v0 - b.v1);
  const rows: Placed[][] = [];
  let row: Placed[] = [];
  // Of the upper and lower sides of the row.
  let sum = 0;
  for (const one of placed) {
    if (row.length === 0 || (one.v0 + one.v1) / 2 - sum / (2 * row.length) > 0.45 * (one.v1 - one.v0)) {
      row = [];
      rows.push(row);
      sum = 0;
    }
    row.push(one);
    sum = sum + one.v0 + one.v1;
  }
  for (const own of rows) own.sort((a, b) => a.u0 - b.u0);
  return rows;
}

/** Upright characters drawn one below the other: vertical writing, in several columns from right to left where it is wrapped. */
function isStacked(glyphs: readonly Glyph[]): boolean {
  let [down, steps] = [0, 0];
  let before: Glyph | undefined;
  for (const next of glyphs) {
    if (next.text.trim() === "") continue;
    if (before) {
      const [dx, dy] = [next.box[0] - before.box[0], next.box[1] - before.box[1]];
      if (Math.abs(dx) < 0.3 * next.size && dy > 0.6 * next.size) down += 1;
      else if (Math.abs(dy) < 0.3 * next.size) return false;
      steps += 1;
    }
    before = next;
  }
  return down >= 2 && down >= 0.5 * steps;
}

/** A line for each character: it has a place of its own. */
function stacks(glyphs: readonly Glyph[]): readonly (readonly Placed[])[] {
  const columns: { readonly x: number; readonly own: Glyph[] }[] = [];
  for (const glyph of glyphs) {
    const column = columns.find(({ x }) => Math.abs(x - glyph.box[0]) < 0.5 * glyph.size);
    if (column) column.own.push(glyph);
    else columns.push({ x: glyph.box[0], own: [glyph] });
  }
  return columns
    .sort((a, b) => b.x - a.x)
    .flatMap(({ own }) => own.sort((a, b) => a.box[1] - b.box[1]))
    .map((glyph) => [place(glyph, 0)]);
}

function dominantAngle(glyphs: readonly Glyph[]): Angle {
  const upright = glyphs.filter((glyph) => glyph.angle === 0).length;
  return upright * 2 >= glyphs.length ? 0 : (glyphs.find((glyph) => glyph.angle !== 0)?.angle ?? 0);
}

function place(glyph: Glyph, angle: Angle): Placed {
  const box = angle === 0 ? glyph.box : turnBox(glyph.box, angle, NO_SIZE);
  return { glyph, u0: box[0], v0: box[1], u1: box[2], v1: box[3] };
}

function spell(row: readonly Placed[]): {
  readonly chars: string;
  readonly edges: readonly number[];
  readonly recognised: TextLine["recognised"];
} {
  let chars = "";
  const edges: number[] = [];
  const confidences: (number | undefined)[] | undefined = row.some(({ glyph }) => glyph.confidence !== undefined) ? [] : undefined;
  let last: Placed | undefined;
  let blank = false;
  for (const one of row) {
    if (one.glyph.text.trim() === "") {
      blank = last !== undefined;
      continue;
    }
    const gap = last ? one.u0 - last.u1 : 0;
    const wide = gap > Math.max(0.6, 0.2 * one.glyph.size) && !CJK.test(chars.at(-1) ?? "") && !CJK.test(one.glyph.text);
    if (last && (blank || wide)) {
      chars += " ";
      edges.push(last.u1);
      confidences?.push(undefined);
    }
    for (let index = 0; index < one.glyph.text.length; index += 1) {
      edges.push(one.u0 + ((one.u1 - one.u0) * index) / one.glyph.text.length);
      confidences?.push(one.glyph.confidence);
    }
    chars += one.glyph.text;
    last = one;
    blank = false;
  }
  if (last) edges.push(last.u1);
  // A copy keeps no room to grow: there is one for each line of a document.
  return { chars, edges: edges.slice(), recognised: confidences && recognisedFigures(chars, confidences) };
}

function needsBlank(text: string, next: string, before: readonly Placed[], end: number): boolean {
  const [a, b] = [text.at(-1) ?? "", next[0] ?? ""];
  if (CJK.test(a) || CJK.test(b)) return false;
  const last = before.at(-1);
  const full = last !== undefined && end - last.u1 < 1.5 * last.glyph.size;
  if (full && /[\d.,]$/u.test(text) && /^[\d.,%]/u.test(next)) return false;
  // 达到10 | 0%得满分: within a sentence no two numbers stand side by side.
  if (/\p{Script=Han}[\d.,]+$/u.test(text) && /^[\d.,]+[%％]?\p{Script=Han}/u.test(next)) return false;
  return !/[\p{L}]-$/u.test(text);
}

function boxOf(row: readonly Placed[]): Box {
  return [
    Math.min(...row.map((one) => one.u0)),
    Math.min(...row.map((one) => one.v0)),
    Math.max(...row.map((one) => one.u1)),
    Math.max(...row.map((one) => one.v1)),
  ];
}
