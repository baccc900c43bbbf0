import type { Page } from "@gouji/document";
import type { PageContent } from "../layout/page-content.ts";
import type { OcrEngine } from "./ocr-engine.ts";
import type { PagePicture } from "./read-scan.ts";

/** Reads the scanned pages of one file; the recognition is loaded with the first of them. */
export interface ScanReader {
  read(picture: PagePicture, page: Page): Promise<PageContent>;
  close(): Promise<void>;
}

/** Undefined without a folder: scanned pages stay unread then. */
export function openScanReader(folder: string | undefined): ScanReader | undefined {
  if (folder === undefined) return undefined;
  let engine: Promise<OcrEngine> | undefined;
  return {
    async read(picture, page) {
      engine ??= import("./paddle-engine.ts").then(({ openPaddleEngine }) => openPaddleEngine(folder));
      const { readScan } = await import("./read-scan.ts");
      return readScan(picture, page, await engine);
    },
    async close() {
      await (await engine?.catch(() => undefined))?.close();
    },
  };
}
