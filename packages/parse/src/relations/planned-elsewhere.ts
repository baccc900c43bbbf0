import type { Figure, RatioRelation, Sentence } from "@gouji/report";
import { Rational } from "@gouji/values";
import { matterOfName, shareOfNameIn } from "../words/name-in-text.ts";
import { isAmount, isPercent, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** 完成目标任务的102%; 完成率97%. A rate with a name of its own (投诉办结率) is of something else. */
const COMPLETION = /^(?:[^，,；;。\d]{0,4}(?:完成|达成)(?:率|目标|任务|计划|年度|全年|进度)[^，,；;。\d]{0,10}|目标完成率)$/;
/** The words right before a plan's figure. */
const PLAN_LEAD = /(?:目标值?|计划数?|任务数?|指标值|目标任务)(?:为|的|是)?\s*$/;
/** Headings and clauses of plans. */
const PLANS = /目标|计划|任务|预期/;
const RESULTS = /完成情况|实现情况|实际|完成了|已完成/;
/** Of the name's pairs of characters that the plan's clause must hold. */
const ENOUGH = 0.8;
const NEAR = Rational.parse("0.01");

interface Plan {
  readonly figure: Figure;
  readonly clause: string;
}

/**
 * 新建高标准茶园3,264亩，完成目标任务的102%, where the goals of the report say 支持建设高标准茶园3,200亩: the plan of a completion rate stands in
 * another section. The plan is found by the name; where two fit, or none, nothing is said.
 */
export const findPlannedElsewhere: Finder = ({ sentences }) => {
  const plans = sentences.flatMap(plansIn);
  return sentences.flatMap((sentence) => {
    if (sentence.at.table !== undefined || isPlanned(sentence)) return [];
    return sentence.figures.flatMap(
      (_, position) => withPlanBeside(sentences, sentence, position) ?? withPlanOf(plans, sentence, position),
    );
  });
};

/** The plan of another section that has the name of what was done. */
function withPlanOf(plans: readonly Plan[], sentence: Sentence, position: number): RatioRelation[] {
  const [done, rate] = [sentence.figures[position - 1], sentence.figures[position]];
  if (!done || !rate || !isAmount(done) || done.approximate || !isRate(sentence, done, rate)) return [];
  const name = done.metric;
  if (matterOfName(name).length < 3) return [];
  const fitting = plans.filter(({ figure, clause }) => sameUnit(figure, done) && shareOfNameIn(withoutVerb(name), clause) >= ENOUGH);
  const values = new Set(fitting.map(({ figure }) => figure.quantity.baseValue?.toString()));
  const [plan] = fitting;
  return plan && values.size === 1 ? [relationOf(sentence, rate, done, plan.figure)] : [];
}

/** 168家，较目标值150家超额完成18家，完成率112%; 完成目标值420家的104.29%: the plan stands in the sentence, what was done there or before. */
function withPlanBeside(sentences: readonly Sentence[], sentence: Sentence, position: number): RatioRelation[] | undefined {
  const { text, figures } = sentence;
  const rate = figures[position];
  if (!rate || !isPercent(rate) || rate.approximate || rate.quantity.comparator !== "=") return undefined;
  const at = figures.slice(0, position).findLastIndex((figure) => PLAN_LEAD.test(text.slice(0, figure.quantity.start)));
  const plan = figures[at];
  if (!plan || !isCounted(plan) || plan.approximate) return undefined;
  const lead = text.slice(figures[position - 1]?.quantity.end, rate.quantity.start).replace(/\s+/g, "");
  const isOfPlan = plan === figures[position - 1] && /^的$/.test(lead);
  const isNamed = COMPLETION.test(lead.replace(/^.*[，,；;（(]/, "").replace(/(?:为|达到?|是|：|:)+$/, ""));
  if (!isOfPlan && !isNamed) return undefined;
  const own = figures.slice(0, at).filter((figure) => isAmount(figure) && !figure.approximate && sameUnit(figure, plan));
  const [done, ...others] = own;
  if (done && others.length === 0) return [relationOf(sentence, rate, done, plan)];
  const before = sentences
    .slice(Math.max(0, sentence.index - 2), sentence.index)
    .filter(({ path }) => path.join() === sentence.path.join())
    .flatMap((other) => other.figures.filter((figure) => isAmount(figure) && !figure.approximate && sameUnit(figure, plan)));
  const near = [...own, ...before].filter((figure) => isNear(figure, plan, rate));
  return near[0] && near.length === 1 ? [relationOf(sentence, rate, near[0], plan)] : undefined;
}

function isNear(done: Figure, plan: Figure, rate: Figure): boolean {
  const [d, p, value] = [done.quantity.baseValue, plan.quantity.baseValue, rate.quantity.baseValue];
  return (
    d !== undefined && p !== undefined && value !== undefined && p.sign > 0 && d.divide(p).subtract(value).absolute().compare(NEAR) <= 0
  );
}

/** Counted goals: in a section on goals, or in a clause that says 计划. */
function plansIn(sentence: Sentence): Plan[] {
  if (sentence.at.table !== undefined || !isPlanned(sentence)) return [];
  return sentence.figures.flatMap((figure) => {
    const isPlan = isCounted(figure) && !figure.approximate;
    return isPlan ? [{ figure, clause: clauseBefore(sentence, figure) }] : [];
  });
}

function isPlanned({ path, text }: Sentence): boolean {
  const heading = path.at(-1) ?? "";
  return (
    (PLANS.test(heading) && !RESULTS.test(heading)) || (/^(?:[^，,]{0,12})?(?:计划|目标为|预期目标)/.test(text) && !RESULTS.test(text))
  );
}

/** A goal may be 不少于 3,200 亩. */
function isCounted({ quantity }: Figure): boolean {
  return ["count", "measure", "money"].includes(quantity.kind) && quantity.baseValue !== undefined && quantity.comparator !== "range";
}

function clauseBefore({ text, figures }: Sentence, { quantity }: Figure): string {
  const before = figures.filter(({ quantity: other }) => other.end <= quantity.start).at(-1)?.quantity.end ?? 0;
  const left = Math.max(before, ...["，", "；", "。", "、", "："].map((mark) => text.lastIndexOf(mark, quantity.start - 1) + 1));
  return text.slice(left, quantity.start);
}

/** The percentage right behind the amount, called a completion and no more. */
function isRate({ text }: Sentence, done: Figure, rate: Figure): boolean {
  if (!isPercent(rate) || rate.approximate || rate.quantity.comparator !== "=") return false;
  const between = text.slice(done.quantity.end, rate.quantity.start).replace(/\s+/g, "");
  const words = /^[，,（(]?([^，,；;。]*)$/.exec(between)?.[1]?.replace(/(?:的|为|达到?|是|：|:)+$/, "");
  return words !== undefined && COMPLETION.test(words);
}

/** 新建高标准茶园 and 支持建设高标准茶园 are of 高标准茶园. */
function withoutVerb(name: string): string {
  const noun = name.replace(/^(?:(?:已|共|累计|全年|实际|完成|新增|新建|改建|建设|改造|建成|举办|组织|开展|发放|培育|培训|实施))+/, "");
  return noun.length >= 3 ? noun : name;
}

function relationOf(sentence: Sentence, rate: Figure, done: Figure, plan: Figure): RatioRelation {
  return {
    kind: "ratio",
    key: [...sentence.path.slice(-1), done.metric, "完成率"].join(" › "),
    // Found by its name only; that the rate comes out confirms the pair.
    basis: isNear(done, plan, rate) ? "label" : "inferred",
    rate,
    rateName: `${done.metric}完成率`,
    numerators: [done],
    denominators: [plan],
    neighbours: [],
  };
}
