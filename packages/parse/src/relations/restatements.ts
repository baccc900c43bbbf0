import type { Figure, FundLine, Indicator, Relation, RestatementRelation, Sentence } from "@gouji/report";
import { overlaps } from "@gouji/values";
import type { Draft } from "../draft.ts";
import { canonicalName } from "../synonyms.ts";
import { isAmount, isPercent, samePeriod } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { ofKnownProject } from "./target-restatements.ts";

/** Names too general to tell what is measured. */
export const GENERIC =
  /^(?:金额|数量|得分|分值|完成率|实际完成值|目标值|满意度|合计|小计|比例|占比|人数|资金|预算|支出|收入|全年预算数|全年执行数|年初预算数|项目资金|其他|标准|单价|数|率|总额|得分率|实际|计划|完成|份|个|家|问卷|.{1,3})$/;

const LONGEST_NAME = 20;
/** Short names that the accounts 部门决算 give one meaning. */
const OF_ACCOUNTS = /^(?:基本支出|项目支出|人员经费|公用经费)$/;

/** One fact in several places: an indicator's value and its analysis, a figure of the funds table and of the text, one metric stated twice. */
export const findRestatements: Finder = (draft, records) => [
  ...indicatorValues(draft, records.indicators),
  ...sameIndicator(records.indicators),
  ...statedTwice(draft, ofProjects(records.indicators)),
  ...fundTotals(draft, records),
];

/** The value in the table against the same name's value in the section that the indicator heads. */
function indicatorValues(draft: Draft, indicators: readonly Indicator[]): Relation[] {
  return indicators.flatMap((indicator): Relation[] => {
    const actual = indicator.actual?.figure;
    if (!actual || indicator.table === undefined || !(isPercent(actual) || isAmount(actual)) || actual.approximate) return [];
    const stated = draft.sentences
      .filter((sentence) => headedBy(sentence, indicator) || begunBy(sentence, indicator))
      .flatMap((sentence) => sentence.figures.filter((figure) => speaksOf(sentence, figure, indicator) && comparable(figure, actual)));
    return stated.length === 0 ? [] : [restatement(indicator.key, [actual, ...stated.slice(0, 3)], "label")];
  });
}

function headedBy(sentence: Sentence, { canonicalName: name, code }: Indicator): boolean {
  if (sentence.at.table !== undefined) return false;
  const heading = sentence.path.at(-1) ?? "";
  const plain = heading.replace(/\s+/g, "");
  return (
    (name.length >= 3 && canonicalName(heading).includes(name)) ||
    (code !== "" && new RegExp(`(?:^|[^A-Za-z0-9])${code}(?!\\d)`).test(plain))
  );
}

/** A paragraph that begins with the indicator's code and name: C31 收入预算完成（权重分 4 分）, … */
function begunBy(sentence: Sentence, { code, canonicalName: name }: Indicator): boolean {
  if (sentence.at.table !== undefined || code === "") return false;
  const text = sentence.text.replace(/\s+/g, "");
  return text.startsWith(code) && canonicalName(text.slice(0, code.length + name.length + 8)).startsWith(name);
}

/** The figure is the indicator's own result in the words of its section: its name stands before it, no target word does. */
function speaksOf(sentence: Sentence, figure: Figure, indicator: Indicator): boolean {
  const before = sentence.text.slice(Math.max(0, figure.quantity.start - 30), figure.quantity.start);
  const clause = /[^，,；;。]*$/.exec(before)?.[0] ?? "";
  if (
    /目标|指标值|计划|应|要求|低于|不低|达不到|上年|去年|得分|扣|每/.test(clause) ||
    figure.quantity.comparator !== "=" ||
    figure.approximate
  )
    return false;
  const name = figure.canonicalMetric;
  return (
    name.length >= 3 &&
    !/^(?:完成率|率)$/.test(name) &&
    (name.endsWith(indicator.canonicalName) ||
      indicator.canonicalName.endsWith(name) ||
      (indicator.canonicalName.length >= 4 && name.includes(indicator.canonicalName)) ||
      (begunBy(sentence, indicator) && name.length >= 5 && indicator.canonicalName.endsWith(name.replace(/率$/, ""))))
  );
}

/** An indicator that two tables report: the same result in both. */
function sameIndicator(indicators: readonly Indicator[]): Relation[] {
  const byName = new Map<string, Indicator[]>();
  for (const indicator of ofKnownProject(indicators)) {
    if (!indicator.actual?.figure || indicator.table === undefined) continue;
    const key = [indicator.project, ...indicator.path.map(canonicalName), indicator.canonicalName].join("|");
    byName.set(key, [...(byName.get(key) ?? []), indicator]);
  }
  return [...byName.values()].flatMap((same) => {
    const tables = new Set(same.map(({ table }) => table));
    const figures = same.flatMap(({ actual }) => actual?.figure ?? []);
    const [first] = figures;
    return first && tables.size === same.length && same.length > 1 && figures.every((figure) => comparable(figure, first))
      ? [restatement(same[0]?.key ?? "", figures, "label")]
      : [];
  });
}

/** Targets and results of one of several projects: 群众满意度 is another fact in each. */
function ofProjects(indicators: readonly Indicator[]): ReadonlySet<Figure> {
  return new Set(
    indicators.flatMap(({ project, target, actual }) =>
      project === "" ? [] : [target?.figure, actual?.figure].flatMap((figure) => figure ?? []),
    ),
  );
}

interface Statement {
  readonly figure: Figure;
  readonly sentence: Sentence;
}

/** Figures of sentences with one specific name, subject, period and kind. */
function statedTwice({ sentences }: Draft, others: ReadonlySet<Figure>): Relation[] {
  const groups = new Map<string, Statement[]>();
  for (const sentence of sentences) {
    if (sentence.at.table !== undefined) continue;
    for (const figure of sentence.figures) {
      if (others.has(figure) || !isStatable(sentence, figure)) continue;
      const key = [figure.canonicalMetric, figure.subject, figure.quantity.baseUnit, scopeOf(sentence, figure)].join("|");
      groups.set(key, [...(groups.get(key) ?? []), { figure, sentence }]);
    }
  }
  return [...groups.entries()]
    .flatMap(([key, all]) => byPeriod(all).map((found) => [key, found] as const))
    .flatMap(([key, found]) => {
      const places = new Set(found.map(({ sentence }) => sentence.index));
      // More than four statements of one name are a name that says too little.
      if (places.size < 2 || found.length > 4) return [];
      return [
        restatement(
          key
            .split("|")
            .slice(0, 2)
            .filter((part) => part !== "")
            .join(" › "),
          found.map(({ figure }) => figure),
          isOneFact(found) ? "label" : "inferred",
        ),
      ];
    });
}

const FUNDS = /执行率|支出率|到位率|预算|支出|资金|经费/;
/** Headings that name a part of a report. Others name what the part is about: a project, a task. */
const PART =
  /情况|概况|概述|分析|资金|预算|经费|支出|收入|执行|管理|结论|评价|目标|绩效|成效|效益|产出|过程|决策|投入|问题|建议|措施|说明|总体|基本|附/;

/** （五）森林防火 … 预算执行率91.2%: said of that project alone, not of all the money. */
function scopeOf({ path }: Sentence, { canonicalMetric }: Figure): string {
  const heading = path.length > 1 ? (path.at(-1) ?? "") : "";
  return FUNDS.test(canonicalMetric) && !PART.test(heading) ? heading : "";
}

/** Statements of one period; those that name none go with the only period that is named. */
function byPeriod(found: readonly Statement[]): Statement[][] {
  const periods = [...new Set(found.flatMap(({ figure: { period } }) => (period ? [`${period.from}/${period.to}`] : [])))];
  if (periods.length <= 1) return [[...found]];
  const of = (wanted: string | undefined) =>
    found.filter(({ figure: { period } }) => (period ? `${period.from}/${period.to}` : undefined) === wanted);
  return [...periods.map(of), of(undefined)].filter((group) => group.length > 0);
}

/** A long name said twice in one part of the report leaves no room for another scope. */
function isOneFact(found: readonly Statement[]): boolean {
  const [first] = found;
  const part = first?.sentence.path.slice(0, 2).join();
  return (
    first !== undefined &&
    first.figure.canonicalMetric.length >= 7 &&
    found.every(({ sentence }) => sentence.path.slice(0, 2).join() === part)
  );
}

function isStatable(sentence: Sentence, figure: Figure): boolean {
  const { canonicalMetric: name, approximate } = figure;
  if (GENERIC.test(name) || approximate || figure.quantity.comparator !== "=" || (name.length < 5 && !OF_ACCOUNTS.test(name))) return false;
  // Cells of a row without gaps read like a sentence: their words run on.
  if (name.length > LONGEST_NAME) return false;
  if (!(isAmount(figure) || isPercent(figure)) || figure.quantity.kind === "duration" || figure.quantity.kind === "number") return false;
  const before = sentence.text.slice(Math.max(0, figure.quantity.start - 12), figure.quantity.start);
  return !/目标|计划|指标值|每|标准|得分|扣|增|减|提高|下降|上升|其中/.test(before);
}

/** The report's own execution rate in text and in the total line of its funds table. */
function fundTotals({ sentences }: Draft, { fundLines }: { readonly fundLines: readonly FundLine[] }): Relation[] {
  const lines = fundLines.filter((line) => (line.total || /合计|总计/.test(line.project)) && line.executionRate);
  const [line] = lines;
  const rate = line?.executionRate;
  if (!line || !rate || lines.length !== 1 || !isPercent(rate)) return [];
  const stated = sentences
    .filter((sentence) => sentence.at.table === undefined)
    .flatMap((sentence) =>
      sentence.figures.filter(
        (figure) =>
          isPercent(figure) &&
          figure.canonicalMetric === "预算执行率" &&
          figure.subject === "" &&
          figure.quantity.comparator === "=" &&
          !figure.approximate &&
          !isOfOtherFunds(sentence, figure, line) &&
          !/目标|指标值/.test(sentence.text.slice(Math.max(0, figure.quantity.start - 8), figure.quantity.start)),
      ),
    );
  return stated.length === 0 || stated.length > 3 ? [] : [restatement(line.key, [rate, ...stated], "label")];
}

/** 支出预算为50万元，支出决算为42.72万元，完成预算的85.44%: the money that the rate is of stands before it, and is not the line's. */
function isOfOtherFunds({ figures }: Sentence, rate: Figure, line: FundLine): boolean {
  const before = figures.slice(0, figures.indexOf(rate));
  const money = before.filter(({ quantity }) => quantity.kind === "money").slice(-2);
  const own = [line.initialBudget, line.budget, line.fundsReceived, line.expenditure].flatMap((figure) => figure ?? []);
  return money.length > 0 && !money.some((figure) => own.some((other) => mayBeEqual(figure, other)));
}

/** Printed to different places, two figures may still be one amount. */
function mayBeEqual({ quantity: a }: Figure, { quantity: b }: Figure): boolean {
  return a.baseUnit === b.baseUnit && a.interval !== undefined && b.interval !== undefined && overlaps(a.interval, b.interval);
}

function comparable(a: Figure, b: Figure): boolean {
  return (
    a.quantity.baseUnit === b.quantity.baseUnit &&
    a.quantity.baseValue !== undefined &&
    b.quantity.baseValue !== undefined &&
    (samePeriod(a.period, b.period) || !a.period || !b.period)
  );
}

function restatement(key: string, figures: readonly Figure[], basis: RestatementRelation["basis"]): RestatementRelation {
  return { kind: "restatement", key, basis, figures: [...new Set(figures)], components: [] };
}
