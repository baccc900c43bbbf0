import { type Finding, isShort } from "./finding.ts";
import type { Mark } from "./marks.ts";

/** A piece of a formula in a line: a figure of the finding, or the words and signs between. */
export type Piece = { readonly mark: Mark } | { readonly text: string };

/** The arithmetic of a finding as it is shown: a column of figures, or one line. */
export type Formula =
  | { readonly kind: "column"; readonly terms: readonly { readonly operator: string; readonly mark: Mark; readonly label: string }[] }
  | { readonly kind: "line"; readonly pieces: readonly Piece[] }
  | undefined;

const SUMS = new Set(["sum-total", "percent-sum", "score-sum", "weights-total"]);
const QUOTIENTS = new Set(["ratio", "percent-of-count", "score-rate"]);

/** What the finding computes, from its rule and operands; undefined where the finding is no arithmetic. */
export function formulaOf(finding: Finding, marks: readonly Mark[]): Formula {
  const operands = marks.filter(({ role }) => role === "operand");
  const formula = finding.message.data["formula"];
  if (formula !== undefined) return { kind: "line", pieces: piecesOf(formula, operands) };
  if (SUMS.has(finding.ruleId) && operands.length > 1)
    return {
      kind: "column",
      terms: operands.map((mark, index) => ({
        operator: index === 0 ? "" : mark.text.startsWith("-") ? "" : "+",
        mark,
        label: lastLabel(mark),
      })),
    };
  const [a, b] = operands;
  if (QUOTIENTS.has(finding.ruleId) && a && b && operands.length === 2 && isShort(finding.expected))
    return { kind: "line", pieces: [{ mark: a }, { text: " ÷ " }, { mark: b }] };
  return undefined;
}

/** The text with each operand's figure replaced by its mark, from left to right. */
export function piecesOf(text: string, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (const left = [...marks]; left.length > 0; ) {
    const found = left
      .map((mark, index) => ({ index, mark, at: rest.indexOf(mark.text) }))
      .filter(({ at }) => at >= 0)
      .sort((one, other) => one.at - other.at || other.mark.text.length - one.mark.text.length)[0];
    if (!found) break;
    if (found.at > 0) pieces.push({ text: rest.slice(0, found.at) });
    pieces.push({ mark: found.mark });
    rest = rest.slice(found.at + found.mark.text.length);
    left.splice(found.index, 1);
  }
  if (rest !== "") pieces.push({ text: rest });
  return pieces;
}

/** 表2 › ① 住院费用支出 › 金额 → ① 住院费用支出: the row where a table names row and column, else the last part. */
export function lastLabel({ at }: Pick<Mark, "at">): string {
  const parts = at.label.split(" › ");
  return (at.table === undefined && at.sheet === undefined ? parts.at(-1) : (parts.at(-2) ?? parts.at(-1))) ?? "";
}
