import { median } from "./column-tracks.ts";

/** A line inside one column. */
export interface ColumnLine {
  readonly y0: number;
  readonly y1: number;
  readonly y: number;
  readonly x0: number;
  readonly x1: number;
  readonly size: number;
  readonly number: boolean;
  /** No more of the next line would have gone into it; absent where it is not known. */
  readonly full?: boolean;
  /** The whole number that it is, if it is one. */
  readonly whole?: number;
}

/** So many numbers in a row are the rows' own. */
const LEAST_COUNTED = 3;
/** Share of the wrapped texts of a column that have figures beside one of their lines only: a figure may be wrapped too. */
const MOST_BESIDE = 0.7;

/** Where rows stand: the lines of the columns in which nothing is wrapped. */
export function rowAnchors(columns: readonly (readonly ColumnLine[])[], xs: readonly number[]): readonly number[] {
  const steps = columns.flatMap((lines) => stepsOf(lines));
  if (steps.length === 0) return [median(columns.flat().map((line) => line.y))];
  const pitch = usualPitch(columns);
  const counted = columns.find(isCounted);
  if (counted) return countedAnchors(counted, columns, pitch);
  // Without wrapped lines the lines of all columns stand on one lattice, and every column gives rows.
  const onLattice = steps.filter((step) => Math.abs(step / pitch - Math.round(step / pitch)) < 0.1);
  const isEvery = figureColumns(columns).some((lines) => median(stepsOf(lines)) < 1.1 * pitch);
  const size = median(columns.flat().map((line) => line.size));
  const uniform = onLattice.length > 0.85 * steps.length && (isEvery || (pitch > 1.25 * size && !isWiderThanLines(columns, pitch)));
  const plain = columns.filter((lines, col) => {
    const isTight = (at: number) => (lines[at + 1]?.y ?? Number.POSITIVE_INFINITY) - (lines[at]?.y ?? 0) < 1.12 * pitch;
    const width = (xs[col + 1] ?? 0) - (xs[col] ?? 0);
    // A line that goes on in the next one is nearly full; a figure does not go on.
    const isOne = lines.every(
      (line, at) =>
        !isTight(at) ||
        line.full === false ||
        line.x1 - line.x0 < Math.min(0.6 * width, 3.2 * line.size) ||
        (line.number && lines[at + 1]?.number === true),
    );
    if (uniform && !isOne && isWrappedBeside(lines, columns, pitch)) return false;
    return lines.length > 0 && !isWrappedAround(lines, columns) && (uniform || (isOne && (lines.length > 1 || lines[0]?.number === true)));
  });
  const numbers = (lines: readonly ColumnLine[]) => lines.filter((line) => line.number).length;
  const ordered = [...(plain.length > 0 ? plain : columns)].sort((a, b) => b.length - a.length || numbers(b) - numbers(a));
  const best = ordered[0] ?? [];
  const anchors = best.map(({ y }) => y);
  const apart = 0.75 * Math.min(...stepsOf(best), ...ordered.filter((lines) => numbers(lines) > 1).flatMap(stepsOf));
  const step = Number.isFinite(apart) ? apart : pitch;
  for (const lines of ordered.slice(1)) {
    // A column with few lines may hold the labels of merged rows.
    if (lines.length < 0.5 * best.length && numbers(lines) === 0) continue;
    for (const { y, number, size } of lines) {
      // Between rows of wrapped texts a text may be the label of merged rows.
      const isNear = (other: readonly ColumnLine[], least: number) => other !== lines && other.some((one) => Math.abs(one.y - y) < least);
      const isAmongWrapped = columns.some(
        (other) => other.length > best.length && !plain.includes(other) && isNear(other, Math.max(0.9 * size, 0.8 * pitch)),
      );
      const isRow = number || !isAmongWrapped || plain.some((other) => isNear(other, 0.3 * size));
      if (isRow && anchors.every((anchor) => Math.abs(anchor - y) >= step)) anchors.push(y);
    }
  }
  return anchors.sort((a, b) => a - b);
}

/** Running numbers, one more in each row: no text tells the rows as surely. */
function isCounted(lines: readonly ColumnLine[]): boolean {
  const numbers = lines.flatMap(({ whole }) => whole ?? []);
  return (
    numbers.length >= LEAST_COUNTED &&
    numbers.length >= 0.7 * lines.length &&
    numbers.every((one, at) => at === 0 || one === (numbers[at - 1] ?? 0) + 1)
  );
}

/** The rows of running numbers, and those between and below that have figures or another text in place of the number: sums, common heads. */
function countedAnchors(counted: readonly ColumnLine[], columns: readonly (readonly ColumnLine[])[], pitch: number): readonly number[] {
  const anchors = counted.filter(({ whole }) => whole !== undefined).map(({ y }) => y);
  const step = Math.max(0.9 * pitch, 0.7 * Math.min(...anchors.slice(1).map((y, at) => y - (anchors[at] ?? 0))));
  const others = [...counted.filter(({ whole }) => whole === undefined), ...columns.flat().filter(({ number }) => number)];
  for (const { y } of others) if (anchors.every((anchor) => Math.abs(anchor - y) >= step)) anchors.push(y);
  return anchors.sort((a, b) => a - b);
}

/** Whether the figures stand further apart than the lines of the texts, however far apart these are set: rows of several lines. */
function isWiderThanLines(columns: readonly (readonly ColumnLine[])[], pitch: number): boolean {
  const figures = columns.filter((lines) => lines.length > 1 && lines.filter((line) => line.number).length > 0.8 * lines.length);
  return figures.length > 0 && figures.every((lines) => Math.min(...stepsOf(lines)) > 1.3 * pitch);
}

/** Whether figures of other columns stand in the middle of two lines: these belong to one row then. */
function isWrappedAround(lines: readonly ColumnLine[], columns: readonly (readonly ColumnLine[])[]): boolean {
  const figures = columns.filter((other) => other !== lines).flatMap((other) => other.filter(({ number }) => number));
  const isAt = (y: number, size: number) => figures.some((figure) => Math.abs(figure.y - y) < 0.2 * size);
  return lines.some((line, at) => {
    const next = lines[at + 1];
    if (!next || line.number || line.full === false || next.y - line.y > 2.2 * line.size) return false;
    return isAt((line.y + next.y) / 2, line.size) && !isAt(line.y, line.size) && !isAt(next.y, line.size);
  });
}

/** Whether full lines close to each other have figures beside one of them only: the lines of one row then. */
function isWrappedBeside(lines: readonly ColumnLine[], columns: readonly (readonly ColumnLine[])[], pitch: number): boolean {
  const figures = columns.filter((other) => other !== lines).flatMap((other) => other.filter(({ number }) => number));
  const runs: ColumnLine[][] = [];
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (before?.full === true && line.y - before.y < 1.12 * pitch) runs.at(-1)?.push(line);
    else runs.push([line]);
  });
  const wrapped = runs.filter((run) => run.length > 1);
  const besideOne = wrapped.filter(
    (run) => run.filter(({ y, size }) => figures.some((one) => Math.abs(one.y - y) < 0.3 * size)).length === 1,
  );
  return wrapped.length > 0 && besideOne.length >= MOST_BESIDE * wrapped.length;
}

/** Distance of the lines of a wrapped text. */
export function usualPitch(columns: readonly (readonly ColumnLine[])[]): number {
  const size = median(columns.flat().map((line) => line.size));
  const steps = columns.flatMap(stepsOf).filter((step) => step > 0.8 * size);
  if (steps.length === 0) return 1.4 * size;
  const least = Math.min(...steps);
  const usual = median(steps.filter((step) => step < 1.3 * least));
  // Rows of one line may stand hardly further apart than the lines of a wrapped text.
  const isOfRows = figureColumns(columns).some((lines) => Math.abs(median(stepsOf(lines)) - usual) < 0.03 * usual);
  const tighter = steps.filter((step) => step < 0.95 * usual);
  return isOfRows && tighter.length > 1 ? median(tighter) : usual;
}

function figureColumns(columns: readonly (readonly ColumnLine[])[]): readonly (readonly ColumnLine[])[] {
  return columns.filter((lines) => lines.length >= 5 && lines.filter((line) => line.number).length > 0.8 * lines.length);
}

function stepsOf(lines: readonly ColumnLine[]): readonly number[] {
  return lines.slice(1).map((line, at) => line.y - (lines[at]?.y ?? 0));
}
