import { type Block, type Place, readNumbering, type SourceDocument } from "@gouji/document";

/** Where a place stands in the report: the section it belongs to, and its rank in the order of reading. */
export interface Section {
  /** 四（三）项目产出情况分析; empty where the report has no such headings above. */
  readonly name: string;
  readonly order: number;
}

/** Kinds of headings that reviewers name a section by; deeper ones are too many. */
const NAMED = new Set(["chapter", "section", "chinese", "chineseParenthesis"]);
/** A summary repeats the numbers of the body, so it is named; the body is not. */
const PART = /^(?:摘\s*要|附\s*件.{0,6}|附\s*表.{0,6})$/u;

export function sectionOf(source: SourceDocument, at: Place): Section {
  if (at.sheet !== undefined) return { name: at.sheet, order: indexOf(source, at) };
  const order = indexOf(source, at);
  const path: { readonly level: number; readonly number: string; readonly text: string }[] = [];
  let part = "";
  for (const block of source.blocks.slice(0, order + 1)) {
    if (block.kind !== "heading") continue;
    const text = block.text.trim();
    const numbering = readNumbering(text);
    if (!numbering) {
      if ((block.level ?? 1) === 1) {
        part = PART.test(text) ? text : "";
        path.length = 0;
      }
    } else if (NAMED.has(numbering.kind)) {
      const level = numbering.level ?? 1;
      while ((path.at(-1)?.level ?? 0) >= level) path.pop();
      path.push({ level, number: numbering.number, text: numbering.rest });
    }
  }
  const last = path.at(-1);
  if (!last) return { name: part, order };
  const upper = path.slice(0, -1).map(({ number }) => number.replace(/[、.．\s]/gu, ""));
  return { name: [part, `${upper.join("")}${last.number}${last.text}`].filter((piece) => piece !== "").join(" "), order };
}

/** The last block that does not stand behind the place. */
function indexOf({ blocks }: SourceDocument, at: Place): number {
  if (at.table !== undefined)
    return Math.max(
      0,
      blocks.findIndex(({ kind, table }) => kind === "table" && table === at.table),
    );
  if (at.paragraph !== undefined) {
    const { paragraph } = at;
    return blocks.findLastIndex((block) => block.at.paragraph !== undefined && block.at.paragraph <= paragraph);
  }
  const { page, box } = at;
  if (typeof page !== "number" || !box) return -1;
  return blocks.findLastIndex((block) => {
    const first = placeOf(block);
    return first !== undefined && (first.page < page || (first.page === page && first.top <= box[1] + 0.5));
  });
}

function placeOf({ at, lines }: Block): { readonly page: number; readonly top: number } | undefined {
  const [page, box] = [lines?.[0]?.page ?? at.page, lines?.[0]?.box ?? at.box];
  return typeof page === "number" && box ? { page, top: box[1] } : undefined;
}
