import { availableParallelism, homedir } from "node:os";
import { join, resolve } from "node:path";
import type { AuditFileOptions } from "@gouji/pipeline";
import type { Settings } from "./settings.ts";

const MEGABYTE = 1024 * 1024;

/** The settings as limits of reading one file. */
export function extractLimitsOf(settings: Settings): NonNullable<AuditFileOptions["limits"]> {
  const { maxMegabytes, maxPages, maxCells, maxUnpackedMegabytes, maxRatio, maxDepth } = settings;
  return { maxBytes: maxMegabytes * MEGABYTE, maxPages, maxCells, maxUnpackedBytes: maxUnpackedMegabytes * MEGABYTE, maxRatio, maxDepth };
}

/** The settings as limits of a worker, beyond which it is ended. */
export function workerLimitsOf({ timeoutSeconds, timeoutSecondsPerPage, timeoutSecondsPerScan, memoryMegabytes }: Settings) {
  return {
    timeoutMs: timeoutSeconds * 1000,
    timeoutPerPageMs: timeoutSecondsPerPage * 1000,
    timeoutPerScannedPageMs: timeoutSecondsPerScan * 1000,
    memoryMb: memoryMegabytes,
  };
}

/** Where the text recognition is, or would be, installed. */
export function ocrFolderOf({ ocrFolder }: Settings): string {
  return ocrFolder === "" ? join(homedir(), ".gouji", "ocr") : resolve(ocrFolder);
}

export function jobsOf({ jobs }: Settings): number {
  return jobs === 0 ? availableParallelism() : jobs;
}
