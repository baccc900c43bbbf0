import { withUnit } from "@gouji/quantities";
import type { Figure, Relation } from "@gouji/report";
import { totalScoreIn } from "../records/grades.ts";
import type { Finder } from "./finder.ts";

/** Below this a score is of a part. */
const LEAST = 40;

/** The total score of the one form or table of scores against the text: 自评得分99.29分 beside 合计 99.29. */
export const findTotalScores: Finder = ({ sentences }, { scoreGroups }) => {
  const printed = scoreGroups.flatMap(({ total, score }) => (total && score?.source.kind === "cell" ? [score] : []));
  const [own, ...others] = printed;
  if (!own || others.length > 0) return [];
  const told = sentences.flatMap((sentence) => {
    const stated = sentence.at.table === undefined ? totalScoreIn(sentence) : undefined;
    return stated && !stated.approximate && Number(stated.quantity.digits) >= LEAST ? [stated] : [];
  });
  const isOwn = (stated: Figure) => stated.quantity.value !== undefined && own.quantity.value?.equals(stated.quantity.value) === true;
  const names = new Set(told.filter(isOwn).map(({ metric }) => metric));
  return told.flatMap((stated): Relation[] => {
    // 自评得分98分 beside 评价得分91.5分: two scores, one of which is the table's.
    if (!isOwn(stated) && names.size > 0 && !names.has(stated.metric)) return [];
    return [{ kind: "restatement", key: "总分 › 正文", basis: "label", figures: [inPoints(own, stated), stated], components: [] }];
  });
};

/** A bare 99.29 in the column of scores is in points. */
function inPoints(own: Figure, { quantity }: Figure): Figure {
  const isBare = own.quantity.kind === "number" && quantity.kind === "score";
  return isBare ? { ...own, quantity: withUnit(own.quantity, "分"), unitOrigin: "column" } : own;
}
