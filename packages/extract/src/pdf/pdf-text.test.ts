import type { SourceDocument } from "@gouji/document";
import { expectSoundDocument } from "@gouji/document/testing";
import { describe, expect, test } from "vitest";
import { extract } from "../extract.ts";
import { type InventedPdf, line, pdfOf, stream, toUnicode, ucs2 } from "./pdf-files.testing.ts";

async function read(file: InventedPdf): Promise<SourceDocument> {
  const result = await extract(pdfOf(file));
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  return result.value;
}

const textOf = ({ blocks }: SourceDocument) => blocks.map(({ text }) => text).join("|");
const noteKinds = ({ notes }: SourceDocument) => notes.map(({ kind }) => kind);

const BOX = "0 0 700 700 re f";
const TYPE3 = (more: string) =>
  `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 700 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /k1 11 0 R /k2 11 0 R >> /Encoding << /Type /Encoding /Differences [1 /k1 /k2] >> /FirstChar 1 /LastChar 2 /Widths [700 700] ${more} >>`;
const GLYPH = stream(`700 0 0 0 700 700 d1 ${BOX}`);
const IDENTITY = (more: string) => [
  `<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [11 0 R] ${more} >>`,
  "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 12 0 R /DW 1000 >>",
  "<< /Type /FontDescriptor /FontName /Odd /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
];
const odd = (codes: string) => `BT /F2 12 Tf 1 0 0 1 72 700 Tm <${codes}> Tj ET`;

describe("fonts", () => {
  test.each<[string, InventedPdf, string]>([
    [
      "Type 3 with a ToUnicode table",
      {
        pages: ["BT /F2 12 Tf 1 0 0 1 72 700 Tm <0102> Tj ET"],
        fonts: "/F2 10 0 R",
        objects: [TYPE3("/ToUnicode 12 0 R"), GLYPH, toUnicode({ "01": "预", "02": "算" })],
      },
      "预算",
    ],
    [
      "Type 3 drawn to another measure",
      {
        pages: ["BT /F2 12 Tf 1 0 0 1 72 700 Tm <0102> Tj ET"],
        fonts: "/F2 10 0 R",
        objects: [
          TYPE3("/ToUnicode 12 0 R").replaceAll("0.001", "0.0625").replaceAll("700", "16"),
          GLYPH,
          toUnicode({ "01": "预", "02": "算" }),
        ],
      },
      "预算",
    ],
    [
      "radicals of a ToUnicode table as the characters that they look like",
      {
        pages: [odd("00010002")],
        fonts: "/F2 10 0 R",
        objects: [...IDENTITY("/ToUnicode 13 0 R"), toUnicode({ "0001": "⾦", "0002": "⻅" })],
      },
      "金见",
    ],
    [
      "a ligature as its letters",
      {
        pages: [odd("00010002")],
        fonts: "/F2 10 0 R",
        objects: [...IDENTITY("/ToUnicode 13 0 R"), toUnicode({ "0001": "ﬁ", "0002": "x" })],
      },
      "fix",
    ],
    ["full-width forms as printed", { pages: [line("预算１２０．５０万元（９６％）", 72, 700)] }, "预算１２０．５０万元（９６％）"],
  ])("%s", async (_name, file, text) => {
    expect(textOf(await read(file))).toBe(text);
  });

  test.each<[string, InventedPdf]>([
    [
      "Type 3 without a ToUnicode table",
      { pages: ["BT /F2 12 Tf 1 0 0 1 72 700 Tm <01020102> Tj ET"], fonts: "/F2 10 0 R", objects: [TYPE3(""), GLYPH] },
    ],
    [
      "numbers of glyphs in the place of control characters",
      { pages: [odd("000100020003000400050006")], fonts: "/F2 10 0 R", objects: IDENTITY("") },
    ],
    [
      "numbers of glyphs that are letters of other scripts",
      { pages: [odd("0E4105D205E1104A0E33062B4E2D0F40")], fonts: "/F2 10 0 R", objects: IDENTITY("") },
    ],
  ])("%s: the page is said to be garbled", async (_name, file) => {
    expect(noteKinds(await read(file))).toContain("garbled-text");
  });
});

describe("what cannot be seen", () => {
  const SEEN = line("预算执行情况", 72, 760);
  const HIDDEN = line("隐藏金额", 72, 700);
  test.each<[string, InventedPdf]>([
    ["render mode 3", { pages: [`${SEEN} q 3 Tr ${HIDDEN} Q`] }],
    ["white on white", { pages: [`${SEEN} q 1 1 1 rg ${HIDDEN} Q`] }],
    ["white on a white area", { pages: [`1 1 1 rg 60 690 300 30 re f ${HIDDEN} 0 g ${SEEN}`] }],
    ["clipped away", { pages: [`${SEEN} q 300 300 20 20 re W n ${HIDDEN} Q`] }],
    ["outside of the page", { pages: [`${SEEN} ${line("隐藏金额", 72, -40)} ${line("隐藏金额", 700, 500)}`] }],
    ["fully transparent", { pages: [`${SEEN} q /G1 gs ${HIDDEN} Q`], resources: "/ExtGState << /G1 << /ca 0 >> >>" }],
    [
      "on a layer that is switched off",
      {
        pages: [`${SEEN} /OC /L1 BDC ${HIDDEN} EMC`],
        resources: "/Properties << /L1 10 0 R >>",
        objects: ["<< /Type /OCG /Name (draft) >>"],
        catalog: "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>",
      },
    ],
    ["a watermark across the page", { pages: [`${SEEN} q 0.7 0.7 -0.7 0.7 300 0 cm ${HIDDEN} Q`] }],
    [
      "a form on a layer that is switched off",
      {
        pages: [`${SEEN} /X1 Do`],
        resources: "/XObject << /X1 11 0 R >>",
        objects: [
          "<< /Type /OCG /Name (draft) >>",
          stream(HIDDEN, "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /OC 10 0 R /Resources << /Font << /F1 5 0 R >> >>"),
        ],
        catalog: "/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] >> >>",
      },
    ],
  ])("%s is a note, not text", async (_name, file) => {
    const document = await read(file);
    expect(textOf(document)).toBe("预算执行情况");
    expect(noteKinds(document)).toContain("hidden-content");
  });

  test.each<[string, InventedPdf]>([
    ["white on a dark area", { pages: [`0 0 0.5 rg 60 690 300 30 re f 1 1 1 rg ${HIDDEN}`] }],
    [
      "on a layer that is shown",
      {
        pages: [`/OC /L1 BDC ${HIDDEN} EMC`],
        resources: "/Properties << /L1 10 0 R >>",
        objects: ["<< /Type /OCG /Name (stamp) >>"],
        catalog: "/OCProperties << /OCGs [10 0 R] /D << /ON [10 0 R] >> >>",
      },
    ],
  ])("%s is text", async (_name, file) => {
    expect(textOf(await read(file))).toBe("隐藏金额");
  });
});

describe("printed twice", () => {
  test.each<[string, string]>([
    ["at the same place", `${line("合计120.50", 72, 700)} ${line("合计120.50", 72, 700)}`],
    ["a little beside (fake bold)", `${line("合计120.50", 72, 700)} ${line("合计120.50", 72.3, 700)} ${line("合计120.50", 72.3, 700.3)}`],
    ["with a shadow under it", `q 0.7 g ${line("合计120.50", 73, 699)} Q ${line("合计120.50", 72, 700)}`],
  ])("%s: once", async (_name, content) => {
    expect(textOf(await read({ pages: [content] }))).toBe("合计120.50");
  });

  test("digits that repeat beside each other stay", async () => {
    expect(textOf(await read({ pages: [line("1100000.00", 72, 700, 6)] }))).toBe("1100000.00");
  });
});

describe("places and directions", () => {
  test.each([90, 180, 270])("a page turned by %d degrees reads as displayed", async (degrees) => {
    const upright = { 90: "0 1 -1 0 100 72", 180: "-1 0 0 -1 500 700", 270: "0 -1 1 0 100 700" }[degrees] ?? "";
    const content = `BT /F1 12 Tf ${upright} Tm ${ucs2("资金到位120.50万元")} Tj ET`;
    const document = await read({ pages: [content], page: `/Rotate ${degrees}` });
    expect(textOf(document)).toBe("资金到位120.50万元");
    expect(document.pages[0]).toMatchObject(degrees === 180 ? { width: 595, height: 842 } : { width: 842, height: 595 });
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = document.blocks[0]?.at.box ?? [];
    expect(x1 - x0).toBeGreaterThan(6 * (y1 - y0));
    expect(x0 >= 0 && y0 >= 0 && x1 <= 842 && y1 <= 842).toBe(true);
  });

  test("vertical writing runs down each column, columns from right to left", async () => {
    const vertical = ["<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-V /DescendantFonts [6 0 R] >>"];
    const column = (text: string, x: number) => `BT /F2 12 Tf 1 0 0 1 ${x} 760 Tm ${ucs2(text)} Tj ET`;
    const content = `${column("绩效评价报告", 400)} ${column("预算执行情况", 380)}`;
    expect(textOf(await read({ pages: [content], fonts: "/F2 10 0 R", objects: vertical }))).toMatch(/^绩效评价报告\|?预算执行情况$/u);
  });

  test("a form drawn by the page is read where it is drawn", async () => {
    const form = stream(
      line("实际支出", 0, 0),
      "/Type /XObject /Subtype /Form /BBox [-10 -10 300 50] /Resources << /Font << /F1 5 0 R >> >>",
    );
    const document = await read({
      pages: [`${line("预算安排", 72, 700)} q 1 0 0 1 72 600 cm /X1 Do Q`],
      resources: "/XObject << /X1 10 0 R >>",
      objects: [form],
    });
    expect(textOf(document)).toBe("预算安排|实际支出");
    expect(document.blocks[1]?.at.box?.[0]).toBeCloseTo(72, 0);
  });

  test.each<[string, string]>([
    ["with an appearance", "/AP << /N 11 0 R >> /V (120.50)"],
    ["without one, from its value", "/DA (/F1 12 Tf 0 g) /V (120.50)"],
  ])("the value of a form field %s is read", async (_name, entries) => {
    const appearance = stream(
      "/Tx BMC BT /F1 12 Tf 2 4 Td <003100320030002e00350030> Tj ET EMC",
      "/Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font << /F1 5 0 R >> >>",
    );
    const field = `<< /Type /Annot /Subtype /Widget /FT /Tx /T (amount) /F 4 /Rect [160 696 260 716] ${entries} >>`;
    const document = await read({
      pages: [line("预算金额", 72, 700)],
      page: "/Annots [10 0 R]",
      objects: [field, appearance, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"],
      catalog: "/AcroForm << /NeedAppearances true /Fields [10 0 R] /DR << /Font << /F1 12 0 R >> >> /DA (/F1 12 Tf 0 g) >>",
    });
    expect(textOf(document)).toContain("120.50");
  });
});

test("artifacts of a tagged file are furniture, wherever they stand", async () => {
  const content = `/P << /MCID 0 >> BDC ${line("预算执行情况。", 72, 700)} EMC /Artifact << /Type /Pagination >> BDC ${line("内部资料", 72, 500)} EMC`;
  const { blocks } = await read({ pages: [content], catalog: "/MarkInfo << /Marked true >>" });
  expect(blocks.map(({ kind, text }) => `${kind} ${text}`)).toEqual(["paragraph 预算执行情况。", "furniture 内部资料"]);
});

describe("damaged pages", () => {
  const PAGES = ["第一页。", "第二页。", "第三页。"].map((text, at) => line(text, 72, 700 - 30 * at));
  const damaged = (content: string) => pdfOf({ pages: [PAGES[0] ?? "", content, PAGES[2] ?? ""] });
  test.each<[string, Uint8Array, string, string]>([
    ["nothing of it can be read", damaged("BT /F1 12 Tf (a) [ Tj >> ET"), "第一页。第三页。", "第 2 页已损坏，未能读取。"],
    [
      "it ends halfway",
      damaged(`${PAGES[1]} /X9 Do ${line("第二页末。", 72, 600)}`),
      "第一页。第二页。第二页末。第三页。",
      "第 2 页有内容已损坏，可能没有读全，请对照原件。",
    ],
  ])("%s: a note, and the others are read", async (_name, bytes, text, note) => {
    const result = await extract(bytes);
    if (!result.ok) throw new Error(result.error.message);
    // Lines that are full at these margins may go on over the page; that is no matter here.
    expect(textOf(result.value).replaceAll("|", "")).toBe(text);
    expect(result.value.notes).toEqual([{ kind: "unreadable-page", message: note, at: { page: 2 } }]);
  });
});

describe("what is not read as text", () => {
  const TEXT = line("本项目支出118.20万元。", 72, 700);
  const messages = ({ notes }: SourceDocument) => notes.map(({ kind, message }) => `${kind} ${message}`);
  /** Shapes with curves, `columns` beside each other in `rows`, as text that was turned into outlines. */
  const shapes = (rows: number, columns: number, step: number) =>
    Array.from({ length: rows * columns }, (_, at) => {
      const [x, y] = [60 + (at % columns) * step, 700 - Math.floor(at / columns) * step];
      return `${x} ${y} m ${x + 4} ${y + 8} l ${x} ${y} ${x + 2} ${y} ${x + 4} ${y + 1} c h f`;
    }).join("\n");
  const strip = stream("0".repeat(600), "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /Width 60 /Height 10 /BitsPerComponent 8");
  const attachment = ["<< /Type /Filespec /F (a.pdf) /UF (a.pdf) /EF << /F 11 0 R >> >>", stream("0", "/Type /EmbeddedFile")];
  const field = (more: string) => `<< /Type /Annot /Subtype /Widget /T (a) /F 4 /Rect [160 596 260 616] ${more} >>`;

  test.each<[string, InventedPdf, readonly string[]]>([
    [
      "text as outlines",
      { pages: [shapes(20, 40, 11)] },
      ["scanned-page 第 1 页的文字是曲线图形，不是文字，未读取。安装文字识别后可以读取：gouji ocr install。"],
    ],
    ["an emblem on a cover", { pages: [`${line("绩效自评报告", 200, 600)} ${shapes(20, 20, 4)}`] }, []],
    [
      "a scan cut into strips",
      {
        pages: [Array.from({ length: 20 }, (_, at) => `q 595 0 0 42 0 ${at * 42} cm /I1 Do Q`).join(" ") + line("1", 300, 20)],
        resources: "/XObject << /I1 10 0 R >>",
        objects: [strip],
      },
      ["scanned-page 第 1 页是扫描图像，图像中的文字未读取。安装文字识别后可以读取：gouji ocr install。"],
    ],
    [
      "attached files",
      { pages: [TEXT], catalog: "/Names << /EmbeddedFiles << /Names [(a.pdf) 10 0 R] >> >>", objects: attachment },
      ["other 文件带有 1 个附件，未读取：a.pdf。如需核对请另行提交。"],
    ],
    [
      "a dynamic form",
      { pages: [TEXT], catalog: "/AcroForm << /Fields [] /XFA 10 0 R >>", objects: [stream("<a/>")] },
      ["hidden-content 文件是动态表单（XFA），表单中填写的内容未读取。请在 Adobe Reader 中打印为 PDF 后再提交。"],
    ],
    [
      "fields whose values are not drawn",
      {
        pages: [TEXT],
        page: "/Annots [10 0 R]",
        catalog: "/AcroForm << /Fields [10 0 R] >>",
        objects: [field("/FT /Ch /Ff 131072 /Opt [(90) (95)] /V (95)")],
      },
      ["hidden-content 第 1 页的表单填有页面上没有显示的内容，未作为正文读取：95。"],
    ],
    [
      "fields whose values stand on the page",
      {
        pages: [`${TEXT} ${line("95", 165, 600)}`],
        page: "/Annots [10 0 R]",
        catalog: "/AcroForm << /Fields [10 0 R] >>",
        objects: [field("/FT /Ch /Ff 131072 /Opt [(90) (95)] /V (95)")],
      },
      [],
    ],
    [
      "a page without anything",
      { pages: [""] },
      ["other 文件中没有读到文字。请核对原件；如果是图片或由程序生成的页面，请另存为 PDF 或 Word 后再提交。"],
    ],
  ])("%s", async (_name, file, expected) => {
    expect(messages(await read(file))).toEqual(expected);
  });
});

test("what is set in goes on where it began, though its last lines stand above text at the margin", async () => {
  const rows = [0, 1, 2, 3].flatMap((at): [string, number][] => [
    ["正文从页边开始一直写到右边为止。".repeat(3).slice(0, 37), 72],
    ["接着写完。", 72],
    [`引文${at}缩进后也一直写到右边为止不断开`.repeat(3).slice(0, 34), 102],
    ["到此结束。", 102],
  ]);
  const page = rows.map(([text, x], at) => line(text, x, 760 - 18 * at)).join(" ");
  const texts = (await read({ pages: [page] })).blocks.map(({ text }) => text);
  expect(texts.filter((text) => text.startsWith("引文") && text.endsWith("到此结束。"))).toHaveLength(4);
});
