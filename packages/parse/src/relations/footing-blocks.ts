import type { Figure, ReportTable, SumRelation } from "@gouji/report";
import { Rational } from "@gouji/values";
import { isAmount, nearlyEqual, sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";
import { NO_AMOUNTS } from "./row-trees.ts";
import { columnCount, dataRows, isScored } from "./table-rows.ts";
import { columnLabel } from "./table-sums.ts";

/** A row of figures, or a column of them where the table is read sideways. */
interface Line {
  readonly label: string;
  /** Figures by position; undefined where there is none. */
  readonly figures: readonly (Figure | undefined)[];
}

/** Neighbouring lines that make up another one. */
interface Block {
  readonly whole: Line;
  readonly parts: readonly Line[];
}

/** A larger table is no form; its totals have names. */
const MOST_LINES = 120;
const MOST_PARTS = 40;
/** Positions in which the parts must give the whole, for the others to be held to it. */
const ENOUGH_POSITIONS = 2;
/** Small numbers add up by chance. */
const TELLING_DIGITS = 3;

/**
 * Lines that add up to a neighbour in nearly all positions, whatever they are called: 部门整体支出总额 over 财政拨款, 上年结转, 其他收入,
 * and again over 基本支出, 项目支出. What adds up everywhere but in one place is wrong there.
 */
export const findFootingBlocks: Finder = ({ tables }) => tables.flatMap((table) => [...inRows(table), ...inColumns(table)]);

function inRows(table: ReportTable): SumRelation[] {
  const columns = Array.from({ length: columnCount(table) }, (_, column) => column).filter(
    (column) => !NO_AMOUNTS.test(columnLabel(table, column)),
  );
  const lines = dataRows(table).map((row): Line => ({ label: row.label, figures: columns.map((column) => amount(row.figure(column))) }));
  const names = columns.map((column) => columnLabel(table, column));
  return relationsOf(table, lines, names, "nested");
}

function inColumns(table: ReportTable): SumRelation[] {
  const rows = dataRows(table).filter(({ label }) => !NO_AMOUNTS.test(label));
  const columns = Array.from({ length: columnCount(table) }, (_, column) => column);
  const lines = columns
    .map(
      (column): Line => ({
        label: columnLabel(table, column),
        figures: NO_AMOUNTS.test(columnLabel(table, column)) ? [] : rows.map((row) => amount(row.figure(column))),
      }),
    )
    .filter(({ figures }) => figures.some((figure) => figure !== undefined));
  const names = rows.map(({ label }) => label);
  return relationsOf(table, lines, names, "row");
}

function amount(figure: Figure | undefined): Figure | undefined {
  return figure && isAmount(figure) && !figure.approximate ? figure : undefined;
}

function relationsOf(table: ReportTable, lines: readonly Line[], names: readonly string[], layout: "nested" | "row"): SumRelation[] {
  const filled = lines.filter(({ figures }) => figures.filter((figure) => figure !== undefined).length >= ENOUGH_POSITIONS);
  if (filled.length > MOST_LINES) return [];
  // 合计 stands for all its lines, blank cells among them: see table-sums.
  const isOther = ({ label }: Line) => isScored(table) || !/^(?:合计|总计|共计)$/.test(label);
  return filled
    .flatMap((whole, at) => (isOther(whole) ? blocksOf(filled, whole, at) : []))
    .flatMap((block) => sumsOf(table, block, names, layout));
}

/** Blocks right below and right above the line, and those that follow them: a whole may be divided twice. */
function blocksOf(lines: readonly Line[], whole: Line, at: number): Block[] {
  const below = chain(whole, lines.slice(at + 1));
  return below.length > 0 ? below : chain(whole, lines.slice(0, at).reverse()).map(({ parts }) => ({ whole, parts: [...parts].reverse() }));
}

function chain(whole: Line, neighbours: readonly Line[]): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (let parts = makingUp(whole, neighbours); parts; parts = makingUp(whole, neighbours.slice(from))) {
    blocks.push({ whole, parts });
    from += parts.length;
  }
  return blocks;
}

/** The fewest neighbours that make up the whole. */
function makingUp(whole: Line, neighbours: readonly Line[]): readonly Line[] | undefined {
  const most = Math.min(neighbours.length, MOST_PARTS);
  for (let count = 2; count <= most; count += 1) {
    const parts = neighbours.slice(0, count);
    const judged = whole.figures.map((_, position) => standOf(whole, parts, position));
    const telling = judged.filter((stand) => stand === "foots").length;
    const failing = judged.filter((stand) => stand === "fails" || stand === "exceeds").length;
    if (telling >= ENOUGH_POSITIONS && failing <= 1) return parts;
    // Nothing here is negative: more parts make it no smaller.
    if (judged.every((stand) => stand === "exceeds" || stand === "open")) return undefined;
  }
  return undefined;
}

/** `trifle`: adds up, but of numbers that may do so by chance. */
type Stand = "foots" | "trifle" | "fails" | "exceeds" | "open";

function standOf(whole: Line, parts: readonly Line[], position: number): Stand {
  const total = whole.figures[position];
  const figures = parts.flatMap(({ figures: all }) => all[position] ?? []);
  if (!total || figures.length < parts.length || figures.some((figure) => !sameUnit(figure, total))) return "open";
  const filled = figures.filter(({ quantity }) => quantity.baseValue?.sign !== 0);
  if (nearlyEqual(total, figures)) return filled.length > 1 && isTelling(total) ? "foots" : "trifle";
  const sum = figures.reduce((value, { quantity }) => value.add(quantity.baseValue ?? Rational.ZERO), Rational.ZERO);
  const isNegative = figures.some(({ quantity }) => quantity.baseValue?.sign === -1);
  return !isNegative && total.quantity.baseValue && sum.compare(total.quantity.baseValue) > 0 ? "exceeds" : "fails";
}

function isTelling({ quantity }: Figure): boolean {
  return quantity.digits.replace(/\D/g, "").replace(/^0+|0+$/g, "").length >= TELLING_DIGITS;
}

/** One sum for each position; where it fails, only in the unit of those where it holds. */
function sumsOf(table: ReportTable, { whole, parts }: Block, names: readonly string[], layout: "nested" | "row"): SumRelation[] {
  const stands = whole.figures.map((_, position) => standOf(whole, parts, position));
  const sound = whole.figures.filter((_, position) => stands[position] === "foots");
  return whole.figures.flatMap((total, position): SumRelation[] => {
    const stand = stands[position];
    if (!total || stand === undefined || stand === "open") return [];
    const isWrong = stand === "fails" || stand === "exceeds";
    if (isWrong && !sound.some((other) => other !== undefined && sameUnit(other, total))) return [];
    const figures = parts.flatMap(({ figures: all }) => all[position] ?? []);
    return [
      {
        kind: "sum",
        key: [table.name, names[position] ?? "", whole.label, ...parts.map(({ label }) => label)].filter((part) => part !== "").join(" › "),
        basis: "table-structure",
        total,
        parts: figures.map((figure) => ({ figure, sign: 1 })),
        exhaustive: true,
        layout,
        totalName: whole.label || total.metric,
        alternatives: [],
        neighbours: [],
      },
    ];
  });
}
