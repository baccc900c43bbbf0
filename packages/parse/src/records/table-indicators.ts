import { readQuantity } from "@gouji/quantities";
import type { Entry, GridCell, Indicator } from "@gouji/report";
import { canonicalName } from "../synonyms.ts";
import { directionOf } from "./direction.ts";
import { DIRECTION_WORDS, NOTHING, ORIGIN_CAPTIONS } from "./indicator-labels.ts";
import type { IndicatorRegion, RegionRow } from "./indicator-region.ts";
import { outlookOf } from "./outlook.ts";
import { namePartsOf } from "./name-parts.ts";
import { holdsBelow, readScoringRule, roundsGapUp } from "./scoring-rule.ts";

/** An indicator with the row it was read from. */
export interface RowIndicator {
  readonly row: RegionRow;
  readonly indicator: Indicator;
}

/** The indicators of one region, top to bottom. `project` is the form's project, or empty. */
export function readRegionIndicators(region: IndicatorRegion, project: string, keyOf: (label: string) => string): RowIndicator[] {
  const origin = originOf(region);
  let gapsRoundUp = false;
  return region.rows.flatMap((row) => {
    const deepest = row.names.at(-1);
    if (row.kind !== "item" || !deepest) return [];
    const { code, name } = namePartsOf(deepest.cell.text);
    const rule = row.cell("scoringRule");
    if (rule && roundsGapUp(rule.text) && holdsBelow(rule.text)) gapsRoundUp = true;
    const target = targetOf(row);
    const fullScore = entryOf(row.cell("fullScore") ?? pointsCell(deepest.cell));
    const points = fullScore?.figure?.quantity.kind === "percent" ? undefined : fullScore;
    const path = row.names.slice(0, -1).map(({ cell }) => namePartsOf(cell.text).name);
    const pathCodes = row.names.slice(0, -1).map(({ cell }) => namePartsOf(cell.text).code);
    const indicator: Indicator = {
      key: keyOf([region.table.name, project, ...path, `${code} ${name}`.trim()].filter((part) => part !== "").join(" › ")),
      name,
      canonicalName: canonicalName(name),
      code,
      level: deepest.level,
      path,
      ...(pathCodes.some((code) => code !== "") ? { pathCodes } : {}),
      project,
      namePhrase: { text: name, quote: deepest.cell.text, at: deepest.cell.at },
      ...optional("target", target),
      ...optional("stageTarget", entryOf(row.cell("stageTarget"))),
      ...optional("actual", withUnit(entryOf(row.cell("actual")), row.cell("unit"))),
      ...(region.interim && row.cell("actual") ? { interim: true } : {}),
      ...optional("forecast", withUnit(entryOf(row.cell("forecast")), row.cell("unit"))),
      ...optional("outlook", outlookOf(row)),
      ...optional("fullScore", points),
      ...optional("score", entryOf(row.cell("score"))),
      ...optional("scoreRate", entryOf(row.cell("scoreRate"))),
      ...optional("explanation", entryOf(row.cell("explanation"))),
      ...optional("adjustment", entryOf(row.cell("adjustment"))),
      ...optional("deviationReason", entryOf(row.cell("deviationReason"))),
      ...(rule && !NOTHING.test(rule.text)
        ? {
            scoringRule: readScoringRule(
              rule.text,
              rule.at,
              points?.figure?.quantity.value?.toString(),
              gapsRoundUp || roundsGapUp(rule.text),
            ),
          }
        : {}),
      direction: directionOf(name, target),
      table: region.table.index,
      origin,
    };
    return [{ row, indicator }];
  });
}

/** C11改造小区完成率（8分）: a name that prints its own points. */
export function pointsCell(cell: GridCell | undefined): GridCell | undefined {
  return cell?.figure && /[（(][^（()）\d]*\d+(?:\.\d+)?\s*分\s*[）)]$/.test(cell.text.trim()) ? cell : undefined;
}

/** A cell as an entry; a column that the row lacks is no entry, a blank cell is one. */
function entryOf(cell: GridCell | undefined): Entry | undefined {
  return cell && { text: cell.text, ...(cell.figure ? { figure: cell.figure } : {}), at: cell.at };
}

/** Direction, value and unit stand in columns of their own in some forms: ≥ | 95 | % is one target. */
function targetOf(row: RegionRow): Entry | undefined {
  const target = entryOf(row.cell("target"));
  if (!target) return undefined;
  const direction = row.cell("direction")?.text.replace(/\s+/g, "") ?? "";
  const sign = DIRECTION_WORDS.find(([pattern]) => pattern.test(direction))?.[1] ?? "";
  return withUnit(target, row.cell("unit"), target.figure?.quantity.comparator === "=" && !/[=＝]/.test(target.text) ? sign : "");
}

function withUnit(entry: Entry | undefined, unitCell: GridCell | undefined, sign = ""): Entry | undefined {
  if (!entry?.figure) return entry;
  const unit = unitCell && !NOTHING.test(unitCell.text) ? unitCell.text.trim() : "";
  const lacksUnit = entry.figure.unitOrigin !== "printed" && unit !== "" && !entry.text.trim().endsWith(unit);
  if (!lacksUnit && sign === "") return entry;
  const printed = `${sign}${entry.text.trim()}${lacksUnit ? unit : ""}`;
  const quantity = readQuantity(printed);
  if (!quantity?.value) return entry;
  return {
    ...entry,
    text: printed,
    figure: { ...entry.figure, quantity, unitOrigin: lacksUnit ? "column" : entry.figure.unitOrigin },
  };
}

function originOf({ table, columns }: IndicatorRegion): Exclude<Indicator["origin"], "prose"> {
  if (columns.has("actual")) return "result";
  if (columns.has("scoringRule")) return "scoring";
  if (columns.has("adjustment")) return "adjustment";
  if (columns.has("stageTarget")) return "tracking";
  if (columns.has("score")) return "result";
  return ORIGIN_CAPTIONS.find(([pattern]) => pattern.test(table.caption))?.[1] ?? "declaration";
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  // The computed key is exactly Key; TypeScript widens it to string.
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<Key, Value>>);
}
