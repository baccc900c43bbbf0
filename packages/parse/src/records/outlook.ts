import type { GridCell, Outlook } from "@gouji/report";
import type { RegionRow } from "./indicator-region.ts";

/** The three answers to 完成目标可能性 in the monitoring form (财预〔2019〕136号), each a column of its own or words of one cell. */
const ANSWERS = [
  ["outlookCertain", "certain", /^(?:肯定|确定)?能(?:够)?(?:完成)?$|^(?:确定|肯定|很大|大)$/, "确定能"],
  ["outlookPossible", "possible", /^有可能(?:完成)?$|^(?:可能|较大|一般)$/, "有可能"],
  ["outlookImpossible", "impossible", /^(?:完全)?(?:不可能|不能)(?:完成)?$|^(?:没有可能|无)$/, "完全不可能"],
] as const;

const TICK = /^[√✓✔☑■●1是对]$/u;
/** 确定能☑有可能□完全不可能□, in either order of box and words. */
const TICKED = /[☑√✓✔■]\s*(确定能|有可能|完全不可能)|(确定能|有可能|完全不可能)\s*[（(]?\s*[☑√✓✔■]/gu;

/** How likely the row calls it that its target is met by the end of the year; undefined where nothing or more than one answer is given. */
export function outlookOf(row: RegionRow): Outlook | undefined {
  const own = row.cell("outlook");
  const ticked = ANSWERS.flatMap(([column, says, , words]): Outlook[] => {
    const cell = row.cell(column);
    return cell && TICK.test(cell.text.trim()) ? [{ says, text: words, at: cell.at }] : [];
  });
  const found = ticked.length > 0 ? ticked : own ? saidBy(own) : [];
  return found.length === 1 ? found[0] : undefined;
}

function saidBy({ text, at }: GridCell): Outlook[] {
  const plain = text.replace(/\s+/g, "");
  const boxes = [...plain.matchAll(TICKED)].map((match) => match[1] ?? match[2]);
  const words = boxes.length > 0 ? boxes : [plain];
  return ANSWERS.flatMap(([, says, pattern]): Outlook[] =>
    words.some((word) => word && pattern.test(word)) ? [{ says, text: text.trim(), at }] : [],
  );
}
