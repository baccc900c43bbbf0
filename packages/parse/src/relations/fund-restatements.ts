import type { Figure, FundLine, Relation, ReportTable, ScoreGroup, Sentence } from "@gouji/report";
import { isAmount } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { columnCount, dataRows } from "./table-rows.ts";

const COLUMNS = ["initialBudget", "budget", "expenditure", "executionRate"] as const;

/** A project's budget, expenditure and rate in its form, in the overview of all projects and in the text: one fact each. */
export const findFundRestatements: Finder = ({ sentences, tables }, { fundLines, scoreGroups }) => {
  const byProject = new Map<string, FundLine[]>();
  for (const line of fundLines) {
    const name = plainName(line.project);
    if (name.length < 3 || !(line.total || plainName(line.label) === name)) continue;
    byProject.set(name, [...(byProject.get(name) ?? []), line]);
  }
  const scores = [...byProject].flatMap(([name, lines]) => totalScores(name, lines, scoreGroups));
  const funds = [...byProject].flatMap(([name, lines]) =>
    COLUMNS.flatMap((column): Relation[] => {
      const figures = onePerPlace(lines.flatMap((line) => line[column] ?? []));
      const [first] = figures;
      if (!first || figures.length < 2 || figures.some(({ quantity }) => quantity.baseUnit !== first.quantity.baseUnit)) return [];
      return [{ kind: "restatement", key: `${name} › ${column}`, basis: "label", figures, components: [] }];
    }),
  );
  return [...funds, ...scores, ...spendingInText(sentences, tables)];
};

/** A project's total score in the overview against the one of its form. The points of a form's funds line are those of its execution rate. */
function totalScores(name: string, lines: readonly FundLine[], groups: readonly ScoreGroup[]): Relation[] {
  const overview = lines.filter(({ total, fullScore }) => !total && !fullScore).flatMap(({ score }) => score ?? []);
  const own = groups.filter(({ total, project }) => total && plainName(project) === name).flatMap(({ score }) => score ?? []);
  if (overview.length === 0 || own.length !== 1) return [];
  const figures = onePerPlace([...overview, ...own]);
  return figures.length < 2 ? [] : [{ kind: "restatement", key: `${name} › score`, basis: "label", figures, components: [] }];
}

/** All that was spent, not what it was spent on. */
const SPENT = /^(?:全年执行数|(?:资金|项目|累计|实际|全年)?(?:支出|支付|使用)(?:资金|金额|数)?)$/;
/** Before the year is over less is spent. */
const CUT_OFF = /(?:[1-9]|1[01])月|上半年|季度/;

/** The total that the one table gives as spent, against the sentence that names its total budget and goes on to what was spent. */
function spendingInText(sentences: readonly Sentence[], tables: readonly ReportTable[]): Relation[] {
  const totals = tables.flatMap(totalsOf);
  const [total] = totals;
  if (!total || totals.length !== 1) return [];
  const { key, budget, expenditure } = total;
  return sentences.flatMap((sentence): Relation[] => {
    const at = sentence.figures.findIndex(({ quantity }) => equal(quantity, budget.quantity));
    const spent = at < 0 || sentence.at.table !== undefined ? undefined : nextSpending(sentences, sentence, at);
    if (!spent || spent.quantity.baseUnit !== expenditure.quantity.baseUnit) return [];
    return [{ kind: "restatement", key: `${key} › 正文支出`, basis: "label", figures: [expenditure, spent], components: [] }];
  });
}

/** Budget and expenditure of a 合计 row. */
function totalsOf(table: ReportTable) {
  const columns = Array.from({ length: columnCount(table) }, (_, column) => column);
  return dataRows(table).flatMap((row) => {
    if (!/^(?:合计|总计|共计)$/.test(row.label)) return [];
    const only = (role: Figure["role"]) => {
      const [figure, ...others] = columns.flatMap((column) => row.figure(column) ?? []).filter((one) => one.role === role && isAmount(one));
      return others.length === 0 ? figure : undefined;
    };
    const [budget, expenditure] = [only("budget"), only("expenditure")];
    return budget && expenditure ? [{ key: `${table.name} › ${row.label}`, budget, expenditure }] : [];
  });
}

/** What was spent, in the rest of the sentence or the next one. */
function nextSpending(sentences: readonly Sentence[], sentence: Sentence, at: number): Figure | undefined {
  const next = sentences[sentence.index + 1];
  const isNext = next !== undefined && next.path.join() === sentence.path.join();
  const spent = [
    ...sentence.figures.slice(at + 1).map((figure) => ({ figure, text: sentence.text })),
    ...(isNext ? next.figures.slice(0, 1).map((figure) => ({ figure, text: next.text })) : []),
  ].find(({ figure }) => figure.quantity.kind === "money" && SPENT.test(figure.canonicalMetric));
  if (!spent || spent.figure.approximate || CUT_OFF.test(spent.text.slice(0, spent.figure.quantity.start))) return undefined;
  return spent.figure;
}

function equal(a: Figure["quantity"], b: Figure["quantity"]): boolean {
  return a.baseValue !== undefined && b.baseValue !== undefined && a.baseUnit === b.baseUnit && a.baseValue.equals(b.baseValue);
}

/** 河道治理项目 is 河道治理. */
function plainName(name: string): string {
  return name.replace(/\s+/g, "").replace(/项目$/, "");
}

/** The first of each table; every sentence is a place of its own. */
function onePerPlace(figures: readonly Figure[]): Figure[] {
  const places = new Map<string, Figure>();
  for (const figure of figures) {
    const { source } = figure;
    const place = source.kind === "cell" ? `table ${source.table}` : `sentence ${source.sentence}`;
    if (!places.has(place) && !figure.approximate && figure.quantity.baseValue) places.set(place, figure);
  }
  return [...places.values()];
}
