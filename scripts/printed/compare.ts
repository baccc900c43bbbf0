import type { Block, Cell, SourceDocument } from "../../packages/document/src/index.ts";
import type { Finding } from "../../packages/rules/src/index.ts";
import { editDistance } from "./edit-distance.ts";

/** [right, of]. */
export type Share = readonly [right: number, of: number];

/** How a print is read, held against its source. */
export interface Compared {
  readonly wrongCharacters: Share;
  readonly paragraphs: Share;
  readonly headings: Share;
  readonly contents: Share;
  readonly notes: Share;
  readonly lists: Share;
  readonly cells: Share;
  readonly captions: Share;
  readonly findings: Share;
  /** What differs, for people. */
  readonly differences: readonly string[];
}

export interface Read {
  readonly document: SourceDocument;
  readonly findings: readonly Finding[];
}

/** Raised marks of notes and bullets are no text in a Word file. */
const norm = (text: string): string =>
  text
    .replace(/^●/u, "")
    .replace(/[⁰¹²³⁴-⁹\u200b\ufeff]+/gu, "")
    .normalize("NFKC")
    .replace(/\s+/gu, "");
const isBody = ({ kind }: Block) => kind !== "furniture" && kind !== "footnote" && kind !== "toc";

export function compare(source: Read, print: Read): Compared {
  const differences: string[] = [];
  const share = (name: string, of: (read: Read) => readonly string[]): Share => {
    const [missed, wrong] = [without(of(source), of(print)), without(of(print), of(source))];
    if (missed.length + wrong.length > 0)
      differences.push(
        ...missed.slice(0, 12).map((one) => `- ${name}: ${clip(one)}`),
        ...wrong.slice(0, 12).map((one) => `+ ${name}: ${clip(one)}`),
      );
    const [all, found] = [of(source).length, of(print).length];
    // What is wrongly found counts as what is missed does.
    return [all - missed.length, Math.max(all, all - missed.length + wrong.length, found)];
  };
  const texts =
    (...kinds: readonly Block["kind"][]) =>
    ({ document }: Read) =>
      document.blocks.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => norm(text));
  const whole = ({ document }: Read) =>
    document.blocks
      .filter(isBody)
      .map(({ kind, text }) => (kind === "table" ? "▦" : norm(text)))
      .join("");
  return {
    wrongCharacters: [editDistance(whole(print), whole(source)), whole(source).length],
    paragraphs: share("paragraph", ({ document }) =>
      document.blocks.filter((block) => isBody(block) && block.kind !== "table").map(({ text }) => norm(text)),
    ),
    headings: share("heading", ({ document }) =>
      document.blocks.flatMap(({ kind, level, text }) => (kind === "heading" ? [`${level} ${norm(text)}`] : [])),
    ),
    contents: share("contents", (read) => texts("toc")(read).map((text) => text.replace(/[.…]{4,}/gu, ""))),
    notes: share("note", ({ document }) =>
      document.blocks.flatMap(({ kind, text }) => (kind === "footnote" ? [norm(text).replace(/^\d+/u, "")] : [])),
    ),
    lists: share("list", texts("list")),
    cells: share("cell", ({ document }) => document.tables.flatMap(({ cells }, table) => cells.flatMap((cell) => cellOf(table, cell)))),
    captions: share("caption", ({ document }) =>
      document.tables.map(({ caption, unit, header }, at) => `${at} ${norm(caption)} ${norm(unit)} ${header}`),
    ),
    findings: share("finding", ({ findings }) => findings.map(findingOf)),
    differences,
  };
}

function cellOf(table: number, { row, col, rowSpan, colSpan, text }: Cell): string[] {
  return norm(text) === "" ? [] : [[table, row, col, rowSpan, colSpan, norm(text)].join("|")];
}

function findingOf({ severity, ruleId, stated, expected, evidence }: Finding): string {
  const cited = evidence.map(({ figure, quote }) => norm(figure ?? quote)).sort();
  return `${severity} ${ruleId} ${stated ?? ""}≠${expected ?? ""} ${cited.join(" ")}`;
}

function without(all: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  return all.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

const clip = (text: string): string => (text.length > 160 ? `${text.slice(0, 110)} … ${text.slice(-40)}` : text);
