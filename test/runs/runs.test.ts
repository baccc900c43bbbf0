import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addressGuard, openWebClient, WEB_DEFAULTS } from "@gouji/ingest";
import { type Attending, attendRuns, cancelRun, collectRun, runReport } from "@gouji/runs";
import { openService } from "@gouji/service";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inventedReport } from "../service/invented-reports.ts";
import { compared, type OpenWay, openRunning, openWay, settled } from "../service/ways.ts";

let open: OpenWay;
let running: Awaited<ReturnType<typeof openRunning>>;
const folder = mkdtempSync(join(tmpdir(), "gouji-runs-"));
const told: string[] = [];
const hooks: unknown[] = [];
const hook = createServer((request, response) => {
  let body = "";
  request.on("data", (piece: Buffer) => {
    body += piece.toString();
  });
  request.on("end", () => {
    hooks.push(JSON.parse(body));
    response.end();
  });
});
let attending: Attending;
let cancelling: Promise<boolean> | undefined;

beforeAll(async () => {
  await new Promise<void>((resolve) => hook.listen(0, "127.0.0.1", resolve));
  open = await openWay("embedded");
  running = await openRunning(open.setup);
  attending = {
    ...{ service: running.service, store: running.service.schedules, clock: Date.now, tell: (message) => told.push(message) },
    options: { folder, maxArchiveBytes: 10_000_000 },
    openClient: () => openWebClient({ ...WEB_DEFAULTS, waitMs: 0, allows: addressGuard(["127.0.0.1/32"]) }),
  };
});
afterAll(async () => {
  await running?.stop();
  await open?.drop();
  hook.close();
  rmSync(folder, { recursive: true });
});

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), content);
}

test("a schedule audits what is new or changed, and its report says what became of each file", async () => {
  const { schedules } = running.service;
  const webhook = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
  const answer = await schedules.add({
    ...{ name: "每夜核查", sources: ["报送"], unit: "", year: "2023", kind: "", webhook },
    ...{ cron: "* * * * *", timeZone: "Asia/Shanghai", createdBy: "李娜" },
  });
  if (!answer.ok) throw new Error(answer.refusal);
  const runNow = async () => {
    const run = await schedules.start(answer.schedule, "李娜", answer.schedule.id);
    // As the schedule worker finds a run whose process died.
    await attendRuns({ ...attending, clock: () => Date.now() + 3_600_000 }, new AbortController().signal);
    await settled(running.service, 25_000);
    await compared(running.service, 25_000);
    await attendRuns(attending, new AbortController().signal);
    const ended = await schedules.run(run.id);
    if (!ended) throw new Error("the run is gone");
    return runReport(ended, { service: running.service, store: schedules, clock: Date.now });
  };

  put("报送/林业局/1.md", inventedReport(1));
  put("报送/林业局/2.md", inventedReport(2));
  put("报送/水利局.zip", zipSync({ "3.md": strToU8(inventedReport(3)), "坏.docx": strToU8(`PK\u0003\u0004${"x".repeat(300)}`) }));
  put("报送/坏.zip", "PK\u0003\u0004");
  const first = await runNow();
  expect(first.run.state).toBe("ended");
  expect(first.files).toEqual({ new: 4, changed: 0, unchanged: 0, refused: 1 });
  expect(first.documents).toEqual({ found: 4, done: 4 });
  expect(first.failed.map(({ origin, reason }) => `${origin}: ${reason.split(" ")[0]}`)).toEqual([
    "报送/坏.zip: corrupt",
    "报送/水利局.zip › 坏.docx: corrupt",
  ]);
  expect(first.findings).toMatchObject({ rule: { ratio: 3 }, unit: { 林业局: 2, 水利局: 1 } });
  expect(hooks).toMatchObject([{ event: "run-ended", run: { state: "ended" }, files: { new: 4 } }]);

  put("报送/林业局/1.md", inventedReport(1, { right: true }));
  rmSync(join(folder, "报送/林业局/2.md"));
  const second = await runNow();
  expect(second.files).toEqual({ new: 0, changed: 1, unchanged: 2, refused: 1 });
  expect(second.gone).toEqual(["报送/林业局/2.md"]);
  const { items } = await running.service.review.list({ filter: { project: "第1号养护项目", ruleIds: ["ratio"] } });
  expect(items).toMatchObject([{ state: "resolved", version: 1, resolvedByVersion: 2 }]);
  expect(told).toEqual([]);
});

test("a run that is cancelled stops at the next file, sets aside what nobody has begun with, and says so", async () => {
  const { schedules } = running.service;
  for (let number = 10; number < 30; number++) put(`取消/${number}.md`, inventedReport(number));
  const run = await schedules.start({ name: "取消", sources: ["取消"], unit: "林业局", year: "", kind: "", webhook: "" }, "李娜");
  // Nobody works on this one's state, so that all that comes in waits.
  const idle = await openService(open.setup);
  await running.stop();
  try {
    const parts = { service: idle, store: idle.schedules };
    let seen = 0;
    await collectRun(run, {
      ...{ ...parts, options: { ...attending.options, client: attending.openClient } },
      onFile: () => {
        seen += 1;
        if (seen === 2) cancelling = cancelRun(run, "赵敏", parts);
      },
    });
    expect(await cancelling).toBe(true);
    expect(seen).toBeLessThan(6);
    expect(await cancelRun(run, "赵敏", parts)).toBe(false);
    const report = await runReport((await idle.schedules.run(run.id)) ?? run, { ...parts, clock: Date.now });
    expect(report).toMatchObject({
      run: { state: "cancelled", detail: "赵敏" },
      documents: { found: seen, done: seen },
      rate: { remainingSeconds: 0 },
    });
    expect(new Set(report.failed.map(({ reason }) => reason.split(" ")[0]))).toEqual(new Set(["cancelled"]));
    // Handed in again, they wait again.
    const [receipt] = await idle.receive({ id: "later", unit: "林业局", project: "", year: "", kind: "", lane: "bulk" }, [
      { name: "10.md", bytes: strToU8(inventedReport(10)) },
    ]);
    expect(receipt?.status).toBe("added");
  } finally {
    await idle.close();
    running = await openRunning(open.setup);
  }
});
