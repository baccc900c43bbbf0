import type { Box } from "@gouji/document";

/** `[a, b, c, d, e, f]` as PDF writes it: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The matrix that applies `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  // Once for every operator that shows text: nothing is unpacked here.
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

/** Operands of an operator as a matrix; what is missing leaves things as they are. */
export function matrixOf(operands: ArrayLike<unknown>): Matrix {
  return [
    operandAt(operands, 0, 1),
    operandAt(operands, 1, 0),
    operandAt(operands, 2, 0),
    operandAt(operands, 3, 1),
    operandAt(operands, 4, 0),
    operandAt(operands, 5, 0),
  ];
}

function operandAt(operands: ArrayLike<unknown>, index: number, missing: number): number {
  const value = Number(operands[index] ?? missing);
  return Number.isFinite(value) ? value : missing;
}

export function applyX(matrix: Matrix, x: number, y: number): number {
  return matrix[0] * x + matrix[2] * y + matrix[4];
}

export function applyY(matrix: Matrix, x: number, y: number): number {
  return matrix[1] * x + matrix[3] * y + matrix[5];
}

/** The box around a rectangle after the matrix is applied. */
export function boxOf(matrix: Matrix, x0: number, y0: number, x1: number, y1: number): Box {
  if (matrix[1] === 0 && matrix[2] === 0) {
    // Once for every character: nothing is unpacked from arrays here.
    const left = matrix[0] * x0 + matrix[4];
    const right = matrix[0] * x1 + matrix[4];
    const top = matrix[3] * y0 + matrix[5];
    const bottom = matrix[3] * y1 + matrix[5];
    return [Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom)];
  }
  const ax = applyX(matrix, x0, y0);
  const ay = applyY(matrix, x0, y0);
  const bx = applyX(matrix, x1, y0);
  const by = applyY(matrix, x1, y0);
  const cx = applyX(matrix, x0, y1);
  const cy = applyY(matrix, x0, y1);
  const dx = applyX(matrix, x1, y1);
  const dy = applyY(matrix, x1, y1);
  return [Math.min(ax, bx, cx, dx), Math.min(ay, by, cy, dy), Math.max(ax, bx, cx, dx), Math.max(ay, by, cy, dy)];
}

/** How much the matrix enlarges, as the mean over directions. */
export function scaleOf(matrix: Matrix): number {
  return Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
}

export function intersect(a: Box, b: Box): Box {
  const [x0, y0] = [Math.max(a[0], b[0]), Math.max(a[1], b[1])];
  return [x0, y0, Math.max(x0, Math.min(a[2], b[2])), Math.max(y0, Math.min(a[3], b[3]))];
}
