import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import type { Found } from "../incoming.ts";
import { isZipArchive, ZIP_DEFAULTS, zipMembers } from "./zip-members.ts";

const origin = "报送.zip";
const pack = (files: Parameters<typeof zipSync>[0]) => zipSync(files, { level: 6 });
const shown = (found: Iterable<Found>) =>
  [...found].map((item) => (item.kind === "file" ? `${item.file.name} @ ${item.file.origin}` : `${item.origin}: ${item.refusal.kind}`));

/** An archive as Chinese Windows writes it: the name in GBK, the flag for UTF-8 not set. */
function packWithGbkName(): Uint8Array {
  const packed = pack({ "\u00d7\u00d4\u00c6\u00c0.txt": strToU8("自评报告") });
  const view = new DataView(packed.buffer);
  for (let at = 0; at + 4 < packed.length; at += 1) {
    const signature = view.getUint32(at, true);
    if (signature !== 0x04034b50 && signature !== 0x02014b50) continue;
    const [flag, length, name] = signature === 0x04034b50 ? [6, 26, 30] : [8, 28, 46];
    view.setUint16(at + flag, view.getUint16(at + flag, true) & ~0x800, true);
    const size = view.getUint16(at + length, true);
    const bytes = Uint8Array.of(0xd7, 0xd4, 0xc6, 0xc0, ...strToU8(".txt"));
    packed.fill(0x78, at + name, at + name + size);
    packed.set(bytes, at + name);
  }
  return packed;
}

describe("the files of an archive", () => {
  test("are listed with their place, folders and hidden files left out", () => {
    const zip = pack({
      "林业局/": new Uint8Array(),
      "林业局/自评表.docx": strToU8("a"),
      "__MACOSX/自评表.docx": strToU8("b"),
      "~$自评表.docx": strToU8("c"),
    });
    expect(shown(zipMembers(zip, origin))).toEqual(["自评表.docx @ 报送.zip › 林业局/自评表.docx"]);
  });

  test("are opened one at a time", async () => {
    const [item] = zipMembers(pack({ "a.txt": strToU8("预算") }), origin);
    expect(item?.kind === "file" && (await item.file.open())).toEqual({ ok: true, value: strToU8("预算") });
  });

  test("keep names in GBK", () => {
    expect(shown(zipMembers(packWithGbkName(), origin))[0]).toMatch(/^自评/u);
  });

  test("include those of an archive inside, but no deeper", () => {
    const inner = pack({ "c.pdf": strToU8("c"), "deep.zip": pack({ "d.pdf": strToU8("d") }) });
    expect(shown(zipMembers(pack({ "unit.zip": inner }), origin))).toEqual([
      "c.pdf @ 报送.zip › unit.zip › c.pdf",
      "报送.zip › unit.zip › deep.zip: too-large",
    ]);
  });

  test("stay out where one is packed too tightly or is too large", () => {
    const bomb = pack({ "bomb.txt": new Uint8Array(3 * 1024 * 1024), "a.txt": strToU8("a") });
    expect(shown(zipMembers(bomb, origin))).toEqual(["报送.zip › bomb.txt: too-large", "a.txt @ 报送.zip › a.txt"]);
    expect(shown(zipMembers(bomb, origin, { ...ZIP_DEFAULTS, maxMembers: 1 }))).toEqual(["报送.zip: too-large"]);
  });

  test("that are encrypted say so when opened", async () => {
    const zip = pack({ "a.txt": strToU8("a") });
    const view = new DataView(zip.buffer);
    for (let at = 0; at + 4 < zip.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) zip[at + 8] = (zip[at + 8] ?? 0) | 1;
    const [item] = zipMembers(zip, origin);
    expect(item?.kind === "file" && (await item.file.open())).toEqual({ ok: false, error: { kind: "encrypted" } });
  });

  test("of a damaged archive are one refusal", () => {
    expect(shown(zipMembers(pack({ "a.txt": strToU8("a") }).slice(0, 40), origin))).toEqual(["报送.zip: corrupt"]);
  });
});

test.each([
  ["an archive of reports", pack({ "a.pdf": strToU8("a") }), true],
  ["a Word file", pack({ "word/document.xml": strToU8("<w:document/>") }), false],
  ["text", strToU8("PK 项目"), false],
])("%s is an archive: %s", (_what, bytes, expected) => {
  expect(isZipArchive(bytes)).toBe(expected);
});
