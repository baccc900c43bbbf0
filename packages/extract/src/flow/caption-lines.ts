import type { FlowItem, FlowParagraph } from "./flow.ts";
import { isUnitLine, readUnitNote } from "./unit-line.ts";

export interface CaptionLines {
  readonly caption: string;
  readonly unit: string;
  /** Index of the item that is the caption, if it is nothing but a caption. */
  readonly captionAt?: number;
}

const NUMBERED_CAPTION = /^[（(【[]?(?:续?附?表|附件)\s*[\d０-９一二三四五六七八九十]{1,3}(?:\s*[-－—–.．]\s*\d{1,2})?/u;
const TITLE_OF_TABLE = /(?:表|一览|明细|清单|统计|情况)(?:[（(][^（）()]{0,20}[）)])*$/u;
const PERIOD_LINE = /^[（(]?\s*[\d〇零一二三四五六七八九]{4}\s*年?(?:度|[\d—\-至]+月)?\s*[）)]?$/u;
const LOOK_BACK = 4;
/** A worksheet gives each filled cell above a form as a paragraph, and says itself which of them is the caption. */
const LOOK_BACK_IN_SHEET = 12;

/** Caption and unit of each table. Captions stand above in most documents, below in some: as most of them do, for the others where they are. */
export function captionsOf(items: readonly FlowItem[]): readonly CaptionLines[] {
  const places = items.flatMap((item, at) => (item.kind === "table" ? [at] : []));
  const above = places.map((at) => readCaptionLines(items, at));
  const below = places.map((at) => captionBelow(items, at));
  const standBelow = below.filter((at) => at !== undefined).length > above.filter(({ caption }) => caption !== "").length;
  const taken = new Set<number>();
  const from = (lines: CaptionLines, at: number | undefined): CaptionLines => {
    const item = at === undefined ? undefined : items[at];
    if (item?.kind !== "paragraph" || at === undefined || taken.has(at)) return lines;
    taken.add(at);
    return { caption: item.text.trim(), unit: lines.unit || (readUnitNote(item.text) ?? ""), captionAt: at };
  };
  if (!standBelow) for (const { captionAt } of above) if (captionAt !== undefined) taken.add(captionAt);
  const first = above.map((lines, table) => (standBelow ? from({ caption: "", unit: lines.unit }, below[table]) : lines));
  return first.map((lines, table) => {
    if (lines.caption !== "") return lines;
    const other = above[table];
    if (!standBelow || other === undefined) return from(lines, below[table]);
    if (other.captionAt === undefined || taken.has(other.captionAt)) return other.captionAt === undefined ? other : lines;
    taken.add(other.captionAt);
    return other;
  });
}

/** Index of a numbered caption directly below the table. */
function captionBelow(items: readonly FlowItem[], index: number): number | undefined {
  let at = index + 1;
  for (let next = items[at]; next?.kind === "paragraph" && next.role === "furniture"; next = items[at]) at += 1;
  const item = items[at];
  return item?.kind === "paragraph" && item.role !== "heading" && item.at.sheet === undefined && isNumberedCaption(item.text.trim())
    ? at
    : undefined;
}

/** Reads caption and unit of the table at `index` from the lines directly above it. */
function readCaptionLines(items: readonly FlowItem[], index: number): CaptionLines {
  let unit = "";
  const inSheet = items[index]?.at.sheet !== undefined;
  for (let at = index - 1; at >= Math.max(0, index - (inSheet ? LOOK_BACK_IN_SHEET : LOOK_BACK)); at -= 1) {
    const item = items[at];
    // A page number may stand between a caption and the table that the next page begins with; a unit that stands on each page counts.
    if (item?.kind === "paragraph" && item.role === "furniture") {
      if (unit === "" && isUnitLine(item.text.trim())) unit = readUnitNote(item.text) ?? "";
      continue;
    }
    if (item?.kind !== "paragraph" || item.at.sheet !== items[index]?.at.sheet || item.role === "toc" || item.role === "footnote") break;
    const text = item.text.trim();
    if (inSheet ? item.role === "caption" : isCaption(item, at === index - 1)) {
      const own = readUnitNote(text) ?? "";
      return { caption: text, unit: unit === "" ? own : unit, ...(item.role === "heading" ? {} : { captionAt: at }) };
    }
    if (isUnitLine(text)) unit = unit === "" ? (readUnitNote(text) ?? "") : unit;
    else if (!inSheet && !PERIOD_LINE.test(text) && !isFormLine(text)) break;
  }
  return { caption: "", unit };
}

function isCaption(item: FlowParagraph, adjacent: boolean): boolean {
  const text = item.text.trim();
  if (item.role === "caption" || isNumberedCaption(text)) return true;
  if (text.length > 60 || /[。；;！？]$/u.test(text) || NUMBERED_CAPTION.test(text)) return false;
  return TITLE_OF_TABLE.test(text) && text.length <= 40 && !/[，。；：:]/u.test(text) && (adjacent || /表/u.test(text));
}

function isNumberedCaption(text: string): boolean {
  return NUMBERED_CAPTION.test(text) && text.length <= 60 && !/[。；;！？]$|所示|如下|可见|显示/u.test(text);
}

/** 填报单位：… 日期：… above a form. */
function isFormLine(text: string): boolean {
  return text.length <= 80 && /^(?:填[报表]|编制|单位名称|项目名称|主管|报送|日期|项目单位)[^。]*[:：]/u.test(text);
}
