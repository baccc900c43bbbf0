import type { Figure, Period, RatioRelation, Sentence } from "@gouji/report";
import { Rational } from "@gouji/values";
import { distanceFrom, isNearRate, isRateOf, magnitudeOf } from "./choosing.ts";
import { isAmount, isListed, isPercent, samePeriod, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { sameFunds, sourceOf } from "./fund-sources.ts";

interface RateRule {
  readonly rate: RegExp;
  readonly numerator: RegExp;
  readonly denominator: RegExp;
}

/** Named rates of the genre and what stands above and below the line (财预〔2013〕53号, 财预〔2020〕10号). */
const RULES: readonly RateRule[] = [
  { rate: /采购执行率/, numerator: /实际采购|采购金额/, denominator: /采购预算|预算/ },
  {
    // 完成预算的93.65% is how 项目支出绩效自评综述 of the published accounts says it.
    rate: /执行率|支出率|支付率|拨付率|支出进度|使用率|预算执行为?$|完成(?:年初|全年|年度|调整后?)?预算(?:数|总额)?$/,
    numerator: /支出|执行数|执行金额|支付|使用|执行/,
    denominator: /预算|安排|到位|下达|投入|拨付|资金|^(?:合计|共计|总计)$/,
  },
  { rate: /到位率/, numerator: /到位/, denominator: /预算|安排|应(?:到位|配套|筹)|下达|计划|配套(?:任务|标准)/ },
  {
    rate: /(?<!不)满意(?:度|率)$/,
    numerator: /(?<!不)满意/,
    denominator: /走访|抽查|抽取|调查|访谈|问卷|受访|收回|回收|有效|样本|随机|共|对象|群众|学生|家长|居民|农户|企业|职工/,
  },
  { rate: /^(?:问卷)?有效率$/, numerator: /有效/, denominator: /(?<!有效.{0,4})(?:收回|回收|发放|发出)/ },
  { rate: /回收率|收回率/, numerator: /收回|回收|有效/, denominator: /发放|发出/ },
  { rate: /完成率/, numerator: /决算|实际|完成/, denominator: /预算|计划|任务|目标|应/ },
  { rate: /调整率/, numerator: /追加|调增|调减|调整额|调整金额/, denominator: /年初预算/ },
];
const GENERIC = /^(?:完成|有效|实际|预算|执行|总体|项目|资金|平均)/;

/** Rates in running text with both operands in the same sentence, or the funds named just before. */
export const findProseRatios: Finder = ({ sentences, identity }) => {
  const funds = fundsBySubject(sentences);
  return sentences.flatMap((sentence, index) =>
    sentence.figures.flatMap((rate, position) => {
      if (!isPercent(rate) || rate.quantity.comparator !== "=" || rate.approximate) return [];
      // 完成年度目标18,600人的60.43%: the target is the whole, the rate is none.
      const amounts = sentence.figures.slice(0, position).filter(isAmount);
      const whole = ofWhole(sentence, rate, amounts);
      if (isTarget(sentence, rate) && !whole) return [];
      // 执行率分别为93%、94%: each is of the figure in its place of the lists before.
      if (isListed(sentence, position)) return [];
      const own = amounts.filter((figure) => !isTarget(sentence, figure));
      const planned = amounts.filter((figure) => isTarget(sentence, figure));
      const before = windowBefore(sentences, index);
      const guessed = whole ?? named(sentence, rate, own, { planned, before, year: identity.year }) ?? byStem(sentence, rate, own) ?? [];
      const found = guessed.flatMap((relation) => meant(relation, sentence, own) ?? []);
      return found.length > 0 ? found : againstFunds(sentence, rate, own, funds.get(rate.subject) ?? []);
    }),
  );
};

/**
 * Where the figures that the names suggest are far from the rate, others of the sentence that give it are meant (the whole may stand in a bracket
 * behind it); with more than two amounts to choose from and none that fits, nothing is said.
 */
function meant(relation: RatioRelation, sentence: Sentence, own: readonly Figure[]): RatioRelation | undefined {
  const { rate, numerators, denominators } = relation;
  const pairs = numerators.flatMap((numerator) => denominators.map((denominator) => [numerator, denominator] as const));
  if (pairs.some(([n, d]) => isRateOf(rate, n, d))) return relation;
  const isNamed = RULES.some((rule) => rule.rate.test(rate.metric));
  // 原值2846.5万元，在用2790.8万元，利用率98.04%: the larger is the whole.
  const turned = isNamed ? undefined : pairs.find(([n, d]) => own.includes(n) && own.includes(d) && isRateOf(rate, d, n));
  if (turned && magnitudeOf(turned[1]) < magnitudeOf(turned[0])) return { ...relation, numerators: [turned[1]], denominators: [turned[0]] };
  if (pairs.some(([n, d]) => isNearRate(rate, n, d))) return relation;
  const [numerator] = numerators;
  const alike = numerator ? besideRate(sentence, rate, own).filter((figure) => sameUnit(figure, numerator)) : [];
  const denominator = numerator && alike.find((figure) => figure !== numerator && isRateOf(rate, numerator, figure));
  if (numerator && denominator) return { ...relation, numerators: [numerator], denominators: [denominator] };
  return alike.length > 2 ? undefined : relation;
}

/** The amounts before the rate, and one in a bracket right behind it. */
function besideRate({ text, figures }: Sentence, rate: Figure, own: readonly Figure[]): readonly Figure[] {
  const next = figures[figures.indexOf(rate) + 1];
  const isBehind = next && isAmount(next) && /^\s*[（(][^（()）\d]{0,8}$/.test(text.slice(rate.quantity.end, next.quantity.start));
  return isBehind ? [...own, next] : own;
}

const NEAR = Rational.parse("0.01");
const MOST_FUNDS = 12;

/** The funds that running text states, by what they are for: 预算, 下达, 到位, and totals of these. */
function fundsBySubject(sentences: readonly Sentence[]): ReadonlyMap<string, readonly Figure[]> {
  const funds = new Map<string, Figure[]>();
  for (const { at, text, figures } of sentences) {
    if (at.table !== undefined) continue;
    for (const figure of figures) {
      const { quantity, metric, subject } = figure;
      if (quantity.kind !== "money" || !isAmount(figure) || /支出|支付|使用/.test(metric)) continue;
      const isTotal = /合计|共计|总计/.test(metric) && /下达|预算|到位|结转/.test(text);
      if (isTotal || /预算|下达|到位|安排|投入/.test(metric)) listOf(funds, subject).push(figure);
    }
  }
  return funds;
}

function listOf(lists: Map<string, Figure[]>, key: string): Figure[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

/**
 * An execution rate whose budget stands in another section: one of the report's funds.
 * Which of them is meant is a guess, so that only one that comes near the rate counts.
 */
function againstFunds(sentence: Sentence, rate: Figure, own: readonly Figure[], all: readonly Figure[]): RatioRelation[] {
  const isReceipt = /到位率/.test(rate.metric);
  if (!(isReceipt || /执行率|支出率|支付率|拨付率|支出进度|使用率/.test(rate.metric)) || all.length > 4 * MOST_FUNDS) return [];
  const spent = own.filter(
    ({ metric, quantity }) =>
      quantity.kind === "money" && (isReceipt ? /到位/ : /支出|执行|支付|使用/).test(metric) && !/预算|结转|结余|未/.test(metric),
  );
  const funds = all.filter((figure) => !sentence.figures.includes(figure));
  const value = rate.quantity.baseValue;
  if (!value || funds.length > MOST_FUNDS) return [];
  for (const numerator of spent) {
    for (const denominator of funds) {
      const [n, d] = [numerator.quantity.baseValue, denominator.quantity.baseValue];
      if (!n || !d || d.sign <= 0 || !sameUnit(numerator, denominator)) continue;
      if (n.divide(d).subtract(value).absolute().compare(NEAR) <= 0)
        return [relation(sentence, rate, [numerator], [denominator], "inferred")];
    }
  }
  return [];
}

/** The amounts of the two sentences before under the same heading; of parts behind 其中 only those of a named source. */
function windowBefore(sentences: readonly Sentence[], index: number): Figure[] {
  const path = sentences[index]?.path.join();
  return sentences
    .slice(Math.max(0, index - 2), index)
    .filter((other) => other.path.join() === path)
    .flatMap(({ text, figures }) => {
      const parts = text.indexOf("其中");
      return figures.filter(
        (figure) => isAmount(figure) && (parts < 0 || figure.quantity.start < parts || /自筹|社会资本|捐赠/.test(figure.metric)),
      );
    });
}

function isTarget(sentence: Sentence, figure: Figure): boolean {
  return (
    figure.role === "target" ||
    figure.role === "stageTarget" ||
    /目标|指标值|计划完成率/.test(sentence.text.slice(Math.max(0, figure.quantity.start - 6), figure.quantity.start))
  );
}

interface Around {
  /** Targets of the sentence: a rate of completion is of them. */
  readonly planned: readonly Figure[];
  /** Amounts of the sentences before. */
  readonly before: readonly Figure[];
  /** The report's own year, or empty. */
  readonly year: string;
}

function named(sentence: Sentence, rate: Figure, own: readonly Figure[], { planned, before, year }: Around): RatioRelation[] | undefined {
  const name = rate.metric;
  const rule = RULES.find((candidate) => candidate.rate.test(name));
  if (!rule) return undefined;
  const numerator = own.findLast((figure) => rule.numerator.test(nameOf(figure)) && !/预算(?:数|安排)?$|未|^计划/.test(figure.metric));
  if (!numerator) return rule.rate.source === "完成率" ? undefined : [];
  const plans = /完成率$/.test(name) ? planned : [];
  const candidates = [...before, ...plans, ...own].filter(
    (figure) =>
      figure !== numerator &&
      (rule.denominator.test(nameOf(figure)) || isPlanOfSource(figure, numerator)) &&
      (!/支出|执行数|支付/.test(figure.metric) || /预算支出|计划支出|支出预算(?:数|额|安排)?$/.test(figure.metric)) &&
      sameUnit(figure, numerator) &&
      sameFunds(figure, numerator) &&
      goTogether(figure.period, numerator.period, year),
  );
  const inSentence = candidates.filter((figure) => own.includes(figure) || plans.includes(figure));
  // What an earlier sentence tells of may be other money: far from the rate it is not what is meant.
  const denominators =
    inSentence.length > 0 ? inSentence : candidates.slice(-2).filter((figure) => isNearRate(rate, numerator, figure, 1.25));
  if (denominators.length === 0) return [];
  // Where none of them gives the rate, the one that comes nearest is told of.
  const nearest = denominators.toSorted((a, b) => distanceFrom(rate, numerator, a) - distanceFrom(rate, numerator, b));
  return [relation(sentence, rate, [numerator], nearest, inSentence.length > 0 ? "sentence" : "inferred")];
}

/** Between the part and its whole: 占常住人口; 为年度计划, 达到上年. */
const OF_WHOLE =
  /(?:(?:占|相当于)[^，,。；;\d]{0,14}|(?:为|是|达到?|完成)[^，,。；;\d]{0,8}(?:计划|目标|任务|预算|指标|上年|去年|应)[^，,。；;\d]{0,8})$/;

/** 实际新建30个 is called 新建, but 实际 says what it is. */
function nameOf({ metric, quote, printed }: Figure): string {
  const lead = quote.slice(0, Math.max(0, quote.indexOf(printed)));
  return /^(?:实际|已)/.test(lead.trim()) ? `实际${metric}` : metric;
}

/** The report's year, the end of it, and figures that name no period are of one period. */
function goTogether(a: Period | undefined, b: Period | undefined, year: string): boolean {
  const isOwn = (period: Period | undefined) =>
    period === undefined || (year !== "" && period.from.startsWith(year) && period.to.startsWith(year));
  return samePeriod(a, b) || (isOwn(a) && isOwn(b));
}

/** 财政资金 795 万元 in the plan of the funds, where the rate is of money of that source: the plan need not say so. */
function isPlanOfSource({ metric }: Figure, numerator: Figure): boolean {
  const source = sourceOf(numerator);
  return source !== undefined && metric.includes(source) && !/到位|支出|支付|使用|结余|结转/.test(metric);
}

/** 老年人口18.6万人，占常住人口82.4万人的22.57%: the whole stands between 占 and 的, the part before it. */
function ofWhole(sentence: Sentence, rate: Figure, own: readonly Figure[]): RatioRelation[] | undefined {
  const whole = own.at(-1);
  if (!whole || !/^\s*的\s*(?:约|近)?\s*$/.test(sentence.text.slice(whole.quantity.end, rate.quantity.start))) return undefined;
  if (!OF_WHOLE.test(sentence.text.slice(0, whole.quantity.start))) return undefined;
  const part = own.at(-2);
  const isOne = part && sameUnit(part, whole) && samePeriod(part.period, whole.period) && !part.approximate && !whole.approximate;
  const between = part ? sentence.text.slice(part.quantity.end, whole.quantity.start) : "";
  return isOne && !/[。；;]/.test(between) ? [relation(sentence, rate, [part], [whole], "sentence")] : [];
}

/** 受理投诉200件，办结193件，投诉办结率96.5%: the rate's name holds the numerator's word, one other count of the sentence is the whole. */
function byStem(sentence: Sentence, rate: Figure, own: readonly Figure[]): RatioRelation[] | undefined {
  const stem = /^([\p{Script=Han}]{2,16}?)(?:率|占比|比例)$/u.exec(rate.metric)?.[1];
  if (!stem || own.length < 2) return undefined;
  // 水样1095份（每日3份×365天）: what stands in brackets explains the figure before them.
  const nearby = own.filter((figure) => !isBracketed(sentence, figure)).slice(-3);
  const grams = bigrams(stem).filter((gram) => !GENERIC.test(gram));
  const shared = (figure: Figure) => grams.filter((gram) => figure.metric.includes(gram)).length;
  const scored = nearby.filter((figure) => shared(figure) > 0);
  const numerator = scored.reduce<Figure | undefined>(
    (best, figure) => (!best || shared(figure) >= shared(best) ? figure : best),
    undefined,
  );
  if (!numerator) return undefined;
  // 合格率 99%，其中蔬菜合格率 98.5%: the operands are those of the first rate.
  const isTaken = sentence.figures.some(
    (other) => isPercent(other) && other.quantity.start >= numerator.quantity.end && other.quantity.end <= rate.quantity.start,
  );
  if (isTaken) return undefined;
  const others = nearby.filter(
    (figure) => figure !== numerator && sameUnit(figure, numerator) && samePeriod(figure.period, numerator.period),
  );
  const [denominator] = others;
  // 学生满意186人（93%）、家长满意54人（90%）: a figure with a share of its own is another part.
  if (others.some((other) => /^[（(]\s*(?:占比?)?\s*\d+(?:\.\d+)?\s*[%％]/.test(sentence.text.slice(other.quantity.end)))) return undefined;
  // 投诉办结率: what is done stands at the end of the name, what it is done to before it.
  const done = grams.at(-1) ?? "";
  const isNamed = denominator !== undefined && numerator.metric.includes(done) && !denominator.metric.includes(done);
  if (!denominator || others.length !== 1 || (shared(denominator) >= shared(numerator) && !isNamed)) {
    const other = others[0];
    if (!other || others.length !== 1) return undefined;
    return [relation(sentence, rate, [numerator, other], [other, numerator], "inferred")];
  }
  return [
    relation(
      sentence,
      rate,
      [numerator],
      [denominator],
      numerator.quantity.kind === "count" || numerator.quantity.kind === "money" ? "sentence" : "inferred",
    ),
  ];
}

function isBracketed({ text }: Sentence, { quantity }: Figure): boolean {
  return /[（(][^）)]*$/.test(text.slice(0, quantity.start)) && /^[^（(]*[）)]/.test(text.slice(quantity.end));
}

function bigrams(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
}

function relation(
  sentence: Sentence,
  rate: Figure,
  numerators: readonly Figure[],
  denominators: readonly Figure[],
  basis: RatioRelation["basis"],
): RatioRelation {
  return {
    kind: "ratio",
    key: [...sentence.path.slice(-1), rate.subject, rate.metric].filter((part) => part !== "").join(" › "),
    basis,
    rate,
    rateName: /^完成.*预算/.test(rate.metric) ? `${rate.metric}的比例` : rate.metric || "比率",
    numerators,
    denominators,
    neighbours: sentence.figures.filter((figure) => isAmount(figure) && !numerators.includes(figure) && !denominators.includes(figure)),
  };
}
