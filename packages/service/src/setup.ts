import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { Clock, Location } from "@gouji/database";
import type { WorkerLimits } from "@gouji/isolation";
import type { QueueOptions } from "@gouji/jobs";
import type { AuditFileOptions } from "@gouji/pipeline";
import type { Severity } from "@gouji/rules";
import { dataFolderOf, extractLimitsOf, type Settings, serviceJobsOf, workerLimitsOf } from "@gouji/runtime";

/** Where the state of a service is. */
export interface StateSetup {
  readonly location: Location;
  /** Folder of the original files; in the database without it, for machines that share no disk. */
  readonly filesFolder?: string;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Days until a finding is due, by severity. */
  readonly dueDays?: Partial<Record<Severity, number>>;
}

export interface ServiceSetup extends StateSetup {
  /** Without it the queue is in the database. */
  readonly redis?: { readonly url: string; readonly prefix: string };
  readonly queue?: Partial<QueueOptions>;
  /** How files are read, and what ends the reading. */
  readonly reading: AuditFileOptions;
  readonly limits: WorkerLimits;
  /** Files at a time in this process. */
  readonly jobs: number;
  readonly engineVersion: string;
  /** From 0 to 1. */
  readonly random: () => number;
  /** What an operator should know: a connection that broke, a setting that loses work. Never a text of a report. */
  readonly tell: (message: string) => void;
}

/** What the settings say of a service: SQLite, folder and built-in queue unless addresses are given. */
export function serviceSetupOf(
  settings: Settings,
  {
    engineVersion,
    tell,
    recognition,
  }: Pick<ServiceSetup, "engineVersion" | "tell"> & { readonly recognition?: Pick<AuditFileOptions, "ocrFolder"> },
): ServiceSetup {
  const { databaseUrl, redisUrl, redisPrefix, leaseSeconds, profile } = settings;
  const folder = dataFolderOf(settings);
  const days = { error: settings.dueDaysError, warning: settings.dueDaysWarning, info: settings.dueDaysInfo };
  const dueDays = Object.fromEntries(Object.entries(days).filter(([, number]) => number > 0));
  const onError = (error: Error) => tell(`数据库连接中断 The connection to the database broke: ${error.message}`);
  const state: StateSetup =
    databaseUrl === ""
      ? {
          location: { engine: "sqlite", path: join(folder, "gouji.sqlite") },
          filesFolder: join(folder, "files"),
          clock: Date.now,
          newId: randomUUID,
        }
      : { location: { engine: "postgres", url: databaseUrl, onError }, clock: Date.now, newId: randomUUID };
  return {
    ...{ ...state, dueDays },
    ...(redisUrl === "" ? {} : { redis: { url: redisUrl, prefix: redisPrefix } }),
    queue: { leaseMs: leaseSeconds * 1000 },
    reading: { limits: extractLimitsOf(settings), profile, ...recognition },
    limits: workerLimitsOf(settings),
    jobs: serviceJobsOf(settings),
    engineVersion,
    random: Math.random,
    tell,
  };
}
