import type { Line } from "./merge-rules.ts";

export interface GridCell {
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** No rule closes it, while one closes cells beside it: the page's end cuts it. */
  readonly openAbove?: boolean;
  readonly openBelow?: boolean;
}

export interface Grid {
  readonly ys: readonly number[];
  readonly xs: readonly number[];
  readonly cells: readonly GridCell[];
  readonly doubts: readonly string[];
  /** No horizontal rule closes its last row. */
  readonly open?: boolean;
}

/** Tolerances in points; the rules of a scan are less exact. */
const TOUCH = 3;
const SAME = 4;
const SCAN = 1.5;

/**
 * Grids of the groups of rules that touch each other; `endsPage` tells whether a group reaches the page's head or foot: browsers draw no rule
 * where the page end cuts a table.
 */
export function ruledGrids(
  horizontal: readonly Line[],
  vertical: readonly Line[],
  endsPage: (top: number, bottom: number) => boolean = () => false,
): readonly Grid[] {
  const parent = [...horizontal, ...vertical].map((_, index) => index);
  const find = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[index] = root;
    return root;
  };
  const byPlace = vertical.map((v, j) => ({ v, j })).sort((a, b) => a.v.at - b.v.at);
  horizontal.forEach((h, i) => {
    const touch = TOUCH * (h.scanned ? SCAN : 1);
    // Only the vertical rules between the ends of the horizontal one can meet it.
    for (let at = firstFrom(byPlace, h.from - touch); at < byPlace.length; at += 1) {
      const { v, j } = byPlace[at] ?? {};
      if (!v || j === undefined || v.at > h.to + touch) break;
      if (h.at >= v.from - touch && h.at <= v.to + touch) parent[find(i)] = find(horizontal.length + j);
    }
  });
  const groups = new Map<number, { h: Line[]; v: Line[] }>();
  const groupOf = (index: number) => {
    const root = find(index);
    const group = groups.get(root) ?? { h: [], v: [] };
    groups.set(root, group);
    return group;
  };
  horizontal.forEach((line, i) => {
    groupOf(i).h.push(line);
  });
  vertical.forEach((line, j) => {
    groupOf(horizontal.length + j).v.push(line);
  });
  const isOpen = (v: readonly Line[]) =>
    v.length > 2 && endsPage(Math.min(...v.map(({ from }) => from)), Math.max(...v.map(({ to }) => to))) && areAlike(v);
  return withLoneSides([...groups.values()]).flatMap(({ h, v }) =>
    (h.length >= 2 && v.length >= 1) || (h.length === 1 && isOpen(v)) ? [gridOf(h, v)] : [],
  );
}

interface Group {
  readonly h: Line[];
  readonly v: Line[];
}

/** A vertical rule that nothing touches, beside a grid and as high as it: the side of a merged column that the page's ends cut. */
function withLoneSides(groups: readonly Group[]): readonly Group[] {
  const lone = groups.flatMap(({ h, v: [side, ...others] }) => (side && h.length === 0 && others.length === 0 ? [side] : []));
  if (lone.length === 0) return groups;
  return groups.map(({ h, v }) => {
    if (h.length < 2 || v.length < 2) return { h, v };
    const [top, bottom] = [Math.min(...v.map(({ from }) => from)), Math.max(...v.map(({ to }) => to))];
    return { h, v: [...v, ...lone.filter(({ from, to }) => Math.abs(from - top) <= SAME && Math.abs(to - bottom) <= SAME)] };
  });
}

/** All of one height. */
function areAlike(lines: readonly Line[]): boolean {
  const [first] = lines;
  return lines.every(({ from, to }) => Math.abs(from - (first?.from ?? 0)) < SAME && Math.abs(to - (first?.to ?? 0)) < SAME);
}

function firstFrom(sorted: readonly { readonly v: Line }[], value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.v.at ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function gridOf(h: readonly Line[], v: readonly Line[]): Grid {
  const left = Math.min(...h.map((line) => line.from), ...v.map(({ at }) => at));
  const right = Math.max(...h.map((line) => line.to), ...v.map(({ at }) => at));
  const top = Math.min(...v.map((line) => line.from));
  const bottom = Math.max(...v.map((line) => line.to));
  const same = SAME * (h.some((line) => line.scanned) ? SCAN : 1);
  const xs = tracks([...v.map((line) => line.at), left, right], same);
  const ys = tracks([...h.map((line) => line.at), top, bottom], same);
  const [rows, cols] = [ys.length - 1, xs.length - 1];
  const own = Array.from({ length: rows * cols }, (_, index) => index);
  const right1 = separators(v, xs, ys, same);
  const below1 = separators(h, ys, xs, same);
  const root = (index: number): number => (own[index] === index ? index : root(own[index] ?? index));
  for (let row = 0; row < rows; row += 1) {
    for (let col = 0; col < cols; col += 1) {
      const atom = row * cols + col;
      if (col + 1 < cols && !right1(col + 1, row)) own[root(atom + 1)] = root(atom);
      if (row + 1 < rows && !below1(row + 1, col)) own[root(atom + cols)] = root(atom);
    }
  }
  const found = rectangles(
    own.map((_, index) => root(index)),
    rows,
    cols,
  );
  return { ys, xs, open: !h.some(({ at }) => at > bottom - same), ...found, cells: withOpenEnds(found.cells, rows, below1) };
}

/** The cells with what tells those that the page's ends cut. */
function withOpenEnds(cells: readonly GridCell[], rows: number, isClosed: (track: number, col: number) => boolean): readonly GridCell[] {
  const isOpen = ({ col, colSpan }: GridCell, track: number) =>
    !Array.from({ length: colSpan }, (_, at) => isClosed(track, col + at)).some(Boolean);
  const first = cells.filter(({ row }) => row === 0);
  const last = cells.filter(({ row, rowSpan }) => row + rowSpan === rows);
  const above = new Set(first.filter((cell) => isOpen(cell, 0)));
  const below = new Set(last.filter((cell) => isOpen(cell, rows)));
  if (above.size === first.length) above.clear();
  if (below.size === last.length) below.clear();
  if (above.size + below.size === 0) return cells;
  return cells.map((cell) => ({
    ...cell,
    ...(above.has(cell) ? { openAbove: true } : {}),
    ...(below.has(cell) ? { openBelow: true } : {}),
  }));
}

function tracks(values: readonly number[], same: number): readonly number[] {
  const found: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (value - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > same) found.push(value);
  }
  return found;
}

/** Whether the line at a track covers most of a band of the other direction. */
function separators(
  lines: readonly Line[],
  at: readonly number[],
  along: readonly number[],
  same: number,
): (track: number, band: number) => boolean {
  const onTrack = at.map((value) => lines.filter((line) => Math.abs(line.at - value) <= same));
  return (track, band) => {
    const [from, to] = [along[band] ?? 0, along[band + 1] ?? 0];
    const covered = (onTrack[track] ?? []).reduce((sum, line) => sum + Math.max(0, Math.min(to, line.to) - Math.max(from, line.from)), 0);
    return covered >= 0.5 * (to - from);
  };
}

/** Every component as a rectangle; those that are none are widened until they are, with a doubt. */
function rectangles(component: number[], rows: number, cols: number): Pick<Grid, "cells" | "doubts"> {
  const doubts = new Set<string>();
  for (let pass = 0; pass < 50; pass += 1) {
    const boxes = new Map<number, [number, number, number, number]>();
    component.forEach((name, index) => {
      const [row, col] = [Math.floor(index / cols), index % cols];
      const [r0, c0, r1, c1] = boxes.get(name) ?? [row, col, row, col];
      boxes.set(name, [Math.min(r0, row), Math.min(c0, col), Math.max(r1, row), Math.max(c1, col)]);
    });
    let changed = false;
    for (const [name, [r0, c0, r1, c1]] of boxes) {
      for (let row = r0; row <= r1; row += 1) {
        for (let col = c0; col <= c1; col += 1) {
          const other = component[row * cols + col] ?? name;
          if (other === name) continue;
          component.forEach((value, index) => {
            if (value === other) component[index] = name;
          });
          changed = true;
          doubts.add("a cell is not closed by rules");
        }
      }
      if (changed) break;
    }
    if (changed) continue;
    const cells = [...boxes.values()].map(([r0, c0, r1, c1]) => ({ row: r0, col: c0, rowSpan: r1 - r0 + 1, colSpan: c1 - c0 + 1 }));
    return { cells: cells.filter((cell) => cell.row < rows).sort((a, b) => a.row - b.row || a.col - b.col), doubts: [...doubts] };
  }
  return { cells: [], doubts: [...doubts] };
}
