import { ok } from "@gouji/values";
import { readWordprocessing } from "../docx/docx-extractor.ts";
import type { Extractor } from "../extractor.ts";
import { throwIfAborted } from "../failures.ts";
import { toWordprocessing } from "./to-wordprocessing.ts";
import { openWordBinary } from "./word-binary.ts";

const MEDIA_TYPE = "application/msword";

/** Word 97-2003 and WPS text files: a compound file with a WordDocument stream. */
export const docExtractor: Extractor = {
  format: "doc",
  mediaType: MEDIA_TYPE,
  async extract(bytes, options) {
    const converted = toWordprocessing(openWordBinary(bytes));
    throwIfAborted(options.signal);
    const notes = converted.textBoxes ? [{ kind: "other" as const, message: "文本框中的文字列在正文之后，不在原来的位置。" }] : [];
    return ok(readWordprocessing(converted, MEDIA_TYPE, options, { notes, hasRuns: false }));
  },
};
