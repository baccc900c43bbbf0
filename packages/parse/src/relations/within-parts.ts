import type { Figure, Sentence, SumRelation } from "@gouji/report";
import { isClosedWhole } from "./closed-wholes.ts";
import { isStated, magnitudeOf } from "./choosing.ts";
import { nearlyEqual, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { proseSum } from "./prose-sum.ts";

/** 基本支出中，; 在职人员中：: the whole is named, its figure stands before. */
const WITHIN = /(?:^|[。；;，,])([\p{Script=Han}“”]{2,12}?)(?:里|当)?中[，,：:]/u;
/** What ends the list, or is no part. */
const ENDS = /占|比|增|减|率|均|标准|结余|结转|计划|目标|预计|等/;
/** Civil servants and staff of institutions are all that a bureau has on its lists. */
const STAFF = [/人员|职工|在职|编制/, /行政/, /事业/] as const;
const REACH = 6;
/** What the parts may fall short of the whole by, for a slip; else they are some of the parts only. */
const LEAST = 0.9;

/** 基本支出1,386.55万元 … 基本支出中，人员经费1,235.80万元，公用经费151.75万元: parts of a whole that is named again. */
export const findWithinParts: Finder = ({ sentences }) => {
  const prose = sentences.filter(({ at }) => at.table === undefined);
  return prose.flatMap((sentence, index): SumRelation[] => {
    const marker = WITHIN.exec(sentence.text);
    const name = marker?.[1]?.replace(/[“”]/g, "");
    if (!marker || !name) return [];
    const parts = partsBehind(sentence, marker.index + marker[0].length);
    const [first] = parts;
    if (!first || parts.length < 2) return [];
    const before = prose.slice(Math.max(0, index - REACH), index + 1).flatMap((other) => other.figures);
    const total = before.findLast(
      (figure) =>
        figure.quantity !== first.quantity &&
        isStated(figure) &&
        sameUnit(figure, first) &&
        isNamed(figure, name) &&
        !parts.includes(figure),
    );
    if (!total) return [];
    const list = sentence.text.slice(marker.index);
    const isClosed = isClosedWhole(name, list);
    const isAll = isClosed || STAFF.every((part, at) => part.test(at === 0 ? name : list));
    const share = parts.reduce((sum, part) => sum + magnitudeOf(part), 0) / magnitudeOf(total);
    const exhaustive = isAll && share >= LEAST && !/等[。；;，,]/.test(list);
    return nearlyEqual(total, parts) || share <= 2
      ? [proseSum(sentence, total, parts, { exhaustive, basis: isClosed ? "sentence" : "inferred" })]
      : [];
  });
};

function isNamed({ metric }: Figure, name: string): boolean {
  const core = name.replace(/^(?:全部|年末|实有|其)/, "").replace(/(?:人员|总额|总数)$/, "");
  return core.length > 1 && (metric.endsWith(core) || metric.endsWith(name) || (metric.length > 1 && core.endsWith(metric)));
}

/** Amounts of one unit that commas part, up to where the list ends. */
function partsBehind({ text, figures }: Sentence, from: number): Figure[] {
  const parts: Figure[] = [];
  let last = from;
  for (const figure of figures) {
    const { start, end } = figure.quantity;
    if (start < last) continue;
    const [first] = parts;
    if (!isStated(figure) || ENDS.test(text.slice(last, start)) || (first && !sameUnit(first, figure))) break;
    parts.push(figure);
    last = end;
  }
  return parts;
}
