import type { FundLine, Indicator, ReportTable, ScoreGroup, ScoreLine } from "@gouji/report";
import type { Draft } from "../draft.ts";
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
import { readRegionIndicators } from "./table-indicators.ts";
import { readTableScoreGroups } from "./table-score-groups.ts";
import { uniqueKeys } from "./unique-keys.ts";

/** Indicators, funding lines, scored groups, grades and claims of a draft 指标、资金、得分、等级、表述. */
export function readRecords(draft: Draft): Records {
  const keyOf = uniqueKeys();
  const tables = draft.tables.map((table) => readTable(table, keyOf));
  const nodes = readOutline(draft);
  const outline = readOutlineRecords(nodes, keyOf);
  const lists = readProseLists(draft.sentences, keyOf);
  const indicators = shareScoringRules([...tables.flatMap((table) => table.indicators), ...outline.indicators, ...lists.indicators]);
  const tableGroups = tables.flatMap((table) => table.groups);
  return {
    indicators,
    fundLines: [...tables.flatMap((table) => table.fundLines), ...lists.fundLines],
    scoreGroups: [...tableGroups, ...outline.groups, ...grandTotals(draft, outline.roots, tableGroups, keyOf), ...lists.groups],
    gradeStatements: readGradeStatements(draft),
    gradeBands: readGradeBands(draft),
    claims: readClaims(draft, nodes, indicators),
  };
}

interface TableRecords {
  readonly indicators: readonly Indicator[];
  readonly fundLines: readonly FundLine[];
  readonly groups: readonly ScoreGroup[];
}

function readTable(table: ReportTable, keyOf: (label: string) => string): TableRecords {
  const project = formProject(table);
  const fundLines = readFundTable(table, project, keyOf);
  const regions = indicatorRegions(table).map((region) => ({ region, items: readRegionIndicators(region, project, keyOf) }));
  return {
    indicators: regions.flatMap(({ items }) => items.map(({ indicator }) => indicator)),
    fundLines,
    groups: regions.flatMap(({ region, items }) => readTableScoreGroups(region, items, fundLines, project, keyOf)),
  };
}

/** The project of a form: the cell beside 项目名称 in its head. */
function formProject(table: ReportTable): string {
  for (const row of table.grid.slice(0, 4)) {
    const label = row.findIndex((cell) => cell !== undefined && /^项目名称[：:]?$/.test(cell.text.replace(/\s+/g, "")));
    const value = label < 0 ? undefined : row.slice(label).find((cell) => cell !== undefined && cell !== row[label]);
    if (value && !/[级]指标|预算|执行/.test(row.map((cell) => cell?.text ?? "").join(""))) return value.text.replace(/\s+/g, "");
  }
  return "";
}

/** The report's own total 综合得分, over the first-level groups of the text, else over the subtotals of its tables. */
function grandTotals(
  draft: Draft,
  roots: readonly ScoreLine[],
  tableGroups: readonly ScoreGroup[],
  keyOf: (label: string) => string,
): ScoreGroup[] {
  const subtotals = tableGroups.filter(({ total, score }) => !total && score);
  const parts = roots.length > 1 ? roots : subtotals.length > 1 ? subtotals.map((group) => lineOf(group)) : [];
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
