// Prints invented documents by LibreOffice and Chromium and scores how their tables are read back.
//   node scripts/tables/prints/main.ts [KIND] [--seeds A-B] [--producer writer|chromium|calc] [--list] [--folder DIR]
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { documentOfPages } from "../../../packages/extract/src/layout/document-of-pages.ts";
import { layOutPages } from "../../../packages/extract/src/layout/page-layout.ts";
import { DEFAULT_LIMITS } from "../../../packages/extract/src/limits.ts";
import { readPdfPages } from "../../../packages/extract/src/pdf/read-pages.ts";
import { type Job, printByChromium } from "./chromium-printer.ts";
import { docxOf } from "./docx-print.ts";
import { htmlOf } from "./html-print.ts";
import { inventPrint, SCENARIOS } from "./invent-prints.ts";
import type { Print } from "./print-model.ts";
import { sheetOf } from "./sheet-print.ts";

const norm = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/[\s\u00ad\u200b-\u200f\u2028-\u202e\u2060\ufeff]+/gu, "")
    .replace(/[\u2010-\u2015\u2212]/gu, "-");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seeds: { type: "string", default: "1-3" },
    producer: { type: "string", default: "." },
    list: { type: "boolean", default: false },
    folder: { type: "string" },
    json: { type: "string" },
  },
});
const [only = "."] = positionals;
const [from = 1, to = from] = values.seeds.split("-").map(Number);
const folder = values.folder ?? mkdtempSync(join(tmpdir(), "prints-"));
mkdirSync(folder, { recursive: true });

const prints: { readonly kind: string; readonly print: Print }[] = [];
for (const [kind, { producers }] of Object.entries(SCENARIOS)) {
  if (!new RegExp(only, "u").test(kind)) continue;
  for (const producer of producers) {
    if (!new RegExp(values.producer, "u").test(producer)) continue;
    for (let seed = from; seed <= to; seed += 1) prints.push({ kind, print: inventPrint(kind, producer, seed) });
  }
}
await printAll(prints.map(({ print }) => print));
const results = [];
for (const { kind, print } of prints) results.push({ kind, print, ...(await score(print)) });

const kinds = Map.groupBy(results, ({ kind, print }) => `${kind}|${print.producer}`);
for (const [key, all] of kinds) {
  const [kind = "", producer = ""] = key.split("|");
  const mean = all.reduce((sum, { f1 }) => sum + f1, 0) / all.length;
  const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
  console.log(
    `${kind.padEnd(36)} ${producer.padEnd(9)} cell F1 ${mean.toFixed(3)}  tables ${sum((one) => one.found)}/${sum((one) => one.wanted)}  paragraphs ${sum((one) => one.text[0])}/${sum((one) => one.text[1])}`,
  );
  if (values.list)
    for (const one of all.filter(({ f1 }) => f1 < 0.9995)) {
      console.log(`   ${one.print.name}${one.print.tagged ? " (tagged)" : ""}: ${one.f1.toFixed(3)} tables ${one.found}/${one.wanted}`);
      console.log(`      missed ${one.missed.slice(0, 6).join("  ")}\n      wrong  ${one.wrong.slice(0, 6).join("  ")}`);
    }
}
console.log(
  `all: ${results.length} files, mean cell F1 ${(results.reduce((sum, { f1 }) => sum + f1, 0) / results.length).toFixed(4)}, files at 1.0: ${results.filter(({ f1 }) => f1 > 0.9995).length}; ${folder}`,
);

async function printAll(all: readonly Print[]): Promise<void> {
  const fresh = all.filter(({ name }) => !existsSync(join(folder, `${name}.pdf`)));
  const office = new Map<string, string[]>();
  const pages: Job[] = [];
  for (const print of fresh) {
    const path = (extension: string) => join(folder, `${print.name}.${extension}`);
    if (print.producer === "chromium") {
      writeFileSync(path("html"), htmlOf(print));
      pages.push({ html: path("html"), pdf: path("pdf"), margins: print.pageNumbers });
    } else {
      const isCalc = print.producer === "calc";
      writeFileSync(path(isCalc ? "fods" : "docx"), isCalc ? sheetOf(print) : docxOf(print));
      const filter = `pdf:${isCalc ? "calc" : "writer"}_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"${print.tagged}"}}`;
      office.set(filter, [...(office.get(filter) ?? []), path(isCalc ? "fods" : "docx")]);
    }
  }
  await printByChromium(pages, join(folder, "chromium"));
  const own = `-env:UserInstallation=${pathToFileURL(join(folder, "office"))}`;
  for (const [filter, files] of office)
    spawnSync("soffice", [own, "--headless", "--convert-to", filter, "--outdir", folder, ...files], { stdio: "ignore" });
}

interface Scored {
  readonly f1: number;
  readonly wanted: number;
  readonly found: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly text: readonly [right: number, all: number];
}

async function score(print: Print): Promise<Scored> {
  const pages = [];
  for await (const { content } of readPdfPages(new Uint8Array(readFileSync(join(folder, `${print.name}.pdf`))), { limits: DEFAULT_LIMITS }))
    pages.push(content);
  const document = documentOfPages("application/pdf", layOutPages(pages), []);
  const keys = (cells: readonly { row: number; col: number; rowSpan: number; colSpan: number; text: string }[]) =>
    cells
      .filter(({ text }) => norm(text) !== "")
      .map(({ row, col, rowSpan, colSpan, text }) => [row, col, rowSpan, colSpan, norm(text)].join("|"));
  const wanted = print.blocks
    .flatMap((block) =>
      block.kind === "table"
        ? [block.model, ...(block.beside ? [block.beside] : []), ...(block.nested ?? []).map(({ model }) => model)]
        : [],
    )
    .map(({ cells }) => keys(cells));
  const found = document.tables.map(({ cells }) => keys(cells));
  const common = (a: readonly string[], b: readonly string[]) => {
    const all = new Set(b);
    return a.filter((key) => all.has(key));
  };
  const pairs = wanted.flatMap((a, i) => found.map((b, j) => [common(a, b).length, i, j] as const)).sort((a, b) => b[0] - a[0]);
  const taken: [number, number][] = [];
  let right = 0;
  for (const [count, i, j] of pairs)
    if (count > 0 && !taken.some(([a, b]) => a === i || b === j)) {
      taken.push([i, j]);
      right += count;
    }
  const total = [...wanted, ...found].reduce((sum, one) => sum + one.length, 0);
  const missed = wanted.flatMap((own, i) => own.filter((key) => !(found[taken.find(([a]) => a === i)?.[1] ?? -1] ?? []).includes(key)));
  const wrong = found.flatMap((own, j) => own.filter((key) => !(wanted[taken.find(([, b]) => b === j)?.[0] ?? -1] ?? []).includes(key)));
  const texts = new Set([
    ...document.blocks.map(({ text }) => norm(text)),
    ...document.tables.flatMap(({ caption, unit }) => [norm(caption ?? ""), norm(unit ?? "")]),
  ]);
  const paragraphs = print.blocks.flatMap((block) => (block.kind === "paragraph" || block.kind === "heading" ? [norm(block.text)] : []));
  const isThere = (text: string) => texts.has(text) || [...texts].some((one) => one.includes(text.replace(/^(?:金额)?单位[:：]/u, "")));
  return {
    f1: total === 0 ? 1 : (2 * right) / total,
    wanted: wanted.length,
    found: found.length,
    missed,
    wrong,
    text: [paragraphs.filter(isThere).length, paragraphs.length],
  };
}
