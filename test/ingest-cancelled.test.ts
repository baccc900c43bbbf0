// A real process that is asked to end while it audits.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, expect, test } from "vitest";
import { inventedReport } from "./service/invented-reports.ts";

const GOUJI = resolve("packages/cli/bin/gouji.mjs");
/** More than are read before the signal comes. */
const REPORTS = 300;

const folder = mkdtempSync(join(tmpdir(), "gouji-cancelled-"));
const data = join(folder, "data");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Files below the data folder that hold an original. */
function stored(): number {
  const originals = join(data, "files");
  return existsSync(originals)
    ? readdirSync(originals, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length
    : 0;
}

test("Ctrl-C cancels what gouji ingest began, says so, and is a failure", async () => {
  mkdirSync(join(folder, "报送"));
  for (let number = 1; number <= REPORTS; number += 1) writeFileSync(join(folder, "报送", `${number}.md`), inventedReport(number));
  const child = spawn(process.execPath, [GOUJI, "ingest", "报送", "--format", "json"], {
    cwd: folder,
    env: { ...process.env, GOUJI_DATA_FOLDER: data },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [out, told, ended] = [text(child.stdout), text(child.stderr), once(child, "exit")];
  await expect.poll(stored, { timeout: 60_000, interval: 50 }).toBeGreaterThan(5);
  child.kill("SIGINT");
  const [code] = await ended;
  expect(await told).toContain("Stopping when the files at work are done");
  expect(code).toBe(2);
  const report = JSON.parse(await out);
  expect(report.run).toMatchObject({ state: "cancelled", detail: "Ctrl-C" });
}, 120_000);
