import { ok } from "@gouji/values";
import { decodeText } from "../decode-text.ts";
import { readWordprocessing } from "../docx/docx-extractor.ts";
import { depthOf, packageOf } from "../docx/docx-package.ts";
import type { Extractor } from "../extractor.ts";
import { parseXml } from "../ooxml/xml.ts";
import { flatParts } from "./flat-package.ts";
import { fromWord2003 } from "./word-2003.ts";

const MEDIA_TYPE = "application/xml";

/** Word files that are one XML file, of Word 2003 or of later ones: data systems fill them in as templates, mostly under names ending in .doc. */
export const wordXmlExtractor: Extractor = {
  format: "word-xml",
  mediaType: MEDIA_TYPE,
  async extract(bytes, options) {
    const { limits } = options;
    const parts = flatParts(decodeText(bytes).text);
    const opened = parts.size > 0 ? packageOf(parts, limits) : fromWord2003(parseXml(bytes, depthOf(limits)));
    return ok(readWordprocessing(opened, MEDIA_TYPE, options, { hasRuns: false }));
  },
};
