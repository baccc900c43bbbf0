import type { Box, TextLine } from "@gouji/document";
import { type Columns, readingOrder, type Side, sideAt } from "./columns.ts";
import type { Angle, Glyph, PageContent } from "./page-content.ts";
import { recognisedFigures } from "./recognised-figures.ts";
import { turnBox, turnLineBack } from "./turn.ts";

/** One printed line: its characters, each with left and right side. */
export interface PrintedLine {
  readonly page: number;
  readonly text: string;
  readonly box: Box;
  /** One more than characters; as in `TextLine`. */
  readonly edges: readonly number[];
  readonly recognised?: TextLine["recognised"];
  /** Direction of writing on the page as it is held to be read; absent for lines from left to right. */
  readonly turn?: 90 | 180 | 270;
  readonly size: number;
  readonly bold: boolean;
  /** Font of the first Chinese character, or of the first one. */
  readonly font: string;
  /** The column in which it stands, where text runs in columns. */
  readonly column?: Side;
  /** Level of the heading of which all of it is, by the file's structure tree. */
  readonly heading?: number;
  /** Drawn as part of a template, a header or a footer. */
  readonly furniture: boolean;
}

const TURNS: readonly Angle[] = [90, 180, 270];
const LEADER = /[.…·]{6,}|…{2,}(?=[-\s\d]+$)/u;
const HAN = /\p{Script=Han}/u;
const CJK = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’—…]/u;

/** The visible characters of a page in lines in the order of reading, those written from left to right first. */
export function textLines({ page, glyphs }: PageContent, columns: readonly Columns[] = []): PrintedLine[] {
  const level = glyphs.filter(({ hidden, angle }) => angle === 0 && !hidden);
  const bySide = columns.length === 0 ? [[undefined, level] as const] : [...Map.groupBy(level, ({ box }) => sideAt(columns, box))];
  const lines = bySide.flatMap(([column, own]) =>
    rowsOf(own).map((row) => (column === undefined ? lineOf(row, page.number) : { ...lineOf(row, page.number), column })),
  );
  if (columns.length > 0) {
    const inOrder = readingOrder(columns);
    lines.sort((a, b) => inOrder(a.box, b.box));
  }
  const others = level.length === glyphs.length ? [] : glyphs.filter(({ hidden, angle }) => angle !== 0 && !hidden);
  const turned = TURNS.flatMap((turn) => {
    const held = others.filter(({ angle }) => angle === turn).map((glyph) => ({ ...glyph, box: turnBox(glyph.box, turn, page) }));
    return rowsOf(held).map((row) => turnLineBack(lineOf(row, page.number), turn, page));
  });
  return [...lines, ...turned].filter(({ text }) => text.trim() !== "");
}

function rowsOf(glyphs: readonly Glyph[]): Glyph[][] {
  const placed = glyphs.map((glyph) => ({ glyph, middle: (glyph.box[1] + glyph.box[3]) / 2 }));
  const rows: Glyph[][] = [];
  let row: Glyph[] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const { glyph, middle } of placed.sort((a, b) => a.middle - b.middle)) {
    if (row.length === 0 || middle - start > 0.4 * glyph.size) {
      row = [];
      rows.push(row);
      start = middle;
    }
    row.push(glyph);
  }
  for (const own of rows) own.sort((a, b) => a.box[0] - b.box[0]);
  return rows;
}

function lineOf(row: readonly Glyph[], page: number): PrintedLine {
  let text = "";
  const edges: number[] = [];
  let previous: Glyph | undefined;
  const from = row.findIndex((glyph) => glyph.text.trim() !== "");
  const to = row.findLastIndex((glyph) => glyph.text.trim() !== "");
  const kept = from < 0 ? [] : row.slice(from, to + 1);
  const confidences: (number | undefined)[] | undefined = kept.some(({ confidence }) => confidence !== undefined) ? [] : undefined;
  for (const glyph of kept) {
    if (glyph.text === " " && text.endsWith(" ")) continue;
    const gap = previous ? glyph.box[0] - previous.box[2] : 0;
    const apart = previous !== undefined && gap > Math.max(0.6, 0.25 * glyph.size) && !text.endsWith(" ") && glyph.text !== " ";
    if (apart && !(CJK.test(text.at(-1) ?? "") || CJK.test(glyph.text))) {
      text += " ";
      edges.push(previous?.box[2] ?? glyph.box[0]);
      confidences?.push(undefined);
    }
    const step = (glyph.box[2] - glyph.box[0]) / glyph.text.length;
    for (let at = 0; at < glyph.text.length; at += 1) {
      edges.push(glyph.box[0] + at * step);
      confidences?.push(glyph.confidence);
    }
    text += glyph.text;
    previous = glyph;
  }
  edges.push(previous?.box[2] ?? 0);
  // The leader of a contents line is one tab, as word processors keep it.
  const leader = LEADER.exec(text);
  if (leader) {
    edges.splice(leader.index + 1, leader[0].length - 1);
    confidences?.splice(leader.index + 1, leader[0].length - 1);
    text = `${text.slice(0, leader.index)}\t${text.slice(leader.index + leader[0].length)}`;
  }
  let [top, right, bottom] = [Infinity, -Infinity, -Infinity];
  for (const { box } of kept) {
    top = Math.min(top, box[1]);
    right = Math.max(right, box[2]);
    bottom = Math.max(bottom, box[3]);
  }
  const heading = kept[0]?.heading;
  const isHeading = heading !== undefined && kept.every((glyph) => glyph.heading === heading || glyph.text === " ");
  const recognised = confidences && recognisedFigures(text, confidences);
  return {
    page,
    text,
    box: [kept[0]?.box[0] ?? 0, top, right, bottom],
    // A copy keeps no room to grow.
    edges: edges.slice(),
    ...(recognised ? { recognised } : {}),
    size: usualSize(kept),
    font: (kept.find(({ text: character }) => CJK.test(character)) ?? kept[0])?.font ?? "",
    furniture: kept.length > 0 && kept.every((glyph) => glyph.furniture === true),
    bold: isBold(kept),
    ...(isHeading ? { heading } : {}),
  };
}

function usualSize(row: readonly Glyph[]): number {
  const first = row[0]?.size ?? 0;
  if (row.every(({ size }) => size === first)) return first;
  return row.map(({ size }) => size).sort((a, b) => a - b)[row.length >> 1] ?? 0;
}

/** Digits in a Latin font beside bold Chinese are often not bold themselves: the Chinese characters decide where there are any. */
function isBold(row: readonly Glyph[]): boolean {
  const chinese = row.filter(({ text }) => HAN.test(text));
  const judged = chinese.length > 0 ? chinese : row.filter(({ text }) => text !== " ");
  return judged.length > 0 && judged.every(({ bold }) => bold);
}
