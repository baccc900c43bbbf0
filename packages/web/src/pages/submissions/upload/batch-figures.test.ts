import { expect, test } from "vitest";
import { batchFigures } from "./batch-figures.ts";
import type { Upload } from "./uploader.ts";

const MINUTE = 60_000;

function anUpload(state: Upload["state"], changes: Partial<Upload> = {}): Upload {
  return { id: 1, name: "甲.pdf", size: 1, group: "", state, sent: 0, ...changes };
}

test("files are counted by what happens to them, failures by kind", () => {
  const uploads = [
    ...[anUpload("waiting"), anUpload("received"), anUpload("sending"), anUpload("extracting"), anUpload("auditing"), anUpload("checked")],
    ...["corrupt", "encrypted", "encrypted"].map((kind) => anUpload("failed", { failure: { kind, detail: "" } })),
  ];
  expect(batchFigures({ startedAt: 0, uploads }, MINUTE)).toMatchObject({
    ...{ total: 9, done: 1, failed: 3, sending: 1, reading: 1, checking: 1, waiting: 2 },
    failures: [
      { kind: "encrypted", count: 2 },
      { kind: "corrupt", count: 1 },
    ],
  });
});

test.each([
  ["the rate of the last minutes gives the time that is left", 0, [30, 60, 90, 110], 2 * MINUTE, 2, 2 * MINUTE],
  ["one file tells no rate", 0, [30], 2 * MINUTE, undefined, undefined],
  ["what ended long ago does not count", 0, [1, 2, 3], 60 * MINUTE, undefined, undefined],
])("%s", (_name, startedAt, ends, now, perMinute, remainingMs) => {
  const uploads = [
    ...ends.map((seconds) => anUpload("checked", { endedAt: seconds * 1000 })),
    ...Array.from({ length: 4 }, () => anUpload("waiting")),
  ];
  expect(batchFigures({ startedAt, uploads }, now)).toMatchObject({ perMinute, remainingMs });
});
