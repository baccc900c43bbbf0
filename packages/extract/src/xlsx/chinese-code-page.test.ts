import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import { extract } from "../extract.ts";

/** Texts of as many bytes as their GBK form: the library that writes old workbooks here writes ASCII only. */
const NAMES: Readonly<Record<string, readonly number[]>> = {
  AAAA: [0xcf, 0xee, 0xc4, 0xbf], // 项目
  BBBB: [0xbd, 0xf0, 0xb6, 0xee], // 金额
  CCCCCC: [0xb0, 0xec, 0xb9, 0xab, 0xb7, 0xd1], // 办公费
  DDDD: [0xd6, 0xa7, 0xb3, 0xf6], // 支出
};

/** A workbook of Excel 5 or older whose texts are GBK, with the code page that it says, if it says one. */
function oldWorkbook(version: XLSX.BookType, codePage: number): Uint8Array {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ["AAAA", "BBBB"],
      ["CCCCCC", 1.5],
      ["x", 2],
    ]),
    "DDDD",
  );
  const bytes = Buffer.from(XLSX.write(book, { type: "buffer", bookType: version }));
  for (const [placeholder, name] of Object.entries(NAMES))
    for (let at = bytes.indexOf(placeholder); at >= 0; at = bytes.indexOf(placeholder, at + 1)) Buffer.from(name).copy(bytes, at);
  const record = bytes.indexOf(Buffer.from([0x42, 0, 2, 0]));
  if (record >= 0) bytes.writeUInt16LE(codePage, record + 4);
  return new Uint8Array(bytes);
}

test.each<[string, XLSX.BookType, number, string]>([
  ["Excel 5 that names its code page", "biff5", 936, "支出"],
  ["Excel 5 that names another", "biff5", 1252, "支出"],
  ["Excel 2, which names none", "biff2", 0, "Sheet1"],
])("Chinese texts in a workbook of %s", async (_name, version, codePage, sheet) => {
  const result = await extract(oldWorkbook(version, codePage), { fileName: "a.xls" });
  if (!result.ok) throw new Error(result.error.message);
  expect(result.value.tables[0]).toMatchObject({ sheet });
  expect(result.value.tables[0]?.cells.map(({ text }) => text)).toEqual(["项目", "金额", "办公费", "1.5", "x", "2"]);
});

test("texts of Western languages stay what they are", async () => {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(
    book,
    XLSX.utils.aoa_to_sheet([
      ["Année", "Montant"],
      ["café", 1],
    ]),
    "Dépenses",
  );
  const result = await extract(new Uint8Array(XLSX.write(book, { type: "buffer", bookType: "biff8" })), { fileName: "a.xls" });
  expect(result.ok && result.value.tables[0]?.cells.map(({ text }) => text)).toEqual(["Année", "Montant", "café", "1"]);
});
