import type { Fact, FactKind, Figure, FundLine, Indicator, Report, ReportTable, ScoreGroup, Sentence } from "@gouji/report";
import { GENERIC } from "../relations/restatements.ts";
import { canonicalName } from "../synonyms.ts";

/** More facts than any report has; a hostile file has no more say. */
const MOST = 3_000;
const STATED: ReadonlySet<Figure["quantity"]["kind"]> = new Set<Figure["quantity"]["kind"]>(["money", "percent", "count", "measure"]);

/** The facts of a report that another document may state as well: funds, scores, indicators, statements of the text. */
export function factsOf({ fundLines, scoreGroups, indicators, sentences, tables }: Report): Fact[] {
  return [
    ...fundLines.flatMap((line) => fundFacts(line, fundLines)),
    ...scoreGroups.flatMap(totalScore),
    ...indicators.flatMap(indicatorFacts),
    ...sentences.flatMap(statements),
    ...tables.flatMap(columnTotals),
  ].slice(0, MOST);
}

function fact(kind: FactKind, name: string, project: string, figure: Figure | undefined): Fact[] {
  return figure && name !== "" ? [{ kind, name, project, figure }] : [];
}

function fundFacts(line: FundLine, all: readonly FundLine[]): Fact[] {
  const { label, project, total, initialBudget, budget, fundsReceived, expenditure, executionRate } = line;
  // In a report on several projects each has its line, under the project's name.
  const whole = total || all.length === 1 || (project !== "" && canonicalName(label) === canonicalName(project));
  const named = (role: string) => (whole ? role : `${canonicalName(label)} › ${role}`);
  return [
    ...fact("funds", named("年初预算数"), project, initialBudget),
    ...fact("funds", named("全年预算数"), project, budget),
    ...fact("funds", named("到位资金"), project, fundsReceived),
    ...fact("funds", named("全年执行数"), project, expenditure),
    ...fact("funds", named("预算执行率"), project, executionRate),
  ];
}

function totalScore({ total, score, project }: ScoreGroup): Fact[] {
  return total ? fact("totalScore", "总分", project, score) : [];
}

function indicatorFacts({ canonicalName: name, project, table, target, actual, score, fullScore }: Indicator): Fact[] {
  if (name.length < 3) return [];
  // What a list in prose calls an indicator is a statement like others.
  if (table === undefined) return name.length < 4 ? [] : fact("statement", name, project, actual?.figure);
  return [
    ...fact("target", name, project, target?.figure),
    ...fact("actual", name, project, actual?.figure),
    ...fact("score", name, project, score?.figure),
    ...fact("fullScore", name, project, fullScore?.figure),
  ];
}

/** Results that the text states under a name of their own: no targets, changes, points or parts. */
function statements(sentence: Sentence): Fact[] {
  if (sentence.at.table !== undefined) return [];
  return sentence.figures.flatMap((figure) => {
    const { canonicalMetric: name, approximate, quantity, subject } = figure;
    if (name.length < 4 || GENERIC.test(name) || approximate || quantity.comparator !== "=" || !STATED.has(quantity.kind)) return [];
    const before = sentence.text.slice(Math.max(0, quantity.start - 12), quantity.start);
    if (/目标|计划|指标值|每|标准|得分|扣|增|减|提高|下降|上升|上年|去年|同期|其中/.test(before)) return [];
    return fact("statement", name, subject, figure);
  });
}

/** Totals of a table's columns, by the columns' names: an annex adds up what report and form state. */
function columnTotals({ grid }: ReportTable): Fact[] {
  const cells = new Set(grid.flat().filter((cell) => cell !== undefined));
  return [...cells].flatMap(({ figure, rowPath, columnPath }) => {
    const isTotal = rowPath.some((label) => /^(?:合\s*计|总\s*计|共\s*计)$/.test(label.trim()));
    const name = canonicalName((columnPath.at(-1) ?? "").replace(/[（(][^（()）]{1,6}[)）]\s*$/, ""));
    return isTotal && name.length >= 4 && !/分值|得分|权重|率$/.test(name) ? fact("tableTotal", name, "", figure) : [];
  });
}
