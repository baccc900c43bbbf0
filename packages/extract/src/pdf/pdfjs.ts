import { createRequire } from "node:module";
import { dirname } from "node:path";
import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";

const FOLDER = `${dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json"))}/`;

/** pdf.js in its build for Node, with the tables that Chinese fonts need taken from the package. */
export function openWithPdfjs(bytes: Uint8Array, password: string | undefined): ReturnType<typeof pdfjs.getDocument> {
  return pdfjs.getDocument({
    // The buffer is handed over: give a copy.
    data: new Uint8Array(bytes),
    cMapUrl: `${FOLDER}cmaps/`,
    standardFontDataUrl: `${FOLDER}standard_fonts/`,
    wasmUrl: `${FOLDER}wasm/`,
    iccUrl: `${FOLDER}iccs/`,
    verbosity: 0,
    fontExtraProperties: true,
    stopAtErrors: false,
    ...(password === undefined ? {} : { password }),
  });
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
