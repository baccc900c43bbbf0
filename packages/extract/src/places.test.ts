import { existsSync, readFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";
import { type Block, type Cell, type Place, placeOfRange, type SourceDocument } from "@gouji/document";
import { unzipSync } from "fflate";
import { parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import * as XLSX from "xlsx";
import { decodeText } from "./decode-text.ts";
import { extract } from "./extract.ts";
import { DEFAULT_LIMITS } from "./limits.ts";
import { readOfd } from "./ofd/read-ofd.ts";
import { elementsOf, parseXml, type XmlElement } from "./ooxml/xml.ts";

// The place of every figure, looked up in the file by other means than the reader's: the figure must stand there. PDFs have a test of their own.

const SHARED = resolve("../shared/reports");
const FILES = [
  "docx/roads-monitoring/input.docx",
  "docx/venues-evaluation/input.docx",
  "odd/odd.docx",
  "odd/odd.xlsx",
  "odd/odd.xls",
  "xlsx/canteen-forms/input.xlsx",
  "xls/canteen-forms/input.xls",
  "odd/odd.html",
  "html/roads-monitoring/input.html",
  "odd/odd.txt",
  "odd/odd.csv",
  "odd/odd.md",
  "markdown/venues-evaluation/input.md",
  "odd/odd.ofd",
  "ofd/roads-monitoring/input.ofd",
  "ofd/venues-evaluation/input.ofd",
].map((name) => `fixtures/${name}`);
const REPORTS = [
  "huaning-2023-evaluation.docx",
  "yushui-2022-forms.docx",
  "xihu-2020-self-evaluation.docx",
  "yushui-2022-forms.xlsx",
  "huaning-2023-scores.xlsx",
  "xihu-2020-self-evaluation.html",
  "yushui-2022-self-evaluation.html",
  "huaning-2023-evaluation.ofd",
].map((name) => `${SHARED}/${name}`);

/** What stands at a place of a file; the text of the whole paragraph, cell or element, or with a box what is under it. */
type Lookup = (place: Place, holder: Block | Cell) => string;

const LOOKUPS: Readonly<Record<string, (bytes: Uint8Array) => Lookup | Promise<Lookup>>> = {
  ".docx": lookIntoDocx,
  ".xlsx": lookIntoWorkbook,
  ".xls": lookIntoWorkbook,
  ".html": lookIntoHtml,
  ".txt": lookIntoLines,
  ".csv": lookIntoLines,
  ".md": lookIntoLines,
  ".ofd": lookIntoOfd,
};

test.each([...FILES, ...(existsSync(SHARED) ? REPORTS : [])])("%s: at the place of a figure stands the figure", async (path) => {
  const bytes = new Uint8Array(readFileSync(path));
  const lookup = await LOOKUPS[extname(path)]?.(bytes);
  const document = await read(bytes, path);
  const wrong: string[] = [];
  let [seen, withRuns] = [0, 0];
  const text = document.blocks.filter(({ kind }) => kind !== "furniture");
  for (const holder of [...text, ...document.tables.flatMap(({ cells }) => cells)]) {
    for (const match of holder.text.matchAll(/\d[\d,.]*\d|\d/gu)) {
      const place = placeOfRange(holder, match.index, match.index + match[0].length);
      const there = lookup?.(place, holder) ?? "";
      seen += 1;
      // A box is drawn around the figure alone; elsewhere the figure stands in a text, at its offset.
      if (place.box ? there !== match[0] : !there.includes(match[0])) wrong.push(`${match[0]} ${JSON.stringify(place)}: ${there}`);
      if (place.runs && textOfRuns(place.runs, bytes) !== match[0]) wrong.push(`${match[0]} ${JSON.stringify(place.runs)}`);
      withRuns += place.runs ? 1 : 0;
    }
  }
  expect(seen).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
  // Only automatic numbers come from no run.
  if (extname(path) === ".docx") expect(withRuns / seen).toBeGreaterThan(0.8);
});

test.each(["roads-monitoring", "venues-evaluation"])("%s: the places of a .doc are those of its .docx", async (name) => {
  const [older, newer] = await Promise.all(
    ["doc", "docx"].map((ending) => {
      const path = `fixtures/${ending}/${name}/input.${ending}`;
      return read(new Uint8Array(readFileSync(path)), path);
    }),
  );
  // Runs are those of a .docx.
  expect(older).toEqual({ ...withoutRuns(newer), mediaType: older?.mediaType });
});

async function read(bytes: Uint8Array, path: string): Promise<SourceDocument> {
  const result = await extract(bytes, { fileName: basename(path) });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function withoutRuns(document: SourceDocument | undefined): SourceDocument | undefined {
  return JSON.parse(JSON.stringify(document, (key, value: unknown) => (key === "runs" ? undefined : value)));
}

const known = new WeakMap<Uint8Array, readonly (readonly string[])[]>();

/** The text between two points of a Word file, from the runs of each paragraph by regular expressions. */
function textOfRuns({ from, to }: NonNullable<Place["runs"]>, bytes: Uint8Array): string {
  const paragraphs = known.get(bytes) ?? runTextsOf(bytes);
  known.set(bytes, paragraphs);
  let text = "";
  for (let paragraph = from.paragraph; paragraph <= to.paragraph; paragraph += 1) {
    const runs = paragraphs[paragraph] ?? [];
    const last = paragraph === to.paragraph ? to.run : runs.length - 1;
    for (let run = paragraph === from.paragraph ? from.run : 0; run <= last; run += 1) {
      const whole = runs[run] ?? "";
      const end = paragraph === to.paragraph && run === to.run ? to.offset : whole.length;
      text += whole.slice(paragraph === from.paragraph && run === from.run ? from.offset : 0, end);
    }
  }
  return text;
}

/** Texts of the runs of every paragraph, those of paragraphs inside it left out, in the order of the parts. */
function runTextsOf(bytes: Uint8Array): string[][] {
  const parts = unzipSync(bytes);
  return ["document", "footnotes", "endnotes"].flatMap((name) => {
    const part = parts[`word/${name}.xml`];
    const found: string[][] = [];
    const open: string[][] = [];
    for (const [tag, closing, local, empty, text] of new TextDecoder()
      .decode(part ?? new Uint8Array())
      .matchAll(/<(\/?)[wm]:(p|r|t|delText|tab|br|cr|sym|noBreakHyphen)(?: [^>]*?)?(\/?)>([^<]*)/gu)) {
      if (local === "p" && closing) open.pop();
      else if (local === "p") {
        found.push([]);
        if (!empty) open.push(found.at(-1) ?? []);
      } else if (local === "r" && !closing) open.at(-1)?.push("");
      else if (local !== "r" && local !== "delText" && !closing) {
        const own = open.at(-1);
        const more = local === "t" ? plain(text ?? "") : "\u0000";
        // A tab of the paragraph's properties stands in no run.
        if (own && own.length > 0 && !/w:pos=/u.test(tag)) own[own.length - 1] += more;
      }
    }
    return found;
  });
}

function plain(xml: string): string {
  return xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

const squeeze = (text: string) => text.replace(/\s+/gu, "");

/** Paragraphs in the order of the file. Automatic numbers stand before the text of a paragraph: offsets count from its end. */
function lookIntoDocx(bytes: Uint8Array): Lookup {
  const parts = unzipSync(bytes);
  const paragraphs: { readonly paragraph: XmlElement; readonly cell: XmlElement | undefined }[] = [];
  const collect = (element: XmlElement, cell?: XmlElement): void => {
    if (element.name === "p") paragraphs.push({ paragraph: element, cell });
    for (const child of elementsOf(element)) collect(child, element.name === "tc" ? element : cell);
  };
  for (const name of ["document", "footnotes", "endnotes"]) {
    const part = parts[`word/${name}.xml`];
    if (part) collect(parseXml(part, 500));
  }
  return ({ paragraph = -1, start = 0, end = 0, table }, holder) => {
    const found = paragraphs[paragraph];
    if (!found) return "";
    // A cell's offsets run over all its paragraphs; its place names the first.
    const text = table === undefined ? visibleText(found.paragraph).trimEnd() : visibleText(found.cell, "tbl");
    if (table !== undefined) return squeeze(holder.text).endsWith(squeeze(text)) && text !== "" ? holder.text.slice(start, end) : text;
    const fromEnd = holder.text.length - start;
    const inNumber = fromEnd > text.length && holder.text.endsWith(text.trimStart());
    return inNumber ? holder.text.slice(start, end) : text.slice(text.length - fromEnd).slice(0, end - start);
  };
}

/** Text of what is shown, without what is nested in it: text boxes in a paragraph, tables in a cell. */
function visibleText(holder: XmlElement | undefined, nested = "p"): string {
  const textOf = (element: XmlElement): string => {
    if ([nested, "del", "moveFrom", "Fallback", "instrText", "pPr"].includes(element.name)) return "";
    if (
      element.name === "r" &&
      elementsOf(element).some((child) => child.name === "rPr" && elementsOf(child).some(({ name }) => name === "vanish"))
    )
      return "";
    if (element.name === "tab") return "\t";
    if (element.name === "t") return element.children.join("");
    return elementsOf(element).map(textOf).join("");
  };
  return elementsOf(holder).map(textOf).join("");
}

function lookIntoWorkbook(bytes: Uint8Array): Lookup {
  const workbook = XLSX.read(bytes, { dateNF: "yyyy/m/d", cellNF: true });
  return ({ sheet = "", cell = "", start = 0, end = 0 }) => {
    const shown = workbook.Sheets[sheet]?.[cell];
    return String(shown?.w ?? shown?.v ?? "")
      .trim()
      .replace(/\r\n?/gu, "\n")
      .slice(start, end);
  };
}

/** The path followed as a browser follows it: it puts a tbody around rows that stand directly in a table. */
function lookIntoHtml(bytes: Uint8Array): Lookup {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2_000));
  const root = parseDocument(decodeText(bytes, /charset="?([\w-]+)/u.exec(head)?.[1]).text);
  return ({ element = "", start = 0, end = 0 }, holder) => {
    let current: ParentNode | undefined = root;
    for (const step of element.split(" > ")) current = current && stepInto(current, step);
    const text = squeeze(current ? textOf(current) : "");
    // A marker of a list stands before the text, and lines of one element are paragraphs of their own.
    const [before, figure, behind] = [holder.text.slice(0, start), holder.text.slice(start, end), holder.text.slice(end)].map(squeeze);
    const marker = holder.text.slice(0, end + 2).match(/^\d+\. /u);
    return marker || text.includes(`${before}${figure}${behind}`) || text.includes(squeeze(holder.text.replace(/^\d+\. /u, "")))
      ? (figure ?? "")
      : text;
  };
}

function stepInto(parent: ParentNode, step: string): ParentNode | undefined {
  const children = elements(parent);
  if (step.startsWith("#")) return descendants(parent).find((element) => element.attribs.id === step.slice(1));
  const [, name = "", nth] = /^(\w+)(?::nth-of-type\((\d+)\))?$/u.exec(step) ?? [];
  const found = children.filter((element) => element.name === name)[Number(nth ?? 1) - 1];
  return found ?? (step === "tbody" && parent.name === "table" ? parent : undefined);
}

type Children = ReturnType<typeof parseDocument>["children"];
type ElementNode = Extract<Children[number], { attribs: unknown }>;

/** The page or an element of it. */
interface ParentNode {
  readonly name?: string;
  readonly children: Children;
}

function elements(parent: ParentNode): ElementNode[] {
  return parent.children.filter((child) => "attribs" in child);
}

function descendants(parent: ParentNode): ElementNode[] {
  return elements(parent).flatMap((element) => [element, ...descendants(element)]);
}

function textOf(node: ParentNode): string {
  return node.children
    .map((child) => ("data" in child ? (child.type === "text" ? child.data : "") : "children" in child ? textOf(child) : ""))
    .join("");
}

function lookIntoLines(bytes: Uint8Array): Lookup {
  const { text } = decodeText(bytes);
  const lines = text.split(/\r\n|\r|\n/u);
  return ({ paragraph = -1 }) => lines[paragraph] ?? "";
}

async function lookIntoOfd(bytes: Uint8Array): Promise<Lookup> {
  const { pages } = await readOfd(bytes, { limits: DEFAULT_LIMITS });
  return ({ page, box = [0, 0, 0, 0], start = 0, end = 0 }, holder) => {
    const glyphs = pages[(page ?? 0) - 1]?.glyphs.filter((glyph) => {
      const [x, y] = [(glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2];
      return glyph.hidden !== true && x > box[0] && x < box[2] && y > box[1] && y < box[3];
    });
    const shown = (glyphs ?? []).map(({ text }) => text).join("");
    // Of a figure that the end of a line cuts, the box shows the first part.
    const cut = !holder.lines?.some((line) => line.start <= start && end <= line.end);
    return cut && shown !== "" && holder.text.slice(start, end).startsWith(shown) ? holder.text.slice(start, end) : shown;
  };
}
