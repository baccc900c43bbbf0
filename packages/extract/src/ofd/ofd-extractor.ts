import { ok } from "@gouji/values";
import type { Extractor } from "../extractor.ts";
import { readOfd } from "./read-ofd.ts";

const MEDIA_TYPE = "application/ofd";

/** OFD (GB/T 33190), the format of official documents. */
export const ofdExtractor: Extractor = {
  format: "ofd",
  mediaType: MEDIA_TYPE,
  async extract(bytes, options) {
    const { pages, notes } = await readOfd(bytes, options);
    // The pages go through the layout of lines and tables as soon as it is there.
    return ok({ mediaType: MEDIA_TYPE, pages: pages.map(({ page }) => page), blocks: [], tables: [], notes });
  },
};
