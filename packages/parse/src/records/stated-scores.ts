import type { Figure, Indicator, ScoreGroup, ScoreLine, Sentence } from "@gouji/report";
import { canonicalName } from "../synonyms.ts";
import { scoreListsIn } from "./stated-score-lists.ts";

/** Points of an indicator or a group that a sentence begins with: 决策指标分值20分，得分18.5分; 立项依据充分性：该指标分值4分，得2分. */
export interface StatedScore {
  /** In canonical form, without 指标. */
  readonly name: string;
  /** The same of the heading above, whose indicator the sentence may speak of without naming it. */
  readonly heading: string;
  readonly fullScore?: Figure;
  readonly score: Figure;
}

const HEAD = /^[^，,；;。：:（(\d]{2,30}?(?=[：:，,（(]|(?:该指标|该项)?(?:分值|权重|满分|标准分|得分|实际得分|自评得分))/;
const FULL = /(?:分值|权重|满分|标准分)(?:为|是|：|:)?\s*$/;
const GOT = /(?:得分?|实际得分|自评得分|评价得分)(?:为|是|：|:)?\s*$/;
/** 得分率, 扣分 and what others got are other things. */
const OTHER = /得分率|扣\s*$|平均/;

/** 该指标 is what the heading above names, or the numbered sentence at the start of the paragraph. */
const THIS = /^(?:该|本|此)(?:项|个|[一二三]级)?(?:指标|项)?$/;

/** The points that running text states of named things: one sentence each, or lists behind a total. */
export function statedScores(sentences: readonly Sentence[]): StatedScore[] {
  const listed = scoreListsIn(sentences).flatMap(({ items }) =>
    items.flatMap(({ name, score, fullScore }) =>
      score ? [{ name: groupName(name), heading: "", score, ...(fullScore ? { fullScore } : {}) }] : [],
    ),
  );
  const known = new Set(listed.map(({ score }) => score));
  const single = sentences.flatMap((sentence) => (sentence.at.table === undefined ? (statedIn(sentence) ?? []) : []));
  return [...single.filter(({ score }) => !known.has(score)), ...listed];
}

function statedIn({ text, figures, path }: Sentence): StatedScore | undefined {
  const found = HEAD.exec(text)?.[0];
  const heading = path.at(-1) ?? "";
  const head = found !== undefined && THIS.test(found) ? heading : (found ?? "");
  const points = figures.filter(({ quantity, approximate }) => (quantity.kind === "score" || quantity.kind === "number") && !approximate);
  const behind = (pattern: RegExp) =>
    points.filter(({ quantity }) => pattern.test(text.slice(Math.max(0, quantity.start - 8), quantity.start)));
  const [score, ...others] = behind(GOT).filter(({ quantity }) => !OTHER.test(text.slice(Math.max(0, quantity.start - 4), quantity.start)));
  const [fullScore, ...more] = behind(FULL);
  if (!score || others.length > 0 || more.length > 0) return undefined;
  return { name: groupName(head), heading: groupName(heading), ...(fullScore ? { fullScore } : {}), score };
}

/** 决策指标, 决策类指标 and A 决策 are 决策. */
export function groupName(label: string): string {
  return canonicalName(label).replace(/(?:类|方面)?指标$/, "");
}

/** Lines of one table below one first-level indicator. */
export interface FirstLevel {
  readonly table: number;
  readonly name: string;
  readonly lines: readonly ScoreLine[];
}

/** First-level groups whose points another table or the text states: their lines add up to it. */
export function groupsStatedElsewhere(
  levels: readonly FirstLevel[],
  indicators: readonly Indicator[],
  stated: readonly StatedScore[],
  keyOf: (label: string) => string,
): ScoreGroup[] {
  return levels.flatMap(({ table, name, lines }) => {
    const own = groupName(name);
    if (lines.length < 2 || levels.some((other) => other.table !== table && groupName(other.name) === own)) return [];
    const rows = indicators.filter(
      (indicator) => indicator.table !== undefined && indicator.table !== table && groupName(indicator.name) === own,
    );
    const said = [
      ...rows.flatMap(({ score, fullScore }) => (score?.figure ? [{ score: score.figure, fullScore: fullScore?.figure }] : [])),
      ...stated.filter((other) => other.name === own),
    ];
    return said.map(({ score, fullScore }): ScoreGroup => {
      const key = keyOf(`${name} › 分项得分`);
      return { key, name, project: "", ...(fullScore ? { fullScore } : {}), score, parts: lines, total: false, siblings: key };
    });
  });
}
