import type { Area } from "./area.ts";

/** Pixels at the resolution of scans: a dot's sides, how far dots of a row lie apart, how much they leave the row. */
const DOT = 8;
const APART = 26;
const LEVEL = 2;
const FEWEST = 8;

/** Rows of dots that lead from an entry of a contents list to its page number. The recognition reads them as any number of dots. */
export function dotLeaders(marks: readonly Area[]): Area[] {
  const dots = marks.filter(({ width, height }) => width <= DOT && height <= DOT).sort((a, b) => a.x - b.x);
  const rows: Area[][] = [];
  const open = new Map<number, Area[][]>();
  for (const dot of dots) {
    const y = Math.round(middleOf(dot));
    const near = [y - LEVEL, y - 1, y, y + 1, y + LEVEL].flatMap((level) => open.get(level) ?? []);
    const row = near.find((candidate) => {
      const last = candidate.at(-1);
      return last !== undefined && dot.x - last.x - last.width <= APART && Math.abs(middleOf(last) - middleOf(dot)) <= LEVEL;
    });
    if (row) row.push(dot);
    else rows.push([dot]);
    const own = row ?? rows.at(-1) ?? [];
    open.set(y, [own, ...(open.get(y) ?? []).filter((other) => other !== own)].slice(0, 4));
  }
  return rows.filter((row) => row.length >= FEWEST && isEven(row)).map(boundsOf);
}

/** Most steps from dot to dot are alike; dust lies anyhow. */
function isEven(row: readonly Area[]): boolean {
  const steps = row.slice(1).map((dot, at) => dot.x - (row[at]?.x ?? 0));
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1] ?? 0;
  return steps.filter((step) => Math.abs(step - usual) <= 0.3 * usual + 1).length >= 0.7 * steps.length;
}

function middleOf({ y, height }: Area): number {
  return y + height / 2;
}

function boundsOf(areas: readonly Area[]): Area {
  const x = Math.min(...areas.map((area) => area.x));
  const y = Math.min(...areas.map((area) => area.y));
  return {
    x,
    y,
    width: Math.max(...areas.map((area) => area.x + area.width)) - x,
    height: Math.max(...areas.map((area) => area.y + area.height)) - y,
  };
}
