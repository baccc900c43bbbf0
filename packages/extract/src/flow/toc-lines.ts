import type { FlowItem } from "./flow.ts";

const PAGE_NUMBER = /[-－]? ?\d{1,3} ?[-－]?$/u;
const LEADER = /(?:\t|\.{3}|…|·{3}|-{4}|_{3}|\s{3})\s?$/u;
const LONG_LEADER = /\.{6}|…{2}|·{6}/u;
const TOC_TITLE = /^目\s{0,8}[录次]$/u;
const MAX_ENTRY = 300;

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
    else if (isEntry(text) && (inside || LONG_LEADER.test(text))) found.add(at);
    else if (inside && entryFollows(items, at)) found.add(at);
    else inside = false;
  });
  return found;
}

/** A long entry runs over two lines, and only the last of them ends in its page number. */
function entryFollows(items: readonly FlowItem[], at: number): boolean {
  const next = items.slice(at + 1, at + 4).find((item) => item.kind !== "paragraph" || item.role !== "furniture");
  return next?.kind === "paragraph" && isEntry(next.text.trim());
}

function isEntry(text: string): boolean {
  if (text.length > MAX_ENTRY) return false;
  const number = PAGE_NUMBER.exec(text)?.[0];
  return number !== undefined && LEADER.test(text.slice(0, text.length - number.length));
}
