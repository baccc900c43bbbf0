export { FAILURE_KINDS, type FailureKind } from "@gouji/document";
export { type DecodedText, decodeText } from "./decode-text.ts";
export { type Detected, detectFormat } from "./detect-format.ts";
export { extract } from "./extract.ts";
export { type ExtractJson, type ExtractJsonBlock, type ExtractJsonCell, type ExtractJsonTable, extractJsonPieces } from "./extract-json.ts";
export type {
  ExtractFailure,
  ExtractLimits,
  ExtractOptions,
  Extractor,
  SourceFormat,
} from "./extractor.ts";
export { DEFAULT_LIMITS } from "./limits.ts";
export type { Area } from "./ocr/area.ts";
export type { GreyImage } from "./ocr/grey-image.ts";
export type { OcrEngine, ReadCharacter } from "./ocr/ocr-engine.ts";
export { isOcrInstalled, OCR_PACKAGES } from "./ocr/ocr-packages.ts";
export { readScan } from "./ocr/read-scan.ts";
export type { ScanReader } from "./ocr/scan-reader.ts";
export { canDraw } from "./pdf/draw-page.ts";
export { toHtml } from "./to-html.ts";
export { toMarkdown } from "./to-markdown.ts";
