import type { Figure, GrowthRelation, Sentence } from "@gouji/report";
import { magnitudeOf, stepOf } from "./choosing.ts";
import { isAmount, isPercent, sameValue } from "./figures.ts";
import type { Finder } from "./finder.ts";

const COMPARES = /比|较|同比|相比|上年|去年|同期/;
/** 由80万人次增加到100万人次. */
const RISES_TO = /(?:增加|增长|提高|提升|上升|扩大|下降|减少|降低|缩短|[增升降减])(?:到|至|为)/;
const PERIOD_WORD = /^(?:上年度?|去年|(?:19|20)\d{2}年度?)/;
const CHANGES =
  /(增收|超额完成|净增|超出|增长|增加|提高|上升|提升|增幅|增速|增|减少|下降|降低|降幅|跌幅|减|回落|(?<![至不])少|(?<![不许众])多)(?:了|出|率为?|幅度?为?|额为?|为|达|约)?$/;
const FALLS = /减少|下降|降低|降幅|跌幅|减|回落|少/;

/** What is said of the year before without its figure: 是去年同期的2.5倍, 比上年增长12%. */
const AGAINST_LAST_YEAR =
  /(?:是|为|达到?|比|较|同比|相比)(?:去年|上年|上一年|前一年)?(?:度|同期)?的?(?:增长|增加|提高|上升|减少|下降|降低)?了?$/;

/** Changes against another period: both values in the sentence (3486件，较上年3120件增长11.73%), or last year's in another section. */
export const findGrowth: Finder = ({ sentences }) => {
  const known = figuresByName(sentences);
  return sentences.flatMap((sentence) => {
    const own = inSentence(sentence);
    const changes = new Set(own.map(({ change }) => change));
    const others = [...againstLastYear(sentence, known), ...byAmount(sentence, sentences)];
    return [...own, ...others.filter(({ change }) => !changes.has(change))];
  });
};

/** 支出决算52.37万元，比上年减少6.18万元，下降10.56%: the earlier figure is not printed, but follows from the amount. */
function byAmount(sentence: Sentence, sentences: readonly Sentence[]): GrowthRelation[] {
  const { text, figures } = sentence;
  return figures.flatMap((change, position): GrowthRelation[] => {
    const amount = figures[position - 1];
    if (!amount || !isAmount(amount) || change.quantity.kind !== "percent" || change.quantity.comparator !== "=") return [];
    if (amount.approximate || change.approximate || change.quantity.baseValue === undefined || amount.quantity.baseValue?.sign !== 1)
      return [];
    const [by, rate] = [amount, change].map(({ quantity }) => CHANGES.exec(text.slice(0, quantity.start).replace(/\s+$/, ""))?.[1]);
    const between = text.slice(amount.quantity.end, change.quantity.start);
    if (
      by === undefined ||
      rate === undefined ||
      FALLS.test(by) !== FALLS.test(rate) ||
      !/^[，,、（(\s\p{Script=Han}]{2,8}$/u.test(between)
    )
      return [];
    const current = currentOf(sentence, position - 1, sentences);
    return current
      ? [
          {
            kind: "growth",
            key: [...sentence.path.slice(-1), current.metric, "增减幅"].join(" › "),
            basis: sentence.figures.includes(current) ? "sentence" : "inferred",
            change,
            current,
            previous: amount,
            reading: "rateByAmount",
            falling: FALLS.test(by),
          },
        ]
      : [];
  });
}

/** What has changed by the amount: the figure right before it, or the one that an earlier sentence gives under the name that stands before the change. */
function currentOf(sentence: Sentence, position: number, sentences: readonly Sentence[]): Figure | undefined {
  const { text, figures } = sentence;
  const [before, amount] = [figures[position - 1], figures[position]];
  if (!amount) return undefined;
  const lead = text.slice(before?.quantity.end ?? 0, amount.quantity.start);
  if (
    before &&
    isAmount(before) &&
    before.quantity.baseUnit === amount.quantity.baseUnit &&
    !isOfAnother(sentence, amount, position, before)
  ) {
    const isPlain = !before.approximate && before.role !== "change" && COMPARES.test(lead) && !/[。；;]|其中/.test(lead);
    return isPlain ? before : undefined;
  }
  if (before || !COMPARES.test(text.slice(0, amount.quantity.start))) return undefined;
  const name = NAMED.exec(text.slice(0, amount.quantity.start).replace(/\s+/g, ""))?.[1];
  if (name === undefined) return undefined;
  const known = sentences
    .slice(Math.max(0, sentence.index - 8), sentence.index)
    .filter(({ path, at }) => path.join() === sentence.path.join() && at.table === undefined)
    .flatMap((other) =>
      other.figures.filter(
        (figure) =>
          isAmount(figure) &&
          !figure.approximate &&
          figure.role !== "change" &&
          figure.quantity.baseUnit === amount.quantity.baseUnit &&
          other.text.slice(0, figure.quantity.start).endsWith(name),
      ),
    );
  return known.length === 1 ? known[0] : undefined;
}

/** 与上年相比，收入总计增加; 收入总计较上年增加. */
const NAMED =
  /(?:^|[，,])(?:本年度?|当年)?([\p{Script=Han}“”]{3,16}?)(?:[比较与](?:上年|去年)(?:度|同期)?(?:相比|决算数?)?)?(?:增加|增长|减少|下降|降低|提高|上升)了?$/u;

/** Figures of running text by name, unit and year. */
function figuresByName(sentences: readonly Sentence[]): ReadonlyMap<string, readonly Figure[]> {
  const known = new Map<string, Figure[]>();
  for (const { figures } of sentences) {
    for (const figure of figures) {
      const key = isAmount(figure) && !figure.approximate ? nameOf(figure, yearOf(figure)) : undefined;
      if (key !== undefined) known.set(key, [...(known.get(key) ?? []), figure]);
    }
  }
  return known;
}

function nameOf({ canonicalMetric, subject, quantity }: Figure, year: number | undefined): string | undefined {
  return year === undefined || canonicalMetric.length < 4 ? undefined : [canonicalMetric, subject, quantity.baseUnit, year].join("|");
}

/** The year of a figure that speaks of one whole year, or of its end. */
function yearOf({ period }: Figure): number | undefined {
  const [from, to] = [period?.from.slice(0, 4), period?.to.slice(0, 4)];
  return from !== undefined && from === to ? Number(from) : undefined;
}

/** The figure before the change, against the one figure that the report gives for the same thing a year earlier. */
function againstLastYear(sentence: Sentence, known: ReadonlyMap<string, readonly Figure[]>): GrowthRelation[] {
  return sentence.figures.flatMap((change, position) => {
    const before = sentence.text.slice(0, change.quantity.start).replace(/\s+$/, "");
    const current = sentence.figures[position - 1];
    if (!current || !isAmount(current) || !AGAINST_LAST_YEAR.test(before) || change.approximate || change.quantity.comparator !== "=")
      return [];
    if (change.quantity.baseValue === undefined || /[。；;]/.test(sentence.text.slice(current.quantity.end, change.quantity.start)))
      return [];
    const year = yearOf(current);
    const key = year === undefined ? undefined : nameOf(current, year - 1);
    const [previous, ...others] = (key === undefined ? undefined : known.get(key)) ?? [];
    const reading = readingOf(change, current, sentence);
    if (!previous || !reading || others.some((other) => !sameValue(other, previous))) return [];
    return [
      {
        kind: "growth" as const,
        key: [...sentence.path.slice(-1), current.metric, "上年"].join(" › "),
        basis: "label" as const,
        change,
        current,
        previous,
        reading,
        falling: FALLS.test(before.slice(-4)) && change.quantity.baseValue.sign > 0,
      },
    ];
  });
}

function inSentence(sentence: Sentence): GrowthRelation[] {
  return sentence.figures.flatMap((change, position) => {
    const before = sentence.text.slice(0, change.quantity.start).replace(/\s+$/, "");
    const bracketed = bracketedPair(sentence, position);
    const word =
      CHANGES.exec(before)?.[1] ?? (isTimes(sentence, position) || (bracketed && AGAINST_LAST_YEAR.test(before)) ? "是" : undefined);
    if (!word || change.approximate || change.quantity.baseValue === undefined || change.quantity.comparator !== "=") return [];
    const earlier = sentence.figures.slice(0, position).filter((figure) => isAmount(figure) || isPercent(figure));
    const nearest = comparedPair(sentence, earlier, change) ?? bracketed;
    const pair = nearest && meantPair(nearest, earlier, change);
    const reading = pair && readingOf(change, pair[0], sentence);
    if (!pair || !reading || isOfAnother(sentence, change, position, pair[0])) return [];
    const [current, previous] = pair;
    const years = AVERAGE.test(sentence.text.slice(previous.quantity.end, change.quantity.start)) ? yearsBetween(previous, current) : 1;
    if (years === undefined || (years > 1 && reading !== "rate")) return [];
    const negative = (change.quantity.baseValue?.sign ?? 0) < 0;
    return [
      {
        kind: "growth" as const,
        key: [...sentence.path.slice(-1), current.metric, change.metric].filter((part) => part !== "").join(" › "),
        basis: "sentence" as const,
        change,
        current,
        previous,
        ...(years > 1 ? { reading: "average" as const, years } : { reading }),
        falling: FALLS.test(word) && !negative,
      },
    ];
  });
}

/** 支出15.82万元，预算23万元，比上年18.35万元下降13.79%: where the nearest figure is not what has changed, an earlier one that has is meant. */
function meantPair(pair: readonly [Figure, Figure], earlier: readonly Figure[], change: Figure): readonly [Figure, Figure] {
  const [current, previous] = pair;
  const others = earlier.filter(
    (figure) =>
      figure !== previous && figure.quantity.baseUnit === current.quantity.baseUnit && figure.quantity.start < previous.quantity.start,
  );
  if (hasChanged(current, previous, change)) return pair;
  const meant = others.findLast((figure) => !figure.approximate && hasChanged(figure, previous, change));
  return meant ? [meant, previous] : pair;
}

function hasChanged(current: Figure, previous: Figure, change: Figure): boolean {
  const [c, p, stated] = [current, previous, change].map(magnitudeOf) as [number, number, number]; // one for each
  const by = isPercent(change) ? Math.abs(c / p - 1) : Math.abs(c - p);
  return Math.abs(by - Math.abs(stated)) <= stepOf(change) + (isPercent(change) ? 0 : stepOf(current));
}

const AVERAGE = /年均|平均每年|年平均|年复合/;

/** Whole years from one figure to the other; undefined where either names no year. */
function yearsBetween(previous: Figure, current: Figure): number | undefined {
  const [from, to] = [yearOf(previous), yearOf(current)];
  return from !== undefined && to !== undefined && to > from ? to - from : undefined;
}

/** 1921条，是上年728条的2.64倍. */
function isTimes({ text, figures }: Sentence, position: number): boolean {
  const [previous, change] = figures.slice(Math.max(0, position - 1), position + 1);
  return (
    change?.quantity.kind === "multiple" &&
    previous !== undefined &&
    /(?:是|为|达到?|相当于)(?:上年|去年|上一年|前一年|(?:19|20)\d{2}年)度?(?:同期)?的?\s*$/.test(text.slice(0, previous.quantity.start)) &&
    /^\s*的\s*$/.test(text.slice(previous.quantity.end, change.quantity.start))
  );
}

/** 增加 43.7 万元，主要是人员经费增加 30 万元: between the figures another thing is named, whose change it is. */
function isOfAnother({ text, figures }: Sentence, change: Figure, position: number, current: Figure): boolean {
  const gap = text.slice(figures[position - 1]?.quantity.end ?? 0, change.quantity.start).replace(/\s+/g, "");
  const name = gap
    .replace(CHANGES, "")
    .replace(/^.*[，,、；;]/, "")
    .replace(/同比|环比|(?:较|比|相比)?(?:上年|去年)(?:同期)?|相比|实际|分别|幅度|也?(?:均|都|净|共|约|的|了|率|为|是)/g, "");
  return /\p{Script=Han}{2}/u.test(name) && !current.metric.includes(name) && !/期|年/.test(name);
}

/** The two periods' figures: the last two of one unit with words of comparing between them, as [current, previous]. */
function comparedPair(sentence: Sentence, earlier: readonly Figure[], change: Figure): readonly [Figure, Figure] | undefined {
  for (let index = earlier.length - 1; index > 0; index -= 1) {
    const [first, second] = [earlier[index - 1], earlier[index]];
    if (!first || !second || first.quantity.baseUnit !== second.quantity.baseUnit) continue;
    const between = sentence.text.slice(first.quantity.end, second.quantity.start);
    const behind = sentence.text.slice(second.quantity.end, change.quantity.start);
    // 较上年减少 2344 人，下降 0.74%: what stands there is a change, not last year's figure.
    const isChange = CHANGES.test(sentence.text.slice(0, second.quantity.start).replace(/\s+$/, ""));
    if (isChange || /[。；;]/.test(between + behind)) continue;
    const rises = RISES_TO.test(between) || isLaterSame(first, second) || isLastYearFirst(sentence, first, between);
    if (!rises && !COMPARES.test(between)) continue;
    if (isPercent(first) !== isPercent(second) || first.approximate || second.approximate) return undefined;
    return rises ? [second, first] : [wholeBefore(sentence, earlier, first, second) ?? first, second];
  }
  return undefined;
}

/** 在校生48216人，其中小学31540人、初中16676人，较上年48930人: behind a list of parts the whole is compared, where it is the nearer in size. */
function wholeBefore({ text }: Sentence, earlier: readonly Figure[], part: Figure, previous: Figure): Figure | undefined {
  const marker = text.lastIndexOf("其中", part.quantity.start);
  if (marker < 0 || /[。；;]/.test(text.slice(marker, part.quantity.start))) return undefined;
  const alike = earlier.filter(({ quantity }) => quantity.baseUnit === part.quantity.baseUnit && quantity.baseValue !== undefined);
  const whole = alike.findLast(({ quantity }) => quantity.end <= marker);
  const parts = alike.filter(({ quantity }) => quantity.start > marker && quantity.start < previous.quantity.start);
  const [a, b, c] = [whole?.quantity.baseValue, part.quantity.baseValue, previous.quantity.baseValue];
  if (!a || !b || !c || parts.length < 2) return undefined;
  return a.subtract(c).absolute().compare(b.subtract(c).absolute()) < 0 ? whole : undefined;
}

/** 2022年产值2.0亿元，2023年产值5.0亿元: one name, the later year second. */
function isLaterSame(first: Figure, second: Figure): boolean {
  return (
    first.canonicalMetric !== "" &&
    first.canonicalMetric.replace(PERIOD_WORD, "") === second.canonicalMetric.replace(PERIOD_WORD, "") &&
    first.period !== undefined &&
    second.period !== undefined &&
    first.period.to < second.period.from
  );
}

/** 不合格率2.58%，比上年下降0.54个百分点（上年为3.12%）: the earlier period's figure follows in brackets. */
function bracketedPair({ text, figures }: Sentence, position: number): readonly [Figure, Figure] | undefined {
  const [current, change, previous] = figures.slice(Math.max(0, position - 1), position + 2);
  if (!current || !change || !previous || figures[position] !== change) return undefined;
  // 增加709.76万元，增长11.43%（2022年6210.55万元）: the first is the change itself.
  if (CHANGES.test(text.slice(0, current.quantity.start).replace(/\s+$/, ""))) return undefined;
  const gap = text.slice(change.quantity.end, previous.quantity.start);
  const isPrevious = /^\s*[（(](?:上年|去年|上一年|前一年|上期|(?:19|20)\d{2}年)(?:度|同期|末)?[^\d（）()，,]{0,8}$/.test(gap);
  if (!isPrevious || current.quantity.baseUnit !== previous.quantity.baseUnit || current.approximate || previous.approximate)
    return undefined;
  const alike = (isAmount(current) && isAmount(previous)) || (isPercent(current) && isPercent(previous));
  return alike && !/[。；;]/.test(text.slice(current.quantity.end, change.quantity.start)) ? [current, previous] : undefined;
}

/** 上年决算514.96万元，本年决算497.45万元. */
function isLastYearFirst({ text }: Sentence, first: Figure, between: string): boolean {
  const before = /[^，,；;。]*$/.exec(text.slice(0, first.quantity.start))?.[0] ?? "";
  return /上年|去年|上一年/.test(before) && /^[，,、；;]\s*(?:本年|今年|当年|本年度)/.test(between) && !/上年|去年/.test(between);
}

function readingOf(change: Figure, current: Figure, sentence: Sentence): GrowthRelation["reading"] | undefined {
  const { kind, baseUnit } = change.quantity;
  if (kind === "percent") return isPercent(current) ? undefined : "rate";
  if (kind === "percentagePoint") return isPercent(current) ? "points" : undefined;
  if (kind === "multiple")
    return /增长|增加|提高|提升|上升/.test(sentence.text.slice(Math.max(0, change.quantity.start - 4), change.quantity.start))
      ? "increaseMultiple"
      : "multiple";
  return baseUnit === current.quantity.baseUnit && isAmount(change) ? "amount" : undefined;
}
