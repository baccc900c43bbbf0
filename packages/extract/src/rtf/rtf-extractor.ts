import { ok } from "@gouji/values";
import { readWordprocessing } from "../docx/docx-extractor.ts";
import type { Extractor } from "../extractor.ts";
import { rtfToWordprocessing } from "./rtf-to-wordprocessing.ts";

const MEDIA_TYPE = "application/rtf";

/** Rich Text Format, which Word, WPS and data systems also write into files named .doc. */
export const rtfExtractor: Extractor = {
  format: "rtf",
  mediaType: MEDIA_TYPE,
  async extract(bytes, options) {
    return ok(readWordprocessing(rtfToWordprocessing(bytes), MEDIA_TYPE, options, { hasRuns: false }));
  },
};
