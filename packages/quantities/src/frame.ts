import { buildQuantity, type Reading } from "./build-quantity.ts";
import type { Quantity } from "./quantity.ts";
import { nameBetween, readRange } from "./ranges.ts";
import { readBehind, readLead } from "./words-around.ts";

/** Adds what stands before and behind: sign, currency, comparator, approximation, a range's other end. */
export function framed(text: string, source: string, reading: Reading, floor: number): Quantity {
  const from = Math.max(floor, reading.start - 16);
  // What stands before the floor is another quantity: a dash that follows it at once is no sign.
  const before = (floor > 0 && from === floor ? "0" : "") + text.slice(from, reading.start);
  const lead = readLead(before, reading);
  const behind = readBehind(text, { ...reading, ...lead });
  const range = lead.comparator === undefined ? readRange(text, source, { ...reading, ...lead }) : undefined;
  const base = range ?? buildQuantity({ ...reading, ...lead, ...behind, text: source.slice(lead.start, behind.end) });
  return nameBetween(text, source, base);
}
