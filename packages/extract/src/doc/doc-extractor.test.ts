import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expectSoundDocument } from "@gouji/document/testing";
import { expect, test } from "vitest";
import { CFB } from "xlsx";
import { extract } from "../extract.ts";
import { docOf } from "./doc-files.testing.ts";

const REPORT = resolve("../shared/reports/xihu-2020-self-evaluation");
const present = existsSync(`${REPORT}.doc`);

/** A compound file whose WordDocument stream begins like a Word file of that version with those flags. */
function wordFile(version: number, flags: number): Uint8Array {
  const head = Buffer.alloc(1024);
  head.writeUInt16LE(0xa5ec, 0);
  head.writeUInt16LE(version, 2);
  head.writeUInt16LE(flags, 10);
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, "/WordDocument", head);
  CFB.utils.cfb_add(container, "/1Table", Buffer.alloc(64));
  const written = CFB.write(container, { type: "buffer" });
  if (!(written instanceof Uint8Array)) throw new Error("not bytes");
  return new Uint8Array(written);
}

test.each([
  ["a file with a password", wordFile(0xc1, 0x0100), "encrypted"],
  ["a file older than Word 97", wordFile(0x68, 0), "unsupported"],
  ["a file without a piece table", wordFile(0xc1, 0x0200), "corrupt"],
])("%s fails with its kind", async (_name, bytes, kind) => {
  expect(await extract(bytes)).toMatchObject({ ok: false, error: { kind } });
});

test("a table keeps its merged cells", async () => {
  const bytes = docOf(
    "表1 资金情况",
    [
      [
        { text: "项目", left: 0, right: 2000 },
        { text: "金额（万元）", left: 2000, right: 6000 },
      ],
      [
        { text: "维修", left: 0, right: 2000, merge: "restart" },
        { text: "120.5", left: 2010, right: 4000 },
        { text: "118", left: 4000, right: 6000 },
      ],
      [
        { text: "", left: 0, right: 2000, merge: "continue" },
        { text: "30", left: 2000, right: 4000 },
        { text: "29", left: 4000, right: 6000 },
      ],
    ],
    "以上为全部资金。",
  );
  const result = await extract(bytes);
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  expect(result.value.blocks.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    "caption 表1 资金情况",
    "table ",
    "paragraph 以上为全部资金。",
  ]);
  expect(result.value.tables[0]?.cells.map(({ row, col, rowSpan, colSpan, text }) => [row, col, rowSpan, colSpan, text])).toEqual([
    [0, 0, 1, 1, "项目"],
    [0, 1, 1, 2, "金额（万元）"],
    [1, 0, 2, 1, "维修"],
    [1, 1, 1, 1, "120.5"],
    [1, 2, 1, 1, "118"],
    [2, 1, 1, 1, "30"],
    [2, 2, 1, 1, "29"],
  ]);
});

test.skipIf(!present)("a published report reads like its .docx, paragraph by paragraph", async () => {
  const [older, newer] = await Promise.all(
    [".doc", ".docx"].map(async (ending) => {
      const result = await extract(new Uint8Array(readFileSync(`${REPORT}${ending}`)));
      if (!result.ok) throw new Error(result.error.message);
      expectSoundDocument(result.value);
      return result.value.blocks.filter(({ kind }) => kind !== "furniture").map(({ kind, level, text }) => ({ kind, level, text }));
    }),
  );
  expect(older).toEqual(newer);
});

test.skipIf(!present)("damage is a failure or a shorter document, never a crash", { timeout: 30_000 }, async () => {
  const bytes = new Uint8Array(readFileSync(`${REPORT}.doc`));
  let state = 7;
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 1;
    return state % below;
  };
  for (let round = 0; round < 60; round += 1) {
    const damaged = round % 6 === 0 ? bytes.slice(0, 512 + random(bytes.length - 512)) : bytes.slice();
    for (let change = 0; change < 8; change += 1) damaged[512 + random(damaged.length - 512)] = random(256);
    const result = await extract(damaged);
    if (result.ok) expectSoundDocument(result.value);
    else expect(result.error.kind).not.toBe("internal");
  }
});

test("raised digits are no digits of the figure, a page break within a paragraph ends no paragraph", async () => {
  const rows = [1, 2].map((at) => [
    { text: "项目", left: 0, right: 2000 },
    { text: String(at), left: 2000, right: 4000 },
  ]);
  const result = await extract(docOf("绿地5000m2，另有3处。", rows, "上页内容\x0c下页内容", "2，"));
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  expect(result.value.blocks.map(({ text, at }) => [text, at.paragraph])).toEqual([
    ["绿地5000m²，另有3处。", 0],
    ["", undefined],
    ["上页内容\n下页内容", 5],
  ]);
});
