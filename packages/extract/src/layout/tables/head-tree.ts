import { median } from "./column-tracks.ts";
import type { Piece } from "./pieces.ts";

/** A text of a head and the columns over which it stands. */
export interface HeadNode {
  readonly first: number;
  readonly last: number;
  readonly texts: readonly Piece[];
  /** What stands below it, from left to right; none for the head of one column. */
  readonly below: readonly HeadNode[];
}

interface Way {
  readonly cost: number;
  readonly nodes: readonly HeadNode[];
}

/** How far the middle of a common head may be from that of its columns, in sizes of its type. */
const OFF = 3.5;
/** Least space between the heads of two columns, in sizes of the type. */
const WORDS = 0.8;
/** Of a common head, and of one that stands at the left of its columns. */
const GROUP = 0.25;
const AT_LEFT = 0.5;
/** Of a column without any text, so that a common head is not left without columns. */
const BLANK = 0.1;
/** Of the texts of one column that do not stand as the lines of one text do. */
const UNLIKE = 1.2;
/** Of a line that is broken though more of the next one would have gone into it. */
const SHORTER = 0.4;
/** How heads stand in the height that is left for them, and what each costs as the way of all: most stand in the middle. */
const STANDINGS = { middle: 0, top: 0.5, bottom: 0.5 } as const;
type Standing = keyof typeof STANDINGS;
/** A common head by its word. */
const COMMON = /^其\s*中$/u;
/** A head of more levels is not looked for. */
const DEEPEST = 5;

/**
 * The heads of columns without rules between them: a common head stands alone above several columns and in their middle, the head of one
 * column in the middle of the height that is left for it.
 */
export function headTree(pieces: readonly Piece[], xs: readonly number[]): readonly HeadNode[] {
  const [top, bottom] = extent(pieces);
  const ways = Object.entries(STANDINGS).map(([standing, more]) => {
    const way = cheapest(pieces, xs, 0, xs.length - 2, top, bottom, 0, standing as Standing);
    return { ...way, cost: way.cost + more };
  });
  return ways.reduce((best, way) => (way.cost < best.cost ? way : best)).nodes;
}

function cheapest(
  pieces: readonly Piece[],
  xs: readonly number[],
  from: number,
  to: number,
  top: number,
  bottom: number,
  depth: number,
  standing: Standing,
): Way {
  const ways: Way[] = [{ cost: 0, nodes: [] }];
  for (let end = from; end <= to; end += 1) {
    let best: Way | undefined;
    for (let first = from; first <= end; first += 1) {
      const before = ways[first - from];
      if (!before) continue;
      const own = first === end ? leaf(pieces, end, top, bottom, standing) : undefined;
      const group = depth < DEEPEST ? groupOf(pieces, xs, first, end, bottom, depth, standing) : undefined;
      for (const way of [own, group])
        if (way && (!best || before.cost + way.cost < best.cost))
          best = { cost: before.cost + way.cost, nodes: [...before.nodes, ...way.nodes] };
    }
    ways.push(best ?? { cost: Number.POSITIVE_INFINITY, nodes: [] });
  }
  return ways.at(-1) ?? { cost: 0, nodes: [] };
}

/** The head of one column, with the texts that stand over this column only. */
function leaf(pieces: readonly Piece[], col: number, top: number, bottom: number, standing: Standing): Way {
  const texts = pieces.filter((piece) => columnOf(piece) === col).sort((a, b) => a.y - b.y);
  const node: HeadNode = { first: col, last: col, texts, below: [] };
  const size = median(texts.map((text) => text.size));
  if (texts.length === 0) return { cost: BLANK, nodes: [node] };
  const [y0, y1] = extent(texts);
  const off = { middle: Math.abs((y0 + y1) / 2 - (top + bottom) / 2), top: Math.abs(y0 - top), bottom: Math.abs(y1 - bottom) };
  const isOne = texts.every((text) => isBeside(text, texts[0]) && !(texts.length > 1 && COMMON.test(text.text)));
  const over = texts.some(({ cols }) => cols > 1) ? 1 : 0;
  const isFull = texts.every((text, at) => !texts[at + 1] || !isShorter(text, texts[at + 1]));
  return { cost: off[standing] / size + over + (isOne ? 0 : UNLIKE) + (isFull ? 0 : SHORTER), nodes: [node] };
}

/** Whether a line is shorter than the next one, which goes on in it: units in brackets begin lines of their own. */
function isShorter(line: Piece, next: Piece | undefined): boolean {
  return (
    next !== undefined &&
    next.y > line.y + 0.5 * line.size &&
    !/^[（(]/u.test(next.text) &&
    next.x1 - next.x0 > line.x1 - line.x0 + 0.8 * line.size
  );
}

/** Whether lines begin, end or stand in the middle at one place, or are level. */
function isBeside(one: Piece, other: Piece | undefined): boolean {
  if (!other) return false;
  const near = (a: number, b: number) => Math.abs(a - b) < 0.6 * one.size;
  return near(one.x0, other.x0) || near(one.x1, other.x1) || near((one.x0 + one.x1) / 2, (other.x0 + other.x1) / 2) || near(one.y, other.y);
}

/** A common head over the columns, and what stands below it. */
function groupOf(
  pieces: readonly Piece[],
  xs: readonly number[],
  first: number,
  last: number,
  bottom: number,
  depth: number,
  standing: Standing,
): Way | undefined {
  const own = pieces.filter((piece) => isWithin(piece, first, last)).sort((a, b) => a.y - b.y);
  const head = headOf(own);
  if (!head || first === last) return undefined;
  const below = own.filter((piece) => piece.y > head.y + 0.5 * head.size);
  if (below.length !== own.length - head.count) return undefined;
  if (below.length === 0)
    return own.length === 1 && own[0]?.cols === last - first + 1
      ? { cost: GROUP, nodes: [{ first, last, texts: own, below: [] }] }
      : undefined;
  for (let col = first; col <= last; col += 1)
    if (!below.some((piece) => piece.col <= col && col < piece.col + piece.cols)) return undefined;
  const [left, right] = [Math.min(...below.map(({ x0 }) => x0)), Math.max(...below.map(({ x1 }) => x1))];
  const middle = (head.x0 + head.x1) / 2;
  const off = Math.min(Math.abs(((xs[first] ?? 0) + (xs[last + 1] ?? 0)) / 2 - middle), Math.abs((left + right) / 2 - middle)) / head.size;
  const isLeft = Math.abs(head.x0 - left) < 0.3 * head.size;
  if (off > OFF && !isLeft) return undefined;
  const [top] = extent(below);
  const rest = cheapest(below, xs, first, last, top, bottom, depth + 1, standing);
  const node: HeadNode = { first, last, texts: own.slice(0, head.count), below: rest.nodes };
  return {
    cost: GROUP + Math.min(off > OFF ? Number.POSITIVE_INFINITY : 0.4 * off, isLeft ? AT_LEFT : Number.POSITIVE_INFINITY) + rest.cost,
    nodes: [node],
  };
}

/** The first line of some texts, its words not parted as columns are. */
function headOf(own: readonly Piece[]): (Pick<Piece, "x0" | "x1" | "y" | "size"> & { readonly count: number }) | undefined {
  const [first] = own;
  if (!first) return undefined;
  const line = own.filter(({ y }) => Math.abs(y - first.y) < 0.3 * first.size).sort((a, b) => a.x0 - b.x0);
  const isOne = line.every(({ x0 }, at) => at === 0 || x0 - (line[at - 1]?.x1 ?? x0) < WORDS * first.size);
  const [x0, x1] = [Math.min(...line.map((one) => one.x0)), Math.max(...line.map((one) => one.x1))];
  return isOne ? { x0, x1, y: first.y, size: first.size, count: line.length } : undefined;
}

/** A text over several columns is counted to that in its middle. */
const columnOf = ({ col, cols }: Piece): number => col + ((cols - 1) >> 1);
const isWithin = (piece: Piece, first: number, last: number): boolean => columnOf(piece) >= first && columnOf(piece) <= last;

function extent(pieces: readonly Piece[]): readonly [number, number] {
  return [Math.min(...pieces.map(({ y0 }) => y0)), Math.max(...pieces.map(({ y1 }) => y1))];
}
