import { existsSync, readdirSync, readFileSync } from "node:fs";
import { extract } from "@gouji/extract";
import { annotate } from "@gouji/reporters/annotated";
import { describe, expect, test } from "vitest";
import { variantOf } from "../fuzz/subjects.ts";
import { findingAt } from "./found.ts";

const FOLDER = new URL("../../../shared/robustness/", import.meta.url);
const missing = existsSync(FOLDER) ? undefined : "../shared is not there";
const FILES = missing === undefined ? readdirSync(FOLDER).filter((name) => /\.(?:pdf|docx|xlsx)$/u.test(name)) : [];
// Reading these is slow by design; test/robustness.test.ts has them.
const SLOW = /^(?:huge|scan)-/u;

describe.skipIf(missing !== undefined)("odd and hostile files", () => {
  test.each(FILES.filter((name) => !SLOW.test(name)))("%s is annotated and can be read again, or is refused", async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, FOLDER)));
    const read = await extract(bytes, {});
    if (!read.ok) return expect(read.error.kind).not.toBe("internal");
    const texts = [...read.value.tables.flatMap(({ cells }) => cells), ...read.value.blocks].map(({ text }) => text.trim());
    const [first, last] = [texts.find((text) => text !== ""), texts.findLast((text) => text !== "")];
    if (first === undefined || last === undefined) return expect(texts.join("")).toBe("");
    const answer = await annotate(
      { bytes, source: read.value, findings: [findingAt(read.value, [first, last])] },
      { language: "zh", at: "2026-11-01T08:00:00Z" },
    );
    if (!answer.ok) return expect(["corrupt", "encrypted", "unsupported"]).toContain(answer.error);
    const again = await extract(answer.value, {});
    expect(again).toMatchObject({ ok: true });
    if (again.ok && !name.endsWith(".pdf"))
      expect(again.value.blocks.map(({ text }) => text)).toEqual(read.value.blocks.map(({ text }) => text));
  });
});

// A few of the fuzz test's variants; a longer run of the same found nothing thrown.
describe.each(["pdf", "docx", "xlsx"] as const)("damaged %s", (format) => {
  test.each(Array.from({ length: 25 }, (_, at) => at + 1))("variant %i is annotated and can be read again, or is refused", async (seed) => {
    const bytes = variantOf(format, seed);
    const read = await extract(bytes, {});
    const text = read.ok
      ? [...read.value.tables.flatMap(({ cells }) => cells), ...read.value.blocks].find((one) => one.text.trim() !== "")?.text.trim()
      : undefined;
    if (!read.ok || text === undefined) return expect(read.ok ? "read" : read.error.kind).not.toBe("internal");
    const answer = await annotate(
      { bytes, source: read.value, findings: [findingAt(read.value, [text])] },
      { language: "zh", at: "2026-11-01T08:00:00Z" },
    );
    if (!answer.ok) return expect(["corrupt", "encrypted", "unsupported"]).toContain(answer.error);
    expect(await extract(answer.value, {})).toMatchObject({ ok: true });
  });
});
