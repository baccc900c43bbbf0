import { openPdfForDrawing } from "../../packages/extract/src/pdf/pdfjs.ts";

/** What any reader on pdf.js must do at least, with its settings as they come: the text and the drawing of every page. */
export async function readWithBarePdfjs(bytes: Uint8Array): Promise<void> {
  const { document, close } = await openPdfForDrawing(bytes, undefined);
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getTextContent();
    await page.getOperatorList();
    page.cleanup();
  }
  await close();
}
