// The two ways to run a service, each with a state of its own that is removed at the end.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { missingService, openTestDatabase } from "@gouji/database/testing";
import { missingRedis, openTestRedis } from "@gouji/jobs/testing";
import { openService, type Service, type ServiceSetup } from "@gouji/service";
import { workAudit } from "@gouji/worker-audit";
import { workExtract } from "@gouji/worker-extract";

export const WAYS = ["embedded", "scaled out"] as const;
export type Way = (typeof WAYS)[number];

/** Why the way cannot be tested here, or undefined. */
export async function missingFor(way: Way): Promise<string | undefined> {
  return way === "embedded" ? undefined : ((await missingService("postgres")) ?? (await missingRedis()));
}

export interface OpenWay {
  readonly setup: ServiceSetup;
  /** What the program reads of it from the environment. */
  readonly environment: Readonly<Record<string, string>>;
  drop(): Promise<void>;
}

export async function openWay(way: Way, changes: Partial<ServiceSetup> = {}): Promise<OpenWay> {
  const dataFolder = mkdtempSync(join(tmpdir(), "gouji-service-"));
  const server = way === "embedded" ? undefined : await openTestDatabase("postgres");
  const redis = way === "embedded" ? undefined : openTestRedis();
  await server?.database.close();
  const url = server?.location.engine === "postgres" ? server.location.url : "";
  const setup: ServiceSetup = {
    ...(server
      ? { location: { engine: "postgres", url, maxConnections: 6 } }
      : { location: { engine: "sqlite", path: join(dataFolder, "gouji.sqlite") }, filesFolder: join(dataFolder, "files") }),
    ...(redis ? { redis: { url: redis.url, prefix: redis.prefix } } : {}),
    ...{ reading: {}, limits: { timeoutMs: 60_000, timeoutPerPageMs: 1000, timeoutPerScannedPageMs: 0, memoryMb: 1024 }, jobs: 2 },
    ...{ clock: Date.now, newId: randomUUID, random: Math.random, engineVersion: "test", tell: () => {} },
    ...changes,
  };
  const environment = {
    GOUJI_DATA_FOLDER: dataFolder,
    GOUJI_DATABASE_URL: url,
    GOUJI_REDIS_URL: redis?.url ?? "",
    GOUJI_REDIS_PREFIX: redis?.prefix ?? "gouji",
  };
  return {
    setup,
    environment,
    async drop() {
      await redis?.drop();
      await server?.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A service with its workers in this process. */
export async function openRunning(setup: ServiceSetup): Promise<{ readonly service: Service; stop(): Promise<void> }> {
  const service = await openService(setup);
  const stop = new AbortController();
  const options = { signal: stop.signal, graceMs: 5000, concurrency: setup.jobs };
  const working = Promise.all([workExtract(service, { ...options, onward: true }), workAudit(service, options)]);
  return {
    service,
    async stop() {
      stop.abort();
      await working;
      await service.close();
    },
  };
}

/** Waits until every document is at rest; throws when that takes too long. */
export async function settled(service: Service, timeoutMs: number): Promise<Awaited<ReturnType<Service["archive"]["counts"]>>> {
  for (const until = Date.now() + timeoutMs; ; ) {
    const counts = await service.archive.counts();
    if (counts.received + counts.extracting + counts.extracted + counts.auditing === 0) return counts;
    if (Date.now() > until) throw new Error(`not settled: ${JSON.stringify(counts)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** Waits until every submission that is at rest has been held against itself and others. */
export async function compared(service: Service, timeoutMs: number): Promise<void> {
  for (const until = Date.now() + timeoutMs; (await service.archive.pendingComparisons({ limit: 1 })).items.length > 0; ) {
    if (Date.now() > until) throw new Error("not compared");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
