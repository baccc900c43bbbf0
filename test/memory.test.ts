import { expect, test } from "vitest";
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
