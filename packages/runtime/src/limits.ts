import { availableParallelism, homedir, totalmem, userInfo } from "node:os";
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
  return ocrFolder === "" ? join(homeFolder(), ".gouji", "ocr") : resolve(ocrFolder);
}

export function jobsOf({ jobs }: Settings): number {
  return jobs === 0 ? availableParallelism() : jobs;
}

/** Files at a time of a service: as many as there are cores, and no more than may each take all the memory that one may take. */
export function serviceJobsOf(settings: Settings): number {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
  const fitting = Math.max(1, Math.floor((memory * 0.8) / (settings.memoryMegabytes * MEGABYTE)));
  return settings.jobs === 0 ? Math.min(availableParallelism(), fitting) : settings.jobs;
}

/** Where a service keeps its database and files, unless they are on a server. */
export function dataFolderOf({ dataFolder }: Settings): string {
  return dataFolder === "" ? join(homeFolder(), ".gouji", "data") : resolve(dataFolder);
}

/** A service manager may start programs with an empty HOME, which is not the current folder. */
function homeFolder(): string {
  return homedir() || userInfo().homedir;
}
