import type { Entry } from "./entries.ts";

/** CSS pixels; the style sheet says the same. */
const HEIGHTS: Readonly<Record<Entry["kind"], number>> = { group: 28, item: 51, hints: 27 };

export interface RowPlaces {
  readonly height: number;
  /** Index of the row at this height. */
  at(y: number): number;
  topOf(index: number): number;
  placeOf(id: string): { readonly top: number; readonly height: number } | undefined;
}

/** Where each row lies: of ten thousand as exactly as of ten, without any of them being drawn. */
export function rowPlaces(entries: readonly Entry[]): RowPlaces {
  const tops = new Float64Array(entries.length + 1);
  const indexes = new Map<string, number>();
  entries.forEach(({ kind, id }, index) => {
    indexes.set(id, index);
    tops[index + 1] = (tops[index] ?? 0) + HEIGHTS[kind];
  });
  const topOf = (index: number) => tops[Math.min(Math.max(index, 0), entries.length)] ?? 0;
  return {
    height: topOf(entries.length),
    topOf,
    at(y) {
      let [low, high] = [0, entries.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (topOf(middle + 1) <= y) low = middle + 1;
        else high = middle;
      }
      return Math.min(low, Math.max(0, entries.length - 1));
    },
    placeOf(id) {
      const index = indexes.get(id);
      return index === undefined ? undefined : { top: topOf(index), height: topOf(index + 1) - topOf(index) };
    },
  };
}
