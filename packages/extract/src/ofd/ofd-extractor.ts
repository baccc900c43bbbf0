import { ok } from "@gouji/values";
import type { Extractor } from "../extractor.ts";
import { documentOfPages } from "../layout/document-of-pages.ts";
import { layOutPages } from "../layout/page-layout.ts";
import { readOfd } from "./read-ofd.ts";

const MEDIA_TYPE = "application/ofd";

/** OFD (GB/T 33190), the format of official documents. */
export const ofdExtractor: Extractor = {
  format: "ofd",
  mediaType: MEDIA_TYPE,
  async extract(bytes, options) {
    const { pages, notes } = await readOfd(bytes, options);
    return ok(documentOfPages(MEDIA_TYPE, layOutPages(pages), notes));
  },
};
