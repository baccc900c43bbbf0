import type { Entry, Figure, Indicator, Relation, Sentence } from "@gouji/report";
import { shareOfNameIn } from "../words/name-in-text.ts";
import type { Finder } from "./finder.ts";
import { indicatorNamed } from "./named-indicator.ts";

/** What a passage tells of: what was planned, or what came of it. */
type Told = "target" | "actual";

interface Match {
  readonly indicator: Indicator;
  readonly figure: Figure;
  readonly share: number;
}

/** Pairs of characters of the name that must stand in the clause. */
const ENOUGH = 0.7;
/** Characters of the end of a name (终端在线率 of 应急广播终端在线率) that tell it. */
const SHORT_NAME = 5;
/** All but one pair of a longer name. */
const FIRMLY = 0.8;
const ACTUAL = /实际完成|完成情况|实现情况|实际情况|全年实际|^实际|目标完成/;
const TARGET = /预期目标|总体目标|年初设定|年度目标|绩效目标|设定目标|^目标|计划目标/;
/** Words that make a figure of a goal another fact: of a part, of the change, of each. */
const OTHER = /其中|每|人均|户均|较|比上|同比|增加|增长|减少|下降|提高|新增.{0,2}以上|累计|另/;

/**
 * The overall goal of a form (年度总体目标: 预期目标, 实际完成情况) against its indicators: 完成320台老旧电梯安全评估 is the target of 老旧电梯安全评估数量.
 * A figure and an indicator belong together where the clause holds the indicator's name, the units are the same, and neither fits another.
 */
export const findGoalRestatements: Finder = ({ sentences }, { indicators }) => {
  const own = indicators.filter(({ table }) => table !== undefined);
  const cells = new Map<string, Sentence[]>();
  for (const sentence of sentences) {
    const { table, row, col } = sentence.at;
    if (table === undefined || !own.some((indicator) => indicator.table === table)) continue;
    const key = `${table}|${row}|${col}`;
    cells.set(key, [...(cells.get(key) ?? []), sentence]);
  }
  return [...cells.values()].flatMap((passage) => inPassage(passage, own));
};

function inPassage(passage: readonly Sentence[], all: readonly Indicator[]): Relation[] {
  const told = toldIn(passage);
  const [first] = passage;
  if (!told || !first) return [];
  const indicators = all.filter(({ table }) => table === first.at.table);
  const matches = passage.flatMap((sentence) => sentence.figures.flatMap((figure) => matchOf(sentence, figure, told, indicators) ?? []));
  return matches.flatMap((match): Relation[] => {
    const { indicator, figure, share } = match;
    // Two figures of one indicator: one of them is something else.
    if (matches.some((other) => other !== match && other.indicator === indicator)) return [];
    const entry = entryOf(indicator, told);
    if (!entry?.figure) return [];
    const basis = share >= FIRMLY ? "label" : "inferred";
    const key = `${indicator.key} › ${told === "target" ? "总体目标" : "总体完成情况"}`;
    const figures = [entry.figure, figure];
    return told === "target"
      ? [{ kind: "targetRestatement", key, basis, indicator: indicator.name, figures }]
      : [{ kind: "restatement", key, basis, figures, components: [] }];
  });
}

/** By the labels of the cell, else by how it begins. */
function toldIn(passage: readonly Sentence[]): Told | undefined {
  const [first] = passage;
  if (!first) return undefined;
  const label = first.at.label.split(" › ").slice(-2);
  for (const words of [first.text.replace(/\s+/g, "").slice(0, 8), ...label.reverse()]) {
    // 总体目标完成情况 stands before both, the goal and what came of it.
    if (/目标完成情况$/.test(words)) return undefined;
    if (ACTUAL.test(words)) return "actual";
    if (TARGET.test(words)) return "target";
  }
  return undefined;
}

function entryOf(indicator: Indicator, told: Told): Entry | undefined {
  return told === "target" ? indicator.target : indicator.interim ? undefined : indicator.actual;
}

/** The one indicator that the figure's clause names. */
function matchOf(sentence: Sentence, figure: Figure, told: Told, indicators: readonly Indicator[]): Match | undefined {
  const { quantity, approximate } = figure;
  if (approximate || quantity.baseValue === undefined || (told === "actual" && quantity.comparator !== "=")) return undefined;
  const clause = clauseOf(sentence, figure);
  if (OTHER.test(clause)) return undefined;
  const isShortFor = ({ canonicalName }: Indicator) =>
    figure.canonicalMetric.length >= SHORT_NAME && canonicalName.endsWith(figure.canonicalMetric);
  const best = indicatorNamed(figure, indicators, {
    valueOf: (indicator) => entryOf(indicator, told)?.figure,
    shareOf: (indicator) => Math.max(shareOfNameIn(indicator.name, clause), isShortFor(indicator) ? ENOUGH : 0),
    enough: ENOUGH,
  });
  return best && { ...best, figure };
}

/** From mark to mark, other figures' clauses left out. */
function clauseOf({ text, figures }: Sentence, { quantity }: Figure): string {
  const before = figures.filter(({ quantity: other }) => other.end <= quantity.start).at(-1)?.quantity.end ?? 0;
  const left = Math.max(before, ...["，", "；", "。", ",", ";"].map((mark) => text.lastIndexOf(mark, quantity.start - 1) + 1));
  const right = text.slice(quantity.end).search(/[，,；;。]/);
  const behind = right < 0 ? text.length : quantity.end + right;
  const next = figures.find(({ quantity: other }) => other.start >= quantity.end)?.quantity.start ?? text.length;
  return text.slice(left, quantity.start) + text.slice(quantity.end, Math.min(behind, next));
}
