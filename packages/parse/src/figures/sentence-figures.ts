import { type Block, type Cell, placeOfRange } from "@gouji/document";
import { normalize, type Quantity, readQuantities } from "@gouji/quantities";
import type { Figure, LabelledPlace, Sentence } from "@gouji/report";
import { roleOf } from "../labels.ts";
import type { Span } from "../outline/split-sentences.ts";
import { canonicalName } from "../synonyms.ts";
import { isApproximate, isFigure } from "./figure-kinds.ts";
import { metricBefore, nounAfter } from "./metric.ts";
import { nameOperands } from "./name-operands.ts";
import { periodBefore } from "./period.ts";

/** What a sentence is read with. */
export interface SentenceContext {
  readonly holder: Pick<Block, "at" | "lines"> | Pick<Cell, "at" | "lines">;
  readonly span: Span;
  readonly index: number;
  readonly path: readonly string[];
  readonly subject: string;
  readonly year: string;
  labelled(place: Omit<LabelledPlace, "label">, words: string): LabelledPlace;
  nextId(): string;
}

/** The sentence with its figures. */
export function readSentence(text: string, context: SentenceContext): Sentence {
  const { holder, span, index, path, labelled } = context;
  const words = text.slice(span.start, span.end);
  const quantities = readQuantities(words);
  const figures: Figure[] = [];
  for (const [position, quantity] of quantities.entries()) {
    if (isFigure(quantity)) figures.push(figureOf(words, quantity, quantities.slice(0, position), figures, context));
  }
  return {
    index,
    text: words,
    at: labelled(placeOfRange(holder, span.start, span.end), words),
    path,
    figures: nameOperands(words, figures),
  };
}

function figureOf(
  words: string,
  quantity: Quantity,
  before: readonly Quantity[],
  figures: readonly Figure[],
  context: SentenceContext,
): Figure {
  const { holder, span, index, subject, year, labelled, nextId } = context;
  const metric = metricOf(words, quantity, before, figures);
  const place = placeOfRange(holder, span.start + quantity.start, span.start + quantity.end);
  const period = periodBefore(before, words, quantity.start, year);
  return {
    id: nextId(),
    printed: quantity.text,
    quantity,
    unitOrigin: quantity.unit === "" ? "none" : "printed",
    quote: clauseAround(words, quantity),
    at: labelled(place, clauseAround(words, quantity)),
    metric,
    canonicalMetric: canonicalName(metric),
    subject,
    ...(period ? { period } : {}),
    role: quantity.kind === "score" ? scoreRole(metric) : roleOf(metric),
    approximate: isApproximate(quantity),
    source: { kind: "sentence", sentence: index },
  };
}

function metricOf(words: string, quantity: Quantity, before: readonly Quantity[], figures: readonly Figure[]): string {
  const last = before.findLast(isFigure);
  const from = last?.end ?? 0;
  const gap = normalizedGap(words, from, quantity.start);
  const behind =
    quantity.kind === "percent" && /(?:^|[，,；;。：:、]|其中|另外?|还)(?:[有仅约近超]|只有|仍有)*$/.test(gap.trim())
      ? shareBehind(words, quantity.end)
      : "";
  if (behind !== "") return behind;
  const direct = quantity.kind === "count" && isNounOf(last, gap) ? "" : metricBefore(gap).replace(/^涉及?$/, "");
  if (/^占比?$/.test(direct) || (direct === "" && quantity.kind === "percent" && last)) {
    const previous = figures.at(-1);
    // 完成年度任务 1 万人的 102%, 为年度计划 120 公里的 105%: a completion, no share.
    if (previous && last && /^的$/.test(gap.trim()) && /完成|达到?|计划|目标|任务/.test(previous.metric))
      return `${previous.metric.replace(/^(?:完成|达到)/, "")}完成率`;
    return previous && last ? `${previous.metric}占比` : "占比";
  }
  if (direct !== "" && !/^[、和及与，,]+$/.test(direct)) return direct;
  const noun = quantity.kind === "count" || quantity.kind === "number" ? nounAfter(words.slice(quantity.end)) : "";
  if (noun !== "") return noun;
  // 上年结转 461.84 万元，共计 1461.84 万元: the sum is not called what its last part is.
  if (/^[\s，,、]*(?:共计|合计|总计|共)$/.test(gap) && last?.baseUnit === quantity.baseUnit) return "合计";
  return metricBefore(without(words.slice(0, quantity.start), before));
}

/** 14个乡镇238个村、1.2万户农户: the word between two counts is what the first one counts. */
function isNounOf(last: Quantity | undefined, gap: string): boolean {
  return (
    last?.kind === "count" && /^[\p{Script=Han}]{1,6}[、和及]?$/u.test(gap) && !/[为是占达到至共有增减升降高低均每约近超仅的]/.test(gap)
  );
}

/** 0.26%的群众表示不满意: what a share without a name before it is of. */
function shareBehind(words: string, end: number): string {
  return /^的([\p{Script=Han}“”]{3,24})(?=$|[，,。；;、：:（(])/u.exec(words.slice(end))?.[1] ?? "";
}

/** The text without the quantities in it. */
function without(text: string, quantities: readonly Quantity[]): string {
  return [...quantities]
    .reverse()
    .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text)
    .replace(/[\d.,%％]+/g, "");
}

function normalizedGap(words: string, from: number, to: number): string {
  return normalize(words.slice(from, to)).replaceAll("(", "（").replaceAll(")", "）");
}

function scoreRole(metric: string): Figure["role"] {
  return /满分|分值|权重|总分为?$/.test(metric) ? "fullScore" : "score";
}

/** The clause that the quantity stands in: from mark to mark. */
function clauseAround(words: string, { start, end }: Quantity): string {
  const left = Math.max(...[..."，；。："].map((mark) => words.lastIndexOf(mark, start - 1))) + 1;
  const stops = [..."，；。"].map((mark) => words.indexOf(mark, end)).filter((at) => at >= 0);
  return words.slice(left, stops.length > 0 ? Math.min(...stops) : words.length).trim();
}
