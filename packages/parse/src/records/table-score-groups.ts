import type { Figure, FundLine, GridCell, ScoreGroup, ScoreLine } from "@gouji/report";
import type { IndicatorRegion, RegionRow } from "./indicator-region.ts";
import { namePartsOf } from "./name-parts.ts";
import type { FirstLevel } from "./stated-scores.ts";
import { pointsCell, type RowIndicator } from "./table-indicators.ts";

interface Parts {
  readonly name: string;
  readonly lines: ScoreLine[];
}

/**
 * The scored groups of one indicator region: first-level indicators whose cell prints their points 过程指标（22分）,
 * subtotal rows 小计 and the total row 合计、总分. A row whose score was counted already (a merged cell) is counted once.
 */
export function readTableScoreGroups(
  region: IndicatorRegion,
  items: readonly RowIndicator[],
  fundLines: readonly FundLine[],
  project: string,
  keyOf: (label: string) => string,
): ScoreGroup[] {
  if (!region.columns.has("fullScore") && !region.columns.has("score")) return [];
  const lineOf = new Map(items.map(({ row, indicator }) => [row, scoreLineOf(indicator.key, indicator.name, row)]));
  const groups: ScoreGroup[] = [];
  const add = (name: string, row: RegionRow | undefined, parts: readonly ScoreLine[], extra: Partial<ScoreGroup>) => {
    const key = keyOf([region.table.name, project, name].filter((part) => part !== "").join(" › "));
    groups.push({ key, name, project, ...(row ? figuresOf(row) : {}), parts: countedOnce(parts), total: false, siblings: key, ...extra });
  };

  const firstLevels = new Map<GridCell, Parts>();
  const closed: ScoreLine[] = [];
  let open: ScoreLine[] = [];
  for (const row of region.rows) {
    const line = lineOf.get(row);
    if (line) {
      open.push(line);
      const first = row.names.find(({ level }) => level === 1)?.cell;
      if (first) {
        const parts = firstLevels.get(first) ?? { name: namePartsOf(first.text).name, lines: [] };
        parts.lines.push(line);
        firstLevels.set(first, parts);
      }
    } else if (row.kind === "subtotal") {
      const name = subtotalName(row, open, firstLevels);
      add(name, row, open, {});
      closed.push(scoreLineOf(groups.at(-1)?.key ?? name, name, row));
      open = [];
    } else if (row.kind === "total") {
      addTotal(row, [...closed, ...open], fundLines, add);
    }
  }
  for (const [cell, { name, lines }] of firstLevels) {
    const fullScore = /[（(][^）)]*\d[^）)]*分/.test(cell.text) ? cell.figure : undefined;
    if (fullScore) add(`${name}（分值）`, undefined, lines, { fullScore });
  }
  return groups;
}

/** The scored lines of a region by first-level indicator, where it has several and no subtotals of its own. */
export function firstLevelsOf(region: IndicatorRegion, items: readonly RowIndicator[]): FirstLevel[] {
  if (!region.columns.has("score") || region.rows.some(({ kind }) => kind === "subtotal")) return [];
  const levels = new Map<GridCell, FirstLevel & { readonly lines: ScoreLine[] }>();
  for (const { row, indicator } of items) {
    const [first] = row.names;
    if (first?.level !== 1 || row.names.length < 2) continue;
    const level = levels.get(first.cell) ?? { table: region.table.index, name: namePartsOf(first.cell.text).name, lines: [] };
    level.lines.push(scoreLineOf(indicator.key, indicator.name, row));
    levels.set(first.cell, level);
  }
  const found = [...levels.values()].map((level) => ({ ...level, lines: countedOnce(level.lines) }));
  return found.length > 1 ? found : [];
}

/** The same groups by the second score of each row 复核分, beside the first 自评分; none where there is no such column. */
export function readReviewedScoreGroups(
  region: IndicatorRegion,
  items: readonly RowIndicator[],
  project: string,
  keyOf: (label: string) => string,
): ScoreGroup[] {
  if (!region.columns.has("reviewedScore")) return [];
  const reviewed = new Map(region.rows.map((row) => [row, reviewedRow(row)]));
  const rows = region.rows.map((row) => reviewed.get(row) ?? row);
  const own = items.map(({ row, indicator }) => ({ row: reviewed.get(row) ?? row, indicator }));
  return readTableScoreGroups({ ...region, rows }, own, [], project, keyOf).flatMap(({ fullScore: _fullScore, ...group }) =>
    group.score ? [group] : [],
  );
}

function reviewedRow(row: RegionRow): RegionRow {
  const column = row.cell("reviewedScore")?.columnPath.at(-1);
  return {
    ...row,
    label: row.kind === "item" || !column ? row.label : `${row.label}（${column}）`,
    cell: (name) => row.cell(name === "score" ? "reviewedScore" : name),
  };
}

/** The scored lines of a region without a total row, for a total that is printed elsewhere. */
export function openScoreLines(
  region: IndicatorRegion,
  items: readonly RowIndicator[],
  fundLines: readonly FundLine[],
  keyOf: (label: string) => string,
): ScoreLine[] {
  if (!region.columns.has("score") || region.rows.some(({ kind }) => kind === "total" || kind === "subtotal")) return [];
  const execution = fundLines.find((line) => line.total && line.score);
  const first = execution && scoreLine(keyOf(`${execution.key} › 预算执行率`), "预算执行率", execution.fullScore, execution.score);
  const lines = items.map(({ row, indicator }) => scoreLineOf(indicator.key, indicator.name, row));
  return countedOnce([...(first ? [first] : []), ...lines]);
}

/** The form's total also holds the points of the execution rate, printed in the funds table above the indicators. */
function addTotal(
  row: RegionRow,
  parts: readonly ScoreLine[],
  fundLines: readonly FundLine[],
  add: (name: string, row: RegionRow, parts: readonly ScoreLine[], extra: Partial<ScoreGroup>) => void,
): void {
  const execution = fundLines.find((line) => line.total && (line.fullScore || line.score)) ?? fundLines.find((line) => line.executionRate);
  const hasPart = execution?.fullScore !== undefined;
  const executionLine = execution && scoreLine(`${execution.key} › 预算执行率`, "预算执行率", execution.fullScore, execution.score);
  add(row.label, row, hasPart && executionLine ? [executionLine, ...parts] : parts, {
    total: true,
    ...(execution?.executionRate ? { executionRate: execution.executionRate } : {}),
    ...(execution?.score && !hasPart ? { executionScore: execution.score } : {}),
    ...(execution ? { siblings: "forms" } : {}),
  });
}

function subtotalName(row: RegionRow, open: readonly ScoreLine[], firstLevels: ReadonlyMap<GridCell, Parts>): string {
  const group = [...firstLevels.values()].findLast(({ lines }) => open.some((line) => lines.includes(line)));
  return group ? `${group.name}${row.label}` : row.label;
}

function scoreLineOf(key: string, label: string, row: RegionRow): ScoreLine {
  return { key, label, ...figuresOf(row) };
}

function scoreLine(key: string, label: string, fullScore: Figure | undefined, score: Figure | undefined): ScoreLine {
  return { key, label, ...(fullScore ? { fullScore } : {}), ...(score ? { score } : {}) };
}

function figuresOf(row: RegionRow): Pick<ScoreLine, "fullScore" | "score" | "scoreRate"> {
  const fullScore = (row.cell("fullScore") ?? pointsCell(row.names.at(-1)?.cell))?.figure;
  const score = row.cell("score")?.figure;
  const scoreRate = row.cell("scoreRate")?.figure;
  return {
    ...(fullScore && fullScore.quantity.kind !== "percent" ? { fullScore } : {}),
    ...(score ? { score } : {}),
    ...(scoreRate ? { scoreRate } : {}),
  };
}

/** A score cell merged over several rows is one score. */
function countedOnce(parts: readonly ScoreLine[]): ScoreLine[] {
  const seen = new Set<Figure>();
  return parts.map(({ fullScore, score, scoreRate, ...line }) => {
    const isNew = (figure: Figure | undefined) => figure !== undefined && !seen.has(figure) && seen.add(figure) !== undefined;
    return {
      ...line,
      ...(fullScore && isNew(fullScore) ? { fullScore } : {}),
      ...(score && isNew(score) ? { score } : {}),
      ...(scoreRate ? { scoreRate } : {}),
    };
  });
}
