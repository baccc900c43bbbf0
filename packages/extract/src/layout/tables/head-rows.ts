import type { TextCell } from "./body-rows.ts";
import { type HeadNode, headTree } from "./head-tree.ts";
import type { Line } from "./merge-rules.ts";
import type { Piece } from "./pieces.ts";

interface HeadCells {
  readonly cells: readonly TextCell[];
  readonly tops: readonly number[];
}

/** The cells of a head: one row, or more where a text stands over several columns. */
export function headCells(
  pieces: readonly Piece[],
  xs: readonly number[],
  top: number,
  bottom: number,
  partial: readonly Line[],
): HeadCells {
  const rules = partial.filter(({ at }) => at > top + 4 && at < bottom - 4);
  return rules.length > 0 ? ruledHead(pieces, xs, top, bottom, rules) : plainHead(pieces, xs, top);
}

/** A column between two rules that close a part of the head, or between one of them and the head's end. */
interface Segment {
  readonly from: number;
  readonly to: number;
}

/** Rules below the common heads of columns part the head into rows, column by column. */
function ruledHead(pieces: readonly Piece[], xs: readonly number[], top: number, bottom: number, rules: readonly Line[]): HeadCells {
  const cols = xs.length - 1;
  const tops = [top, ...distinct(rules.map(({ at }) => at))];
  const isOver = (col: number, { from, to }: Line) => {
    const [x0, x1] = [xs[col] ?? 0, xs[col + 1] ?? 0];
    return Math.min(x1, to) - Math.max(x0, from) > 0.5 * (x1 - x0);
  };
  const rowAt = (y: number) => tops.findLastIndex((one) => one <= y + 4);
  const segments = Array.from({ length: cols }, (_, col): readonly Segment[] => {
    const starts = [0, ...new Set(rules.filter((rule) => isOver(col, rule)).map(({ at }) => rowAt(at)))].sort((a, b) => a - b);
    return starts.map((from, at) => ({ from, to: starts[at + 1] ?? tops.length }));
  });
  const inside = ({ from, to }: Segment, first: number, last: number) =>
    pieces.filter(({ x0, x1, y }) => {
      const x = (x0 + x1) / 2;
      return y > (tops[from] ?? 0) && y <= (tops[to] ?? bottom) && x > (xs[first] ?? 0) && x < (xs[last + 1] ?? 0);
    });
  const cells: TextCell[] = [];
  const done = new Set<string>();
  segments.forEach((own, first) => {
    for (const segment of own) {
      const key = (col: number) => `${col}:${segment.from}`;
      if (done.has(key(first))) continue;
      const has = (col: number) => segments[col]?.some(({ from, to }) => from === segment.from && to === segment.to) ?? false;
      let last = first;
      // What the head's end closes, stands over one column each.
      if (segment.to < tops.length) while (has(last + 1)) last += 1;
      for (let col = first; col <= last; col += 1) done.add(key(col));
      const texts = inside(segment, first, last);
      const groups = last > first ? sharedOut(texts, xs, first, last) : [{ first, last, texts }];
      const [row, rowSpan] = [segment.from, segment.to - segment.from];
      for (const group of groups)
        cells.push({
          row,
          col: group.first,
          rowSpan,
          colSpan: group.last - group.first + 1,
          glyphs: group.texts.flatMap(({ glyphs }) => glyphs),
        });
    }
  });
  return { cells: cells.sort((a, b) => a.row - b.row || a.col - b.col), tops };
}

interface Group {
  readonly first: number;
  readonly last: number;
  readonly texts: readonly Piece[];
}

/** Columns below one rule shared out among the texts above it, so that each stands in the middle of its own. */
function sharedOut(texts: readonly Piece[], xs: readonly number[], first: number, last: number): readonly Group[] {
  const heads: Piece[][] = [];
  for (const text of [...texts].sort((a, b) => a.x0 - b.x0)) {
    const own = heads.at(-1);
    if (own?.some(({ x0, x1 }) => x0 < text.x1 && text.x0 < x1)) own.push(text);
    else heads.push([text]);
  }
  if (heads.length < 2) return [{ first, last, texts }];
  // The cheapest ends of the columns of the first `count` heads.
  let ways = new Map<number, { readonly cost: number; readonly groups: readonly Group[] }>([[first, { cost: 0, groups: [] }]]);
  heads.forEach((own, at) => {
    const middle = (Math.min(...own.map(({ x0 }) => x0)) + Math.max(...own.map(({ x1 }) => x1))) / 2;
    const next: typeof ways = new Map();
    for (const [from, { cost, groups }] of ways)
      for (let to = at === heads.length - 1 ? last : from; to <= last - (heads.length - 1 - at); to += 1) {
        const off = Math.abs(((xs[from] ?? 0) + (xs[to + 1] ?? 0)) / 2 - middle);
        const known = next.get(to + 1);
        if (!known || known.cost > cost + off)
          next.set(to + 1, { cost: cost + off, groups: [...groups, { first: from, last: to, texts: own }] });
      }
    ways = next;
  });
  return ways.get(last + 1)?.groups ?? [{ first, last, texts }];
}

/** Without rules the heads' places tell which of them stand over others. */
function plainHead(pieces: readonly Piece[], xs: readonly number[], top: number): HeadCells {
  const nodes = headTree(pieces, xs);
  const depth = Math.max(1, ...nodes.map(depthOf));
  const bottoms: number[] = Array.from({ length: depth }, () => top);
  const cells: TextCell[] = [];
  const put = (node: HeadNode, row: number) => {
    const isLeaf = node.below.length === 0;
    const glyphs = node.texts.flatMap((text) => text.glyphs);
    cells.push({ row, col: node.first, rowSpan: isLeaf ? depth - row : 1, colSpan: node.last - node.first + 1, glyphs });
    if (!isLeaf) bottoms[row] = Math.max(bottoms[row] ?? top, ...node.texts.map(({ y1 }) => y1));
    for (const below of node.below) put(below, row + 1);
  };
  for (const node of nodes) put(node, 0);
  return { cells, tops: [top, ...bottoms.slice(0, depth - 1)] };
}

const depthOf = ({ below }: HeadNode): number => 1 + Math.max(0, ...below.map(depthOf));

function distinct(values: readonly number[]): readonly number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? 0) > 4);
}
