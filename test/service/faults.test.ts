// Workers, Redis, PostgreSQL and connections die at random; nothing is lost and nothing stands twice.
import { type DocumentId, documentIdOf } from "@gouji/archive";
import { endConnections } from "@gouji/database/testing";
import { auditDocument, readBytes } from "@gouji/pipeline";
import { openService, type Service } from "@gouji/service";
import { describe, expect, test } from "vitest";
import { bytesOf, inventedReport } from "./invented-reports.ts";
import { missingPostgresServer, startPrivatePostgres } from "./private-postgres.ts";
import { missingRedisServer, startPrivateRedis } from "./private-redis.ts";
import { missingFor, openWay, settled, WAYS } from "./ways.ts";
import { freePort, startWorkerProcess, type WorkerProcess } from "./worker-process.ts";

const DOCUMENTS = 300;
const KILLS = 10;
const WORKERS = 2;
/** Short, so that the test need not wait long for a dead worker's files. */
const QUICK = { GOUJI_LEASE_SECONDS: "3", GOUJI_RECONCILE_SECONDS: "2" };

/** Every thirtieth file is damaged. */
const FILES = Array.from({ length: DOCUMENTS }, (_, number) => {
  const damaged = number % 30 === 29;
  const bytes = bytesOf(damaged ? `PK\u0003\u0004${`damaged ${number} `.repeat(30)}` : inventedReport(number, { right: number % 3 === 0 }));
  return { name: `${number}.${damaged ? "docx" : "md"}`, bytes, damaged, id: documentIdOf(bytes) };
});
const submission = { id: "faults", unit: "云溪县财政局", project: "", year: "2023", kind: "", lane: "bulk" as const };

describe.each(WAYS)("faults, %s", async (way) => {
  const missing = (await missingFor(way)) ?? (way === "embedded" ? undefined : (missingRedisServer() ?? missingPostgresServer()));

  test.skipIf(missing !== undefined)(
    missing ?? `${DOCUMENTS} documents, ${KILLS} killed workers`,
    async () => {
      const [redis, postgres] = way === "embedded" ? [] : [await startPrivateRedis(), await startPrivatePostgres()];
      const servers = redis && postgres && { redis: { url: redis.url, prefix: "gouji" }, location: postgres.location };
      const open = await openWay(way, servers);
      const addresses = servers && {
        ...{ GOUJI_REDIS_URL: servers.redis.url, GOUJI_REDIS_PREFIX: servers.redis.prefix, GOUJI_DATABASE_URL: servers.location.url },
      };
      const environment = { ...open.environment, ...QUICK, ...addresses };
      const service = await openService(open.setup);
      const workers = Array.from({ length: WORKERS }, () => startWorkerProcess(environment));
      try {
        await service.receive(submission, FILES);
        const decided = await decideSome(service);
        await disturb(workers, environment, [
          () => redis?.flush(),
          () => postgres && endConnections(postgres.location),
          () => redis?.restart(),
          () => postgres?.restart(),
        ]);
        await settledAgain(service);
        await checkAll(service, decided);
      } finally {
        await Promise.all(workers.map((worker) => worker.kill("SIGKILL")));
        await service.close();
        await open.drop();
        await redis?.stop();
        await postgres?.stop();
      }
    },
    240_000,
  );

  test.skipIf(missing !== undefined)(
    missing ?? "two worker processes share the load, and end in order when asked",
    async () => {
      const open = await openWay(way);
      const service = await openService(open.setup);
      const ports = [await freePort(), await freePort()];
      const workers = ports.map((port) => startWorkerProcess(open.environment, ["--monitor-port", String(port)]));
      try {
        await Promise.all(workers.map(({ ready }) => ready));
        await service.receive(submission, FILES.filter(({ damaged }) => !damaged).slice(0, 150));
        await settled(service, 100_000);
        const shares = await Promise.all(ports.map(stepsDoneAt));
        expect(shares[0]! + shares[1]!).toBe(300);
        expect(Math.min(...shares)).toBeGreaterThan(30);
        await Promise.all(workers.map((worker) => worker.kill("SIGTERM")));
        expect(workers.map((worker) => worker.process.exitCode)).toEqual([0, 0]);
      } finally {
        await Promise.all(workers.map((worker) => worker.kill("SIGKILL")));
        await service.close();
        await open.drop();
      }
    },
    120_000,
  );
});

/** Kills workers one after the other, each a moment after it took up work; other faults come in between. */
async function disturb(
  workers: WorkerProcess[],
  environment: Readonly<Record<string, string>>,
  faults: readonly (() => Promise<void> | undefined)[],
): Promise<void> {
  const between = [...faults];
  for (let kill = 0; kill < KILLS; kill++) {
    const victim = kill % workers.length;
    await workers[victim]?.ready.catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 600 * Math.random()));
    await workers[victim]?.kill("SIGKILL");
    workers[victim] = startWorkerProcess(environment);
    if (kill % 2 === 1) await between.shift()?.();
  }
  expect(between).toEqual([]);
}

/** Confirms the first findings that appear, as a reviewer would while the rest is still running. */
async function decideSome(service: Service): Promise<readonly string[]> {
  for (;;) {
    const { items } = await service.review.list({ limit: 10 });
    if (items.length === 10) {
      for (const { id, revision } of items) await service.review.decide(id, revision, { kind: "confirm", note: "属实" }, "李娜");
      return items.map(({ id }) => id);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A document that happened to be at work in three killed workers in a row is set aside with that reason; a person would retry it. */
async function settledAgain(service: Service): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await untilAnswered(() => settled(service, 150_000));
    const lost = await service.archive.documents({ failureKind: "worker-lost", limit: DOCUMENTS });
    if (lost.items.length === 0) return;
    for (const { id } of lost.items) await service.retry(id);
  }
}

async function checkAll(service: Service, decided: readonly string[]): Promise<void> {
  const { items: documents } = await service.archive.documents({ limit: DOCUMENTS });
  const ended = new Map(documents.map((document) => [document.id, document.failure?.kind ?? document.status]));
  expect(FILES.filter(({ id, damaged }) => ended.get(id) !== (damaged ? "corrupt" : "checked"))).toEqual([]);
  const expected: string[] = [];
  for (const { id, name, bytes, damaged } of FILES) if (!damaged) expected.push(...(await findingsOf(id, name, bytes)));
  expect((await listed(service)).sort()).toEqual(expected.sort());
  for (const id of decided) {
    expect(await service.review.item(id)).toMatchObject({ state: "confirmed", comments: [{ by: "李娜", text: "属实" }] });
    expect((await service.review.history({ itemId: id })).filter(({ actor }) => actor === "李娜")).toHaveLength(1);
  }
}

async function listed(service: Service): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | undefined; ; ) {
    const page = await service.review.list({ limit: 500, ...(after === undefined ? {} : { after }) });
    found.push(...page.items.map(({ documentId, findingId }) => `${documentId} ${findingId}`));
    if (page.next === undefined) return found;
    after = page.next;
  }
}

/** What the bare pipeline finds. */
async function findingsOf(id: DocumentId, name: string, bytes: Uint8Array): Promise<string[]> {
  const document = await readBytes(bytes, name);
  return document.ok ? auditDocument(document.value, name).findings.map((finding) => `${id} ${finding.id}`) : [];
}

async function stepsDoneAt(port: number): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return [...text.matchAll(/^gouji_step_seconds_count\{.*step="(?:extract|audit)".*\} (\d+)$/gm)].reduce(
    (sum, [, count]) => sum + Number(count),
    0,
  );
}

/** The connections of this process are ended too. */
async function untilAnswered<Value>(ask: () => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      if (attempt === 5 || (error instanceof Error && error.message.startsWith("not settled"))) throw error;
    }
  }
}
