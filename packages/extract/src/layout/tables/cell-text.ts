import type { Box, TextLine } from "@gouji/document";
import type { Glyph } from "../page-content.ts";

interface Placed {
  readonly glyph: Glyph;
  readonly u0: number;
  readonly u1: number;
  readonly v0: number;
  readonly v1: number;
}

const CJK = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;

/** Text of the characters of a cell, its lines joined: nothing between Chinese, a blank between Latin words, nothing inside a number. */
export function cellText(
  glyphs: readonly Glyph[],
  page: number,
  right: number,
): { readonly text: string; readonly lines: readonly TextLine[] } {
  const lines: TextLine[] = [];
  let text = "";
  let before: readonly Placed[] = [];
  for (const row of visualLines(glyphs)) {
    const { chars, edges } = spell(row);
    if (chars === "") continue;
    if (text !== "" && needsBlank(text, chars, before, right)) text += " ";
    lines.push({ start: text.length, end: text.length + chars.length, page, box: boxOf(row), edges });
    text += chars;
    before = row;
  }
  return { text, lines };
}

function visualLines(glyphs: readonly Glyph[]): readonly (readonly Placed[])[] {
  const angle = dominantAngle(glyphs);
  const placed = glyphs.map((glyph) => place(glyph, angle)).sort((a, b) => a.v0 + a.v1 - b.v0 - b.v1);
  const rows: Placed[][] = [];
  for (const one of placed) {
    const last = rows.at(-1);
    const middle = last ? last.reduce((sum, item) => sum + item.v0 + item.v1, 0) / (2 * last.length) : Number.NEGATIVE_INFINITY;
    if (last && (one.v0 + one.v1) / 2 - middle <= 0.45 * (one.v1 - one.v0)) last.push(one);
    else rows.push([one]);
  }
  return rows.map((row) => row.sort((a, b) => a.u0 - b.u0));
}

function dominantAngle(glyphs: readonly Glyph[]): Glyph["angle"] {
  const upright = glyphs.filter((glyph) => glyph.angle === 0).length;
  return upright * 2 >= glyphs.length ? 0 : (glyphs.find((glyph) => glyph.angle !== 0)?.angle ?? 0);
}

function place(glyph: Glyph, angle: Glyph["angle"]): Placed {
  const [x0, y0, x1, y1] = glyph.box;
  if (angle === 90) return { glyph, u0: y0, u1: y1, v0: -x1, v1: -x0 };
  if (angle === 180) return { glyph, u0: -x1, u1: -x0, v0: -y1, v1: -y0 };
  if (angle === 270) return { glyph, u0: -y1, u1: -y0, v0: x0, v1: x1 };
  return { glyph, u0: x0, u1: x1, v0: y0, v1: y1 };
}

function spell(row: readonly Placed[]): { readonly chars: string; readonly edges: readonly number[] } {
  let chars = "";
  const edges: number[] = [];
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
    }
    for (let index = 0; index < one.glyph.text.length; index += 1) edges.push(one.u0 + ((one.u1 - one.u0) * index) / one.glyph.text.length);
    chars += one.glyph.text;
    last = one;
    blank = false;
  }
  if (last) edges.push(last.u1);
  return { chars, edges };
}

function needsBlank(text: string, next: string, before: readonly Placed[], right: number): boolean {
  const [a, b] = [text.at(-1) ?? "", next[0] ?? ""];
  if (CJK.test(a) || CJK.test(b)) return false;
  const last = before.at(-1);
  const full = last !== undefined && right - last.glyph.box[2] < 1.5 * last.glyph.size;
  if (full && /[\d.,]$/u.test(text) && /^[\d.,%]/u.test(next)) return false;
  // 达到10 | 0%得满分: within a sentence no two numbers stand side by side.
  if (/\p{Script=Han}[\d.,]+$/u.test(text) && /^[\d.,]+[%％]?\p{Script=Han}/u.test(next)) return false;
  return !/[\p{L}]-$/u.test(text);
}

function boxOf(row: readonly Placed[]): Box {
  const boxes = row.map((one) => one.glyph.box);
  return [
    Math.min(...boxes.map((box) => box[0])),
    Math.min(...boxes.map((box) => box[1])),
    Math.max(...boxes.map((box) => box[2])),
    Math.max(...boxes.map((box) => box[3])),
  ];
}
