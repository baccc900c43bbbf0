import { type CheckJson, type TextOptions, toCsv, toPage, toSarif, toText, toXlsx } from "@gouji/reporters";
import type { Settings } from "@gouji/runtime";

export interface Format {
  /** Bytes where the format is no text; they go to a file only. */
  write(result: CheckJson, options: TextOptions): string | Uint8Array;
}

/** The outputs of `gouji check`, one line each. */
export const FORMATS: Readonly<Record<Settings["format"], Format>> = {
  text: { write: toText },
  json: { write: (result) => `${JSON.stringify(result, undefined, 2)}\n` },
  sarif: { write: toSarif },
  html: { write: toPage },
  csv: { write: toCsv },
  xlsx: { write: toXlsx },
};
