import type { Note } from "@gouji/document";
import { Rational } from "@gouji/values";
import type { ComputedCell } from "./computed-cells.ts";

const MAX_NOTES = 20;

/**
 * What formulas say of numbers, for the reviewer to look at: results that are not what the formula gives now, and numbers typed in where the
 * cells beside hold one formula. Numbers of a table that disagree are not among them: those go to the rules (`Cell.computed`).
 */
export function formulaNotes(cells: readonly ComputedCell[], isInTable: (cell: ComputedCell) => boolean): Note[] {
  const told = cells.filter((cell) => (cell.agrees ? cell.along !== undefined : !isInTable(cell)));
  return [...Map.groupBy(told, ({ sheet }) => sheet)].flatMap(([sheet, found]) => notesOf(found, sheet));
}

function notesOf(found: readonly ComputedCell[], sheet: string): Note[] {
  const listed = found.slice(0, MAX_NOTES).map(noteOf);
  if (found.length <= MAX_NOTES) return listed;
  const message = `工作表“${sheet}”另有 ${found.length - MAX_NOTES} 处同类情况，未逐一列出。`;
  return [...listed, { kind: "other", message, at: { sheet } }];
}

function noteOf({ sheet, address, computed, stored, value, agrees, along }: ComputedCell): Note {
  const at = { sheet, cell: address };
  const formula = computed.formula.length > 60 ? `${computed.formula.slice(0, 60)}…` : computed.formula;
  if (!computed.beside || along === undefined) {
    const message = `工作表“${sheet}”${address} 的公式 ${formula} 按现有数据应得 ${shown(value)}，保存的结果是 ${stored}，可能改动数据后没有重新计算，请核对。`;
    return { kind: "other", message, at };
  }
  const result = agrees ? "数值与公式结果一致" : `按公式应得 ${shown(value)}`;
  const message = `工作表“${sheet}”${address} 是直接填写的数字 ${stored}，同一${along === "column" ? "列" : "行"}相邻单元格都是公式（如 ${computed.beside.cell}：${formula}），${result}，请核对。`;
  return { kind: "other", message, at };
}

/** At most six decimals, as a reader wants to see it. */
function shown(value: Rational): string {
  const scale = 1_000_000n;
  const scaled = value.multiply(Rational.of(scale)).add(Rational.of(1n, 2n)).floor();
  return Rational.of(scaled, scale).toString();
}
