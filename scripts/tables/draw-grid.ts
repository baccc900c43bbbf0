import type { Rule } from "../../packages/extract/src/layout/page-content.ts";
import type { Random } from "../accuracy/random.ts";
import type { ModelCell } from "./invent-model.ts";
import type { Sheet } from "./sheet.ts";

export interface CellBox {
  readonly cell: ModelCell;
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

export interface GridPlace {
  readonly xs: readonly number[];
  /** Lower edge of the head on this page, 0 without one. */
  readonly head: number;
  readonly isLast: boolean;
  readonly cols: number;
}

/** Which borders are drawn, and how. */
export interface GridStyle {
  readonly borders: "all" | "open-sides" | "inner" | "three-line" | "rows" | "none" | "head-and-frame" | "columns";
  readonly stroke: "line" | "dashed" | "dotted" | "double-frame" | "thin-fills" | "gaps" | "cell-fills" | "strokes-per-cell";
  /** Shaded head or bands. */
  readonly shading?: "head" | "bands";
}

interface Side {
  readonly direction: Rule["direction"];
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly isOuter: boolean;
}

export function drawGrid(sheet: Sheet, boxes: readonly CellBox[], place: GridPlace, style: GridStyle, random: Random): void {
  if (boxes.length === 0) return;
  shade(sheet, boxes, place, style);
  if (style.stroke === "cell-fills") {
    const gap = random.pick([0.5, 1, 1.5]);
    const colors = random.pick([["#e6eef8"], ["#f2f2f2", "#d9e2f3"]]);
    for (const { cell, x0, y0, x1, y1 } of boxes)
      sheet.fills.push({
        box: [x0 + gap / 2, y0 + gap / 2, x1 - gap / 2, y1 - gap / 2],
        color: colors[cell.row % colors.length] ?? "#f2f2f2",
      });
    return;
  }
  for (const side of sidesOf(boxes, place, style)) for (const rule of strokes(side, style.stroke, random)) sheet.rules.push(rule);
}

function shade(sheet: Sheet, boxes: readonly CellBox[], { head, xs }: GridPlace, { shading }: GridStyle): void {
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  if (shading === "head" && head > 0)
    sheet.fills.push({ box: [left, Math.min(...boxes.map(({ y0 }) => y0)), right, head], color: "#d9e2f3" });
  if (shading === "bands") {
    const rows = [...new Map(boxes.filter(({ cell, y0 }) => cell.rowSpan === 1 && y0 >= head).map(({ y0, y1 }) => [y0, y1]))];
    rows.forEach(([y0, y1], at) => {
      if (at % 2 === 0) sheet.fills.push({ box: [left, y0, right, y1], color: "#f2f2f2" });
    });
  }
}

function sidesOf(boxes: readonly CellBox[], { xs, head, isLast }: GridPlace, { borders }: GridStyle): Side[] {
  const [left, right] = [xs[0] ?? 0, xs.at(-1) ?? 0];
  const [top, bottom] = [Math.min(...boxes.map(({ y0 }) => y0)), Math.max(...boxes.map(({ y1 }) => y1))];
  const across = (at: number, isOuter: boolean): Side => ({ direction: "horizontal", at, from: left, to: right, isOuter });
  if (borders === "none") return [];
  if (borders === "three-line" || borders === "rows") {
    const found = [across(top, true), ...(isLast || borders === "rows" ? [across(bottom, true)] : [])];
    if (head > top) found.push(across(head, false));
    for (const { cell, x0, x1, y1 } of boxes) {
      if (y1 < head - 1 && cell.colSpan > 1) found.push({ direction: "horizontal", at: y1, from: x0 + 3, to: x1 - 3, isOuter: false });
      if (borders === "rows" && y1 > head && y1 < bottom) found.push({ direction: "horizontal", at: y1, from: x0, to: x1, isOuter: false });
    }
    return found;
  }
  const sides = new Map<string, Side>();
  const add = (side: Side) => sides.set([side.direction, side.at.toFixed(2), side.from.toFixed(2), side.to.toFixed(2)].join(), side);
  for (const { x0, y0, x1, y1 } of boxes) {
    for (const at of [y0, y1]) add({ direction: "horizontal", at, from: x0, to: x1, isOuter: at === top || at === bottom });
    for (const at of [x0, x1]) add({ direction: "vertical", at, from: y0, to: y1, isOuter: at === left || at === right });
  }
  return [...sides.values()].filter((side) => {
    const isSide = side.direction === "vertical" && side.isOuter;
    if (borders === "open-sides") return !isSide;
    if (borders === "inner") return !side.isOuter;
    if (borders === "columns") return side.direction === "vertical" || side.isOuter || side.at <= head + 0.1;
    if (borders === "head-and-frame")
      return side.isOuter || (side.direction === "horizontal" ? side.at <= head + 0.1 : side.to <= head + 0.1);
    return true;
  });
}

function strokes(side: Side, how: GridStyle["stroke"], random: Random): Rule[] {
  const { direction, at, from, to, isOuter } = side;
  const rule = (more: Partial<Rule> = {}): Rule => ({ direction, at, from, to, width: 0.5, source: "stroke", ...more });
  if (how === "dashed" || how === "dotted") {
    const [on, off] = how === "dashed" ? [3, 2] : [0.6, 1.2];
    const pieces: Rule[] = [];
    for (let start = from; start < to; start += on + off) pieces.push(rule({ from: start, to: Math.min(to, start + on) }));
    return pieces;
  }
  if (how === "double-frame" && isOuter) return [rule({ at: at - 1.2 }), rule({ at: at + 1.4, width: 1.2 })];
  if (how === "thin-fills") return [rule({ at: at + random.int(-2, 2) / 10, from: from - 0.2, to: to + 0.2, source: "fill" })];
  if (how === "gaps") return [rule({ from: from + random.int(0, 20) / 10, to: to - random.int(0, 20) / 10 })];
  if (how === "strokes-per-cell") return [rule({ at: at - 0.3, source: "edge" }), rule({ at: at + 0.3, source: "edge" })];
  return [rule()];
}
