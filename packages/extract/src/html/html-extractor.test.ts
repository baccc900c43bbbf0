import type { SourceDocument } from "@gouji/document";
import { expectSoundDocument } from "@gouji/document/testing";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";

async function read(html: string | Uint8Array): Promise<SourceDocument> {
  const result = await extract(typeof html === "string" ? new TextEncoder().encode(html) : html);
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  return result.value;
}

const outline = (document: SourceDocument) => document.blocks.map(({ kind, level, text }) => `${kind}${level ?? ""}:${text}`);
const grid = (document: SourceDocument, at = 0) =>
  document.tables[at]?.cells.map(({ row, col, rowSpan, colSpan, text }) => [row, col, rowSpan, colSpan, text].join(" "));

const page = (body: string) => `<!doctype html><html><head><title>页</title></head><body>${body}</body></html>`;
const SENTENCE = "本项目全年预算数120万元，全年执行数118万元，预算执行率98.33%，资金使用符合规定，项目按期完成并通过验收。";

test.each<[string, string, readonly string[]]>([
  ["headings and paragraphs", `<h2>一、概况</h2><p>${SENTENCE}</p>`, ["heading2:一、概况", `paragraph:${SENTENCE}`]],
  [
    "bold paragraphs with printed numbers are headings",
    `<p><b>一、概况</b></p><p>${SENTENCE}</p><p><strong>（一）资金</strong></p>`,
    ["heading1:一、概况", `paragraph:${SENTENCE}`, "heading2:（一）资金"],
  ],
  [
    "text with line breaks is as many paragraphs",
    `<div>一、概况<br>　　${SENTENCE}<br><br>二、结论</div>`,
    ["heading1:一、概况", `paragraph:${SENTENCE}`, "heading1:二、结论"],
  ],
  [
    "a broken title is one heading",
    `<h1>某县林业局<br>绩效自评报告</h1><p>${SENTENCE}</p>`,
    ["heading1:某县林业局绩效自评报告", `paragraph:${SENTENCE}`],
  ],
  [
    "a line end between Chinese characters is no blank",
    `<p>资金\n   到位</p><p>${SENTENCE}</p>`,
    ["paragraph:资金到位", `paragraph:${SENTENCE}`],
  ],
  ["unclosed paragraphs are closed", `<p>甲<p>${SENTENCE}`, ["paragraph:甲", `paragraph:${SENTENCE}`]],
  [
    "items of ordered lists have their numbers",
    `<ol start="3"><li>完成培训</li><li>完成验收</li></ol>`,
    ["list:3. 完成培训", "list:4. 完成验收"],
  ],
  ["a raised digit is no digit of the figure", `<p>支出12.5<sup>1</sup>万元。${SENTENCE}</p>`, [`paragraph:支出12.5¹万元。${SENTENCE}`]],
  [
    "scripts, styles and comments are no text",
    `<script>var a="甲";</script><style>p{}</style><!-- 乙 --><p>${SENTENCE}</p>`,
    [`paragraph:${SENTENCE}`],
  ],
])("%s", async (_name, body, expected) => {
  expect(outline(await read(page(body)))).toEqual(expected);
});

test("navigation and page foot are furniture, the title beside the text is kept", async () => {
  const links = ["首页", "公开", "服务", "互动", "数据"].map((text) => `<li><a href="/">${text}</a></li>`).join("");
  const body = `<div class="nav"><ul>${links}</ul></div><div class="wrap"><h1>绩效自评报告的标题</h1><div class="con"><p>${SENTENCE}</p><p>${SENTENCE}</p></div></div><div class="foot"><p>版权所有：某县人民政府</p></div>`;
  const document = await read(page(body));
  expect(document.blocks.filter(({ kind }) => kind !== "furniture").map(({ text }) => text)).toEqual([
    "绩效自评报告的标题",
    SENTENCE,
    SENTENCE,
  ]);
  expect(document.blocks.filter(({ kind }) => kind === "furniture").map(({ text }) => text)).toContain("版权所有：某县人民政府");
});

const NOTE = "数据来源于县统计局公报。";
test.each<[string, string, readonly string[]]>([
  [
    "as a word processor saves them",
    `<div class=WordSection1><p class=MsoNormal>支出12.5<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><span style='mso-special-character:footnote'>[1]</span></span></a>万元。${SENTENCE}</p></div><div style='mso-element:footnote-list'><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> ${NOTE}</p></div></div>`,
    [`paragraph:支出12.5万元。${SENTENCE}`, `footnote:${NOTE}`],
  ],
  [
    "as endnotes of a word processor",
    `<p>支出12.5<a href="#_edn1" name="_ednref1" title=""><span class="MsoEndnoteReference">[i]</span></a>万元。${SENTENCE}</p><div><hr><div id="edn1"><p class="MsoEndnoteText"><a href="#_ednref1" name="_edn1">[i]</a>${NOTE}</p></div></div>`,
    [`paragraph:支出12.5万元。${SENTENCE}`, `footnote:${NOTE}`],
  ],
  [
    "in a list with links back",
    `<p>支出12.5<sup id="fnref1"><a href="#fn1">1</a></sup>万元。${SENTENCE}</p><section class="footnotes"><hr><ol><li id="fn1"><p>${NOTE}<a href="#fnref1">↩︎</a></p></li></ol></section>`,
    [`paragraph:支出12.5万元。${SENTENCE}`, `footnote:1. ${NOTE}`],
  ],
  [
    "with anchors before paragraphs",
    `<p>支出12.5<sup><a href="#n1">[1]</a></sup>万元。${SENTENCE}</p><p><a name="n1"></a>[1] ${NOTE}</p>`,
    [`paragraph:支出12.5万元。${SENTENCE}`, `footnote:[1] ${NOTE}`],
  ],
  [
    "whose links were lost",
    `<p>支出12.5<sup>[1]</sup>万元。${SENTENCE}</p><p>预算20<span style="vertical-align:super">2</span>万元。</p><p>[1] ${NOTE}</p>`,
    [`paragraph:支出12.5万元。${SENTENCE}`, "paragraph:预算20²万元。", `footnote:[1] ${NOTE}`],
  ],
  [
    "none: links of contents and numbered paragraphs",
    `<p><a href="#a1">一、概况</a></p><p><a href="#a2">1</a></p><p id="a1">一、概况</p><p>${SENTENCE}</p><p id="a2">[1] 第一项</p>`,
    ["heading1:一、概况", "paragraph:1", "heading1:一、概况", `paragraph:${SENTENCE}`, "paragraph:[1] 第一项"],
  ],
])("notes %s", async (_name, body, expected) => {
  const document = await read(page(body));
  expect(outline(document)).toEqual(expected);
  expect(document.blocks.every(({ at }) => at.element !== undefined)).toBe(true);
});

test.each<[string, string, readonly string[]]>([
  [
    "a text that a script of the page brings into sight",
    `<div id="js_content" style="visibility: hidden; opacity: 0"><p>${SENTENCE}</p></div><p>阅读原文</p>`,
    [`paragraph:${SENTENCE}`, "furniture:阅读原文"],
  ],
  [
    "contents, heads and feet as word processors save them",
    `<div title="header"><p>青禾县财政局</p></div><div id="Table of Contents1"><p>一、概况\t- 1 -</p></div><p class=MsoToc2><a href="#a">（一）资金</a></p><p><b>一、概况</b></p><p>${SENTENCE}</p><div title="footer"><p>- 1 -</p></div>`,
    ["furniture:青禾县财政局", "toc:一、概况 - 1 -", "toc:（一）资金", "heading1:一、概况", `paragraph:${SENTENCE}`, "furniture:- 1 -"],
  ],
  [
    "what the site says beneath the title",
    `<h1>绩效自评报告的标题</h1><div>发布时间：2024-03-01　来源：县财政局　浏览次数：18</div><p>${SENTENCE}</p>`,
    ["heading1:绩效自评报告的标题", "furniture:发布时间：2024-03-01　来源：县财政局　浏览次数：18", `paragraph:${SENTENCE}`],
  ],
  [
    "what the form itself says beneath the title",
    `<h1>绩效自评报告的标题</h1><p>填报单位：县林业局　填报日期：2024-03-01　资料来源：县统计局</p><p>${SENTENCE}</p>`,
    ["heading1:绩效自评报告的标题", "paragraph:填报单位：县林业局　填报日期：2024-03-01　资料来源：县统计局", `paragraph:${SENTENCE}`],
  ],
  [
    "weights of another script",
    `<p><b style="mso-bidi-font-weight:normal">1. 资金情况</b></p><p>${SENTENCE}</p><p><b>2. 产出情况</b></p><p>${SENTENCE}</p><p><b>3. 效益情况</b></p><p>${SENTENCE}</p>`,
    ["1. 资金情况", SENTENCE, "2. 产出情况", SENTENCE, "3. 效益情况", SENTENCE].map((text) =>
      text === SENTENCE ? `paragraph:${text}` : `heading1:${text}`,
    ),
  ],
])("%s", async (_name, body, expected) => {
  expect(outline(await read(page(body)))).toEqual(expected);
});

test("pages that are embedded are noted, files that are embedded are attachments", async () => {
  const frames = `<iframe src="https://map.example.com/x"></iframe><iframe src="/viewer.html?file=/up/%E8%87%AA%E8%AF%84%E8%A1%A8.pdf"></iframe><object data="a/b.ofd"></object>`;
  const { notes } = await read(page(`<p>${SENTENCE}</p>${frames}`));
  expect(notes.map(({ message }) => message)).toEqual([
    "网页带有 2 个附件，未读取：自评表.pdf、b.ofd。如需核对请另行提交。",
    "网页中嵌入了 1 个其他网页，未读取。",
  ]);
});

test("hidden text is left out, with a note", async () => {
  const document = await read(page(`<p style="display: none">隐藏</p><p hidden>也隐藏</p><p>${SENTENCE}</p>`));
  expect(outline(document)).toEqual([`paragraph:${SENTENCE}`]);
  expect(document.notes).toMatchObject([{ kind: "hidden-content" }]);
});

test("spans of rows and columns, caption and unit line of a table", async () => {
  const document = await read(
    page(
      `<p>表2 资金情况</p><p>单位：万元</p><table><thead><tr><th rowspan="2">项目</th><th colspan="2">资金</th></tr><tr><th>预算</th><th>执行</th></tr></thead><tr><td>甲</td><td>1</td><td>2</td></tr></table>`,
    ),
  );
  expect(document.tables[0]).toMatchObject({ caption: "表2 资金情况", unit: "单位：万元", rows: 3, cols: 3, header: 2 });
  expect(grid(document)?.slice(0, 4)).toEqual(["0 0 2 1 项目", "0 1 1 2 资金", "1 1 1 1 预算", "1 2 1 1 执行"]);
});

test("spans that overlap or leave the table are cut", async () => {
  const document = await read(
    page(
      `<table><tr><td rowspan="99">甲</td><td>乙</td></tr><tr><td colspan="0">丙</td><td rowspan="0">丁</td></tr><tr><td colspan="5000">戊</td></tr></table>`,
    ),
  );
  expect(document.tables[0]?.rows).toBe(3);
});

test("a layout table gives its content, a table inside it stays a table", async () => {
  const document = await read(
    page(
      `<table><tr><td><p>${SENTENCE}</p><table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table><p>${SENTENCE}</p></td></tr></table>`,
    ),
  );
  expect(outline(document)).toEqual([`paragraph:${SENTENCE}`, "table:", `paragraph:${SENTENCE}`]);
});

test("a bar of links in a table is furniture, a table with a link is none", async () => {
  const links = ["首页", "公开", "服务", "互动"].map((text) => `<td><a href="/">${text}</a></td>`).join("");
  const data = `<table border="1"><tr><td>项目</td><td>金额</td></tr><tr><td><a href="1.html">培训</a></td><td>12.50</td></tr></table>`;
  const document = await read(page(`<h1>绩效自评报告的标题</h1><table><tr>${links}</tr></table><p>${SENTENCE}</p>${data}`));
  expect(document.tables).toHaveLength(1);
  expect(document.blocks.filter(({ kind }) => kind === "furniture")).toHaveLength(4);
});

test("navigation and page foot in cells of a layout table are furniture", async () => {
  const nav = ["首页", "公开", "服务", "互动"].map((text) => `<a href="/${text}">${text}</a>`).join(" | ");
  const body = `<table><tr><td>${nav}</td></tr><tr><td>当前位置：<a href="/">首页</a> &gt; 绩效</td></tr><tr><td><p>${SENTENCE}</p><p>${SENTENCE}</p></td></tr><tr><td>版权所有：某县人民政府</td></tr></table>`;
  expect(outline(await read(page(body)))).toEqual([
    "furniture:首页 | 公开 | 服务 | 互动",
    "furniture:当前位置：首页 > 绩效",
    `paragraph:${SENTENCE}`,
    `paragraph:${SENTENCE}`,
    "furniture:版权所有：某县人民政府",
  ]);
});

test("a line of class title, or centred and bold, before the first heading is the title", async () => {
  const document = await read(
    page(`<div class="title">绩效自评报告</div><p style="text-align: center"><b>某县教育局</b></p><p>一、概况</p><p>${SENTENCE}</p>`),
  );
  expect(outline(document)).toEqual(["heading1:绩效自评报告", "heading1:某县教育局", "heading1:一、概况", `paragraph:${SENTENCE}`]);
});

test("a block's place is the path of its element", async () => {
  const document = await read(
    page(`<div id="zoom"><p>甲</p><p>${SENTENCE}</p><table><tr><td>一</td><td>1</td></tr><tr><td>二</td><td>2</td></tr></table></div>`),
  );
  expect(document.blocks[1]?.at.element).toBe("#zoom > p:nth-of-type(2)");
  expect(document.tables[0]?.cells[3]?.at.element).toBe("#zoom > table:nth-of-type(1) > tbody > tr:nth-of-type(2) > td:nth-of-type(2)");
});

test("attachments are noted by name", async () => {
  const document = await read(page(`<p>${SENTENCE}</p><p><a href="/files/a1.docx">自评表</a></p>`));
  expect(document.notes).toMatchObject([{ kind: "other", message: expect.stringContaining("自评表") }]);
});

// 绩效 in GBK.
const GBK = [0xbc, 0xa8, 0xd0, 0xa7];
const bytesOf = (before: string, middle: readonly number[], after: string) =>
  new Uint8Array([...new TextEncoder().encode(before), ...middle, ...new TextEncoder().encode(after)]);
const utf16 = (text: string) =>
  new Uint8Array([0xff, 0xfe, ...[...text].flatMap((sign) => [sign.charCodeAt(0) & 0xff, sign.charCodeAt(0) >> 8])]);

test.each<[string, Uint8Array]>([
  [
    "GBK, declared",
    bytesOf('<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"></head><body><p>', GBK, "</p></body></html>"),
  ],
  ["GBK, not declared", bytesOf("<html><body><p>", GBK, "</p></body></html>")],
  ["GBK, declared as UTF-8", bytesOf('<html><head><meta charset="utf-8"></head><body><p>', GBK, "</p></body></html>")],
  ["UTF-16 with byte order mark", utf16("<html><body><p>绩效</p></body></html>")],
  ["UTF-8 declared as GBK", new TextEncoder().encode('<html><head><meta charset="gbk"></head><body><p>绩效</p></body></html>')],
])("a page in %s", async (_name, bytes) => {
  expect(outline(await read(bytes))).toEqual(["paragraph:绩效"]);
});

test("very deep nesting keeps its text", async () => {
  const document = await read(page(`${"<div>".repeat(20_000)}${SENTENCE}`));
  expect(outline(document)).toEqual([`paragraph:${SENTENCE}`]);
});

const quoted = (text: string) =>
  Array.from(Buffer.from(text), (byte) =>
    byte >= 0x21 && byte <= 0x7e && byte !== 0x3d ? String.fromCharCode(byte) : `=${byte.toString(16).toUpperCase().padStart(2, "0")}`,
  )
    .join("")
    .replace(/(.{70}(?=[^=]))(?!$)/gu, "$1=\r\n");
const mhtml = (part: string, head = "MIME-Version: 1.0\r\n") =>
  `${head}Content-Type: multipart/related;\r\n\ttype="text/html"; boundary="----=_Part_0"\r\n\r\npreamble\r\n------=_Part_0\r\n${part}\r\n------=_Part_0\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------=_Part_0--\r\n`;

test.each<[string, string]>([
  [
    "a browser",
    mhtml(
      `Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: http://example.com/a.html\r\n\r\n${quoted(`<html><head><meta charset="utf-8"></head><body><p>${SENTENCE}</p></body></html>`)}`,
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://example.com/a.html\r\nSubject: =?utf-8?Q?a?=\r\nMIME-Version: 1.0\r\n",
    ),
  ],
  [
    "a word processor, in an encoding that only the part names",
    mhtml(
      `Content-Transfer-Encoding: base64\r\nContent-Type: text/html; charset="utf-16le"\r\n\r\n${Buffer.from(`<html><body><p>${SENTENCE}</p></body></html>`, "utf16le").toString("base64")}`,
    ),
  ],
])("a page saved in one file by %s", async (_name, file) => {
  const document = await read(new TextEncoder().encode(file));
  expect(document.mediaType).toBe("text/html");
  expect(outline(document)).toEqual([`paragraph:${SENTENCE}`]);
});

test("a file of parts without a page is no page", async () => {
  const file = mhtml("Content-Type: text/plain\r\n\r\n甲");
  expect(outline(await read(file)).join()).toContain("Content-Type");
});

test("what a form was filled in with is text", async () => {
  const rows =
    '<tr><td>项目</td><td>金额</td></tr><tr><td>甲</td><td><input value="45.60"></td></tr><tr><td>乙</td><td><textarea>4.40</textarea></td></tr>' +
    "<tr><td>丙</td><td><select><option>1.10</option><option selected>2.20</option></select></td></tr>";
  const boxes = '<p><input type=checkbox checked>是 <input type=radio>否 <input type="hidden" value="7"><button>提交</button></p>';
  const document = await read(page(`<p>${SENTENCE}</p><table>${rows}</table>${boxes}`));
  expect(grid(document)?.filter((cell) => /^\d 1 /u.test(cell))).toEqual(["0 1 1 1 金额", "1 1 1 1 45.60", "2 1 1 1 4.40", "3 1 1 1 2.20"]);
  expect(outline(document).at(-1)).toBe("paragraph:☑是 □否");
});

test.each<[string, string, string]>([
  [
    "a figure struck through is no part of the one beside it",
    "<p>支出<del>45.60</del>46.60万元</p>",
    "网页中有加了删除线的文字，仍按正文读取，请对照原件。",
  ],
  ["a page within the page", '<p>支出 45.60 46.60万元</p><iframe srcdoc="&lt;p&gt;1"></iframe>', "网页中嵌入了 1 个其他网页，未读取。"],
])("%s, and noted", async (_name, body, note) => {
  const document = await read(page(body));
  expect(outline(document)).toEqual(["paragraph:支出 45.60 46.60万元"]);
  expect(document.notes.map(({ message }) => message)).toEqual([note]);
});

test("a page of frames says that it embeds others", async () => {
  const { notes } = await read(
    '<html><head></head><frameset rows="*,39"><frame src="a.files/sheet001.htm"><noframes><body><p>x</p></body></noframes></frameset></html>',
  );
  expect(notes.map(({ message }) => message)).toEqual(["网页中嵌入了 1 个其他网页，未读取。"]);
});

test("the sheets that Excel saves in one file are read where its page only frames them", async () => {
  const part = (inner: string) => `--b\r\nContent-Type: text/html; charset="utf-8"\r\n\r\n<html>${inner}</html>\r\n`;
  const sheet = (amount: string) =>
    part(`<body><table><tr><td>项目</td><td>金额</td></tr><tr><td>甲</td><td>${amount}</td></tr></table></body>`);
  const pages =
    part('<frameset><frame src="sheet001.htm"></frameset>') + sheet("45.60") + sheet("4.40") + part("<body><a>Sheet1</a></body>");
  const document = await read(`MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n${pages}--b--\r\n`);
  expect(document.tables.map(({ cells }) => cells.at(-1)?.text)).toEqual(["45.60", "4.40"]);
  expect(grid(document)?.[0]).toBe("0 0 1 1 项目");
});
