/** An address in a formula; `true` marks the part that a `$` keeps from moving along. */
export interface Address {
  readonly sheet?: string;
  readonly row: number;
  readonly col: number;
  readonly rowFixed: boolean;
  readonly colFixed: boolean;
}

/** The four operations, and comparisons, which give 1 or 0. */
export type Operator = "+" | "-" | "*" | "/" | Comparison;
export type Comparison = "=" | "<>" | "<" | "<=" | ">" | ">=";

/** The arithmetic that totals and rates of forms consist of. */
export type Formula =
  | { readonly kind: "number"; readonly digits: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "cell"; readonly at: Address }
  | { readonly kind: "range"; readonly from: Address; readonly to: Address }
  | { readonly kind: "negative" | "percent"; readonly of: Formula }
  | { readonly kind: Operator; readonly left: Formula; readonly right: Formula }
  | { readonly kind: "call"; readonly name: string; readonly of: readonly Formula[] };

const MAX_LENGTH = 1_000;
const MAX_DEPTH = 40;
const TOKEN =
  /\s*(?:((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\p{L}\p{N}_(])|(\d+(?:\.\d+)?)|([A-Z][A-Z.]*)(?=\()|("(?:[^"]|"")*")|(<=|>=|<>|[-+*/%(),:=<>]))/uy;

type Token =
  | { readonly sign: string }
  | { readonly number: string }
  | { readonly name: string }
  | { readonly text: string }
  | { readonly address: Address };

const COMPARISONS: readonly Comparison[] = ["=", "<>", "<=", ">=", "<", ">"];

/** Reads a formula; undefined where it holds anything but numbers, texts, addresses, the four operations, comparisons, per cents and calls. */
export function parseFormula(text: string): Formula | undefined {
  const tokens = text.length > MAX_LENGTH ? undefined : tokensOf(text.trim());
  if (!tokens) return undefined;
  const parser = new Parser(tokens);
  const formula = parser.comparison(0);
  return parser.atEnd ? formula : undefined;
}

function tokensOf(formula: string): Token[] | undefined {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const match = TOKEN.exec(formula);
    if (!match) return undefined;
    const [, sheet, colFixed, letters, rowFixed, digits, number, name, text, sign] = match;
    if (letters !== undefined && digits !== undefined) {
      const address = { row: Number(digits) - 1, col: columnOf(letters), rowFixed: rowFixed === "$", colFixed: colFixed === "$" };
      tokens.push({ address: sheet === undefined ? address : { ...address, sheet: plainName(sheet) } });
    } else if (number !== undefined) tokens.push({ number });
    else if (name !== undefined) tokens.push({ name });
    else if (text !== undefined) tokens.push({ text: text.slice(1, -1).replaceAll('""', '"') });
    else if (sign !== undefined) tokens.push({ sign });
  }
  return tokens;
}

function columnOf(letters: string): number {
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function plainName(prefix: string): string {
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
}

class Parser {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  get atEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  comparison(depth: number): Formula | undefined {
    return this.#chain(COMPARISONS, () => this.#chain(["+", "-"], () => this.#chain(["*", "/"], () => this.#factor(depth))));
  }

  #chain(signs: readonly Operator[], operand: () => Formula | undefined): Formula | undefined {
    let left = operand();
    for (;;) {
      const kind = signs.find((sign) => this.#takes(sign));
      if (!left || kind === undefined) return left;
      const right = operand();
      left = right && { kind, left, right };
    }
  }

  #factor(depth: number): Formula | undefined {
    if (depth > MAX_DEPTH) return undefined;
    if (this.#takes("-")) {
      const of = this.#factor(depth + 1);
      return of && { kind: "negative", of };
    }
    if (this.#takes("+")) return this.#factor(depth + 1);
    let formula = this.#operand(depth);
    while (formula && this.#takes("%")) formula = { kind: "percent", of: formula };
    return formula;
  }

  #operand(depth: number): Formula | undefined {
    if (this.#takes("(")) {
      const inner = this.comparison(depth + 1);
      return this.#takes(")") ? inner : undefined;
    }
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (!token || "sign" in token) return undefined;
    if ("number" in token) return { kind: "number", digits: token.number };
    if ("text" in token) return { kind: "text", text: token.text };
    if ("name" in token) return this.#call(token.name, depth);
    if (!this.#takes(":")) return { kind: "cell", at: token.address };
    const end = this.#tokens[this.#at];
    this.#at += 1;
    return end && "address" in end ? { kind: "range", from: token.address, to: end.address } : undefined;
  }

  #call(name: string, depth: number): Formula | undefined {
    this.#takes("(");
    const of: Formula[] = [];
    do {
      const argument = this.comparison(depth + 1);
      if (!argument) return undefined;
      of.push(argument);
    } while (this.#takes(","));
    return this.#takes(")") ? { kind: "call", name, of } : undefined;
  }

  #takes(sign: string): boolean {
    const token = this.#tokens[this.#at];
    if (!token || !("sign" in token) || token.sign !== sign) return false;
    this.#at += 1;
    return true;
  }
}

/** The formula as it is written in cells that hold the same one, each for its own row and column: its addresses counted from there. */
export function relativeForm(formula: Formula, row: number, col: number): string {
  const address = ({ sheet = "", ...at }: Address) =>
    `${sheet}!${at.rowFixed ? at.row : `[${at.row - row}]`},${at.colFixed ? at.col : `[${at.col - col}]`}`;
  switch (formula.kind) {
    case "number":
      return formula.digits;
    case "text":
      return JSON.stringify(formula.text);
    case "cell":
      return address(formula.at);
    case "range":
      return `${address(formula.from)}:${address(formula.to)}`;
    case "negative":
    case "percent":
      return `${formula.kind}(${relativeForm(formula.of, row, col)})`;
    case "call":
      return `${formula.name}(${formula.of.map((argument) => relativeForm(argument, row, col)).join()})`;
    default:
      return `(${relativeForm(formula.left, row, col)}${formula.kind}${relativeForm(formula.right, row, col)})`;
  }
}

/** The formula as it stands in another cell after it was filled down or to the side. */
export function movedFormula(formula: Formula, rows: number, cols: number): Formula {
  const moved = (at: Address): Address => ({ ...at, row: at.rowFixed ? at.row : at.row + rows, col: at.colFixed ? at.col : at.col + cols });
  const inner = (one: Formula) => movedFormula(one, rows, cols);
  switch (formula.kind) {
    case "number":
    case "text":
      return formula;
    case "cell":
      return { kind: "cell", at: moved(formula.at) };
    case "range":
      return { kind: "range", from: moved(formula.from), to: moved(formula.to) };
    case "negative":
    case "percent":
      return { kind: formula.kind, of: inner(formula.of) };
    case "call":
      return { ...formula, of: formula.of.map(inner) };
    default:
      return { ...formula, left: inner(formula.left), right: inner(formula.right) };
  }
}

/** The ranges that a formula takes its values from, a single cell as a range of one. */
export function rangesOf(formula: Formula): readonly { readonly from: Address; readonly to: Address }[] {
  switch (formula.kind) {
    case "number":
    case "text":
      return [];
    case "cell":
      return [{ from: formula.at, to: formula.at }];
    case "range":
      return [{ from: formula.from, to: formula.to }];
    case "negative":
    case "percent":
      return rangesOf(formula.of);
    case "call":
      return formula.of.flatMap(rangesOf);
    default:
      return [...rangesOf(formula.left), ...rangesOf(formula.right)];
  }
}
