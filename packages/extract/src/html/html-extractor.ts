import type { Note } from "@gouji/document";
import { ok } from "@gouji/values";
import { decodeText } from "../decode-text.ts";
import type { ExtractLimits, Extractor } from "../extractor.ts";
import { throwIfAborted } from "../failures.ts";
import { assembleDocument } from "../flow/assemble.ts";
import type { FlowItem } from "../flow/flow.ts";
import { type HtmlContext, htmlContext } from "./html-context.ts";
import { elementsOf, findElement, type HtmlElement, isHidden, parseHtml } from "./html-tree.ts";
import { findMainContent } from "./main-content.ts";
import { isMhtml, pagesOfMhtml, type SavedPage } from "./mhtml.ts";
import { readContent } from "./read-content.ts";

/** Web pages, and the pages that office programs save. */
export const htmlExtractor: Extractor = {
  format: "html",
  mediaType: "text/html",
  async extract(bytes, options) {
    const page = readPage(bytes, options.limits);
    throwIfAborted(options.signal);
    options.onProgress?.(1, 1);
    return ok(assembleDocument({ mediaType: this.mediaType, ...page }));
  },
};

/** What stands on a page: as it is, or in a file that holds the page with its pictures. */
export function readPage(
  bytes: Uint8Array,
  limits: ExtractLimits,
): { readonly items: readonly FlowItem[]; readonly notes: readonly Note[] } {
  const saved = isMhtml(new TextDecoder("latin1").decode(bytes.subarray(0, 4096))) ? pagesOfMhtml(bytes) : [];
  let paragraphs = 0;
  const read = (saved.length > 0 ? saved : [{ bytes }]).map((page) => readSaved(page, limits, () => paragraphs++));
  return { items: read.flatMap(({ items }) => items), notes: read.flatMap(({ notes }) => notes) };
}

function readSaved({ bytes, encoding }: SavedPage, limits: ExtractLimits, nextParagraph: () => number) {
  const { text, lost } = decodeText(bytes, encoding ?? declaredEncoding(bytes));
  const root = parseHtml(text);
  const body = findElement(root, "body") ?? root;
  const context = htmlContext(root, limits, nextParagraph);
  const items = readAround(body, findMainContent(body), context);
  const garbled: Note[] = lost > 0 ? [{ kind: "garbled-text", message: "部分文字无法解码，可能是网页编码声明有误。" }] : [];
  return { items, notes: [...garbled, ...context.notes()] };
}

/** The main content, and what stands around it on the page as furniture: nothing is lost, and nothing of the site is taken for the document. */
function readAround(element: HtmlElement, main: HtmlElement, context: HtmlContext): FlowItem[] {
  if (element === main) return readContent(main, context);
  if (!holds(element, main)) return [];
  return elementsOf(element).flatMap((child): FlowItem[] => {
    if (child === main || holds(child, main)) return readAround(child, main, context);
    if (isHidden(child)) return [];
    const wrapped: HtmlElement = { name: "div", attributes: new Map(), children: [child], parent: element, nth: 0 };
    return readContent(wrapped, context, true).map(
      (item): FlowItem => (item.kind === "paragraph" && item.role !== "footnote" ? { ...item, role: "furniture" } : item),
    );
  });
}

function holds(element: HtmlElement, inner: HtmlElement): boolean {
  for (let current = inner.parent; current; current = current.parent) if (current === element) return true;
  return false;
}

/** Encoding that the page declares in its first kilobytes. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 4096));
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/iu.exec(head)?.[1] ?? /^<\?xml[^>]*encoding=["']([\w-]+)/iu.exec(head)?.[1];
}
