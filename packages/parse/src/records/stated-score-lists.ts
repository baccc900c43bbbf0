import { Rational } from "@gouji/values";
import type { Figure, ScoreGroup, ScoreLine, Sentence } from "@gouji/report";

/** One item of a list of scores in running text: 决策类指标15分，得12.5分，得分率83.33%. */
export interface ScoreItem {
  /** As printed: 决策类指标. */
  readonly name: string;
  readonly fullScore?: Figure;
  readonly score?: Figure;
  readonly scoreRate?: Figure;
}

/** A total with its items: 自评得分93.5分，其中投入指标20分，得19分；过程指标…. */
export interface ScoreList {
  readonly total: Figure;
  readonly path: readonly string[];
  readonly items: readonly ScoreItem[];
}

const MARKER = /其中[：:，,]?/;
/** Words between two figures that say what the second is; the name before them is the item's. */
const GOT = /^([\p{Script=Han}“”A-Z（）()、]*?)(?:自评|实际|评价|综合)?(?:得分?|实得)(?:为|是)?[：:]?$/u;
const FULL = /^([\p{Script=Han}“”A-Z（）()、]*?)(?:的)?(?:分值|权重|满分|标准分|总分)?(?:共|计|为|是)?[：:]?$/u;
const RATE = /^得分率(?:为|是|达)?[：:]?$/;
const TOTAL = /(?:得分|总分|评分|得)(?:为|是|：|:|达到?)?\s*$/;
/** Full scores exceed what was got by more than a slip does. */
const MUCH_MORE = Rational.parse("1.05");
const OTHER = /满分|扣|每|以上|以下|平均/;

/** Lists of scores behind a total, items parted by commas or semicolons. */
export function scoreListsIn(sentences: readonly Sentence[]): ScoreList[] {
  return sentences.flatMap((sentence, index): ScoreList[] => {
    if (sentence.at.table !== undefined) return [];
    const marker = MARKER.exec(sentence.text);
    if (!marker) return unmarked(sentences, index);
    const total = totalIn(sentence, marker.index) ?? (marker.index <= 1 ? totalBefore(sentences, index) : undefined);
    if (!total) return [];
    const items = gotIn(itemsFrom(sentences, index, marker.index + marker[0].length), total);
    return items.length > 1 && items.every(({ score }) => score !== undefined) ? [{ total, path: sentence.path, items }] : [];
  });
}

/** 综合得分89.4分。决策12分得11分，过程23分得20.6分，产出35分得31.5分: points and score of three or more, right behind the total. */
function unmarked(sentences: readonly Sentence[], index: number): ScoreList[] {
  const total = totalBefore(sentences, index);
  const items = total ? itemsFrom(sentences, index, 0) : [];
  const isList = items.length > 2 && items.every(({ score, fullScore }) => score !== undefined && fullScore !== undefined);
  return total && isList ? [{ total, path: sentences[index]?.path ?? [], items }] : [];
}

/** 得分86.35分，其中决策类14.50分，过程类17.85分: one number for each is what it got, unless together they are far more than the total. */
function gotIn(items: readonly ScoreItem[], total: Figure): readonly ScoreItem[] {
  if (items.some(({ score, fullScore }) => score !== undefined || !fullScore)) return items;
  const sum = items.reduce((value, { fullScore }) => value.add(fullScore?.quantity.value ?? Rational.ZERO), Rational.ZERO);
  const isFar = total.quantity.value === undefined || sum.compare(total.quantity.value.multiply(MUCH_MORE)) > 0;
  return isFar ? items : items.map(({ name, fullScore }) => ({ name, ...(fullScore ? { score: fullScore } : {}) }));
}

/** The lists as scored groups, one total with its parts each. */
export function groupsOfScoreLists(lists: readonly ScoreList[], keyOf: (label: string) => string): ScoreGroup[] {
  return lists.map(({ total, path, items }) => {
    const key = keyOf([...path.slice(-1), "得分构成"].join(" › "));
    const parts = items.map(({ name, ...scores }): ScoreLine => ({ key: `${key} › ${name}`, label: name, ...scores }));
    return { key, name: "综合得分", project: "", score: total, parts, total: true, siblings: key };
  });
}

/** Each item as a group of its own, so that its rate is held against its points. */
export function groupsOfScoreItems(lists: readonly ScoreList[], keyOf: (label: string) => string): ScoreGroup[] {
  return lists.flatMap(({ path, items }) =>
    items.flatMap(({ name, ...scores }): ScoreGroup[] => {
      if (!scores.scoreRate) return [];
      const key = keyOf([...path.slice(-1), name].join(" › "));
      return [{ key, name, project: "", ...scores, parts: [], total: false, siblings: key }];
    }),
  );
}

function totalIn({ text, figures }: Sentence, end: number): Figure | undefined {
  return figures.findLast(
    ({ quantity, approximate }) =>
      quantity.kind === "score" &&
      !approximate &&
      quantity.end <= end &&
      TOTAL.test(text.slice(0, quantity.start)) &&
      !OTHER.test(text.slice(Math.max(0, quantity.start - 4), quantity.start)),
  );
}

function totalBefore(sentences: readonly Sentence[], index: number): Figure | undefined {
  const [before, sentence] = [sentences[index - 1], sentences[index]];
  return before && before.at.table === undefined && before.path.join() === sentence?.path.join()
    ? totalIn(before, before.text.length)
    : undefined;
}

/** Items from an offset of one sentence on, over those that a semicolon joins to it. */
function itemsFrom(sentences: readonly Sentence[], index: number, offset: number): ScoreItem[] {
  const items: { name: string; fullScore?: Figure; score?: Figure; scoreRate?: Figure }[] = [];
  let from = offset;
  for (let at = index; at < sentences.length; at += 1) {
    const sentence = sentences[at];
    if (!sentence || sentence.path.join() !== sentences[index]?.path.join()) break;
    for (const figure of sentence.figures) {
      if (figure.quantity.start < from) continue;
      const lead = sentence.text
        .slice(from, figure.quantity.start)
        .replace(/^[\s，,；;、）)]+|[\s（(]+$/gu, "")
        .replace(/[\s，,（(]+/gu, "");
      from = figure.quantity.end;
      if (!take(items, lead, figure)) return items;
    }
    if (!/[；;]\s*$/.test(sentence.text)) break;
    from = 0;
  }
  return items;
}

/** Takes the figure in as what its lead says; false where the list has ended. */
function take(items: { name: string; fullScore?: Figure; score?: Figure; scoreRate?: Figure }[], lead: string, figure: Figure): boolean {
  const { kind } = figure.quantity;
  const current = items.at(-1);
  if (kind === "percent") {
    if (!current || !RATE.test(lead) || current.scoreRate) return false;
    current.scoreRate = figure;
    return true;
  }
  if (kind !== "score" || figure.approximate) return false;
  const got = GOT.exec(lead)?.[1];
  if (got === "" && current && !current.score) current.score = figure;
  else if (got !== undefined && got.length > 1) items.push({ name: got, score: figure });
  else {
    const name = FULL.exec(lead)?.[1];
    if (name === undefined || OTHER.test(name)) return false;
    if (name === "" && current && !current.fullScore) current.fullScore = figure;
    else if (name.length > 1) items.push({ name, fullScore: figure });
    else return false;
  }
  return true;
}
