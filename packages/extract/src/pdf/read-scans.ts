import type { ExtractOptions } from "../extractor.ts";
import { throwIfAborted } from "../failures.ts";
import type { PageContent } from "../layout/page-content.ts";
import { SCAN_RESOLUTION } from "../ocr/read-scan.ts";
import { openScanReader, type ScanReader } from "../ocr/scan-reader.ts";
import { drawPage } from "./draw-page.ts";
import { type OpenPdf, openPdfForDrawing } from "./pdfjs.ts";
import type { PdfPage } from "./read-pages.ts";
import { whyUnread } from "./why-unread.ts";

type Options = Pick<ExtractOptions, "password" | "signal" | "ocrFolder" | "scanReader" | "onScannedPage">;

/** The pages in their order; those that the file does not hold as text are drawn and recognised, where the recognition is there. */
export async function* readScans(pages: AsyncIterable<PdfPage>, bytes: Uint8Array, options: Options): AsyncGenerator<PdfPage> {
  const own = options.scanReader === undefined && options.ocrFolder !== undefined ? openScanReader(options.ocrFolder) : undefined;
  const reader = options.scanReader ?? own;
  if (reader === undefined) return yield* pages;
  let drawing: Promise<OpenPdf> | undefined;
  const waiting: Promise<PdfPage>[] = [];
  try {
    for await (const page of pages) {
      throwIfAborted(options.signal);
      const reason = page.damage === "whole" ? undefined : whyUnread(page.content);
      if (reason === undefined) waiting.push(Promise.resolve(page));
      else {
        options.onScannedPage?.();
        drawing ??= openPdfForDrawing(bytes, options.password);
        waiting.push(...(await recognised(page, drawing, reader)));
      }
      // As many pages as are read side by side are under way; what is ready goes on in order.
      while (waiting.length > reader.atATime) yield* waiting.splice(0, 1);
    }
    while (waiting.length > 0) yield* waiting.splice(0, 1);
  } finally {
    await Promise.allSettled(waiting);
    await own?.close();
    await (await drawing?.catch(() => undefined))?.close();
  }
}

/** Resolves when the page is drawn, in an array that holds its reading: the next page can be drawn meanwhile. */
async function recognised(page: PdfPage, drawing: Promise<OpenPdf>, reader: ScanReader): Promise<[Promise<PdfPage>]> {
  const failed = (): PdfPage => ({ ...page, damage: "whole" });
  try {
    const sheet = await (await drawing).document.getPage(page.content.page.number);
    const picture = await drawPage(sheet, SCAN_RESOLUTION);
    sheet.cleanup();
    const reading = reader.read(picture, page.content.page);
    return [reading.then((content: PageContent): PdfPage => ({ ...page, content, recognised: true }), failed)];
  } catch {
    return [Promise.resolve(failed())];
  }
}
