export type Point = readonly [x: number, y: number];

/** One outline of a path: the corners in order, whether it closes, and whether all of it is straight. */
export interface Outline {
  readonly points: Point[];
  closed: boolean;
  straight: boolean;
}

const OPERANDS: Readonly<Record<string, number>> = { S: 2, M: 2, L: 2, Q: 4, B: 6, A: 7, C: 0 };

/** AbbreviatedData (GB/T 33190, 9.3). Of curves only the ends are kept. What is broken off is dropped, what came before it stays. */
export function readPathData(data: string): { readonly outlines: readonly Outline[]; readonly curves: number } {
  const parts = data.split(/[\s,]+/u);
  const outlines: Outline[] = [];
  let curves = 0;
  let at = 0;
  while (at < parts.length) {
    const operator = parts[at] ?? "";
    const count = OPERANDS[operator];
    if (count === undefined) {
      at += 1;
      continue;
    }
    const operands = parts.slice(at + 1, at + 1 + count).map(Number);
    at += 1;
    if (operands.length < count || operands.some((value) => !Number.isFinite(value) || Math.abs(value) > 1e7)) continue;
    at += count;
    const current = outlines.at(-1);
    const end: Point = [operands.at(-2) ?? 0, operands.at(-1) ?? 0];
    if (operator === "S" || operator === "M") outlines.push({ points: [end], closed: false, straight: true });
    else if (!current) continue;
    else if (operator === "C") current.closed = true;
    else {
      current.points.push(end);
      if (operator !== "L") {
        current.straight = false;
        curves += 1;
      }
    }
  }
  return { outlines, curves };
}
