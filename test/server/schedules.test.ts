import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addressGuard, openWebClient, WEB_DEFAULTS } from "@gouji/ingest";
import { type Attending, attendRuns } from "@gouji/runs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventedReport } from "../service/invented-reports.ts";
import { compared, missingFor, settled, WAYS } from "../service/ways.ts";
import { type Caller, type OpenServer, openServer } from "./open-server.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "gouji-schedules-")));
const folder = join(root, "报送");
afterAll(() => rmSync(root, { recursive: true }));

describe.each(WAYS)("schedules over HTTP, %s", async (way) => {
  const missing = await missingFor(way);
  describe.skipIf(missing !== undefined)(missing ?? "from making to the report", () => {
    let server: OpenServer;
    let supervisor: Caller;
    let attending: Attending;
    let id: string;
    beforeAll(async () => {
      rmSync(folder, { recursive: true, force: true });
      for (const unit of ["林业局", "水利局"]) mkdirSync(join(folder, unit), { recursive: true });
      writeFileSync(join(folder, "林业局/1.md"), inventedReport(1));
      writeFileSync(join(folder, "水利局/2.md"), inventedReport(2));
      server = await openServer(way, { sourceFolders: [folder] });
      supervisor = await server.enter({ name: "zhao", displayName: "赵敏", role: "supervisor", units: [] });
      attending = {
        ...{ service: server.service, store: server.service.schedules, clock: Date.now, tell: () => {} },
        options: { folder: root, maxArchiveBytes: 10_000_000 },
        openClient: () => openWebClient({ ...WEB_DEFAULTS, allows: addressGuard([]) }),
      };
    });
    afterAll(() => server?.stop());
    const plan = () => ({ name: "每夜核查", sources: [folder], year: "2023", cron: "30 2 * * *" });
    /** What the schedule worker does, and the workers after it. */
    const work = async () => {
      await attendRuns(attending, new AbortController().signal);
      await settled(server.service, 25_000);
      await compared(server.service, 25_000);
      await attendRuns(attending, new AbortController().signal);
    };

    test("one is made, looked at, changed; what is wrong is said of its field", async () => {
      const made = await supervisor("POST", "/schedules", plan());
      expect([made.status, made.body]).toMatchObject([
        201,
        { ...plan(), enabled: true, createdBy: "赵敏 (zhao)", timeZone: "Asia/Shanghai" },
      ]);
      id = made.body.id;
      expect((await supervisor("GET", "/schedules")).body.items).toEqual([made.body]);
      expect((await supervisor("PATCH", `/schedules/${id}`, { cron: "0 3 * * 1", enabled: false })).body).toMatchObject({ nextAt: null });
      expect((await supervisor("PATCH", `/schedules/${id}`, { enabled: true })).body.nextAt).toMatch(/^\d{4}-/u);
      expect((await supervisor("PATCH", `/schedules/${id}`, { cron: "nie um drei Uhr je" })).body.faults).toMatchObject([{ path: "cron" }]);
      expect((await supervisor("GET", "/schedules/times?cron=0+3+*+*+1&count=2")).body.times).toHaveLength(2);
      expect((await supervisor("POST", "/schedules", { ...plan(), sources: ["/etc"] })).body).toMatchObject({
        ...{ type: "urn:gouji:problem:refused", detail: "/etc" },
      });
    });

    test("it is run at once, asked for twice or not, and its report says what became of the files", async () => {
      const first = await supervisor("POST", `/schedules/${id}/run`);
      const again = await supervisor("POST", `/schedules/${id}/run`);
      expect([first.status, first.body.state, again.body.id]).toEqual([202, "waiting", first.body.id]);
      await work();
      const { body: report } = await supervisor("GET", `/runs/${first.body.id}`);
      expect(report).toMatchObject({
        ...{ run: { state: "ended", startedBy: "赵敏 (zhao)" }, files: { new: 2, refused: 0 }, documents: { found: 2, done: 2 } },
        findings: { rule: { ratio: 2 }, unit: { 林业局: expect.any(Number), 水利局: expect.any(Number) } },
      });
      rmSync(join(folder, "水利局/2.md"));
      writeFileSync(join(folder, "林业局/1.md"), inventedReport(1, { right: true }));
      const second = await supervisor("POST", `/schedules/${id}/run`);
      await work();
      expect((await supervisor("GET", `/runs/${second.body.id}`)).body).toMatchObject({
        ...{ files: { new: 0, changed: 1 }, gone: [expect.stringContaining("2.md")] },
      });
      expect((await supervisor("GET", `/runs?scheduleId=${id}`)).body.items.map((run: { id: string }) => run.id)).toEqual([
        ...[second.body.id, first.body.id],
      ]);
      expect((await supervisor("GET", `/schedules/${id}`)).body.lastRun.id).toBe(second.body.id);
    });

    test("its findings are a filter of the list, of counts and of exports; another run's are none", async () => {
      const run = (await supervisor("GET", `/runs?scheduleId=${id}`)).body.items.at(-1).id;
      const { body: report } = await supervisor("GET", `/runs/${run}`);
      expect(report.findings.total).toBeGreaterThan(0);
      expect((await supervisor("GET", `/findings/counts?runId=${run}`)).body.total).toBe(report.findings.total);
      expect((await supervisor("GET", `/findings?runId=${run}&limit=500`)).body.items).toHaveLength(report.findings.total);
      const { documents } = (await supervisor("GET", `/findings/export?format=json&runId=${run}`)).body;
      expect(documents.flatMap(({ findings }: { findings: readonly unknown[] }) => findings)).toHaveLength(report.findings.total);
      expect((await supervisor("GET", "/findings/counts?runId=no-such-run")).body.total).toBe(0);
    });

    test("one that is cancelled takes in nothing more, and says who stopped it", async () => {
      const { body } = await supervisor("POST", "/runs", { sources: [folder] });
      const answer = await supervisor("POST", `/runs/${body.id}/cancel`);
      expect([answer.status, answer.body]).toMatchObject([200, { state: "cancelled", detail: "赵敏 (zhao)" }]);
      await work();
      const { body: report } = await supervisor("GET", `/runs/${body.id}`);
      expect(report).toMatchObject({ run: { state: "cancelled" }, documents: { found: 0 } });
      expect((await supervisor("POST", "/runs/no-such/cancel")).status).toBe(404);
    });

    test("files are taken in once, without a schedule", async () => {
      const { status, body } = await supervisor("POST", "/runs", {
        sources: [join(folder, "林业局"), "http://127.0.0.1:9/a.pdf"],
        unit: "林业局",
      });
      expect([status, body.scheduleId]).toEqual([202, null]);
      await work();
      const files = await supervisor("GET", `/runs/${body.id}/files?limit=1`);
      expect(files.body).toMatchObject({ items: [{ change: "new", origin: expect.stringContaining("1.md") }], next: "1" });
      const refused = await supervisor("GET", `/runs/${body.id}/files?change=refused`);
      expect(refused.body.items).toMatchObject([{ reason: expect.stringMatching(/^private-address/u) }]);
      expect((await supervisor("POST", `/runs/${body.id}/cancel`)).status).toBe(409);
      expect((await supervisor("DELETE", `/schedules/${id}`)).status).toBe(204);
      expect((await supervisor("GET", `/runs?scheduleId=${id}`)).body.items).toHaveLength(2);
    });
  });
});
