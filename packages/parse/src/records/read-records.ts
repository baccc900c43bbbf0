import type { FundLine, Indicator, ReportTable, ScoreGroup, ScoreLine } from "@gouji/report";
import type { Draft } from "../draft.ts";
import { TOTAL_SCORE } from "../labels.ts";
import { turnedScoreTable } from "../tables/turned-table.ts";
import { readBounds } from "./bounds.ts";
import { readClaims } from "./claims.ts";
import { readFundTable } from "./fund-table.ts";
import { readGradeBands, readGradeStatements, totalScoreIn } from "./grades.ts";
import { indicatorRegions } from "./indicator-region.ts";
import { itemNameOf } from "./item-name.ts";
import { readOutlineRecords } from "./outline-records.ts";
import { readProseLists } from "./prose-list.ts";
import type { Records } from "./records.ts";
import { readOutline } from "./score-outline.ts";
import { shareScoringRules } from "./share-scoring-rules.ts";
import { groupsOfScoreItems, groupsOfScoreLists, scoreListsIn } from "./stated-score-lists.ts";
import { type FirstLevel, groupsStatedElsewhere, statedScores } from "./stated-scores.ts";
import { readRegionIndicators } from "./table-indicators.ts";
import { firstLevelsOf, openScoreLines, readReviewedScoreGroups, readTableScoreGroups } from "./table-score-groups.ts";
import { uniqueKeys } from "./unique-keys.ts";

/** Indicators, funding lines, scored groups, grades and claims of a draft 指标、资金、得分、等级、表述. */
export function readRecords(draft: Draft): Records {
  const keyOf = uniqueKeys();
  const tables = readTables(draft.tables, keyOf);
  const nodes = readOutline(draft);
  const outline = readOutlineRecords(nodes, keyOf);
  const lists = readProseLists(draft.sentences, keyOf);
  const indicators = shareScoringRules([...tables.flatMap((table) => table.indicators), ...outline.indicators, ...lists.indicators]);
  const tableGroups = tables.flatMap((table) => table.groups);
  const levels = tables.flatMap((table) => table.firstLevels);
  const scoreLists = scoreListsIn(draft.sentences);
  return {
    indicators,
    fundLines: withFullMarksFrom(draft, [...tables.flatMap((table) => table.fundLines), ...lists.fundLines]),
    scoreGroups: [
      ...tableGroups,
      ...groupsStatedElsewhere(levels, indicators, statedScores(draft.sentences), keyOf),
      ...outline.groups,
      ...grandTotals(draft, partsOfTotal(outline.roots, tables), keyOf),
      ...lists.groups,
      ...groupsOfScoreLists(scoreLists, keyOf),
      ...groupsOfScoreItems(scoreLists, keyOf),
    ],
    gradeStatements: readGradeStatements(draft),
    gradeBands: readGradeBands(draft),
    claims: readClaims(draft, nodes, indicators),
  };
}

interface TableRecords {
  readonly indicators: readonly Indicator[];
  readonly fundLines: readonly FundLine[];
  readonly groups: readonly ScoreGroup[];
  /** The scored lines of a table that has neither subtotals nor a total. */
  readonly open: readonly ScoreLine[];
  readonly firstLevels: readonly FirstLevel[];
}

/** A form may print its funds and its indicators in two tables, one after the other: the first total below has the points of both. */
function readTables(tables: readonly ReportTable[], keyOf: (label: string) => string): TableRecords[] {
  let waiting: readonly FundLine[] = [];
  return tables.map((table) => {
    const read = readTable(table, waiting, keyOf);
    const isForm = read.indicators.length > 0;
    if (read.fundLines.length > 0 && !isForm) waiting = read.fundLines.filter(({ total, score }) => total && score);
    else if (read.groups.some(({ total }) => total)) waiting = [];
    return read;
  });
}

function readTable(table: ReportTable, before: readonly FundLine[], keyOf: (label: string) => string): TableRecords {
  const project = formProject(table);
  const fundLines = readFundTable(table, project, keyOf);
  const funds = fundLines.length > 0 ? fundLines : before;
  const regions = indicatorRegions(turnedScoreTable(table) ?? table).map((region) => ({
    region,
    items: readRegionIndicators(region, project, keyOf),
  }));
  const open = regions.flatMap(({ region, items }) => openScoreLines(region, items, funds, keyOf));
  return {
    indicators: regions.flatMap(({ items }) => items.map(({ indicator }) => indicator)),
    fundLines,
    groups: [
      ...regions.flatMap(({ region, items }) => [
        ...readTableScoreGroups(region, items, funds, project, keyOf),
        ...readReviewedScoreGroups(region, items, project, keyOf),
      ]),
      ...headTotal(table, project, open, keyOf),
    ],
    open,
    firstLevels: regions.flatMap(({ region, items }) => firstLevelsOf(region, items)),
  };
}

/** The total that a form prints in its head, over the lines of its table. */
function headTotal(table: ReportTable, project: string, parts: readonly ScoreLine[], keyOf: (label: string) => string): ScoreGroup[] {
  if (parts.length < 2) return [];
  const figures = table.grid.slice(0, 3).flatMap((row) =>
    row.flatMap((cell, column) => {
      const label = row[column - 1]?.text.replace(/[\s：:]+/g, "") ?? "";
      // 得分 | 17.5 | 22.2 | 27: a row of scores, no total.
      const isLine = parts.some(({ score }) => score === cell?.figure);
      return cell?.figure && cell !== row[column - 1] && TOTAL_SCORE.test(label) && !isLine ? [{ label, score: cell.figure }] : [];
    }),
  );
  return figures.slice(0, 1).map(({ label, score }) => {
    const key = keyOf([table.name, project, label].filter((part) => part !== "").join(" › "));
    return { key, name: label, project, score, parts, total: true, siblings: key };
  });
}

/** The project of a form: the cell beside 项目名称 in its head. */
function formProject(table: ReportTable): string {
  for (const row of table.grid.slice(0, 4)) {
    const label = row.findIndex((cell) => cell !== undefined && /^项目名称[：:]?$/.test(cell.text.replace(/\s+/g, "")));
    const value =
      label < 0 ? undefined : row.slice(label).find((cell) => cell !== undefined && cell !== row[label] && cell.text.trim() !== "");
    if (value && !/[级]指标|预算|执行/.test(row.map((cell) => cell?.text ?? "").join(""))) return value.text.replace(/\s+/g, "");
  }
  return "";
}

/** The report's own total is over the first-level groups of the text, else the subtotals of its tables, else the lines of its only score table. */
function partsOfTotal(roots: readonly ScoreLine[], tables: readonly TableRecords[]): readonly ScoreLine[] {
  if (roots.length > 1) return roots;
  const groups = tables.flatMap((table) => table.groups);
  const subtotals = groups.filter(({ total, score }) => !total && score);
  if (subtotals.length > 1) return subtotals.map((group) => lineOf(group));
  const open = tables.filter((table) => table.open.length > 1);
  return groups.some(({ score }) => score) || open.length !== 1 ? [] : (open[0]?.open ?? []);
}

/** The report's own total 综合得分. */
function grandTotals(draft: Draft, parts: readonly ScoreLine[], keyOf: (label: string) => string): ScoreGroup[] {
  const groups: ScoreGroup[] = [];
  const seen = new Set<string>();
  for (const sentence of draft.sentences) {
    const score = itemNameOf(sentence.text) === undefined ? totalScoreIn(sentence) : undefined;
    const digits = score?.quantity.digits ?? "";
    if (!score || seen.has(digits)) continue;
    seen.add(digits);
    const key = keyOf("综合得分");
    groups.push({ key, name: "综合得分", project: "", score, parts, total: true, siblings: key });
  }
  return groups;
}

function lineOf({ key, name, fullScore, score, scoreRate }: ScoreGroup): ScoreLine {
  return { key, label: name, ...(fullScore ? { fullScore } : {}), ...(score ? { score } : {}), ...(scoreRate ? { scoreRate } : {}) };
}

/** Lines with a score, and the rate from which the form's own words give full marks: 预算执行率95%以上得满分. */
function withFullMarksFrom(draft: Draft, lines: readonly FundLine[]): FundLine[] {
  const texts = [...draft.sentences, ...draft.tables.flatMap(({ grid }) => grid.flat())].map((holder) => holder?.text ?? "");
  const condition = texts.map((text) => FULL_MARKS.exec(text)?.[1]).find((words) => words !== undefined);
  const from = condition === undefined ? undefined : readBounds(condition)?.min;
  return lines.map((line) => (from === undefined || !line.score ? line : { ...line, fullMarksFrom: from }));
}

const FULL_MARKS = /执行率([^。；;\n]{1,24}?)(?:得|计|给|为|是|按)\s*(?:满分|全分)/;
