import { type Block, type NumberingKind, readNumbering, type SourceDocument } from "@gouji/document";
import type { NumberedLine, NumberSequence, ReportTable } from "@gouji/report";

/** A sequence that may go on, with where it stands. */
interface Open {
  readonly where: NumberSequence["where"];
  readonly section: string;
  readonly form: string;
  readonly level: number;
  readonly lines: NumberedLine[];
  suspended: boolean;
}

/** A number in front of a line, or within one (①…；②…). */
interface Mark {
  readonly form: string;
  readonly line: NumberedLine;
  readonly inline: boolean;
}

const PART = /^\s*(?:目\s*录|摘\s*要|正\s*文|附\s*件|附\s*表)/u;
/** Numbers within a paragraph. References (见①, 第（2）项) are no items. */
const INLINE: readonly (readonly [RegExp, NumberingKind | "ordinal"])[] = [
  [/(?<=^\s*|[；;。：:，,]\s?|发现|如下|包括|表现在|主要)[一二三四五六七八九]是(?!否)/gu, "ordinal"],
  [/(?<![第见按照述和与至、条款项]\s?)[①-⑳]/gu, "circle"],
  [/(?<![第见按照述和与至、条款项]\s?)[（(]\s?\d{1,2}\s?[）)](?![款项条%元])/gu, "arabicParenthesis"],
  [/(?<=[；;。]\s?)\d{1,2}\s?(?:、|[.．](?!\d))/gu, "arabic"],
];
/** Leader and page number of a line of the contents. */
const PAGE = /[\s.．…·]*[-–—]?\s*\d+\s*[-–—]?\s*$/u;
/** Deeper than any heading. */
const LIST = 99;
/** Forms whose count may run on over the headings between (1. … 15. under （一） to （四）). */
const RUNNING: ReadonlySet<string> = new Set<NumberingKind>(["chapter", "section", "chinese", "chineseParenthesis", "arabic"]);

/** The numbers of headings, lists and contents, as they follow each other; and those of 序号 columns. */
export function readNumberSequences(document: SourceDocument, tables: readonly ReportTable[]): NumberSequence[] {
  const empty = emptyHeadings(document.blocks);
  const body = sequencesOf(
    document.blocks.filter(({ kind }) => kind === "heading" || kind === "paragraph" || kind === "list"),
    empty,
  );
  const contents = sequencesOf(document.blocks.filter(({ kind }) => kind === "toc").map((block) => ({ ...block, level: LIST })));
  return [...body, ...contents.map((open) => ({ ...open, where: "contents" as const })), ...tables.flatMap(columnOf)].map(
    ({ where, section, form, lines }) => ({ key: `${where} › ${section} › ${form}`, where, section, lines }),
  );
}

/** Headings that another heading of their level or above follows at once. A sentence set as a heading says what it has to say. */
function emptyHeadings(blocks: readonly Block[]): ReadonlySet<Block> {
  const body = blocks.filter(({ kind }) => kind !== "toc");
  return new Set(
    body.filter((block, index) => {
      const next = body[index + 1];
      return (
        block.kind === "heading" &&
        next?.kind === "heading" &&
        // A deeper form may have been read as the same level.
        ((next.level ?? 1) < (block.level ?? 1) || isNext(block, next)) &&
        !/[。；;：:]\s*$|[:：。].{8,}/u.test(block.text)
      );
    }),
  );
}

/** （四） after （三）. */
function isNext({ text }: Block, { text: after }: Block): boolean {
  const [own, next] = [readNumbering(text), readNumbering(after)];
  const [value, following] = [own && ordinalOf(own.number), next && ordinalOf(next.number)];
  return own?.kind === next?.kind && value !== undefined && following === value + 1;
}

function sequencesOf(blocks: readonly Block[], empty: ReadonlySet<Block> = new Set()): Open[] {
  const all: Open[] = [];
  let stacks = new Map<string, Open[]>();
  let section = "";
  for (const block of blocks) {
    const isHeading = block.kind === "heading";
    const level = isHeading ? (block.level ?? 1) : LIST;
    // A part of its own, where counting begins anew.
    if (isHeading ? level === 1 && !readNumbering(block.text) : block.kind === "toc" && PART.test(block.text)) stacks = new Map();
    if (isHeading) {
      const own = readNumbering(block.text)?.kind;
      for (const open of [...stacks.values()].flat()) if (open.level > level && open.form !== own) open.suspended = true;
    }
    for (const { form, line: marked, inline } of marksOf(block)) {
      const line: NumberedLine = isHeading && empty.has(block) ? { ...marked, empty: true } : marked;
      const stack = stacks.get(form) ?? [];
      stacks.set(form, stack);
      const index = stack.findLastIndex(
        (open) =>
          open.lines.at(-1)?.value === line.value - 1 &&
          (!open.suspended || RUNNING.has(open.form)) &&
          // What stands within a paragraph is no heading.
          !(inline && open.where === "headings"),
      );
      const active = stack.findLast(({ suspended, where }) => !suspended && !(inline && where === "headings"));
      const next = line.value === 1 ? undefined : (stack[index] ?? active);
      if (next) {
        stack.length = stack.indexOf(next) + 1;
        next.lines.push(line);
        next.suspended = false;
      } else if (!inline || line.value === 1) {
        const opened: Open = { where: isHeading ? "headings" : "list", section, form, level, lines: [line], suspended: false };
        stack.push(opened);
        all.push(opened);
      }
    }
    if (isHeading) section = block.text.trim();
  }
  return all;
}

function marksOf(block: Block): Mark[] {
  const leading = readNumbering(block.text);
  const marks: Mark[] = [];
  const value = leading && ordinalOf(leading.number);
  if (leading && value !== undefined && leading.kind !== "decimal" && leading.kind !== "letter") {
    marks.push({
      form: leading.kind,
      line: lineOf(block, leading.number, value, titleOf(block)),
      inline: false,
    });
  }
  if (block.kind === "toc" || block.kind === "heading") return marks;
  const from = leading ? block.text.indexOf(leading.number) + leading.number.length : 0;
  for (const [pattern, formOf] of INLINE) {
    for (const { 0: number, index } of block.text.matchAll(pattern)) {
      const value = ordinalOf(number);
      if (index < from || value === undefined) continue;
      const text = block.text.slice(index, index + 40).replace(/(?<=.)[①-⑳；;。].*$/u, "");
      marks.push({ form: formOf, line: lineOf(block, number, value, text), inline: true });
    }
  }
  return marks;
}

function titleOf({ kind, text }: Block): string {
  return (kind === "toc" || text.includes("\t") ? text.replace(PAGE, "") : text).trim();
}

function lineOf(block: Block, number: string, value: number, text: string): NumberedLine {
  const label = text.length > 24 ? `${text.slice(0, 24)}…` : text;
  return { number: number.trim(), value, phrase: { text: label, quote: text, at: { ...block.at, label } } };
}

/** 四、 is 4, （十二） is 12, ④ is 4, 3. is 3. */
function ordinalOf(number: string): number | undefined {
  const circled = /[①-⑳]/u.exec(number)?.[0];
  if (circled) return (circled.codePointAt(0) ?? 0) - 0x245f;
  const digits = /\d+/.exec(number.normalize("NFKC"))?.[0];
  if (digits) return Number(digits);
  const [, tens, ones] = /^[^一二三四五六七八九十]*([一二三四五六七八九]?十)?([一二三四五六七八九])?/u.exec(number) ?? [];
  if (!tens && !ones) return undefined;
  return (tens ? (tens.length > 1 ? digitOf(tens.charAt(0)) : 1) * 10 : 0) + digitOf(ones ?? "");
}

function digitOf(char: string): number {
  return "一二三四五六七八九".indexOf(char || "?") + 1;
}

/** The 序号 column of a table. */
function columnOf(table: ReportTable): Open[] {
  const header = table.grid.slice(0, Math.max(1, table.headerRows)).flat();
  const column = header.find((cell) => cell !== undefined && /^序\s*号$/.test(cell.text.trim()))?.col;
  if (column === undefined) return [];
  const cells = new Set(table.grid.slice(Math.max(1, table.headerRows)).map((row) => row[column]));
  const lines = [...cells].flatMap((cell): NumberedLine[] => {
    const text = cell?.text.trim() ?? "";
    if (!cell || !/^\d{1,3}$/.test(text)) return [];
    const beside = table.grid[cell.row]?.find((other) => other !== undefined && other.col > column && other.text.trim() !== "");
    const label = `${text} ${beside?.text.trim() ?? ""}`.trim();
    return [{ number: text, value: Number(text), phrase: { text: label, quote: label, at: cell.at } }];
  });
  const runs: NumberedLine[][] = [];
  for (const line of lines) {
    if (line.value === 1 || runs.length === 0) runs.push([line]);
    else runs.at(-1)?.push(line);
  }
  return runs.map((run) => ({ where: "table", section: table.name, form: "序号", level: LIST, lines: run, suspended: false }));
}
