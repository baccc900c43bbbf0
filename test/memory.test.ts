import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runOnce } from "../scripts/bench/cold.ts";
import { heldMemory } from "../scripts/bench/held-memory.ts";
import { longReport } from "../scripts/bench/long-report.ts";

// What a page leaves behind while a PDF is read is hardly more than its part of the document: about 100 kB of either for a full page.

const MOST = 200;

test("reading a long PDF holds no more of a page than the document does", async () => {
  const bytes = longReport(160);
  const { whileReading, document } = await heldMemory(bytes);
  expect(document).toBeGreaterThan(20);
  expect(whileReading).toBeLessThan(MOST);
  expect(whileReading).toBeLessThan(1.6 * document);
}, 60_000);

test("a report sixteen times as long takes less than half as much again at its peak", () => {
  const folder = mkdtempSync(join(tmpdir(), "memory-"));
  try {
    const [short, long] = [20, 320].map((chapters) => {
      const path = join(folder, `${chapters}.pdf`);
      writeFileSync(path, longReport(chapters));
      return runOnce("thread", path);
    });
    expect([short?.pages, long?.pages]).toEqual([13, 204]);
    // 204 and 255 MB.
    expect((long?.peakMb ?? 0) / (short?.peakMb ?? 0)).toBeLessThan(1.5);
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 120_000);
