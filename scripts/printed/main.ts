// Sets reports in the ways of offices, prints them by LibreOffice and Chromium, and holds what is read of the print against what is read of its source.
//   node scripts/printed/main.ts [REPORT] [--seeds A-B] [--list] [--folder DIR] [--where LOOK]
import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import type { SourceDocument } from "../../packages/document/src/index.ts";
import { auditDocument, readBytes } from "../../packages/pipeline/src/index.ts";
import { invent } from "../accuracy/invent.ts";
import { type Random, randomOf } from "../accuracy/random.ts";
import { writeDocx } from "../fixtures/write-docx.ts";
import { misprint } from "../misprints/misprint.ts";
import { type Compared, compare, type Read, type Share } from "./compare.ts";
import { type Look, lookOf, paperOf } from "./paper.ts";
import { paperDocx } from "./paper-docx.ts";
import { paperHtml } from "./paper-html.ts";

const FILES = ["test/written/*.html", "fixtures/docx/*/*.docx", "../shared/reports/*.docx"];
/** Of the numbers with two digits or more, in every other print. */
const MISPRINTS = 4;
const NUMBER = /(?<![\d.A-Za-z〔第])\d[\d,]*(?:\.\d+)?(?![\d〕年月日号])/gu;

interface Print {
  readonly name: string;
  readonly look: Look;
  readonly source: string;
  readonly pdf: string;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "1-1" },
    list: { type: "boolean", default: false },
    folder: { type: "string" },
    where: { type: "string", default: "." },
  },
});
const [only = "."] = positionals;
const [from = 1, to = from] = values.seeds.split("-").map(Number);
const folder = values.folder ?? mkdtempSync(join(tmpdir(), "printed-"));
mkdirSync(folder, { recursive: true });

const prints: Print[] = [];
for (let seed = from; seed <= to; seed += 1)
  for (const [at, { name, bytes }] of sources(seed).entries())
    if (new RegExp(only, "u").test(name)) {
      const random = randomOf(1000 * seed + at);
      const look = lookOf(random);
      if (new RegExp(values.where, "u").test(featuresOf(look).join(" "))) prints.push(await set(`${name}-${seed}`, bytes, look, random));
    }
printAll(prints);

const results: { readonly look: Look; readonly compared: Compared }[] = [];
for (const { name, look, source, pdf } of prints) {
  const compared = compare(await read(source), await read(pdf));
  results.push({ look, compared });
  if (values.list && compared.differences.length > 0)
    console.log(`${name} ${featuresOf(look).join(" ")}\n${compared.differences.map((line) => `   ${line}`).join("\n")}`);
}
const rows = [
  ["all", () => true] as const,
  ...[...new Set(results.flatMap(({ look }) => featuresOf(look)))]
    .sort()
    .map((feature) => [feature, (look: Look) => featuresOf(look).includes(feature)] as const),
];
console.table(
  Object.fromEntries(
    rows.map(([feature, has]) => [feature, total(results.filter(({ look }) => has(look)).map(({ compared }) => compared))]),
  ),
);
console.log(folder);

/** The reports of the project and, with each seed, invented ones of every kind. */
function sources(seed: number): { readonly name: string; readonly bytes: Uint8Array }[] {
  const files = FILES.flatMap((pattern) => globSync(pattern).sort());
  return [
    ...files.map((path) => ({
      name: basename(path).startsWith("input") ? basename(dirname(path)) : (basename(path).split(".")[0] ?? path),
      bytes: readFileSync(path),
      path,
    })),
    ...[0, 5, 10, 15, 20].map((at) => ({ name: `invented-${at}`, bytes: writeDocx(invent(25 * seed + at + (seed % 5))) })),
  ];
}

async function set(name: string, bytes: Uint8Array, look: Look, random: Random): Promise<Print> {
  const path = (extension: string) => join(folder, `${name}.${extension}`);
  const print = { name, look, source: path("docx"), pdf: path("pdf") };
  if (existsSync(print.source)) return print;
  const { document } = await readAll(bytes, `report.${bytes[0] === 0x50 ? "docx" : "html"}`);
  const pieces = paperOf(random.chance(0.5) ? misprinted(document, random) : document, look, random);
  const running = "2023年度项目支出绩效评价报告";
  writeFileSync(print.source, paperDocx(pieces, look, running));
  writeFileSync(path("html"), paperHtml(pieces, look, running));
  return print;
}

/** The document with a digit of some of its numbers altered. */
function misprinted(document: SourceDocument, random: Random): SourceDocument {
  const held = [...document.blocks.filter(({ kind }) => kind !== "heading"), ...document.tables.flatMap(({ cells }) => cells)];
  const numbers = held.flatMap(({ text }, owner) =>
    [...text.matchAll(NUMBER)].flatMap(({ 0: text, index: at }) => (/\d.*\d/u.test(text) ? [{ owner, at, text }] : [])),
  );
  const texts = new Map<object, string>();
  for (const token of random.sample(numbers, MISPRINTS)) {
    const one = held[token.owner];
    if (!one || texts.has(one)) continue;
    const printed = misprint(token, (below) => random.int(0, below - 1));
    texts.set(one, one.text.slice(0, token.at) + printed + one.text.slice(token.at + token.text.length));
  }
  const altered = <Item extends { readonly text: string }>(item: Item): Item => ({ ...item, text: texts.get(item) ?? item.text });
  return {
    ...document,
    blocks: document.blocks.map(altered),
    tables: document.tables.map((table) => ({ ...table, cells: table.cells.map(altered) })),
  };
}

function printAll(all: readonly Print[]): void {
  const office = new Map<string, string[]>();
  for (const { source, pdf, look } of all) {
    if (existsSync(pdf)) continue;
    if (look.producer === "chromium")
      spawnSync(
        "chromium",
        [
          "--headless",
          "--no-sandbox",
          "--disable-gpu",
          "--no-pdf-header-footer",
          `--print-to-pdf=${pdf}`,
          source.replace(/docx$/u, "html"),
        ],
        { stdio: "ignore" },
      );
    else {
      const filter = `pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"${look.tagged}"}}`;
      office.set(filter, [...(office.get(filter) ?? []), source]);
    }
  }
  for (const [filter, files] of office)
    spawnSync("soffice", ["--headless", "--convert-to", filter, "--outdir", folder, ...files], { stdio: "ignore" });
}

function read(path: string): Promise<Read> {
  return readAll(readFileSync(path), basename(path).replace(/.*(?=\.)/u, "报告"));
}

async function readAll(bytes: Uint8Array, fileName: string): Promise<Read> {
  const document = await readBytes(bytes, fileName);
  if (!document.ok) throw new Error(`${fileName}: ${document.error.message}`);
  return { document: document.value, findings: auditDocument(document.value, fileName).findings };
}

function featuresOf(look: Look): string[] {
  const { producer, tagged, headings, indent, spacing, ...others } = look;
  const on = Object.entries(others).flatMap(([name, value]) => (value === true ? [name] : []));
  const set = Object.entries(headings).flatMap(([name, value]) => (value ? [`headings-${name}`] : []));
  return [
    tagged ? "writer-tagged" : producer,
    indent ? "indented" : "flush",
    ...on,
    ...set,
    ...(headings.styled ? [] : ["headings-unstyled"]),
    `footer-${look.footer}`,
    `table-${look.table.borders}`,
  ];
}

function total(all: readonly Compared[]) {
  const sum = (of: (one: Compared) => Share) => {
    const [right, count] = all.map(of).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
    return count === 0 ? "" : `${right}/${count}`;
  };
  const [wrong, characters] = all.map((one) => one.wrongCharacters).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  return {
    prints: all.length,
    "wrong %": ((100 * wrong) / characters).toFixed(3),
    paragraphs: sum((one) => one.paragraphs),
    headings: sum((one) => one.headings),
    contents: sum((one) => one.contents),
    notes: sum((one) => one.notes),
    lists: sum((one) => one.lists),
    cells: sum((one) => one.cells),
    captions: sum((one) => one.captions),
    findings: sum((one) => one.findings),
  };
}
