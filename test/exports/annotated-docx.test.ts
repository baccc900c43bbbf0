import { existsSync, readFileSync } from "node:fs";
import { auditFile, readDocument } from "@gouji/pipeline";
import { toCheckJson } from "@gouji/reporters";
import { annotate } from "@gouji/reporters/annotated";
import { converted, missingOffice } from "@gouji/reporters/testing";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { cell, type DocxParts, docxOf, numbered, paragraph, row, table } from "../../packages/extract/src/docx/docx-files.testing.ts";
import { findingAt, sourceOf, withContentTypes } from "./found.ts";

const OPTIONS = { language: "zh", at: "2026-11-01T08:00:00.000Z" } as const;
const SHARED = new URL("../../../shared/reports/", import.meta.url);
const missing = existsSync(SHARED) ? undefined : "../shared is not there";
function fileOf(body: string, parts?: DocxParts, more?: Readonly<Record<string, string>>): Uint8Array {
  return withContentTypes(docxOf(body, parts), more);
}

async function annotated(bytes: Uint8Array, texts: readonly (readonly string[])[]): Promise<Uint8Array> {
  const source = await sourceOf(bytes);
  const answer = await annotate({ bytes, source, findings: texts.map((one) => findingAt(source, one)) }, OPTIONS);
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

interface Comment {
  readonly on: string;
  readonly says: string;
}

/** The comments with the text they are hung on, read from the parts by themselves. */
function commentsOf(bytes: Uint8Array): Comment[] {
  const parts = unzipSync(bytes);
  const body = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const name = Object.keys(parts).find((part) => /^word\/comments\d*\.xml$/u.test(part)) ?? "";
  const texts = (xml: string) => Array.from(xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu), ([, text = ""]) => text).join("");
  return Array.from(strFromU8(parts[name] ?? new Uint8Array()).matchAll(/<w:comment w:id="(\d+)".*?<\/w:comment>/gsu), ([xml, id = ""]) => {
    const [from, to] = [body.indexOf(`<w:commentRangeStart w:id="${id}"/>`), body.indexOf(`<w:commentRangeEnd w:id="${id}"/>`)];
    expect(body).toContain(`<w:commentReference w:id="${id}"/>`);
    return { on: from < 0 ? "?" : texts(body.slice(from, to)), says: texts(xml) };
  });
}

const RUN = (text: string, properties = "") => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;
const NUMBERING = {
  numbering:
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
};

describe("annotated Word file", () => {
  test.each<[string, string, readonly string[], DocxParts?]>([
    ["in the middle of a run", paragraph("预算执行率为 96.88%，偏低。"), ["96.88%"]],
    ["two in one run", paragraph("预算 100 万元，执行 96.88 万元。"), ["100 万元", "96.88 万元"]],
    ["all of a run", `<w:p>${RUN("率为")}${RUN("96.88%", "<w:rPr><w:b/></w:rPr>")}${RUN("。")}</w:p>`, ["96.88%"]],
    ["over three runs", `<w:p>${RUN("率为9")}${RUN("6.8", "<w:rPr><w:b/></w:rPr>")}${RUN("8%。")}</w:p>`, ["96.88%"]],
    ["behind a tab of the same run", `<w:p><w:r><w:t>率</w:t><w:tab/><w:t>96.88%</w:t><w:br/><w:t>完</w:t></w:r></w:p>`, ["96.88%"]],
    [
      "behind an automatic number that looks like it",
      numbered("1.5 万元用于设备", 1) + numbered("2.5 万元", 1),
      ["1.5 万元", "2.5 万元"],
      NUMBERING,
    ],
    ["with characters written as entities", paragraph("A&amp;B&#x4E2D;&lt;96.88%&gt;"), ["B中<96.88%>"]],
    ["in a cell", table([row(["执行率", "96.88%"]), row(["预算", "100"])]), ["96.88%", "100"]],
    [
      "in the second paragraph of a cell",
      table([row(["甲", cell(paragraph("全年 5 个") + paragraph("96.88%"))]), row(["乙", "丙"])]),
      ["96.88%"],
    ],
    [
      "beside deleted text",
      `<w:p><w:del w:id="1"><w:r><w:delText>95%</w:delText></w:r></w:del><w:ins w:id="2">${RUN("96.88%")}</w:ins>${RUN("完成")}</w:p>`,
      ["96.88%"],
    ],
    ["beside hidden text", `<w:p>${RUN("96.88%", "<w:rPr><w:vanish/></w:rPr>")}${RUN("率 96.88%")}</w:p>`, ["96.88%"]],
    ["in a link", `<w:p><w:hyperlink>${RUN("率 96.88% 见附件")}</w:hyperlink></w:p>`, ["96.88%"]],
  ])("a figure %s: the comment hangs on it alone", async (_name, body, figures, parts) => {
    const bytes = fileOf(body + paragraph("结尾"), parts);
    const result = await annotated(bytes, [figures]);
    expect(commentsOf(result).map(({ on }) => on)).toEqual(
      figures.map((figure) => figure.replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace("中", "&#x4E2D;")),
    );
    expect(commentsOf(result)[0]?.says).toMatch(/^【错误 1】比率不符执行率与金额不符/u);
    // What is read from it is what was read before.
    const [before, after] = [await sourceOf(bytes), await sourceOf(result)];
    // Only that runs were split where remarks begin and end.
    const readOf = ({ blocks, tables }: typeof before) =>
      JSON.stringify([blocks, tables], (key, value) => (key === "runs" ? undefined : value));
    expect(readOf(after)).toEqual(readOf(before));
  });

  test.each<[string, string, string, string]>([
    [
      "a raised digit",
      `<w:p>${RUN("建成绿地 5 m")}${RUN("2", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>')}${RUN("。")}</w:p>`,
      "5 m²",
      "5 m2",
    ],
    [
      "half of it behind a deleted end of paragraph",
      `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>${RUN("执行率 96")}</w:p>${paragraph(".88%，偏低")}`,
      "96.88%",
      "96.88%",
    ],
  ])("a figure with %s: by its runs, the comment hangs on it alone", async (_name, body, figure, expected) => {
    expect(commentsOf(await annotated(fileOf(body), [[figure]])).map(({ on }) => on)).toEqual([expected]);
  });

  test("places that were kept without runs are found by their words", async () => {
    const bytes = fileOf(`<w:p>${RUN("率为9")}${RUN("6.88%")}${RUN("。")}</w:p>`);
    const source = await sourceOf(bytes);
    const finding = findingAt(source, ["96.88%"]);
    const evidence = finding.evidence.map(({ at: { runs: _runs, ...at }, ...piece }) => ({ ...piece, at }));
    const answer = await annotate({ bytes, source, findings: [{ ...finding, evidence }] }, OPTIONS);
    expect(answer.ok && commentsOf(answer.value).map(({ on }) => on)).toEqual(["96.88%"]);
  });

  test("nothing but the comments changes", async () => {
    const bytes = fileOf(paragraph("率为 96.88%"), {}, { "word/media/image1.bin": "\u0001\u0002图", "docProps/custom.xml": "<x/>" });
    const [before, after] = [unzipSync(bytes), unzipSync(await annotated(bytes, [["96.88%"]]))];
    const changed = Object.keys(after).filter((name) => !Buffer.from(after[name] ?? []).equals(Buffer.from(before[name] ?? [])));
    expect(changed).toEqual(["[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml", "word/comments.xml"]);
    const bare = strFromU8(after["word/document.xml"] ?? new Uint8Array()).replaceAll(
      /<w:r><w:commentReference[^>]*><\/w:r>|<w:comment[^>]*>/gu,
      "",
    );
    const plain = bare.replaceAll('</w:t></w:r><w:r><w:t xml:space="preserve">', "");
    expect(plain).toBe(strFromU8(before["word/document.xml"] ?? new Uint8Array()));
  });

  test("comments that are there stay, ours are numbered behind them", async () => {
    const once = await annotated(fileOf(paragraph("率为 96.88%，预算 100")), [["100"]]);
    const twice = await annotated(once, [["96.88%"]]);
    expect(commentsOf(twice).map(({ on }) => on)).toEqual(["100", "96.88%"]);
  });

  test("a figure in a text box hangs on the box, one in a footnote on the first paragraph with its place", async () => {
    const box = `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph("框内 88.1%")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>${RUN("正文")}</w:p>`;
    const note = '<w:p><w:r><w:t>见注</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    const footnotes = `<w:footnote w:id="2">${paragraph("注：97.3%")}</w:footnote>`;
    const result = await annotated(fileOf(paragraph("首段") + box + note, { footnotes }), [["88.1%"], ["97.3%"]]);
    expect(commentsOf(result)).toMatchObject([
      { on: "首段", says: expect.stringMatching(/一、资金情况【错误 2】/u) },
      { on: "框内 88.1%" },
    ]);
  });

  test("texts that look like markup stay texts", async () => {
    const source = await sourceOf(fileOf(paragraph("率为 96.88%")));
    const finding = findingAt(source, ["96.88%"], { message: '</w:t></w:r><script>alert("1")</script>\u0000]]>&' });
    const answer = await annotate({ bytes: fileOf(paragraph("率为 96.88%")), source, findings: [finding] }, OPTIONS);
    if (!answer.ok) throw new Error(answer.error);
    expect(commentsOf(answer.value)[0]?.says).toContain("&lt;/w:t&gt;&lt;/w:r&gt;&lt;script&gt;");
  });

  test.each<[string, Uint8Array, string]>([
    ["no archive", strToU8("PK no"), "corrupt"],
    ["an encrypted file", Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0), "encrypted"],
    ["an archive of something else", zipSync({ "a.txt": strToU8("x") }), "corrupt"],
  ])("%s is refused", async (_name, bytes, kind) => {
    const source = await sourceOf(fileOf(paragraph("率为 96.88%")));
    expect(await annotate({ bytes, source, findings: [] }, OPTIONS)).toEqual({ ok: false, error: kind });
  });

  test.each(["text/html", "application/msword", "application/ofd", "application/vnd.ms-excel"])(
    "%s takes no remarks",
    async (mediaType) => {
      const source = { ...(await sourceOf(fileOf(paragraph("x")))), mediaType };
      expect(await annotate({ bytes: new Uint8Array(), source, findings: [] }, OPTIONS)).toEqual({ ok: false, error: "unsupported" });
    },
  );
});

/** Comments as LibreOffice has them: each with the text between its two ends. */
function officeComments(bytes: Uint8Array): Comment[] {
  const content = strFromU8(unzipSync(converted(bytes, "docx", "odt"))["content.xml"] ?? new Uint8Array());
  return Array.from(content.matchAll(/<office:annotation [^>]*office:name="([^"]*)"[^>]*>(.*?)<\/office:annotation>/gsu), (match) => {
    const [whole, name = "", inner = ""] = match;
    const from = match.index + whole.length;
    const to = content.indexOf(`<office:annotation-end office:name="${name}"/>`, from);
    const between = content.slice(from, to).replaceAll(/<office:annotation .*?<\/office:annotation>/gsu, "");
    return { on: between.replaceAll(/<text:s\/>/gu, " ").replaceAll(/<[^>]*>/gu, ""), says: inner.replaceAll(/<[^>]*>/gu, "") };
  });
}

describe.skipIf(missingOffice() !== undefined)("LibreOffice", () => {
  test("has the comments where we hung them", async () => {
    const body = paragraph("预算执行率为 96.88%，偏低。") + table([row(["预算", "100"]), row(["执行", "91.20"])]);
    const comments = officeComments(await annotated(fileOf(body), [["96.88%", "100", "91.20"]]));
    expect(comments.map(({ on }) => on)).toEqual(["96.88%", "100", "91.20"]);
    expect(comments[0]?.says).toMatch(/执行率与金额不符/u);
  });

  test.skipIf(missing !== undefined).each(["huaning-2023-evaluation", "qingyunpu-2023-monitoring"])(
    "%s: every figure has its comment",
    async (name) => {
      const path = new URL(`${name}.docx`, SHARED).pathname;
      const [audited, source, bytes] = [await auditFile(path, {}), await readDocument(path, {}), new Uint8Array(readFileSync(path))];
      if (!source.ok) throw new Error(source.error.message);
      const findings = toCheckJson([audited], { language: "zh", version: "0" }).documents[0]?.findings ?? [];
      const answer = await annotate({ bytes, source: source.value, findings }, OPTIONS);
      if (!answer.ok) throw new Error(answer.error);
      const hung = new Set(officeComments(answer.value).map(({ on }) => on.replaceAll(/\s/gu, "")));
      const figures = findings.flatMap(({ evidence }) =>
        evidence.flatMap(({ figure, at }) => (figure === undefined || at.document !== undefined ? [] : [figure.replaceAll(/\s/gu, "")])),
      );
      expect(figures.length).toBeGreaterThan(20);
      const bare = (text: string) => text.replaceAll(/[^\d.]/gu, "");
      expect(figures.filter((figure) => ![...hung].some((on) => bare(on) === bare(figure)))).toEqual([]);
    },
  );
});
