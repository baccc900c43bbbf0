import { wordsOf } from "./segmenter.ts";

/** Words that a label may have or lack without naming another thing. Whole words only: 工作人员满意度 keeps its 工作. */
const FILLERS: ReadonlySet<string> = new Set(["工作", "情况", "项目", "相关", "有关", "各项", "各类", "开展", "进行", "的", "等", "总体"]);
const WORDS: ReadonlyMap<string, string> = new Map([
  ["人员数", "人数"],
  ["人员数量", "人数"],
  ["比例", "率"],
  ["受益群众", "群众"],
]);
const MAY_HOLD = new RegExp([...FILLERS, ...WORDS.keys()].join("|"));

/** A canonical name without filler words, one word for synonyms: 信息化建设工作完成率 is 信息化建设完成率. */
export function plainName(name: string): string {
  if (!MAY_HOLD.test(name)) return name;
  const words = wordsOf(name)
    .map((word) => WORDS.get(word) ?? word)
    .filter((word) => !FILLERS.has(word));
  const plain = words.join("");
  // What is left must still name something.
  return plain.length >= 4 ? plain : name;
}
