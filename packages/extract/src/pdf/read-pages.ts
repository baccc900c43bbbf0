import type { Page } from "@gouji/document";
import type { ExtractOptions } from "../extractor.ts";
import { MESSAGES, throwIfAborted, unreadable } from "../failures.ts";
import type { PageContent } from "../layout/page-content.ts";
import { type FontFacts, fontFacts } from "./fonts.ts";
import { interpretPage } from "./interpret.ts";
import { InvalidPDFException, openPdf, PasswordException } from "./pdfjs.ts";

/** A page of a PDF; `failed` if it could not be read, while others can. */
export interface PdfPage {
  readonly content: PageContent;
  readonly failed: boolean;
  /** The page is a picture, and its text was recognised. */
  readonly recognised: boolean;
  /** Number of pages of the file. */
  readonly total: number;
}

const A4 = { width: 595, height: 842, rotation: 0 };

/** Reads a PDF page by page; what a page took is given back before the next one. Throws `Unreadable` if the file cannot be opened. */
export async function* readPdfPages(
  bytes: Uint8Array,
  options: Pick<ExtractOptions, "limits" | "password" | "signal">,
): AsyncGenerator<PdfPage> {
  const { document, close } = await openPdf(bytes, options.password).catch((error: unknown) => {
    throw openingFailure(error, options.password);
  });
  try {
    const total = document.numPages;
    const layers = await document.getOptionalContentConfig().catch(() => undefined);
    const isShown = (layer: unknown) => layers?.isVisible(layer) !== false;
    const fonts = new Map<string, FontFacts>();
    const last = Math.min(total, options.limits.maxPages);
    for (let number = 1; number <= last; number += 1) {
      throwIfAborted(options.signal);
      let content: PageContent | undefined;
      try {
        const source = await document.getPage(number);
        const viewport = source.getViewport({ scale: 1 });
        const page: Page = { number, width: viewport.width, height: viewport.height, rotation: viewport.rotation };
        const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = viewport.transform;
        const operators = await source.getOperatorList();
        // pdf.js takes a page that it cannot interpret for an empty one here, but throws when asked for its text.
        if (operators.fnArray.length === 0) await source.getTextContent();
        content = interpretPage(page, [a, b, c, d, e, f], operators, { isShown, fontOf: (id) => fontIn(fonts, source.commonObjs, id) });
        source.cleanup();
      } catch {
        content = undefined;
      }
      const empty: PageContent = { page: { number, ...A4 }, glyphs: [], rules: [], fills: [], images: [] };
      yield { content: content ?? empty, failed: content === undefined, recognised: false, total };
    }
  } finally {
    await close();
  }
}

/** Fonts are the same on all pages of a file. */
function fontIn(known: Map<string, FontFacts>, objects: { has(id: string): boolean; get(id: string): unknown }, id: string): FontFacts {
  const font = known.get(id) ?? fontFacts(objects.has(id) ? objects.get(id) : undefined);
  if (objects.has(id)) known.set(id, font);
  return font;
}

function openingFailure(error: unknown, password: string | undefined): unknown {
  if (error instanceof PasswordException)
    return unreadable("encrypted", password === undefined ? MESSAGES.encrypted : MESSAGES.wrongPassword, error);
  if (error instanceof InvalidPDFException) return unreadable("corrupt", MESSAGES.corrupt, error);
  return unreadable("corrupt", MESSAGES.corrupt, error);
}
