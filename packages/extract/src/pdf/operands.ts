/** Operands of pdf.js come as arrays or typed arrays. */
export function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || ArrayBuffer.isView(value);
}

export function isNumberList(value: unknown): value is ArrayLike<number> {
  return isList(value) && (value.length === 0 || typeof value[0] === "number");
}

export function numbersOf(list: ArrayLike<unknown>): number[] {
  return Array.from(list, Number);
}
