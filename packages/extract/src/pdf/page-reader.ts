import type { Note, Page } from "@gouji/document";
import type { PageContent } from "../layout/page-content.ts";
import { fileFacts, unshownTexts } from "./file-facts.ts";
import { type FontFacts, fontFacts } from "./fonts.ts";
import { interpretPage, type OperatorList } from "./interpret.ts";
import { boxOf } from "./matrix.ts";
import { openPdf, operatorCodes } from "./pdfjs.ts";
import { plainTaggedHeadings, taggedHeadings } from "./tagged-headings.ts";
import { mayHaveTaggedTables, showsOpenTable, taggedTables } from "./tagged-tables.ts";

/** Reads the pages of one file, one at a time; what a page took is given back. */
export interface PageReader {
  readonly total: number;
  /** What is to be said of the file, whatever stands on its pages. */
  readonly notes: readonly Note[];
  /** `number` from 1. */
  read(number: number): Promise<ReadPage>;
  close(): Promise<void>;
}

export interface ReadPage {
  readonly content: PageContent;
  /** What fields of a form are filled with, where the page does not show it. */
  readonly unshown: readonly string[];
}

interface Fonts {
  has(id: string): boolean;
  get(id: string): unknown;
}

/** `strict`: a page that cannot be read to its end throws; else there is what could be read of it. */
export async function openPageReader(bytes: Uint8Array, password: string | undefined, strict: boolean): Promise<PageReader> {
  const { document, close } = await openPdf(bytes, password, strict);
  const layers = await document.getOptionalContentConfig().catch(() => undefined);
  const isShown = (layer: unknown) => layers?.isVisible(layer) !== false;
  const plainHeadings = plainTaggedHeadings(bytes);
  // Declared as an object, and a map.
  const mayHaveTables = mayHaveTaggedTables(bytes);
  const marks: unknown = plainHeadings?.size === 0 && !mayHaveTables ? undefined : await document.getMarkInfo().catch(() => undefined);
  const isTagged = marks instanceof Map && marks.get("Marked") === true;
  const fonts = new Map<string, FontFacts>();
  const { notes, fields } = await fileFacts(document);
  return {
    total: document.numPages,
    notes,
    async read(number) {
      const source = await document.getPage(number);
      const viewport = source.getViewport({ scale: 1 });
      const page: Page = { number, width: viewport.width, height: viewport.height, rotation: viewport.rotation };
      const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = viewport.transform;
      const operators = await source.getOperatorList();
      // pdf.js takes a page that it cannot interpret for an empty one here, but throws when asked for its text.
      if (operators.fnArray.length === 0) await source.getTextContent();
      const loaded: Fonts = { has: (id) => source.commonObjs.has(id), get: (id) => source.commonObjs.get(id) };
      const fontOf = (id: string) => fontIn(fonts, loaded, id, strict);
      const remarks = holdsAnnotations(operators) ? remarksAmong(await source.getAnnotations()) : NO_REMARKS;
      const isRemark = (id: string) => remarks.has(id);
      const areHeadingsPlain = plainHeadings !== undefined && source.ref !== null;
      const treeOf = (): Promise<unknown> => source.getStructTree().catch(() => undefined);
      const tree = isTagged && !areHeadingsPlain ? await treeOf() : undefined;
      const ofPage = isTagged && areHeadingsPlain ? plainHeadings.get(source.ref?.num ?? -1) : undefined;
      const headings = tree ? taggedHeadings(tree) : ofPage;
      const context = { isShown, isRemark, fontOf, numbersContent: isTagged && mayHaveTables, ...(headings ? { headings } : {}) };
      const content = interpretPage(page, [a, b, c, d, e, f], operators, context);
      const tagged = isTagged && mayHaveTables && showsOpenTable(content) ? taggedTables(tree ?? (await treeOf())) : [];
      const toPage = (rect: readonly number[]) => boxOf([a, b, c, d, e, f], rect[0] ?? 0, rect[1] ?? 0, rect[2] ?? 0, rect[3] ?? 0);
      const unshown = fields.length === 0 ? [] : unshownTexts(fields, number, toPage, content.glyphs);
      source.cleanup();
      return { content: tagged.length === 0 ? content : { ...content, tagged }, unshown };
    },
    close,
  };
}

/** Remarks about a text; forms filled in and texts typed onto the page are part of it. */
const REMARKS = new Set(["Highlight", "Underline", "Squiggly", "StrikeOut", "Caret", "Text", "Popup"]);
const NO_REMARKS: ReadonlySet<string> = new Set();

function holdsAnnotations({ fnArray }: OperatorList): boolean {
  const { beginAnnotation } = operatorCodes().codes;
  return Array.prototype.includes.call(fnArray, beginAnnotation);
}

function remarksAmong(annotations: readonly { readonly id: string; readonly subtype?: string }[]): ReadonlySet<string> {
  return new Set(annotations.flatMap(({ id, subtype }) => (REMARKS.has(subtype ?? "") ? [id] : [])));
}

/** Fonts are the same on all pages of a file. In place of one that it cannot read, pdf.js has a message. */
function fontIn(known: Map<string, FontFacts>, { has, get }: Fonts, id: string, strict: boolean): FontFacts {
  const before = known.get(id);
  if (before) return before;
  const font = has(id) ? get(id) : undefined;
  if (strict && typeof font === "string") throw new Error(font);
  const facts = fontFacts(font);
  if (has(id)) known.set(id, facts);
  return facts;
}
