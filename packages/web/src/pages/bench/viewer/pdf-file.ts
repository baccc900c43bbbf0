import { getDocument, GlobalWorkerOptions, type PDFDocumentProxy, PDFWorker, PixelsPerInch } from "pdfjs-dist/legacy/build/pdf.mjs";
import workerUrl from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { useEffect, useState } from "react";

GlobalWorkerOptions.workerSrc = workerUrl;
/** Started with the screen and kept for all documents: it is a large script. */
const worker = PDFWorker.create({ name: "gouji-pdf" });

/** CSS pixels per point at 100 %. */
export const PIXELS_PER_POINT = PixelsPerInch.PDF_TO_CSS_UNITS;

export type Opened = { readonly pdf: PDFDocumentProxy; readonly first: PageSize } | { readonly fault: unknown } | undefined;

/** In points, as displayed. */
export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** The original, opened page by page: only the parts that are looked at are fetched. */
export function usePdf(documentId: string): Opened {
  const [opened, setOpened] = useState<Opened>();
  useEffect(() => {
    const loading = getDocument({
      worker,
      url: `/api/documents/${documentId}/file`,
      // Everything it may need lies beside the screen.
      ...{
        cMapUrl: "/pdfjs/cmaps/",
        cMapPacked: true,
        standardFontDataUrl: "/pdfjs/standard_fonts/",
        wasmUrl: "/pdfjs/wasm/",
        iccUrl: "/pdfjs/iccs/",
      },
      ...{ enableXfa: false, disableAutoFetch: true, rangeChunkSize: 256 * 1024 },
    });
    let left = false;
    loading.promise
      .then(async (pdf) => {
        const first = await sizeOf(pdf, 1);
        if (!left) setOpened({ pdf, first });
      })
      // Left before it was open, what was still asked for fails, and nobody waits for it.
      .catch((fault: unknown) => {
        if (!left) setOpened({ fault });
      });
    return () => {
      left = true;
      setOpened(undefined);
      void loading.destroy();
    };
  }, [documentId]);
  return opened;
}

export async function sizeOf(pdf: PDFDocumentProxy, number: number): Promise<PageSize> {
  const { width, height } = (await pdf.getPage(number)).getViewport({ scale: 1 });
  return { width, height };
}
