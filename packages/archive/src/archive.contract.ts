import { createHash } from "node:crypto";
import { createWriteStream, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { type Engine, migrate } from "@gouji/database";
import { missingService, openTestDatabase } from "@gouji/database/testing";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import {
  ARCHIVE_SCHEMA,
  type Archive,
  backup,
  type Comparable,
  type DocumentId,
  documentIdOf,
  MAX_LOSSES,
  type Output,
  openArchive,
  openFilesInDatabase,
  openFolder,
  type PendingWork,
  pendingWork,
  restore,
  StateFileError,
  type Step,
} from "./index.ts";
import type { ArchiveTables } from "./schema.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const IDENTITY = { unit: "林业局", project: "造林", year: "2023", kind: "selfEvaluation" };
const PARSED = { content: "{}", engineVersion: "1", rulesVersion: "r1", identity: IDENTITY };
const EXTRACTED = { content: "{}", engineVersion: "1", rulesVersion: "" };

async function openStores(engine: Engine) {
  const { database, drop } = await openTestDatabase(engine);
  await migrate(database, [ARCHIVE_SCHEMA], "t0");
  const folder = mkdtempSync(join(tmpdir(), "gouji-archive-"));
  let ticks = 0;
  let ids = 0;
  const archive = openArchive(database, () => 1_700_000_000_000 + 1000 * ticks++);
  const newId = () => `n${ids++}`;
  const files = engine === "sqlite" ? openFolder(folder, newId) : openFilesInDatabase({ database, spoolFolder: folder, newId });
  const close = async () => {
    rmSync(folder, { recursive: true, force: true });
    await drop();
  };
  const receive = async (text: string, submissionId: string, name = "report.pdf", unit = "林业局") => {
    await archive.open({ id: submissionId, unit, project: "", year: "2023", kind: "", lane: "bulk" });
    const id = await files.put(bytesOf(text));
    const size = bytesOf(text).length;
    return { id, answer: await archive.receive({ documentId: id, mediaType: "application/pdf", size, name, submissionId }) };
  };
  return { database, archive, files, folder, close, receive };
}

async function audit(archive: Archive, id: DocumentId, steps: readonly Step[] = ["extract", "audit"]): Promise<void> {
  for (const step of steps) {
    const attempt = await archive.start(id, step, "1");
    if (attempt) await archive.end(attempt, step === "extract" ? EXTRACTED : PARSED);
  }
}

/** What a submission that is not divided is held against. */
async function comparableIn(archive: Archive, submissionId: string): Promise<Comparable> {
  const parts: Comparable[] = [];
  for await (const part of archive.comparable(submissionId)) parts.push(part);
  const [part] = parts;
  if (!part || parts.length > 1) throw new Error(`divided: ${parts.length}`);
  return part;
}

/** What every engine of the archive and of the file store keeps. */
export function describeArchive(engine: Engine): void {
  describe(`archive on ${engine}`, async () => {
    const missing = await missingService(engine);
    describe.skipIf(missing !== undefined)(missing ?? "keeps its promises", () => {
      let stores: Awaited<ReturnType<typeof openStores>>;
      beforeAll(async () => {
        stores = await openStores(engine);
      });
      afterAll(() => stores?.close());

      test("equal bytes under another name and in another submission are one document", async () => {
        const first = await stores.receive("same", "s1", "a.pdf");
        const second = await stores.receive("same", "s2", "b.pdf");
        expect([first.answer, second.answer, first.id]).toEqual(["added", "known", second.id]);
        expect(await stores.archive.document(first.id)).toMatchObject({
          names: ["a.pdf", "b.pdf"],
          submissions: ["s1", "s2"],
          status: "received",
        });
        expect(await stores.files.get(first.id)).toEqual(Buffer.from("same"));
        expect(await stores.files.has(documentIdOf(bytesOf("never seen")))).toBe(false);
      });

      test("a file of 200 MB goes in and out piece by piece, and is never in memory as a whole", async () => {
        // In a store of its own: the tests of backups need not carry it.
        const { files, close } = await openStores(engine);
        onTestFinished(close);
        const MEGABYTE = 1024 * 1024;
        setFlagsFromString("--expose-gc");
        const collectGarbage: () => void = runInNewContext("gc");
        const used = () => {
          // Buffers are given back beside the program; the second collection waits for those of the first.
          collectGarbage();
          collectGarbage();
          const { heapUsed, external } = process.memoryUsage();
          return heapUsed + external;
        };
        const before = used();
        let most = 0;
        const look = (number: number) => {
          if (number % 20 === 0) most = Math.max(most, used() - before);
        };
        const digest = createHash("sha256");
        const stored = await files.putStream(
          (async function* () {
            for (let number = 0; number < 200; number++) {
              const piece = Buffer.alloc(MEGABYTE, `${number} `);
              digest.update(piece);
              look(number);
              yield piece;
            }
          })(),
        );
        expect(stored).toEqual({ id: digest.digest("hex"), size: 200 * MEGABYTE });
        const out = createHash("sha256");
        let pieces = 0;
        for await (const piece of files.pieces(stored.id)) {
          out.update(piece);
          pieces += 1;
          look(pieces);
        }
        expect(out.digest("hex")).toBe(stored.id);
        expect(most).toBeLessThan(40 * MEGABYTE);
        const part: Uint8Array[] = [];
        for await (const piece of files.pieces(stored.id, { start: 3 * MEGABYTE - 2, end: 3 * MEGABYTE + 3 })) part.push(piece);
        expect(Buffer.concat(part).toString()).toBe("2 3 3");
        await expect(
          files
            .pieces(documentIdOf(bytesOf("never seen")))
            [Symbol.asyncIterator]()
            .next(),
        ).rejects.toThrow();
      }, 120_000);

      test("bytes that come in pieces are the same document; what breaks off leaves nothing behind", async () => {
        const { files, folder } = stores;
        const pieces = async function* (fail = false) {
          for (const text of ["str", "eam", "ed"]) yield bytesOf(text);
          if (fail) throw new Error("broken line");
        };
        const stored = await files.putStream(pieces());
        expect(stored).toEqual({ id: documentIdOf(bytesOf("streamed")), size: 8 });
        expect(await files.putStream(pieces())).toEqual(stored);
        expect(await files.get(stored.id)).toEqual(Buffer.from("streamed"));
        await expect(files.putStream(pieces(true))).rejects.toThrow("broken line");
        expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith(".part"))).toEqual([]);
      });

      test("the status is written before the work, and the step's output replaces its own", async () => {
        const { archive, receive } = stores;
        const { id } = await receive("steps", "s3");
        expect(await archive.start(id, "audit", "1")).toBeUndefined();
        const attempt = await archive.start(id, "extract", "1");
        expect(await archive.document(id)).toMatchObject({ status: "extracting", attempts: [{ number: 1 }] });
        if (!attempt) throw new Error("not started");
        expect(await archive.end(attempt, { ...EXTRACTED, content: "first" })).toBe("stored");
        expect(await archive.start(id, "extract", "2")).toBeUndefined();
        await archive.retry(id);
        const again = await archive.start(id, "extract", "2");
        if (!again) throw new Error("not started");
        await archive.end(again, { ...EXTRACTED, content: "second", engineVersion: "2" });
        expect(await archive.output(id, "extract")).toEqual({ ...EXTRACTED, content: "second", engineVersion: "2" });
        expect((await archive.document(id))?.status).toBe("extracted");
      });

      test("a worker that vanished is recorded, and its late answer changes nothing", async () => {
        const { archive, receive } = stores;
        const { id } = await receive("vanished", "s4");
        const lost = await archive.start(id, "extract", "1");
        const next = await archive.start(id, "extract", "1");
        if (!lost || !next) throw new Error("not started");
        expect(await archive.end(lost, { ...EXTRACTED, content: "late" })).toBe("overtaken");
        expect(await archive.output(id, "extract")).toBeUndefined();
        await archive.end(next, EXTRACTED);
        expect((await archive.document(id))?.attempts.map(({ failure }) => failure?.kind)).toEqual(["worker-lost", undefined]);
      });

      test("a document that takes its worker with it again and again is set aside, and can be retried", async () => {
        const { archive, receive } = stores;
        const { id } = await receive("poison", "s4");
        for (let death = 0; death < MAX_LOSSES; death++) expect(await archive.start(id, "extract", "1")).toBeDefined();
        expect(await archive.start(id, "extract", "1")).toBeUndefined();
        expect(await archive.document(id)).toMatchObject({ status: "failed", failure: { kind: "worker-lost" } });
        await archive.retry(id);
        expect(await archive.start(id, "extract", "1")).toMatchObject({ number: MAX_LOSSES + 1 });
      });

      test("what another store writes alongside stands or falls with the output", async () => {
        const { archive, receive } = stores;
        const { id } = await receive("joint", "s4b");
        await audit(archive, id, ["extract"]);
        const attempt = await archive.start(id, "audit", "1");
        if (!attempt) throw new Error("not started");
        const output = { ...PARSED, identity: { ...IDENTITY, project: "养护" } };
        await expect(archive.end(attempt, output, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
        expect(await archive.document(id)).toMatchObject({ status: "auditing" });
        const placed: unknown[] = [];
        expect(await archive.end(attempt, output, async (_, version) => void placed.push(version))).toBe("stored");
        const own = (await archive.versions(id)).filter(({ documentId }) => documentId === id);
        expect(placed).toEqual(own.map((version) => ({ ...version, inserted: false })));
      });

      test("attachments and the summary are the audit's own: replaced with it, kept when the file is read again", async () => {
        const { archive, database, receive } = stores;
        const { id } = await receive("attached", "s4d");
        const coverage = { figures: 4, linked: 3, checked: 2, confirmed: 1 };
        const summaryOf = (...scores: string[]) => ({
          ...{ title: "造林", pages: 3, coverage },
          totals: scores.map((score) => ({ project: score, score, fullScore: "100", full: score === "100" })),
        });
        const scoresOf = async () =>
          database.as<ArchiveTables>().selectFrom("archive_scores").selectAll().where("document_id", "=", id).orderBy("position").execute();
        await audit(archive, id, ["extract"]);
        const write = async (output: Output) => {
          const attempt = await archive.start(id, "audit", "1");
          if (!attempt) throw new Error("not started");
          await archive.end(attempt, { ...output, identity: { ...IDENTITY, project: "附件" } });
        };
        await write({ ...PARSED, attachments: { figures: "[1]", digest: "{}" }, summary: summaryOf("100", "96.5") });
        expect([await archive.attachment(id, "figures"), await archive.attachment(id, "digest")]).toEqual(["[1]", "{}"]);
        expect(await scoresOf()).toMatchObject([
          { project: "100", score: "100", full_score: "100", full_marks: 1 },
          { score: "96.5", full_marks: 0 },
        ]);
        await archive.retry(id);
        await audit(archive, id, ["extract"]);
        expect(await archive.attachment(id, "figures")).toBe("[1]");
        await write({ ...PARSED, attachments: { figures: "[2]" }, summary: summaryOf("90") });
        expect([await archive.attachment(id, "figures"), await archive.attachment(id, "digest")]).toEqual(["[2]", undefined]);
        expect(await scoresOf()).toMatchObject([{ score: "90" }]);
      });

      test("changes are told in the order in which they came", async () => {
        const { archive, receive } = stores;
        const { id } = await receive("seen", "s4c");
        const { updatedAt = "" } = (await archive.document(id)) ?? {};
        await archive.start(id, "extract", "1");
        const changes = await archive.changes(updatedAt);
        expect(changes.map(({ documentId, status, submissions }) => [documentId, status, submissions])).toEqual([
          [id, "extracting", ["s4c"]],
        ]);
      });

      test("a permanent failure rests until it is retried, a temporary one waits; diagnoses stay", async () => {
        const { archive, receive } = stores;
        const { id } = await receive("locked", "s5");
        const fail = async (kind: string, temporary: boolean) => {
          const attempt = await archive.start(id, "extract", "1");
          if (attempt) await archive.end(attempt, { kind, detail: kind, temporary });
        };
        await fail("unavailable", true);
        expect(await archive.document(id)).toMatchObject({ status: "received" });
        await fail("encrypted", false);
        expect(await archive.document(id)).toMatchObject({ status: "failed", failure: { kind: "encrypted" } });
        expect((await archive.documents({ failureKind: "encrypted" })).items).toHaveLength(1);
        expect(await archive.retry(id)).toBe(true);
        const after = await archive.document(id);
        expect(after).toMatchObject({
          status: "received",
          attempts: [{ failure: { kind: "unavailable" } }, { failure: { kind: "encrypted" } }],
        });
        expect(after?.failure).toBeUndefined();
      });

      test("a later submission of the same report is its next version, a second file of one submission is not", async () => {
        const { archive, receive } = stores;
        const first = await receive("v1", "s6", "造林自评报告.pdf");
        const sibling = await receive("annex", "s6", "附表.xlsx");
        const second = await receive("v2", "s7", "造林自评报告（修改稿）.docx");
        const again = await receive("annex 2", "s7", "附表.xlsx");
        for (const { id } of [first, sibling, again, second, second]) await audit(archive, id);
        expect((await archive.versions(second.id)).map(({ documentId, number }) => [documentId, number])).toEqual([
          [first.id, 1],
          [second.id, 2],
        ]);
        expect((await archive.versions(again.id)).map(({ documentId }) => documentId)).toEqual([sibling.id, again.id]);
      });

      test("versions are numbered by receipt, not by audit: one that is audited late takes its place before the others", async () => {
        const { archive, receive } = stores;
        const ids: DocumentId[] = [];
        for (const text of ["r1", "r2", "r3"]) ids.push((await receive(text, `r ${text}`, "验收报告.docx", "验收局")).id);
        const identity = { ...IDENTITY, unit: "验收局" };
        const numbers = async () => {
          const [first] = ids;
          return first ? (await archive.versions(first)).map(({ documentId, number }) => [ids.indexOf(documentId), number]) : [];
        };
        const placed: unknown[] = [];
        for (const at of [2, 1, 0]) {
          const id = ids[at];
          if (!id) continue;
          await audit(archive, id, ["extract"]);
          const attempt = await archive.start(id, "audit", "1");
          if (attempt)
            await archive.end(attempt, { ...PARSED, identity }, async (_, { number, inserted }) => void placed.push([number, inserted]));
        }
        expect(placed).toEqual([
          [1, false],
          [1, true],
          [1, true],
        ]);
        expect(await numbers()).toEqual([
          [0, 1],
          [1, 2],
          [2, 3],
        ]);
      });

      test("a submission is compared once for each change, when all of its documents are at rest", async () => {
        const { archive, receive } = stores;
        const unit = "比对局";
        const due = async () => (await archive.pendingComparisons({ submissionId: "c1" })).items.map(({ id }) => id);
        const one = await receive("cmp 1", "c1", "报告.docx", unit);
        const two = await receive("cmp 2", "c1", "附表.xlsx", unit);
        await audit(archive, one.id);
        expect(await due()).toEqual([]);
        expect(await archive.startComparison("c1")).toBeUndefined();
        await audit(archive, two.id);
        expect((await archive.pendingComparisons({ documentId: two.id })).items).toMatchObject([
          { kind: "compare", id: "c1", fairKey: unit },
        ]);
        const comparison = await archive.startComparison("c1");
        if (!comparison) throw new Error("not due");
        await expect(archive.keepCompared(new Map([[one.id, "x"]]), () => Promise.reject(new Error("no")))).rejects.toThrow("no");
        const { updatedAt = "" } = (await archive.document(two.id)) ?? {};
        await archive.keepCompared(new Map([[one.id, "joined"]]), async () => [two.id]);
        expect(await due()).toEqual(["c1"]);
        await archive.endComparison(comparison);
        const told = (await archive.changes(updatedAt)).filter((change) => change.updatedAt > updatedAt);
        expect(told.map(({ documentId, status }) => [documentId, status]).sort()).toEqual(
          [one.id, two.id].sort().map((id) => [id, "checked"]),
        );
        expect([await due(), await archive.attachment(one.id, "together"), await archive.attachment(two.id, "together")]).toEqual([
          ...[[], "joined", undefined],
        ]);
        await archive.retry(two.id);
        expect(await due()).toEqual([]);
        await audit(archive, two.id);
        expect(await due()).toEqual(["c1"]);
        const again = await archive.startComparison("c1");
        await archive.retry(one.id);
        await audit(archive, one.id);
        expect(await archive.attachment(one.id, "together")).toBeUndefined();
        // What changed meanwhile is compared anew.
        if (again) await archive.endComparison(again);
        expect(await due()).toEqual(["c1"]);
      });

      test("a file that is handed in again wakes the comparison of the new submission alone", async () => {
        const { archive, receive } = stores;
        const due = async (submissionId: string) => (await archive.pendingComparisons({ submissionId })).items.length;
        const compare = async (submissionId: string) => {
          const comparison = await archive.startComparison(submissionId);
          if (comparison) await archive.endComparison(comparison);
        };
        const { id } = await receive("nightly", "n1", "报告.docx", "每夜局");
        await audit(archive, id);
        await compare("n1");
        await receive("nightly", "n2", "报告.docx", "每夜局");
        expect([await due("n1"), await due("n2")]).toEqual([0, 1]);
        await compare("n2");
        await archive.retry(id);
        await audit(archive, id);
        expect([await due("n1"), await due("n2")]).toEqual([0, 1]);
        expect((await comparableIn(archive, "n1")).group).toEqual((await comparableIn(archive, "n2")).group);
      });

      test("what waits is set aside when its submission is withdrawn; what is at work, at rest or wanted by others is not, and the same bytes wait again", async () => {
        const { archive, receive } = stores;
        const waiting = (await receive("withdrawn 1", "wd")).id;
        const running = (await receive("withdrawn 2", "wd")).id;
        const read = (await receive("withdrawn 3", "wd")).id;
        const shared = (await receive("withdrawn 4", "wd")).id;
        await receive("withdrawn 4", "wanted");
        await archive.start(running, "extract", "1");
        await audit(archive, read, ["extract"]);
        expect(await archive.withdraw(["wd"])).toBe(2);
        const statusOf = async (id: DocumentId) => {
          const document = await archive.document(id);
          return document?.failure?.kind ?? document?.status;
        };
        expect(await Promise.all([waiting, running, read, shared].map(statusOf))).toEqual([
          "cancelled",
          "extracting",
          "cancelled",
          "received",
        ]);
        expect(await archive.start(waiting, "extract", "1")).toBeUndefined();
        expect((await receive("withdrawn 1", "again")).answer).toBe("added");
        expect((await receive("withdrawn 1", "again")).answer).toBe("known");
        expect(await statusOf(waiting)).toBe("received");
      });

      test("a comparison that fails for good rests until the submission changes; one that takes its worker with it too", async () => {
        const { archive, receive } = stores;
        const { id } = await receive("cmp 3", "c2", "报告.docx", "比对二局");
        await audit(archive, id);
        const due = async () => (await archive.pendingComparisons({ submissionId: "c2" })).items.length;
        const first = await archive.startComparison("c2");
        if (!first) throw new Error("not due");
        await archive.endComparison(first, { kind: "unavailable", detail: "", temporary: true });
        expect(await due()).toBe(1);
        await archive.endComparison(first, { kind: "internal", detail: "x", temporary: false });
        expect(await due()).toBe(0);
        await archive.retry(id, "audit");
        await audit(archive, id, ["audit"]);
        for (let death = 0; death < MAX_LOSSES; death++) expect(await archive.startComparison("c2")).toBeDefined();
        expect([await archive.startComparison("c2"), await due()]).toEqual([undefined, 0]);
      });

      test("held against each other are the latest versions of what was handed in together, and earlier years of the unit", async () => {
        const { archive, receive } = stores;
        const unit = "比较局";
        const summary = { title: "", pages: null, coverage: { figures: 0, linked: 0, checked: 0, confirmed: 0 }, totals: [] };
        const report = async (text: string, submissionId: string, name: string, year: string) => {
          const { id } = await receive(text, submissionId, name, unit);
          await audit(archive, id, ["extract"]);
          const attempt = await archive.start(id, "audit", "1");
          const identity = { unit, project: name, year, kind: "selfEvaluation" };
          if (attempt) await archive.end(attempt, { ...PARSED, identity, summary });
          return id;
        };
        const old = await report("old", "d0", "造林.pdf", "2021");
        const first = await report("d 1", "d1", "造林.pdf", "2023");
        const annex = await report("d 2", "d1", "附表.xlsx", "2023");
        const second = await report("d 1 mended", "d2", "造林.pdf", "2023");
        const of = async (submissionId: string) => {
          const { group, known } = await comparableIn(archive, submissionId);
          return [group.map(({ documentId, number }) => [documentId, number]).sort(), known];
        };
        const together = [
          [second, 2],
          [annex, 1],
        ].sort();
        expect(first).not.toBe(second);
        expect([await of("d1"), await of("d2"), await of("d0")]).toEqual([
          [together, [old]],
          [together, [old]],
          [[[old, 1]], []],
        ]);
        // A report on an earlier year that comes late wakes those of later years, which it can now be held against.
        for (const submissionId of ["d1", "d2"]) {
          const comparison = await archive.startComparison(submissionId);
          if (comparison) await archive.endComparison(comparison);
        }
        const late = await report("late", "d3", "造林.pdf", "2022");
        expect((await archive.pendingComparisons({ documentId: late })).items.map(({ id }) => id).sort()).toEqual(["d1", "d2", "d3"]);
        expect(await of("d2")).toEqual([together, [late, old]]);
        // Not before the delivery that it came with is read: each of its files would wake them again.
        await receive("more to come", "d3", "退耕.pdf", unit);
        expect((await archive.pendingComparisons({ documentId: late })).items).toEqual([]);
      });

      test("a submission of many reports is divided by unit, project and year, and no part is larger than can be held in memory", async () => {
        const { archive, receive } = stores;
        const summary = { title: "", pages: null, coverage: { figures: 0, linked: 0, checked: 0, confirmed: 0 }, totals: [] };
        for (let number = 0; number < 104; number++) {
          const { id } = await receive(`many ${number}`, "many", `${number}.pdf`);
          await audit(archive, id, ["extract"]);
          const attempt = await archive.start(id, "audit", "1");
          const identity = { unit: `第${Math.floor(number / 2)}分局`, project: "路灯", year: "2030", kind: `${number % 2}` };
          if (attempt) await archive.end(attempt, { ...PARSED, identity, summary });
        }
        const sizes = async () => {
          const found: number[] = [];
          for await (const { group, whole } of archive.comparable("many")) {
            expect(whole).toBe(true);
            found.push(group.length);
          }
          return found;
        };
        expect(await sizes()).toEqual(Array.from({ length: 52 }, () => 2));
        // Once compared, only the part of a unit that has something new.
        const comparison = await archive.startComparison("many");
        if (comparison) await archive.endComparison(comparison);
        expect(await sizes()).toEqual([]);
        const again = documentIdOf(bytesOf("many 7"));
        await archive.retry(again, "audit");
        const attempt = await archive.start(again, "audit", "1");
        const identity = { unit: "第3分局", project: "路灯", year: "2030", kind: "1" };
        if (attempt) await archive.end(attempt, { ...PARSED, identity, summary });
        expect(await sizes()).toEqual([2]);
      }, 60_000);

      test("progress counts by status, pages follow each other, pending work is what is not at rest", async () => {
        const { archive, receive } = stores;
        for (const name of ["p1", "p2", "p3"]) await receive(name, "s8", `${name}.pdf`, "水务局");
        await audit(archive, documentIdOf(bytesOf("p1")));
        const [progress] = (await archive.submissions({ id: "s8" })).items;
        expect(progress?.counts).toMatchObject({ checked: 1, received: 2 });
        const said = await archive.submission("s8");
        expect(said).toMatchObject({ id: "s8", unit: "水务局", lane: expect.any(String) });
        expect(progress).toMatchObject({ ...said });
        expect(await archive.submission("s8-unknown")).toBeUndefined();
        const page = await archive.documents({ submissionId: "s8", limit: 2 });
        const rest = await archive.documents({ submissionId: "s8", limit: 2, after: page.next ?? "" });
        expect([page.items.length, rest.items.length, rest.next]).toEqual([2, 1, undefined]);
        const pending: PendingWork[] = [];
        for await (const work of pendingWork(archive)) pending.push(work);
        expect(pending.filter(({ fairKey }) => fairKey === "水务局")).toMatchObject([
          { kind: "extract", lane: "bulk" },
          { kind: "extract" },
        ]);
      });

      test("backup and restore carry rows and bytes over to an empty state; a cut file leaves it empty", async () => {
        const { archive, database, files, folder, receive } = stores;
        const { id } = await receive("kept", "s9");
        await audit(archive, id);
        const path = join(folder, "state.gz");
        await backup({ database, files, schemas: [ARCHIVE_SCHEMA] }, path);
        const other = await openStores(engine === "sqlite" ? "sqlite" : "postgres");
        try {
          const target = { database: other.database, files: other.files, schemas: [ARCHIVE_SCHEMA] };
          writeFileSync(`${path}.cut`, readFileSync(path).subarray(0, -40));
          await expect(restore(target, `${path}.cut`)).rejects.toThrow();
          await expect(restore(target, folder)).rejects.toThrow(/cannot be read/);
          await restore(target, path);
          expect(await other.archive.document(id)).toEqual(await archive.document(id));
          expect(await other.archive.output(id, "audit")).toEqual(PARSED);
          expect(await other.files.get(id)).toEqual(Buffer.from("kept"));
          await expect(restore(target, path)).rejects.toThrow(/empty/);
          const stream = new PassThrough();
          await Promise.all([backup(target, stream), pipeline(stream, createWriteStream(`${path}.streamed`))]);
          expect(readFileSync(`${path}.streamed`)).toEqual(readFileSync(path));
        } finally {
          await other.close();
        }
      });

      test("a backup that cannot read its originals ends with their fault, and leaves nothing", async () => {
        const { database, files, folder, receive } = stores;
        const { id } = await receive("read before the fault", "s10");
        const list = async function* () {
          yield id;
          throw new Error("disk is gone");
        };
        const path = join(folder, "unreadable.gz");
        await expect(backup({ database, files: { ...files, list }, schemas: [ARCHIVE_SCHEMA] }, path)).rejects.toThrow("disk is gone");
        expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
      });

      test.each([
        ["a folder that is not there", "gone/state.gz", /cannot be written \(ENOENT/],
        ["a folder in its place", ".", /cannot be written/],
      ])("a backup into %s is refused in words, and leaves nothing", async (_, name, message) => {
        const { database, files, folder } = stores;
        const state = { database, files, schemas: [ARCHIVE_SCHEMA] };
        await expect(backup(state, join(folder, name))).rejects.toThrow(message);
        await expect(backup(state, join(folder, name))).rejects.toThrow(StateFileError);
        expect(existsSync(`${join(folder, name)}.part`)).toBe(false);
      });
    });
  });
}
