import type { Glyph } from "../page-content.ts";
import { bodyCells, type TextCell } from "./body-rows.ts";
import { columnTracks } from "./column-tracks.ts";
import { fragmentLines } from "./fragments.ts";
import { headCells } from "./head-rows.ts";
import { indexesBetween } from "./indexes-between.ts";
import type { Line } from "./merge-rules.ts";
import { NARROW, placed } from "./pieces.ts";
import { rowBorders, ruledRowCells } from "./ruled-rows.ts";

/** A part of the page in which columns and rows follow from the text. */
export interface TextRegion {
  readonly left: number;
  readonly right: number;
  /** Borders of its horizontal bands, from top to bottom; between them rows are looked for. */
  readonly ys: readonly number[];
  /** The first band holds the head. */
  readonly head: boolean;
  /** Rules that do not cross the whole region. */
  readonly partial: readonly Line[];
  /** Borders of its columns, where a part of the table on the page before tells them. */
  readonly xs?: readonly number[];
  /** No rule closes it before the page ends. */
  readonly open?: boolean;
}

export interface TextGrid {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly TextCell[];
  /** 0 to 1: how well the characters stand in columns and rows. */
  readonly score: number;
}

/** The grid of a region, or nothing if its text does not stand in columns. */
export function textGrid(glyphs: readonly Glyph[], region: TextRegion): TextGrid | undefined {
  const { ys, left, right } = region;
  const inside = indexesBetween(glyphs, ys[0] ?? 0, ys.at(-1) ?? 0, left, right);
  const lines = fragmentLines(glyphs, inside, 0.45);
  const headLines = region.head ? lines.filter((line) => (line[0]?.y ?? 0) < (ys[1] ?? 0)).length : undefined;
  const xs = region.xs ?? columnTracks(lines, left, right, 0.4, headLines);
  if (xs.length < 3) return undefined;
  const cells: TextCell[] = [];
  const tops: number[] = [];
  let crossing = 0;
  let pieces = 0;
  const piecesBetween = (top: number, bottom: number, least: number) => {
    const own = inside.filter((index) => {
      const box = glyphs[index]?.box;
      return box !== undefined && (box[1] + box[3]) / 2 > top && (box[1] + box[3]) / 2 <= bottom;
    });
    return fragmentLines(glyphs, own, 0.45).flatMap((line) => line.flatMap((fragment) => placed(glyphs, fragment, xs, least)));
  };
  const body = region.head ? ys.slice(1) : ys;
  const bodyPieces = piecesBetween(body[0] ?? 0, body.at(-1) ?? 0, NARROW);
  const borders = rowBorders(body, region.partial, bodyPieces);
  ys.slice(0, -1).forEach((top, at) => {
    const bottom = ys[at + 1] ?? top;
    const isHead = at === 0 && region.head;
    if (borders && !isHead) return;
    const found = body.length === 2 && !isHead ? bodyPieces : piecesBetween(top, bottom, isHead ? 0.45 : NARROW);
    if (found.length === 0) return;
    crossing += found.filter((piece) => piece.cols > 1).length;
    pieces += found.length;
    const band = isHead ? headCells(found, xs, top, bottom, region.partial) : bodyCells(found, xs, top, bottom);
    cells.push(...band.cells.map((cell) => ({ ...cell, row: cell.row + tops.length })));
    tops.push(...band.tops);
  });
  if (borders) {
    const rules = [...ys.map((at) => ({ at, from: left, to: right })), ...region.partial];
    const rows = ruledRowCells(bodyPieces, borders, xs, rules);
    cells.push(...rows.map((cell) => ({ ...cell, row: cell.row + tops.length })));
    tops.push(...borders.slice(0, -1));
    crossing += bodyPieces.filter((piece) => piece.cols > 1).length;
    pieces += bodyPieces.length;
  }
  const score = Math.max(0, 1 - (2 * crossing) / Math.max(1, pieces));
  return { xs, ys: [...tops, ys.at(-1) ?? 0], cells, score };
}
