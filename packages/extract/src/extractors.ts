import type { Extractor, SourceFormat } from "./extractor.ts";

/** Every format that is read, loaded when the first file of its kind comes: a Word file does not wait for a PDF reader. */
export const EXTRACTORS: Readonly<Partial<Record<SourceFormat, () => Promise<Extractor>>>> = {
  ofd: async () => (await import("./ofd/ofd-extractor.ts")).ofdExtractor,
  pdf: async () => (await import("./pdf/pdf-extractor.ts")).pdfExtractor,
  docx: async () => (await import("./docx/docx-extractor.ts")).docxExtractor,
  doc: async () => (await import("./doc/doc-extractor.ts")).docExtractor,
  rtf: async () => (await import("./rtf/rtf-extractor.ts")).rtfExtractor,
  "word-xml": async () => (await import("./word-xml/word-xml-extractor.ts")).wordXmlExtractor,
  xlsx: async () => (await import("./xlsx/xlsx-extractor.ts")).xlsxExtractor,
  xls: async () => (await import("./xlsx/xlsx-extractor.ts")).xlsExtractor,
  html: async () => (await import("./html/html-extractor.ts")).htmlExtractor,
  text: async () => (await import("./text/text-extractor.ts")).textExtractor,
  markdown: async () => (await import("./text/text-extractor.ts")).markdownExtractor,
};
