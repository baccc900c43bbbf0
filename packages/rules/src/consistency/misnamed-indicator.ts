import type { Figure, Indicator, Report } from "@gouji/report";
import { shown } from "../reading.ts";
import { cite, citePhrase, consistent, type Evidence, type Verdict } from "../rule.ts";

/** An indicator whose name does not say what stands beside it. */
export type MisnamedSubject =
  | { readonly kind: "rate"; readonly key: string; readonly indicator: Indicator; readonly figure: Figure }
  | { readonly kind: "increment"; readonly key: string; readonly indicator: Indicator; readonly witnesses: readonly Indicator[] }
  | { readonly kind: "definition"; readonly key: string; readonly indicators: readonly Indicator[] }
  | { readonly kind: "targetColumn"; readonly key: string; readonly indicators: readonly Indicator[] };

/** So many targets of one table are names before its column is said to be filled in wrongly. */
const COLUMN = 3;
/** Words for any rate. */
const ANY_RATE = /^(?:完成|目标|实现|达成|综合|实际|任务|计划|预算|收入|支出|总体|比)$/;
const DEFINITION = /的(?:比率|比例|比值|百分比)|用[以于]?(?:反映|考核|评价|衡量)|^(?:反映|考核|考察|评价)/;
const LONG_NAME = 18;

export function misnamedSubjects(report: Report): MisnamedSubject[] {
  return [...ratesOf(report), ...incrementsOf(report), ...definitionsOf(report), ...targetColumnsOf(report)];
}

export function judgeMisnamed(subject: MisnamedSubject): Verdict {
  switch (subject.kind) {
    case "rate":
      return judgeRate(subject.indicator, subject.figure);
    case "increment":
      return judgeIncrement(subject.indicator, subject.witnesses);
    case "definition":
      return {
        kind: "inconsistent",
        severity: "info",
        message: { id: "label-mismatch.definition", data: { names: quoted(subject.indicators.map(({ name }) => name)) } },
        evidence: subject.indicators.map(({ namePhrase }, index) => citePhrase(namePhrase, index === 0 ? "stated" : "context")),
      };
    case "targetColumn":
      return judgeColumn(subject.indicators);
  }
}

/** The text below an indicator gives its value under the name of another rate: 征缴率 as 完成及时率. */
function ratesOf({ indicators }: Report): MisnamedSubject[] {
  return indicators.flatMap((indicator): MisnamedSubject[] => {
    const figure = indicator.target?.figure ?? indicator.actual?.figure;
    const [named, given] = [rateIn(indicator.name), rateIn(figure?.metric ?? "")];
    if (indicator.table !== undefined || figure?.quantity.kind !== "percent" || !named || !given) return [];
    return [{ kind: "rate", key: indicator.key, indicator, figure }];
  });
}

function judgeRate({ name, namePhrase, target, actual }: Indicator, figure: Figure): Verdict {
  const metric = figure.metric.replace(/^\s*\d{4}\s*年?度?/, "").trim();
  const [named = "", given = ""] = [rateIn(name), rateIn(metric)];
  if (named === given || metric.includes(`${named}率`) || name.includes(given)) return consistent("loose", [figure]);
  const values = [target?.figure, actual?.figure].flatMap((value) => value ?? []);
  return {
    kind: "inconsistent",
    message: { id: "label-mismatch.rate", data: { indicator: name, metric } },
    stated: metric,
    expected: name,
    evidence: [
      ...values.map((value, index) => cite(value, index === 0 ? "stated" : "operand")),
      { role: "context", quote: namePhrase.quote, at: namePhrase.at },
    ],
  };
}

/** 及时 of 征缴基金完成及时率; nothing for rates of no kind. */
function rateIn(text: string): string | undefined {
  const kind = /([一-鿿]{2})率(?:为|达|是|达到)?$/.exec(text.replace(/\s+/g, ""))?.[1];
  return kind === undefined || ANY_RATE.test(kind) ? undefined : kind;
}

/** Named as a total and explained as an increase: 参保人数, 考察新增参保人数. */
function incrementsOf({ indicators }: Report): MisnamedSubject[] {
  return indicators.flatMap((indicator): MisnamedSubject[] => {
    const { explanation, name, target, canonicalName } = indicator;
    const words = incrementIn(explanation?.text ?? "");
    if (!words || target?.figure?.quantity.kind !== "count" || /新增|净增|增[长加]|扩面|提[高升]/.test(name)) return [];
    // Of one thing: the two share their last two characters.
    if (!words.endsWith(name.replace(/[（(].*$/, "").slice(-2))) return [];
    const limit = target.figure.quantity.baseValue;
    const witnesses = indicators.filter(
      (other) =>
        other.canonicalName !== canonicalName &&
        other.actual?.figure !== undefined &&
        limit !== undefined &&
        other.target?.figure?.quantity.baseUnit === target.figure?.quantity.baseUnit &&
        other.target?.figure?.quantity.baseValue?.equals(limit) === true &&
        !incrementIn(other.actual.figure.quote),
    );
    return [{ kind: "increment", key: indicator.key, indicator, witnesses }];
  });
}

function incrementIn(text: string): string | undefined {
  return /(?:新增|净增)(?:加)?[一-鿿]{0,8}?(?:人数|户数|数量|人次|面积|里程|家数|数)/.exec(text.replace(/\s+/g, ""))?.[0];
}

function judgeIncrement({ name, target, explanation, namePhrase }: Indicator, witnesses: readonly Indicator[]): Verdict {
  const words = incrementIn(explanation?.text ?? "") ?? "";
  const figure = target?.figure;
  const [witness] = witnesses;
  const done = witness?.actual?.figure;
  const evidence: Evidence[] = [
    ...(explanation ? [{ role: "stated" as const, quote: explanation.text, at: explanation.at }] : []),
    ...(figure ? [cite(figure, "operand")] : []),
    ...(done ? [cite(done, "operand")] : []),
    citePhrase(namePhrase, "context"),
  ];
  return {
    kind: "inconsistent",
    // Without a statement of the total the explanation may be right and the name short.
    severity: done ? "warning" : "info",
    message: {
      id: done ? "label-mismatch.increment" : "label-mismatch.increment.alone",
      data: { indicator: name, words, target: figure ? shown(figure) : "", actual: done ? shown(done) : "" },
    },
    stated: words,
    evidence,
  };
}

/** A sentence that explains the indicator stands in place of its name, where others of the table have names. */
function definitionsOf({ indicators }: Report): MisnamedSubject[] {
  const inTables = indicators.filter(({ table }) => table !== undefined);
  const explained = inTables.filter(({ name }) => name.length >= LONG_NAME && DEFINITION.test(name));
  if (explained.length === 0 || explained.length * 2 > inTables.length) return [];
  return [{ kind: "definition", key: "definitions", indicators: explained }];
}

/** Results that are figures, against targets that only repeat what is measured. */
function targetColumnsOf({ indicators }: Report): MisnamedSubject[] {
  const tables = new Map<number, Indicator[]>();
  for (const indicator of indicators) {
    const { table, target, actual, origin } = indicator;
    if (origin !== "result" || table === undefined || !target || target.figure || actual?.figure?.quantity.kind !== "percent") continue;
    if (!isName(target.text, indicator)) continue;
    tables.set(table, [...(tables.get(table) ?? []), indicator]);
  }
  return [...tables.entries()].flatMap(([table, found]): MisnamedSubject[] =>
    found.length < COLUMN ? [] : [{ kind: "targetColumn", key: found[0]?.key ?? String(table), indicators: found }],
  );
}

/** 基金收入预算完成率, 收缴率=实收与应收的比值: what is measured, no value of it. */
function isName(text: string, { name }: Indicator): boolean {
  const words = text.replace(/\s+/g, "").replace(/[（(][^）)]*[）)]$/, "");
  return words.length >= 4 && !/[≥≤><]|不低于|不少于|以上|达到/.test(words) && (/率$|比[值例率]|=|＝/.test(words) || words.includes(name));
}

function judgeColumn(indicators: readonly Indicator[]): Verdict {
  const targets = indicators.flatMap(({ target }) => (target ? [target] : []));
  return {
    kind: "inconsistent",
    severity: "info",
    message: {
      id: "label-mismatch.target-column",
      data: {
        count: String(indicators.length),
        names: quoted(indicators.map(({ name }) => name)),
        texts: quoted(targets.map(({ text }) => text)),
      },
    },
    evidence: targets.map(({ text, at }, index) => ({ role: index === 0 ? ("stated" as const) : ("context" as const), quote: text, at })),
  };
}

function quoted(texts: readonly string[]): string {
  const shortened = texts.map((text) => `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`);
  return shortened.length > 4 ? `${shortened.slice(0, 4).join("、")}等` : shortened.join("、");
}
