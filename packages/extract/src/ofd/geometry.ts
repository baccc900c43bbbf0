/** `[a, b, c, d, e, f]`: x' = a·x + c·y + e, y' = b·x + d·y + f, as in GB/T 33190, 8. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];
export const POINTS_PER_MM = 72 / 25.4;

/** Beyond this a coordinate is an error of the writer or an attack; bounded, it cannot become infinite further on. */
const MAX_NUMBER = 1e7;

/** The matrix that applies `inner` first. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [a2, b2, c2, d2, e2, f2] = inner;
  return [a * a2 + c * b2, b * a2 + d * b2, a * c2 + c * d2, b * c2 + d * d2, a * e2 + c * f2 + e, b * e2 + d * f2 + f];
}

export function translation(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): readonly [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** By how much lengths grow, on average of both directions. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** Box around the image of a rectangle. */
export function boxOf(matrix: Matrix, x0: number, y0: number, x1: number, y1: number): readonly [number, number, number, number] {
  const points = [apply(matrix, x0, y0), apply(matrix, x1, y0), apply(matrix, x0, y1), apply(matrix, x1, y1)];
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** A number of the file; what is none counts as `otherwise`. */
export function readNumber(text: string | undefined, otherwise = 0): number {
  const value = Number.parseFloat(text ?? "");
  return Number.isFinite(value) ? Math.max(-MAX_NUMBER, Math.min(MAX_NUMBER, value)) : otherwise;
}

/** Numbers apart by blanks or commas. */
export function readNumbers(text: string | undefined): number[] {
  return (text ?? "")
    .split(/[\s,]+/u)
    .filter((part) => part !== "")
    .map((part) => readNumber(part));
}

export function readMatrix(text: string | undefined): Matrix {
  const [a, b, c, d, e = 0, f = 0] = readNumbers(text);
  return a === undefined || b === undefined || c === undefined || d === undefined ? IDENTITY : [a, b, c, d, e, f];
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function readRectangle(text: string | undefined): Rectangle | undefined {
  const [x, y, width, height] = readNumbers(text);
  return x === undefined || y === undefined || width === undefined || height === undefined ? undefined : { x, y, width, height };
}
