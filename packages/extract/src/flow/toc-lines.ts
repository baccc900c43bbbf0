import type { FlowItem } from "./flow.ts";

const TOC_ENTRY = /\S.*?(?:\t|\.{3,}|…+|·{3,}|-{4,}|_{3,}|\s{3,})\s*[-－]?\s*\d{1,3}\s*[-－]?$/u;
const TOC_TITLE = /^目\s*[录次]$/u;

/** Items that belong to a printed table of contents though the source does not say so: lines that end in a leader and a page number. */
export function tocLines(items: readonly FlowItem[]): ReadonlySet<number> {
  const found = new Set<number>();
  let inside = false;
  items.forEach((item, at) => {
    if (item.kind !== "paragraph" || item.role === "furniture") return;
    const text = item.text.trim();
    if (TOC_TITLE.test(text)) {
      inside = true;
      found.add(at);
    } else if (item.role === "toc") inside = true;
    else if (TOC_ENTRY.test(text) && (inside || /\.{6,}|…{2,}|·{6,}/u.test(text))) found.add(at);
    else inside = false;
  });
  return found;
}
