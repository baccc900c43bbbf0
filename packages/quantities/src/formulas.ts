import { normalize } from "./normalize.ts";
import type { Quantity } from "./quantity.ts";
import { readQuantities } from "./read-quantities.ts";

export type PrintedExpression =
  | { readonly kind: "quantity"; readonly quantity: Quantity }
  | {
      readonly kind: "operation";
      readonly operator: "+" | "-" | "×" | "÷";
      readonly left: PrintedExpression;
      readonly right: PrintedExpression;
    };

/** Arithmetic printed in a text: expression = result. The result carries no comparator; offsets are the text's. */
export interface PrintedFormula {
  readonly start: number;
  readonly end: number;
  readonly expression: PrintedExpression;
  readonly result: Quantity;
}

type Token =
  | { readonly kind: "quantity"; readonly quantity: Quantity; readonly start: number; readonly end: number }
  | { readonly kind: "sign"; readonly sign: string; readonly start: number; readonly end: number };

const OPERATORS: Readonly<Record<string, "+" | "-" | "×" | "÷">> = {
  "+": "+",
  "-": "-",
  "×": "×",
  "*": "×",
  x: "×",
  X: "×",
  "÷": "÷",
  "/": "÷",
  乘以: "×",
  除以: "÷",
};
const SIGN = /\s*(乘以|除以|[-+×*xX÷/=≈()])\s*/y;

/** All printed formulas with at least one operator and a stated result, such as 21,043/21,720×100%=96.88%. Chains a=b=c give one formula for each stated result. */
export function readFormulas(source: string): PrintedFormula[] {
  const text = normalize(source);
  if (!/[=≈]/.test(text)) return [];
  const numbers = /[-+×*xX÷/=≈()\d]/;
  const formulas: PrintedFormula[] = [];
  for (const run of runsOf(text)) {
    if (numbers.test(run.text)) formulas.push(...formulasOf(source, run));
  }
  return formulas;
}

interface Run {
  readonly start: number;
  readonly text: string;
}

/** Stretches of digits, units and operators; sentence marks and words end one. */
function runsOf(text: string): Run[] {
  return Array.from(text.matchAll(/[(\d¥][^。；;，,：:\n！？]*(?:,\d{3}[^。；;，,：:\n！？]*)*/g), (match) => ({
    start: match.index,
    text: match[0],
  })).filter(({ text: run }) => /[=≈]/.test(run) && /[-+×*xX÷/乘除]/.test(run));
}

function formulasOf(source: string, run: Run): PrintedFormula[] {
  const tokens = tokensOf(source, run);
  const sides = splitAt(tokens);
  const formulas: PrintedFormula[] = [];
  for (let index = 0; index + 1 < sides.length; index += 1) {
    const left = sides[index] ?? [];
    const right = sides[index + 1] ?? [];
    const result = right[0];
    if (right.length > 1 && index + 2 === sides.length && result?.kind === "quantity" && right[1]?.kind === "sign") continue;
    const expression = parseExpression(left);
    if (!expression || expression.kind === "quantity" || result?.kind !== "quantity" || right.length !== 1) continue;
    formulas.push({ start: left[0]?.start ?? 0, end: result.end, expression, result: result.quantity });
  }
  return formulas;
}

function tokensOf(source: string, run: Run): Token[] {
  const tokens: Token[] = [];
  const print = source.slice(run.start, run.start + run.text.length);
  const afterOperator = /[-+×*÷/]\s*$/.test(normalize(source.slice(Math.max(0, run.start - 4), run.start)));
  let at = 0;
  while (at < run.text.length) {
    SIGN.lastIndex = at;
    const sign = SIGN.exec(run.text);
    if (sign?.[1]) {
      tokens.push({ kind: "sign", sign: sign[1], start: run.start + at, end: run.start + at + sign[0].length });
      at += sign[0].length;
      continue;
    }
    const next = /(?:乘以|除以|[+×*xX÷=≈()]|-|\/(?=\s*[\d(]))/g;
    next.lastIndex = at;
    const stop = next.exec(run.text)?.index ?? run.text.length;
    const piece = print.slice(at, stop);
    const quantities = readQuantities(piece).filter(({ value }) => value !== undefined);
    // 人数/月数/基数 789/12/69=…: behind a formula in words the one in figures begins.
    const last = quantities.at(-1);
    const restart = afterOperator && last !== undefined && startsAnew(piece.slice(0, last.start), last);
    const quantity = restart ? last : quantities[0];
    if (restart) tokens.push({ kind: "sign", sign: "stop", start: run.start + at, end: run.start + at + last.start });
    // A word between figures ends the formula: only units may follow a number.
    if (
      !quantity ||
      (!restart && quantities.length > 1) ||
      (!restart && /\S/.test(normalize(piece).slice(0, quantity.start))) ||
      /^[^\s]*[\p{Script=Han}]{7,}/u.test(piece.slice(quantity.end))
    ) {
      if (tokens.length > 0) tokens.push({ kind: "sign", sign: "stop", start: run.start + at, end: run.start + stop });
    } else {
      const start = run.start + at + quantity.start;
      const end = run.start + at + quantity.end;
      tokens.push({ kind: "quantity", quantity: { ...quantity, start, end }, start, end });
      if (/\S/.test(piece.slice(quantity.end)) && !/^\s*[\p{Script=Han}A-Za-z]{1,6}\s*$/u.test(piece.slice(quantity.end)))
        tokens.push({ kind: "sign", sign: "stop", start: end, end: run.start + stop });
    }
    at = Math.max(stop, at + 1);
  }
  return tokens;
}

/** After a blank, which a PDF may have lost, or with a number that is too long to belong to the word. */
function startsAnew(before: string, { digits }: Quantity): boolean {
  return /\p{Script=Han}\s+$/u.test(before) || (/\p{Script=Han}{2}$/u.test(before) && digits.length >= 3);
}

/** The sides between equals signs; what stands behind a "stop" belongs to no formula. */
function splitAt(tokens: readonly Token[]): Token[][] {
  const sides: Token[][] = [[]];
  for (const token of tokens) {
    const sign = token.kind === "sign" ? token.sign : "";
    if (sign === "=" || sign === "≈") sides.push([]);
    else if (sign === "stop") {
      if (sides.length === 1) sides[0] = [];
      else break;
    } else sides.at(-1)?.push(token);
  }
  return sides;
}

/** Recursive descent: sums of products of quantities and brackets. Undefined for what is no expression. */
function parseExpression(tokens: readonly Token[]): PrintedExpression | undefined {
  let at = 0;
  const operatorAt = (allowed: string): "+" | "-" | "×" | "÷" | undefined => {
    const token = tokens[at];
    const operator = token?.kind === "sign" ? OPERATORS[token.sign] : undefined;
    return operator && allowed.includes(operator) ? operator : undefined;
  };
  const factor = (): PrintedExpression | undefined => {
    const token = tokens[at];
    if (!token) return undefined;
    at += 1;
    if (token.kind === "quantity") return { kind: "quantity", quantity: token.quantity };
    if (token.sign !== "(") return undefined;
    const inner = chain("+-", term);
    const close = tokens[at];
    at += 1;
    return close?.kind === "sign" && close.sign === ")" ? inner : undefined;
  };
  const chain = (allowed: string, operand: () => PrintedExpression | undefined): PrintedExpression | undefined => {
    let left = operand();
    for (let operator = operatorAt(allowed); left && operator; operator = operatorAt(allowed)) {
      at += 1;
      const right = operand();
      left = right && { kind: "operation", operator, left, right };
    }
    return left;
  };
  const term = () => chain("×÷", factor);
  const whole = chain("+-", term);
  return at === tokens.length ? whole : undefined;
}
