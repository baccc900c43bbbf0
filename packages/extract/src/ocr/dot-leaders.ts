import type { Area } from "./area.ts";
import type { GreyImage } from "./grey-image.ts";
import type { InkLine } from "./image-rules.ts";

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

/** So many grey values between dots that run into each other and the gaps between them; at least one dot for so many pixels. */
const SWING = 40;
const STEP = 16;

/** Whether a line that no other one meets is a row of dots which coarse scans let run into each other. */
export function isDotted({ values, width }: GreyImage, line: InkLine, lines: readonly InkLine[]): boolean {
  const { direction, from, to, near, far } = line;
  const meets = (other: InkLine) =>
    other.direction === "vertical" && other.near <= to && from <= other.far && other.from <= far + DOT && near - DOT <= other.to;
  if (direction === "vertical" || lines.some(meets)) return false;
  let [swings, isDark, extreme] = [0, true, 255];
  for (let x = from; x <= to; x += 1) {
    let darkest = 255;
    for (let y = near; y <= far; y += 1) darkest = Math.min(darkest, values[y * width + x] ?? 255);
    extreme = isDark ? Math.min(extreme, darkest) : Math.max(extreme, darkest);
    if (Math.abs(darkest - extreme) < SWING) continue;
    [swings, isDark, extreme] = [swings + 1, !isDark, darkest];
  }
  return (swings * STEP) / 2 >= to - from;
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
