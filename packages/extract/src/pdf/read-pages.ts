import type { Note } from "@gouji/document";
import type { ExtractOptions } from "../extractor.ts";
import { MESSAGES, throwIfAborted, unreadable } from "../failures.ts";
import type { PageContent } from "../layout/page-content.ts";
import { openPageReader, type PageReader } from "./page-reader.ts";
import { InvalidPDFException, PasswordException } from "./pdfjs.ts";

/** A page of a PDF. */
export interface PdfPage {
  readonly content: PageContent;
  /** How much of the page is damaged, if anything is: of a part the rest is read. */
  readonly damage?: "whole" | "part";
  /** The page is a picture, and its text was recognised. */
  readonly recognised: boolean;
  /** What fields of a form are filled with, where the page does not show it. */
  readonly unshown: readonly string[];
  /** What is to be said of the file, whatever stands on its pages. */
  readonly aboutFile: readonly Note[];
  /** Number of pages of the file. */
  readonly total: number;
}

const A4 = { width: 595, height: 842, rotation: 0 };

/** Reads a PDF page by page; what a page took is given back before the next one. Throws `Unreadable` if the file cannot be opened. */
export async function* readPdfPages(
  bytes: Uint8Array,
  options: Pick<ExtractOptions, "limits" | "password" | "signal">,
): AsyncGenerator<PdfPage> {
  const { password } = options;
  const reader = await openReader(bytes, password);
  let lenient: Promise<PageReader> | undefined;
  try {
    const { total } = reader;
    const last = Math.min(total, options.limits.maxPages);
    for (let number = 1; number <= last; number += 1) {
      throwIfAborted(options.signal);
      const empty: PageContent = { page: { number, ...A4 }, glyphs: [], rules: [], fills: [], images: [] };
      let page: Pick<PdfPage, "content" | "damage" | "unshown">;
      try {
        page = await reader.read(number);
      } catch {
        lenient ??= openPageReader(bytes, password, false);
        page = await lenient
          .then((other) => other.read(number))
          .then(
            (read): typeof page => ({ ...read, damage: hasNothing(read.content) ? "whole" : "part" }),
            (): typeof page => ({ content: empty, damage: "whole", unshown: [] }),
          );
      }
      yield { ...page, recognised: false, total, aboutFile: reader.notes };
    }
  } finally {
    await reader.close();
    await (await lenient?.catch(() => undefined))?.close();
  }
}

/** Strict where that is possible, so that a damaged page is known. */
async function openReader(bytes: Uint8Array, password: string | undefined): Promise<PageReader> {
  try {
    return await openPageReader(bytes, password, true).catch((error: unknown) => {
      if (error instanceof PasswordException) throw error;
      return openPageReader(bytes, password, false);
    });
  } catch (error) {
    throw openingFailure(error, password);
  }
}

function hasNothing({ glyphs, rules, fills, images }: PageContent): boolean {
  return glyphs.length + rules.length + fills.length + images.length === 0;
}

function openingFailure(error: unknown, password: string | undefined): unknown {
  if (error instanceof PasswordException)
    return unreadable("encrypted", password === undefined ? MESSAGES.encrypted : MESSAGES.wrongPassword, error);
  if (error instanceof InvalidPDFException) return unreadable("corrupt", MESSAGES.corrupt, error);
  return unreadable("corrupt", MESSAGES.corrupt, error);
}
