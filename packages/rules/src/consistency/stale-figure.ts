import type { Figure, Report, ReportTable, Sentence } from "@gouji/report";
import { Rational } from "@gouji/values";
import type { Profile } from "../profile.ts";
import { shown } from "../reading.ts";
import { cite, consistent, defineRule } from "../rule.ts";

/** The same figures said of two years, one beside the other. */
export interface StaleFigures {
  readonly key: string;
  /** This year's. */
  readonly current: readonly Figure[];
  /** The other year's, in the same order. */
  readonly earlier: readonly Figure[];
  /** How many more figures of the two agree in wording and differ in value. */
  readonly changed: number;
  readonly year: string;
  readonly earlierYear: string;
  /** The earlier year's are those of another report. */
  readonly fromReport?: true;
}

/** So many equal figures at once are not chance. */
const SEVERAL = 2;
const SEVERAL_ROWS = 3;
/** What stays as it is from year to year. */
const CONSTANT = /标准|定额|单价|编制|面积|户籍|每人|人均|额度|起付|封顶|比例|名额|标的|合同|期限|总投资|规模|管辖|下设|辖区|共有|现有/;

/** What is reported of one year is not another year's figures again. */
export const staleFigure = defineRule<StaleFigures>({
  id: "stale-figure",
  family: "consistency",
  title: "沿用以前年度数据",
  titleEn: "Another year's figures again",
  severity: "warning",
  specificity: 20,
  subjects: ({ report }) => [...staleSentences(report.sentences), ...staleColumns(report), ...staleReports(report)],
  keyOf: ({ key }) => key,
  judge: ({ current, earlier, changed, year, earlierYear, fromReport }, profile) => {
    const [first] = current;
    if (!first || current.length < SEVERAL || (fromReport && !areMany(current.length, changed, profile)))
      return consistent("loose", current);
    const values = current.map((figure) => `${nameIn(figure)} ${shown(figure)}`.trim());
    return {
      kind: "inconsistent",
      message: {
        id: fromReport ? "stale-figure.report" : "stale-figure",
        data: {
          ...(fromReport ? { compared: String(current.length + changed) } : {}),
          year,
          earlierYear,
          count: String(current.length),
          values: values.length > 5 ? `${values.slice(0, 5).join("、")}等` : values.join("、"),
        },
      },
      stated: shown(first),
      evidence: [
        ...current.map((figure, index) => cite(figure, index === 0 ? "stated" : "operand")),
        ...earlier.map((figure) => cite(figure, "context")),
      ],
    };
  },
});

/** The indicator, where the column says only 实际完成值. */
function nameIn({ role, subject, metric }: Figure): string {
  return role === "actual" && subject !== "" ? subject : metric;
}

/** Against another report many figures can be held, and some stay the same by chance. */
function areMany(equal: number, changed: number, { manyStaleFigures, staleShare }: Profile): boolean {
  const share = Rational.of(BigInt(equal), BigInt(equal + changed));
  return equal >= manyStaleFigures && share.compare(Rational.parse(staleShare)) >= 0;
}

/** This report's figures against those of an earlier year's report that is known. */
function staleReports({ comparisons = [] }: Report): StaleFigures[] {
  return comparisons.flatMap((comparison): StaleFigures[] => {
    if (comparison.kind !== "years") return [];
    const { key, year, earlierYear, pairs } = comparison;
    const equal = pairs.filter(([now, then]) => now.quantity.baseValue?.equals(then.quantity.baseValue ?? now.quantity.scale) === true);
    return [
      {
        key,
        year,
        earlierYear,
        current: equal.map(([now]) => now),
        earlier: equal.map(([, then]) => then),
        changed: pairs.length - equal.length,
        fromReport: true,
      },
    ];
  });
}

interface Told {
  readonly figure: Figure;
  readonly sentence: Sentence;
  readonly year: string;
}

/** Sentences of two years that say the same with the same figures. `earlier` are those of another report; without it the report's own. */
export function staleSentences(current: readonly Sentence[], earlier: readonly Sentence[] = current): StaleFigures[] {
  const known = new Map<string, Told[]>();
  for (const told of toldIn(earlier)) known.set(skeletonOf(told.figure), [...(known.get(skeletonOf(told.figure)) ?? []), told]);
  const pairs = new Map<string, { readonly now: Told; readonly then: Told }[]>();
  for (const now of toldIn(current)) {
    const then = known.get(skeletonOf(now.figure))?.find(({ year }) => year < now.year);
    if (!then) continue;
    const key = `${now.sentence.index}|${then.sentence.index}`;
    pairs.set(key, [...(pairs.get(key) ?? []), { now, then }]);
  }
  return [...pairs.values()].flatMap((told): StaleFigures[] => {
    const equal = told.filter(
      ({ now, then }) =>
        now.figure.quantity.baseValue?.equals(then.figure.quantity.baseValue ?? now.figure.quantity.scale) === true &&
        now.figure.printed === then.figure.printed,
    );
    const [first] = told;
    // One that stayed among many that changed is chance.
    if (!first || equal.length === 0 || equal.length * 2 < told.length) return [];
    return [
      {
        key: skeletonOf(first.now.figure),
        current: equal.map(({ now }) => now.figure),
        earlier: equal.map(({ then }) => then.figure),
        changed: told.length - equal.length,
        year: first.now.year,
        earlierYear: first.then.year,
      },
    ];
  });
}

/** Counted results with the year of their sentence, else the last one that their section named. */
function toldIn(sentences: readonly Sentence[]): Told[] {
  let section = "";
  let year = "";
  return sentences.flatMap((sentence) => {
    if (sentence.at.table !== undefined) return [];
    const path = sentence.path.join(" › ");
    if (path !== section) year = "";
    section = path;
    year = /(?<!\d)((?:19|20)\d{2})\s*年/.exec(sentence.text)?.[1] ?? year;
    return year === ""
      ? []
      : sentence.figures.filter(isResult).map((figure) => ({ figure, sentence, year: (figure.period?.from ?? year).slice(0, 4) }));
  });
}

function isResult({ quantity, quote, approximate }: Figure): boolean {
  const counts = ["count", "money", "measure"].includes(quantity.kind) && quantity.baseValue !== undefined && quantity.comparator === "=";
  return counts && !approximate && !CONSTANT.test(quote) && quantity.digits.replace(/\D/g, "").replace(/0+$/, "").length >= 2;
}

/** The clause without its numbers. */
function skeletonOf({ quote, quantity }: Figure): string {
  return `${quote.replace(/\s+/g, "").replace(/[\d.,，]+/g, "#")}|${quantity.baseUnit}`;
}

/** Columns of two years that hold the same amounts in several rows. */
function staleColumns({ tables, figures }: Report): StaleFigures[] {
  return tables.flatMap((table) => {
    const columns = yearColumns(table);
    return columns.flatMap(([column, year], index): StaleFigures[] => {
      const before = columns[index - 1];
      if (!before) return [];
      const [other, earlierYear] = before;
      const rows = cellPairs(table, figures, column, other);
      const equal = rows.filter(([now, then]) => now.printed === then.printed);
      if (equal.length < SEVERAL_ROWS || equal.length * 2 < rows.length) return [];
      return [
        {
          key: `${table.name} › ${year} › ${earlierYear}`,
          current: equal.map(([now]) => now),
          earlier: equal.map(([, then]) => then),
          changed: rows.length - equal.length,
          year,
          earlierYear,
        },
      ];
    });
  });
}

/** Columns headed by a year and nothing else that tells them apart, the earlier first. */
function yearColumns(table: ReportTable): (readonly [column: number, year: string])[] {
  const [header = []] = table.grid;
  const columns = header.flatMap((cell, column) => {
    const year = /^((?:19|20)\d{2})年?(?:度)?(?:实际|决算|完成)?(?:数|值|情况)?$/.exec(cell?.text.replace(/\s+/g, "") ?? "")?.[1];
    return year === undefined || header[column - 1] === cell ? [] : [[column, year] as const];
  });
  return columns.sort(([, a], [, b]) => a.localeCompare(b));
}

function cellPairs(
  { index: table }: ReportTable,
  figures: readonly Figure[],
  column: number,
  other: number,
): (readonly [Figure, Figure])[] {
  const inColumn = (wanted: number) =>
    new Map(
      figures.flatMap((figure) => {
        const { source } = figure;
        return source.kind === "cell" && source.table === table && source.col === wanted && isTelling(figure)
          ? [[source.row, figure] as const]
          : [];
      }),
    );
  const earlier = inColumn(other);
  return [...inColumn(column)].flatMap(([row, figure]) => {
    const then = earlier.get(row);
    return then ? [[figure, then] as const] : [];
  });
}

function isTelling({ quantity, at }: Figure): boolean {
  const digits = quantity.digits.replace(/\D/g, "").replace(/^0+|0+$/g, "");
  return quantity.baseValue !== undefined && quantity.kind !== "percent" && digits.length >= 3 && !CONSTANT.test(at.label);
}
