import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expectSoundDocument } from "@gouji/document/testing";
import { strToU8, unzipSync, zipSync } from "fflate";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";
import { DEFAULT_LIMITS } from "../limits.ts";
import { readOfd } from "./read-ofd.ts";

interface Row {
  readonly file: string;
  readonly expected: { readonly status: readonly string[]; readonly errorKinds: readonly string[]; readonly notes: readonly string[] };
  readonly pages: number;
  readonly text: string;
}

const SHARED = resolve("../shared/ofd");
const present = existsSync(`${SHARED}/expected.json`);
const rows: readonly Row[] = present ? JSON.parse(readFileSync(`${SHARED}/expected.json`, "utf8")) : [];

/** An invented package: the page's layers, what else Document.xml says, and further parts. */
function ofd(layers: string, common = "", parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const files = {
    "OFD.xml": "<OFD><DocBody><DocRoot>Doc_0/Document.xml</DocRoot></DocBody></OFD>",
    "Doc_0/Document.xml": `<Document><CommonData><PageArea><PhysicalBox>0 0 100 200</PhysicalBox></PageArea>${common}</CommonData><Pages><Page ID="1" BaseLoc="Page.xml"/></Pages></Document>`,
    "Doc_0/Page.xml": `<Page>${layers}</Page>`,
    ...parts,
  };
  return zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
}

const layer = (objects: string, type = "Body") => `<Content><Layer Type="${type}">${objects}</Layer></Content>`;
const text = (content: string, attributes = "", code = 'X="0" Y="5" DeltaX="g 20 5"') =>
  `<TextObject Boundary="10 50 50 6" Size="5" ${attributes}><TextCode ${code}>${content}</TextCode></TextObject>`;
const path = (data: string, attributes = "", inside = "") =>
  `<PathObject Boundary="10 20 50 50" ${attributes}>${inside}<AbbreviatedData>${data}</AbbreviatedData></PathObject>`;

async function pageOf(bytes: Uint8Array) {
  const { pages, notes } = await readOfd(bytes, { limits: DEFAULT_LIMITS });
  const [page] = pages;
  if (!page) throw new Error("no page");
  const round = (values: readonly number[]) => values.map((value) => Math.round((value * 25.4 * 10) / 72) / 10);
  return {
    notes: notes.map(({ kind }) => kind),
    glyphs: page.glyphs.map((glyph) => [glyph.text, ...round([glyph.box[0], glyph.box[2]])]),
    rules: page.rules.map(({ direction, at, from, to, width, source }) => [direction, source, ...round([at, from, to, width])]),
    raw: page,
  };
}

test.each([
  [
    "a run of equal steps",
    text("预算数", "", 'X="1" Y="5" DeltaX="g 2 5"'),
    [
      ["预", 11, 16],
      ["算", 16, 21],
      ["数", 21, 26],
    ],
  ],
  [
    "too few steps",
    text("预算数", "", 'X="0" Y="5" DeltaX="6"'),
    [
      ["预", 10, 15],
      ["算", 16, 21],
      ["数", 22, 27],
    ],
  ],
  [
    "no steps",
    text("数12", "", 'X="0" Y="5"'),
    [
      ["数", 10, 15],
      ["1", 15, 17.5],
      ["2", 17.5, 20],
    ],
  ],
  ["a matrix", text("数", 'CTM="0.5 0 0 0.5 4 0"', 'X="2" Y="5"'), [["数", 15, 17.5]]],
  ["an absurd number of steps", text("数", "", 'X="0" Y="5" DeltaX="g 999999999 5"'), [["数", 10, 15]]],
])("text with %s stands where it is drawn", async (_name, object, glyphs) => {
  // The font is not known, and a Latin digit is half as wide as the type is high.
  expect((await pageOf(ofd(layer(object)))).glyphs).toEqual(glyphs);
});

test.each([
  ["a stroke", path("M 0 0 L 50 0", 'LineWidth="0.2"'), [["horizontal", "stroke", 20, 10, 60, 0.2]]],
  [
    "a thin filled rectangle",
    path("M 0 0 L 0.2 0 L 0.2 40 L 0 40 C", 'Stroke="false" Fill="true"'),
    [["vertical", "fill", 10.1, 20, 60, 0.2]],
  ],
  ["a line width of the drawing parameter's base", path("M 0 0 L 50 0", 'DrawParam="8"'), [["horizontal", "stroke", 20, 10, 60, 0.7]]],
  ["a slanting line", path("M 0 0 L 50 20"), []],
  ["a path that breaks off", path("M 0 0 L 50 0 L 50"), [["horizontal", "stroke", 20, 10, 60, 0.4]]],
])("%s gives its rules", async (_name, object, rules) => {
  const params = '<Res><DrawParams><DrawParam ID="8" Relative="9"/><DrawParam ID="9" Relative="8" LineWidth="0.7"/></DrawParams></Res>';
  const bytes = ofd(layer(object), "<PublicRes>Res.xml</PublicRes>", { "Doc_0/Res.xml": params });
  expect((await pageOf(bytes)).rules).toEqual(rules);
});

test.each([
  ["not visible", 'Visible="false"'],
  ["transparent", 'Alpha="0"'],
  ["neither filled nor stroked", 'Fill="false"'],
])("text that is %s is noted as hidden", async (_name, attributes) => {
  const page = await pageOf(ofd(layer(text("数", attributes))));
  expect(page.raw.glyphs[0]?.hidden).toBe(true);
  expect(page.notes).toContain("hidden-content");
});

test("slanting text is a watermark: noted, and no part of the text", async () => {
  const bytes = ofd(layer(`${text("数", 'CTM="0.7 0.7 -0.7 0.7 0 0"')}${text("额", "")}`));
  const page = await pageOf(bytes);
  expect(page.raw.glyphs.map(({ text: character, slanted }) => [character, slanted === true])).toEqual([
    ["数", true],
    ["额", false],
  ]);
  expect(page.notes).toContain("hidden-content");
});

test("a composite that draws itself ends", async () => {
  const unit =
    '<Res><CompositeGraphicUnits><CompositeGraphicUnit ID="5"><Content><CompositeObject ResourceID="5"/>' +
    text("数") +
    "</Content></CompositeGraphicUnit></CompositeGraphicUnits></Res>";
  const bytes = ofd(layer('<CompositeObject ResourceID="5" Boundary="0 0 1 1"/>'), "<DocumentRes>Res.xml</DocumentRes>", {
    "Doc_0/Res.xml": unit,
  });
  expect((await pageOf(bytes)).glyphs).toHaveLength(1);
});

test.each([
  ["in the margin is furniture", "10 5 50 6", true],
  ["on the page is a form's label", "10 90 50 6", false],
])("a template's text %s", async (_name, boundary, furniture) => {
  const template = `<Page><Template TemplateID="7"/>${layer(text("单位").replace("10 50 50 6", boundary))}</Page>`;
  const bytes = ofd(`<Template TemplateID="7"/>${layer(text("数"))}`, '<TemplatePage ID="7" BaseLoc="T.xml"/>', {
    "Doc_0/T.xml": template,
  });
  const { raw } = await pageOf(bytes);
  expect(raw.glyphs.map((glyph) => [glyph.text, glyph.furniture === true])).toEqual([
    ["单", furniture],
    ["位", furniture],
    ["数", false],
  ]);
});

/** A package without the parts whose names begin so. */
const without = (bytes: Uint8Array, ...names: readonly string[]) =>
  zipSync(Object.fromEntries(Object.entries(unzipSync(bytes)).filter(([name]) => !names.some((start) => name.startsWith(start)))));
const withPart = (bytes: Uint8Array, name: string, content: string) => zipSync({ ...unzipSync(bytes), [name]: strToU8(content) });
const FORM = new Uint8Array(readFileSync("fixtures/odd/odd.ofd"));

test("a form whose lines and labels stand in a template is one table; seals, stamps, watermarks and attachments are named, not read", async () => {
  const result = await extract(FORM);
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  const { blocks, tables, notes } = result.value;
  expect(tables.map(({ caption, cells }) => [caption, ...cells.map((cell) => cell.text)])).toEqual([
    ["资金情况表", "类别", "预算", "执行", "设备", "70.00", "69.20", "培训", "50.00", "49.00", "合计", "120.00", "118.20"],
  ]);
  expect(blocks.map((block) => block.text)).toEqual(["资金情况表", "", "以上资金已全部支付。", "执行率98.50%"]);
  expect(notes.map(({ kind, message }) => [kind, message])).toEqual([
    ["hidden-content", expect.stringContaining("看不见的文字")],
    ["other", expect.stringContaining("电子签章 1 个，未验证")],
    ["other", expect.stringContaining("图章 1 处、水印 1 处")],
    ["other", expect.stringContaining("预算明细.xlsx")],
  ]);
});

test.each<[string, Uint8Array, string]>([
  [
    "an encrypted package without its document",
    withPart(without(FORM, "OFD.xml", "Doc_0/"), "Encryptions.xml", "<Encryptions/>"),
    "encrypted",
  ],
  ["an encrypted package with its index", withPart(without(FORM, "Doc_0/Document.xml"), "Encryptions.xml", "<Encryptions/>"), "encrypted"],
  ["a document that is missing", without(FORM, "Doc_0/Document.xml"), "corrupt"],
  ["a document that breaks off", withPart(FORM, "Doc_0/Document.xml", "<Document><CommonData>"), "corrupt"],
  [
    "a document out of the package",
    withPart(FORM, "OFD.xml", "<OFD><DocBody><DocRoot>../../etc/passwd</DocRoot></DocBody></OFD>"),
    "corrupt",
  ],
])("%s fails with its kind", async (_name, bytes, kind) => {
  expect(await extract(bytes)).toMatchObject({ ok: false, error: { kind } });
});

test.each([
  ["a missing page", without(FORM, "Doc_0/Pages/"), ["unreadable-page"]],
  ["a page that breaks off", withPart(FORM, "Doc_0/Pages/Page_0/Content.xml", "<Page><Content>"), ["unreadable-page"]],
  ["a missing template", without(FORM, "Doc_0/Tpls/"), ["unreadable-page"]],
  ["missing resources", without(FORM, "Doc_0/PublicRes.xml"), []],
  ["broken seals and annotations", withPart(withPart(FORM, "Doc_0/Signs/Signatures.xml", "<a"), "Doc_0/Annots/Annotations.xml", "<a"), []],
])("%s does not fail the document", async (_name, bytes, kinds) => {
  const result = await extract(bytes);
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  expect(result.value.notes.map(({ kind }) => kind).filter((kind) => kind === "unreadable-page")).toEqual(kinds);
});

test.skipIf(!present).each(rows.length > 0 ? rows : [{ file: "(absent)" } as Row])("$file ends as expected", async (row) => {
  const result = await extract(new Uint8Array(readFileSync(`${SHARED}/samples/${row.file}`)), { fileName: row.file });
  expect(row.expected.status).toContain(result.ok ? "checked" : "failed");
  if (!result.ok) return expect(row.expected.errorKinds).toContain(result.error.kind);
  expectSoundDocument(result.value);
  expect(result.value.notes.map(({ kind }) => kind)).toEqual(expect.arrayContaining([...row.expected.notes]));
  expect(result.value.pages).toHaveLength(row.pages);
});
