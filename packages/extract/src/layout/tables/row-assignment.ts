import type { ColumnLine } from "./row-anchors.ts";

export interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly y: number;
}

/** Lines `from` to `to` (exclusive) of a column stand in rows `row` to `row + rows` (exclusive). */
export interface Assignment {
  readonly from: number;
  readonly to: number;
  readonly row: number;
  readonly rows: number;
}

/** Where texts of several lines stand in their rows; `any` where a table mixes them. */
export type Standing = (typeof STANDINGS)[number] | "any";
const STANDINGS = ["middle", "top", "bottom"] as const;

export interface AssignmentCosts {
  readonly standing?: Standing;
  /** Of a row without text. */
  readonly blank: number;
  /** Of a text over several rows. */
  readonly merged: number;
  readonly pitch: number;
}

/** A text of more lines, or a label over more rows, is not looked for: the time stays bounded on crowded pages. */
const MOST_LINES = 40;
const MOST_ROWS = 100;
const MOST_JOINED = 20;
/** Of parting two lines that stand close. */
const PARTED = 0.06;
/** Of sums of costs. */
const ROUNDING = 1e-6;
/** How much more a cell may cost on the average where texts stand all in one way. */
const CLEAR = 0.03;
/** So many labels that stand right at an edge of their rows do not by chance. */
const LEAST_MERGED = 3;
/** Of a label that stands right at the edge of its rows. */
const EXACT = 0.1;
/** Lines so many line distances below a row are not its text. */
const FAR = 60;

/** How the lines of a column are shared among rows, and what that costs. */
interface Solution {
  readonly steps: readonly Assignment[];
  readonly cost: number;
}

/** Lines and the rows among which they are shared. */
export interface Share {
  readonly lines: readonly ColumnLine[];
  readonly bands: readonly Band[];
}

/**
 * The cheapest way to share the lines of columns among rows: wide gaps part texts, which stand in the one way that explains them all, if one does, else
 * each at the middle, the top or the bottom of its row.
 */
export function assignAlike(shares: readonly Share[], costs: AssignmentCosts): readonly (readonly Assignment[])[] {
  const best = STANDINGS.map((standing) => solved(shares, { ...costs, standing })).reduce((a, b) => (b.cost < a.cost ? b : a));
  const any = solved(shares, { ...costs, standing: "any" });
  const rows = shares.reduce((sum, { bands }) => sum + bands.length, 0);
  return (best.cost > any.cost + CLEAR * rows ? any : best).steps;
}

/** The same for labels of merged rows, which stand at about the middle of these unless all of them are right at the top, or all at the bottom. */
export function assignLabels(shares: readonly Share[], costs: AssignmentCosts): readonly (readonly Assignment[])[] {
  const edges = (["top", "bottom"] as const).flatMap((standing) => {
    const way = solved(shares, { ...costs, standing });
    const isExact = shares.every(({ lines, bands }, at) =>
      way.steps[at]?.every(({ from, to, row, rows }) => placeCost(lines, from, to, bands, row, rows, { ...costs, standing }) < EXACT),
    );
    const merged = way.steps.flat().filter(({ rows }) => rows > 1).length;
    return isExact && merged >= LEAST_MERGED ? [way] : [];
  });
  return edges.reduce((a, b) => (b.cost < a.cost ? b : a), solved(shares, { ...costs, standing: "any" })).steps;
}

function solved(
  shares: readonly Share[],
  costs: AssignmentCosts,
): { readonly steps: readonly (readonly Assignment[])[]; readonly cost: number } {
  const solutions = shares.map(({ lines, bands }) => cheapest(lines, bands, costs));
  return { steps: solutions.map(({ steps }) => steps), cost: solutions.reduce((sum, { cost }) => sum + cost, 0) };
}

function cheapest(lines: readonly ColumnLine[], bands: readonly Band[], costs: AssignmentCosts): Solution {
  const nearest = nearestRows(lines, bands, costs);
  // Two lines in one row leave another one blank, which costs more than it saves, as long as all stand about at their own.
  if (nearest?.apart !== undefined && costs.merged === Number.POSITIVE_INFINITY && nearest.apart < costs.blank - PARTED) return nearest;
  // Of the first lines in the first rows; `line * width + row` is the state after them.
  const width = bands.length + 1;
  const cost = new Float64Array((lines.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(cost.length).fill(-1);
  cost[0] = 0;
  const most = (nearest?.cost ?? Number.POSITIVE_INFINITY) + ROUNDING;
  // Where there are more rows left than lines, some stay blank, if no text stands over several.
  const blank = costs.merged === Number.POSITIVE_INFINITY ? costs.blank : 0;
  const leastAfter = (row: number, line: number) => blank * Math.max(0, bands.length - row - lines.length + line);
  const offer = (state: number, from: number, sum: number) => {
    if (!((cost[state] ?? 0) > sum) || sum > most) return;
    cost[state] = sum;
    before[state] = from;
  };
  for (let row = 0; row < bands.length; row += 1) {
    const furthest = costs.merged === Number.POSITIVE_INFINITY || bands.length > MOST_ROWS ? 1 : bands.length - row;
    for (let from = 0; from <= lines.length; from += 1) {
      const state = from * width + row;
      const sum = cost[state] ?? Number.POSITIVE_INFINITY;
      if (sum === Number.POSITIVE_INFINITY || sum + leastAfter(row, from) > most) continue;
      offer(state + 1, state, sum + costs.blank);
      const ahead = (lines[from]?.y ?? 0) - (bands[row + furthest - 1]?.y ?? 0);
      if (!(ahead < FAR * costs.pitch)) continue;
      let joined = 0;
      for (let to = from + 1; to <= Math.min(lines.length, from + MOST_LINES); to += 1) {
        if (to - from > 1) joined += joinCost(lines, to - 1, costs.pitch);
        if (joined > MOST_JOINED || sum + joined + leastAfter(row + 1, to) > most) break;
        const inside = joined + partCost(lines, to, costs.pitch);
        for (let rows = 1; rows <= furthest; rows += 1) {
          const more = inside + placeCost(lines, from, to, bands, row, rows, costs) + (rows > 1 ? costs.merged : 0);
          offer(to * width + row + rows, state, sum + more);
        }
      }
    }
  }
  const last = cost.length - 1;
  const steps: Assignment[] = [];
  for (let state = last, origin = before[last] ?? -1; origin >= 0; state = origin, origin = before[state] ?? -1) {
    const [from, row] = [Math.floor(origin / width), origin % width];
    const to = Math.floor(state / width);
    if (to > from) steps.push({ from, to, row, rows: (state % width) - row });
  }
  return { steps: steps.reverse(), cost: cost[last] ?? Number.POSITIVE_INFINITY };
}

interface Nearest extends Solution {
  /** What it costs that lines do not stand right at their rows; undefined where a row has several lines. */
  readonly apart: number | undefined;
}

/** Each line given to the row that is nearest; undefined if one cannot be. */
function nearestRows(lines: readonly ColumnLine[], bands: readonly Band[], costs: AssignmentCosts): Nearest | undefined {
  const { pitch, blank } = costs;
  const steps: Assignment[] = [];
  let [sum, from] = [0, 0];
  let apart: number | undefined = 0;
  for (let row = 0; row < bands.length; row += 1) {
    const [y, next] = [bands[row]?.y ?? 0, bands[row + 1]?.y ?? Number.POSITIVE_INFINITY];
    let joined = 0;
    let to = from;
    for (; to < lines.length && (lines[to]?.y ?? 0) < (y + next) / 2; to += 1) if (to > from) joined += joinCost(lines, to, pitch);
    if (to - from > MOST_LINES || joined > MOST_JOINED || (lines[from]?.y ?? 0) - y >= FAR * pitch) return undefined;
    if (to === from) {
      sum += blank;
      continue;
    }
    const place = placeCost(lines, from, to, bands, row, 1, costs);
    sum += joined + partCost(lines, to, pitch) + place;
    apart = apart === undefined || to > from + 1 ? undefined : apart + place;
    steps.push({ from, to, row, rows: 1 });
    from = to;
  }
  return from === lines.length ? { steps, cost: sum, apart } : undefined;
}

/** Of a line that goes on from the one above. */
function joinCost(lines: readonly ColumnLine[], at: number, pitch: number): number {
  const gap = (lines[at]?.y ?? 0) - (lines[at - 1]?.y ?? 0);
  const short = lines[at - 1]?.full === false ? 0.4 : 0;
  return short + (gap > 1.1 * pitch ? 1.5 * (gap / pitch - 1.1) : 0) + (gap > 1.5 * pitch ? 1 : 0);
}

/** Parting two lines that stand close is not free. */
function partCost(lines: readonly ColumnLine[], to: number, pitch: number): number {
  const next = lines[to];
  return next && next.y - (lines[to - 1]?.y ?? 0) < 1.03 * pitch ? PARTED : 0;
}

function placeCost(
  lines: readonly ColumnLine[],
  from: number,
  to: number,
  bands: readonly Band[],
  row: number,
  rows: number,
  { pitch, standing = "any" }: AssignmentCosts,
): number {
  const [a, b, top, bottom] = [lines[from], lines[to - 1], bands[row], bands[row + rows - 1]];
  if (!a || !b || !top || !bottom) return Number.POSITIVE_INFINITY;
  const middle = rows === 1 ? top.y : (top.top + bottom.bottom) / 2;
  const centred = Math.abs((a.y + b.y) / 2 - middle);
  const edge = Math.min(
    Math.abs(a.y - (rows === 1 ? top.y : top.top + a.size / 2)),
    rows === 1 ? Math.abs(b.y - top.y) : Number.POSITIVE_INFINITY,
  );
  const told = standing === "top" ? Math.abs(a.y - top.y) : standing === "bottom" ? Math.abs(b.y - bottom.y) : centred;
  // The page's ends cut rows: what is left of their texts stands anyhow.
  const isAtEnd = row === 0 || row + rows === bands.length;
  return (standing === "any" || isAtEnd ? Math.min(centred, edge + 0.2 * pitch, told) : told) / pitch;
}
