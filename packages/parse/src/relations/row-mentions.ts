import type { Figure, FigureRole, GridCell, Relation, ReportTable, Sentence } from "@gouji/report";
import { isStated } from "./choosing.ts";
import { isPercent, samePeriod, sameUnit, sameValue } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { columnCount, dataRows, isScored } from "./table-rows.ts";

/** Roles that say by themselves which column is meant. */
const TELLING: ReadonlySet<FigureRole> = new Set<FigureRole>([
  "initialBudget",
  "budget",
  "fundsReceived",
  "expenditure",
  "income",
  "balance",
  "executionRate",
  "fundsInPlaceRate",
  "completionRate",
]);
/** What makes a figure another fact than the row's: of a part, of the change, of another time. */
const OTHER =
  /其中|每|人均|户均|较(?![慢快低高大小好差少多为])|比(?!例|重)|同比|增|减|另|上年|去年|以前|累计|截至|分别|共|合计|扣|预计|拟|占|剩余|尚未/;
/** Labels that name no thing of their own. */
const NO_NAME =
  /^(?:.?|\d+|[合总小共]计|其[他它中余].*|金额|数量|得分|分值|预算|支出|收入|资金|项目|人数|比例|占比|(?:[一二三四]|第.)[季月年期次批].*)$/;
/** So far behind its name the figure may stand. */
const REACH = 30;

interface Row {
  readonly label: string;
  readonly table: ReportTable;
  readonly cells: readonly (GridCell & { readonly figure: Figure })[];
}

interface Mention {
  readonly row: Row;
  readonly figure: Figure;
  readonly cell: Figure;
}

/**
 * 危桥改造支出1,268.40万元 in the text beside the row 危桥改造, 实际支出 1,286.40: one fact. The text is surely of the table where another of its figures is the
 * table's too; else only the names say so.
 */
export const findRowMentions: Finder = ({ sentences, tables }) => {
  const rows = onlyOnes(tables.filter((table) => !isScored(table)).flatMap(rowsOf));
  if (rows.length === 0) return [];
  const names = byBeginning(rows);
  return sentences
    .filter(({ at, figures, text }) => at.table === undefined && figures.length > 0 && !text.includes("分别"))
    .flatMap((sentence) => {
      const mentions = mentionsIn(sentence, names);
      return mentions.map(({ row, figure, cell }): Relation => {
        const isOfTable = mentions.some(
          (other) => other.figure !== figure && other.row.table === row.table && sameValue(other.figure, other.cell),
        );
        return {
          kind: "restatement",
          key: `${row.table.name} › ${row.label} › ${cell.metric} › 正文`,
          basis: isOfTable ? "label" : "inferred",
          figures: [cell, figure],
          components: [],
        };
      });
    });
};

function rowsOf(table: ReportTable): Row[] {
  const columns = Array.from({ length: columnCount(table) }, (_, column) => column);
  return dataRows(table).flatMap((row) => {
    const cells = columns.flatMap((column) => {
      const cell = row.figure(column) && row.cell(column);
      return cell?.figure ? [{ ...cell, figure: cell.figure }] : [];
    });
    return NO_NAME.test(row.label) || cells.length === 0 ? [] : [{ label: row.label, table, cells }];
  });
}

/** Names that one row only bears, the longest first. */
function onlyOnes(rows: readonly Row[]): readonly Row[] {
  const counts = new Map<string, number>();
  for (const { label } of rows) counts.set(label, (counts.get(label) ?? 0) + 1);
  return rows.filter(({ label }) => counts.get(label) === 1).sort((a, b) => b.label.length - a.label.length);
}

interface Named {
  readonly row: Row;
  readonly start: number;
  readonly end: number;
}

/** Rows by the first two characters of their names, the longest first. */
type Names = ReadonlyMap<string, readonly Row[]>;

function byBeginning(rows: readonly Row[]): Names {
  const names = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.label.slice(0, 2);
    const list = names.get(key);
    if (list) list.push(row);
    else names.set(key, [row]);
  }
  return names;
}

/** The rows that a sentence names, in its order; a name inside a longer one is not said. */
function namedIn(text: string, names: Names): Named[] {
  const found: Named[] = [];
  for (let start = 0; start < text.length - 1; start += 1) {
    const row = names.get(text.slice(start, start + 2))?.find(({ label }) => text.startsWith(label, start));
    if (row && start >= (found.at(-1)?.end ?? 0)) found.push({ row, start, end: start + row.label.length });
  }
  return found;
}

function mentionsIn(sentence: Sentence, names: Names): Mention[] {
  const { text, figures } = sentence;
  const named = namedIn(text, names);
  return named.flatMap(({ row, start, end }, at): Mention[] => {
    // 甲、乙支出…: of both together.
    const before = named[at - 1];
    if (before && /^[、和及与]$/.test(text.slice(before.end, start))) return [];
    const until = Math.min(named[at + 1]?.start ?? text.length, end + REACH);
    const own = figures.filter(({ quantity }) => quantity.start >= end && quantity.end <= until);
    const found = own.flatMap((figure) => {
      const between = text.slice(end, figure.quantity.start);
      const cell = isTold(figure) && !OTHER.test(between) && !/[。；;]/.test(between) ? cellOf(row, figure) : undefined;
      return cell ? [{ row, figure, cell }] : [];
    });
    return found.filter(({ cell }) => found.filter((other) => other.cell === cell).length === 1);
  });
}

function isTold(figure: Figure): boolean {
  return (isStated(figure) || isPercent(figure)) && !figure.approximate && figure.quantity.comparator === "=";
}

/** What is expected of the whole year, beside what was done in a part of it. */
const EXPECTED = /预计|预期/;

/** The one figure of the row that the words can mean: by its role, else by the column's name. */
function cellOf({ cells }: Row, figure: Figure): Figure | undefined {
  const alike = cells.filter(({ figure: own, columnPath }) => {
    const isOfKind = isPercent(figure) ? isPercent(own) : sameUnit(own, figure) && own.quantity.kind === figure.quantity.kind;
    return isOfKind && !columnPath.some((header) => EXPECTED.test(header));
  });
  const byRole = TELLING.has(figure.role) ? alike.filter(({ figure: own }) => own.role === figure.role) : [];
  const byName = alike.filter(({ columnPath }) => {
    const header = (columnPath.at(-1) ?? "").replace(/[（(].*$/, "").replace(/\s+/g, "");
    return header.length >= 2 && figure.metric.endsWith(header);
  });
  const [only, ...others] = byRole.length === 1 ? byRole : byName;
  if (!only || others.length > 0) return undefined;
  const own = only.figure;
  return samePeriod(own.period, figure.period) || !own.period || !figure.period ? own : undefined;
}
