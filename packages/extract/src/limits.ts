import type { ExtractLimits } from "./extractor.ts";

const MEGABYTE = 1024 * 1024;

/** What a file may ask of us at most, if no setting says otherwise. */
export const DEFAULT_LIMITS: ExtractLimits = {
  maxBytes: 100 * MEGABYTE,
  maxPages: 2_000,
  maxCells: 500_000,
  maxUnpackedBytes: 1024 * MEGABYTE,
  maxRatio: 200,
  maxDepth: 64,
};
