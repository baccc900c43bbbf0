import type { Note } from "@gouji/document";
import { expect, test } from "vitest";
import { isUnread } from "./audited-output.ts";

test.each<[string, Note, boolean]>([
  ["a page that could not be read", { kind: "unreadable-page", message: "。" }, true],
  ["a scan without recognition", { kind: "scanned-page", message: "。" }, true],
  ["a scan whose text was recognised", { kind: "scanned-page", message: "。", recognised: true }, false],
  ["doubtful digits", { kind: "low-confidence", message: "。" }, false],
  ["hidden text", { kind: "hidden-content", message: "。" }, false],
])("what is missing may be unread, not mended: %s", (_what, note, expected) => {
  expect(isUnread(note)).toBe(expected);
});
