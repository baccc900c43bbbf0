import { createRequire } from "node:module";
import { dirname } from "node:path";
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import { WorkerMessageHandler } from "pdfjs-dist/legacy/build/pdf.worker.mjs";
import { DirectPort } from "./direct-port.ts";
import { hideFontPrograms } from "./hide-font-programs.ts";

const FOLDER = `${dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"))}/`;

/** With the tables that Chinese fonts need, taken from the package. */
const SETTINGS = {
  cMapUrl: `${FOLDER}cmaps/`,
  standardFontDataUrl: `${FOLDER}standard_fonts/`,
  wasmUrl: `${FOLDER}wasm/`,
  iccUrl: `${FOLDER}iccs/`,
  verbosity: 0,
  fontExtraProperties: true,
};

export interface OpenPdf {
  readonly document: pdfjs.PDFDocumentProxy;
  close(): Promise<void>;
}

/**
 * A PDF whose pages are read, not drawn: the outlines of the characters are not made, and what is read is not copied.
 * `strict`: a page that cannot be read to its end throws; else what could be read of it is all there is.
 */
export async function openPdf(bytes: Uint8Array, password: string | undefined, strict: boolean): Promise<OpenPdf> {
  const port = new DirectPort();
  WorkerMessageHandler.initializeFromPort(port);
  // pdf.js asks for a browser's worker; this one has all that it uses.
  const worker = new pdfjs.PDFWorker({ port: port as never, verbosity: 0 });
  const given = source(bytes, password);
  hideFontPrograms(given.data);
  const task = pdfjs.getDocument({
    ...SETTINGS,
    ...given,
    worker,
    stopAtErrors: strict,
    disableFontFace: false,
    useSystemFonts: false,
  });
  return opened(task, () => {
    worker.destroy();
    port.terminate();
  });
}

/** A PDF whose pages can be drawn. */
export function openPdfForDrawing(bytes: Uint8Array, password: string | undefined): Promise<OpenPdf> {
  return opened(pdfjs.getDocument({ ...SETTINGS, ...source(bytes, password) }), () => {});
}

/** The buffer is handed over: give a copy. */
function source(bytes: Uint8Array, password: string | undefined) {
  return { data: new Uint8Array(bytes), ...(password === undefined ? {} : { password }) };
}

async function opened(task: pdfjs.PDFDocumentLoadingTask, end: () => void): Promise<OpenPdf> {
  const close = async () => {
    await task.destroy();
    end();
  };
  try {
    return { document: await task.promise, close };
  } catch (error) {
    await close();
    throw error;
  }
}

export const { PasswordException, InvalidPDFException } = pdfjs;

export interface OperatorCodes {
  readonly codes: Readonly<Record<string, number>>;
  readonly strokes: ReadonlySet<number>;
  readonly fills: ReadonlySet<number>;
}

const { OPS } = pdfjs;
const CODES: OperatorCodes = {
  codes: OPS,
  strokes: new Set([OPS.stroke, OPS.closeStroke, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]),
  fills: new Set([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke]),
};

/** Numbers of the operators; they differ between versions of pdf.js. */
export function operatorCodes(): OperatorCodes {
  return CODES;
}
