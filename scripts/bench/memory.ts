import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runOnce } from "./cold.ts";
import { heldMemory } from "./held-memory.ts";
import { longReport } from "./long-report.ts";

/**
 * Memory of an invented report of so many chapters: the peak of a process that reads it as `gouji extract` does, what the collector leaves in use for each further page
 * while it is read, and what the finished document takes for each of its pages.
 */
export async function memoryRows(chapters: readonly number[]): Promise<Record<string, number>[]> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const rows = [];
  try {
    for (const count of chapters) {
      const bytes = longReport(count);
      const path = join(folder, `${count}.pdf`);
      writeFileSync(path, bytes);
      const { pages, peakMb, wallMs } = runOnce("thread", path);
      const { whileReading, document } = await heldMemory(bytes);
      rows.push({
        pages,
        "peak MB": Math.round(peakMb),
        "in use while reading, kB/page": Math.round(whileReading),
        "document, kB/page": Math.round(document),
        "ms/page": Math.round(wallMs / pages),
      });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
