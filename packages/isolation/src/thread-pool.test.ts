import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unpackText } from "@gouji/archive/packed-text";
import type { Result } from "@gouji/values";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Task, WorkerLimits } from "./task.ts";
import { openPool } from "./thread-pool.ts";

const SMALL = "# 某项目绩效自评报告\n\n项目预算100万元，实际支出80万元，预算执行率为85%。\n";
const ROOMY: WorkerLimits = { timeoutMs: 60_000, timeoutPerPageMs: 0, timeoutPerScannedPageMs: 0, memoryMb: 1024 };

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gouji-pool-"));
  writeFileSync(join(folder, "small.md"), SMALL);
  const line = (number: number) =>
    `第${number}批补助资金预算安排${number}.37万元，实际支出${number}.12万元，其中材料费${number / 2}万元，人工费12万元。\n\n`;
  writeFileSync(join(folder, "huge.md"), Array.from({ length: 100_000 }, (_, number) => line(number + 1)).join(""));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function check(name: string): Task & { readonly verb: "check" } {
  return { verb: "check", path: join(folder, name), options: {} };
}

async function outcomes(names: readonly string[], jobs: number, limits: WorkerLimits): Promise<string[]> {
  const pool = openPool({ jobs, limits });
  try {
    const answers = await Promise.all(names.map((name) => pool.run(check(name))));
    return answers.map((answer) => (answer.status === "failed" ? answer.error.kind : answer.status));
  } finally {
    await pool.close();
  }
}

describe("a file that takes more than it may is ended, and the others go on", () => {
  test.each([
    ["time", { ...ROOMY, timeoutMs: 3000 }, "timed-out"],
    ["memory", { ...ROOMY, memoryMb: 96 }, "out-of-memory"],
  ] as const)("%s", async (_, limits, kind) => {
    const started = performance.now();
    expect(await outcomes(["small.md", "huge.md", "small.md", "small.md"], 1, limits)).toEqual(["checked", kind, "checked", "checked"]);
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

test("files wait for a thread, and each gets its own answer", async () => {
  const pool = openPool({ jobs: 2, limits: ROOMY });
  try {
    const paths = Array.from({ length: 6 }, (_, number) => {
      const name = `${number}.md`;
      writeFileSync(join(folder, name), SMALL.replace("85%", `8${number + 2}%`));
      return name;
    });
    const answers = await Promise.all(paths.map((name) => pool.run(check(name))));
    const stated = answers.map((answer) =>
      answer.status === "checked" ? answer.findings.map((finding) => finding.stated) : answer.error.kind,
    );
    expect(stated).toEqual([["82%"], ["83%"], ["84%"], ["85%"], ["86%"], ["87%"]]);
  } finally {
    await pool.close();
  }
});

test("a verb that fails says why in its own shape", async () => {
  const pool = openPool({ jobs: 1, limits: ROOMY });
  try {
    const answer = await pool.run({ verb: "parse", path: join(folder, "missing.docx"), options: {} });
    expect(answer).toMatchObject({ ok: false, error: { kind: "unreadable" } });
  } finally {
    await pool.close();
  }
});

test("read and audit, with JSON between them, find what check finds", async () => {
  const pool = openPool({ jobs: 1, limits: ROOMY });
  try {
    const path = join(folder, "small.md");
    const whole = await pool.run(check("small.md"));
    const read = await pool.run({ verb: "read", path, bytes: readFileSync(path), options: {} });
    if (!read.ok || whole.status === "failed") throw new Error("not read");
    const audited = await pool.run({ verb: "audit", path, content: read.value.content, options: {} });
    expect(audited).toMatchObject({ ok: true, value: { findings: whole.findings, coverage: whole.coverage, mediaType: whole.mediaType } });
  } finally {
    await pool.close();
  }
});

test("both halves in one go: what was read is there first, and nothing else is found than with JSON between them", async () => {
  const pool = openPool({ jobs: 1, limits: ROOMY });
  try {
    const path = "fixtures/submission/drinking-water/绩效自评报告.docx";
    const bytes = readFileSync(path);
    const options = { digest: true, figures: true };
    const order: string[] = [];
    const { read, audited } = pool.through({ path, bytes, options });
    void read.then(() => order.push("read"));
    void audited.then(() => order.push("audited"));
    const [apart, through] = [await pool.run({ verb: "read", path, bytes, options }), await read];
    if (!apart.ok || !through.ok) throw new Error("not read");
    expect(unpackText(through.value.content)).toBe(unpackText(apart.value.content));
    expect(await audited).toEqual({
      ok: true,
      value: { ...answered(await pool.run({ verb: "audit", path, content: apart.value.content, options })), timings: expect.anything() },
    });
    expect(order).toEqual(["read", "audited"]);
  } finally {
    await pool.close();
  }
});

test("both halves in one go: a file that cannot be read says so for both", async () => {
  const pool = openPool({ jobs: 1, limits: ROOMY });
  try {
    const { read, audited } = pool.through({ path: "x.pdf", bytes: new TextEncoder().encode("%PDF-1.7 nothing"), options: {} });
    expect(await read).toMatchObject({ ok: false });
    expect(await audited).toEqual(await read);
  } finally {
    await pool.close();
  }
});

test("a task that nobody waits for any longer is ended, and its place is free again", async () => {
  const pool = openPool({ jobs: 1, limits: ROOMY });
  try {
    const stop = new AbortController();
    const running = pool.run(check("huge.md"), stop.signal);
    const waiting = pool.run(check("small.md"), stop.signal);
    const other = pool.run(check("small.md"));
    setTimeout(() => stop.abort(new Error("stopped")), 200);
    await expect(running).rejects.toThrow("stopped");
    await expect(waiting).rejects.toThrow("stopped");
    expect((await other).status).toBe("checked");
  } finally {
    await pool.close();
  }
});

function answered<Value, Failure>(answer: Result<Value, Failure>): Value {
  if (!answer.ok) throw new Error("no answer");
  return answer.value;
}
