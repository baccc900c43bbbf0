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

/** Reads caption and unit of the table at `index` from the lines directly above it. */
export function readCaptionLines(items: readonly FlowItem[], index: number): CaptionLines {
  let unit = "";
  const inSheet = items[index]?.at.sheet !== undefined;
  for (let at = index - 1; at >= Math.max(0, index - (inSheet ? LOOK_BACK_IN_SHEET : LOOK_BACK)); at -= 1) {
    const item = items[at];
    // A page number may stand between a caption and the table that the next page begins with.
    if (item?.kind === "paragraph" && item.role === "furniture") continue;
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
  if (item.role === "caption") return true;
  if (text.length > 60 || /[。；;！？]$/u.test(text)) return false;
  if (NUMBERED_CAPTION.test(text)) return text.length <= 60 && !/(?:所示|如下|可见|显示)/u.test(text);
  return TITLE_OF_TABLE.test(text) && text.length <= 40 && !/[，。；：:]/u.test(text) && (adjacent || /表/u.test(text));
}

/** 填报单位：… 日期：… above a form. */
function isFormLine(text: string): boolean {
  return text.length <= 80 && /^(?:填[报表]|编制|单位名称|项目名称|主管|报送|日期|项目单位)[^。]*[:：]/u.test(text);
}
