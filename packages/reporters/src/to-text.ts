import type { Language, Severity } from "@gouji/rules";
import type { CheckJson, JsonDocument, JsonEvidence, JsonFinding } from "./check-json.ts";
import { consequenceSentences } from "./consequence-sentences.ts";
import { placeShown } from "./place-shown.ts";
import { padEnd, widthOf, wrap } from "./text-width.ts";
import { WORDING, type Wording } from "./wording.ts";

export interface TextOptions {
  readonly language: Language;
  readonly colour: boolean;
  readonly timing?: boolean;
  /** List the figures that were not checked. */
  readonly unchecked?: boolean;
  /** Columns of the terminal. */
  readonly width?: number;
}

/** How the lines are dressed: words, colours and width of one run. */
interface Style {
  readonly words: Wording;
  readonly paint: (code: string, text: string) => string;
  readonly width: number;
  readonly timing: boolean;
  readonly unchecked: boolean;
}

const COLOURS: Readonly<Record<Severity, string>> = { error: "31", warning: "33", info: "36" };
const BOLD = "1";
const DIM = "2";

/** The findings for a person at a terminal, grouped by document. */
export function toText(
  { documents, summary }: CheckJson,
  { language, colour, timing = false, unchecked = false, width = 100 }: TextOptions,
): string {
  const paint = (code: string, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  const style: Style = { words: WORDING[language], paint, timing, unchecked, width: Math.min(120, Math.max(60, width)) };
  const parts = documents.map((document) => textOfDocument(document, style));
  const silence = summary.documents > summary.failed ? `\n${paint(DIM, style.words.silence)}` : "";
  const times = timing ? `\n${paint(DIM, ruleTimes(documents, style.words))}` : "";
  return `${[...parts, `${paint(BOLD, style.words.summary(summary))}${silence}${times}`].join("\n\n")}\n`;
}

/** Rules by the time that they took over all documents, the slowest first. */
function ruleTimes(documents: readonly JsonDocument[], words: Wording): string {
  const sums = new Map<string, number>();
  for (const { timings } of documents) for (const [id, ms] of Object.entries(timings.rules)) sums.set(id, (sums.get(id) ?? 0) + ms);
  const rows = [...sums].sort((a, b) => b[1] - a[1]).map(([id, ms]) => `  ${padEnd(id, 28)}${ms.toFixed(1).padStart(9)} ms`);
  return [`${words.ruleTimes}${words.colon}`, ...rows].join("\n");
}

function textOfDocument(document: JsonDocument, style: Style): string {
  const { words, paint } = style;
  const { path, pages, coverage, findings, notes, error, timings } = document;
  const size = pages === null ? "" : paint(DIM, `  ${words.pages(pages)}`);
  const head = `${paint(BOLD, printable(path))}${size}\n${paint(DIM, "─".repeat(Math.min(style.width, Math.max(24, widthOf(path)))))}`;
  if (error) return `${head}\n${indented(`${paint(COLOURS.error, `✗ ${words.failed}`)} [${error.kind}]`, error.message, style)}`;
  const undecided = Object.values(document.undecided).reduce((sum, count) => sum + count, 0);
  const covered = `${words.coverage(coverage)}${undecided > 0 ? `${words.semicolon}${words.undecided(undecided)}` : ""}`;
  return [
    head,
    ...(findings.length === 0 ? [`  ${words.clean}`] : findings.map((finding, index) => textOfFinding(finding, index + 1, style))),
    ...(findings.length > 0 ? [""] : []),
    ...wrap(covered, style.width - 2).map((line) => paint(DIM, `  ${line}`)),
    ...(document.suppressed.length > 0 ? [paint(DIM, `  ${words.suppressed(document.suppressed.length)}`)] : []),
    ...(style.timing ? [paint(DIM, `  ${words.timing(timings)}`)] : []),
    ...(style.unchecked ? textOfUnchecked(document, style) : []),
    ...notes.flatMap((note) => {
      const page = typeof note.at?.page === "number" ? `${words.page(note.at.page)} ` : "";
      return hanging(`  ${words.notes}${words.colon}`, `${page}${note.message}`, style.width).map((line) => paint(DIM, line));
    }),
  ].join("\n");
}

function textOfFinding(finding: JsonFinding, number: number, style: Style): string {
  const { words, paint, width } = style;
  const { severity, title, ruleId, message, evidence, diagnosis, doubt, baseRate } = finding;
  const consequences = consequenceSentences(finding, words);
  const head = `\n${padEnd(`${number}.`, 4)}${paint(`${BOLD};${COLOURS[severity]}`, words.severity[severity])}  ${paint(BOLD, title)} ${paint(DIM, `[${ruleId}]`)}`;
  return [
    head,
    ...hanging("    ", message, width),
    ...(doubt === undefined ? [] : hanging("    ", doubt, width)),
    ...evidence.flatMap((piece) => textOfEvidence(piece, "    ", style)),
    ...(baseRate ? hanging("    ", baseRate.message, width) : []),
    ...(diagnosis ? hanging(`    ${words.diagnosis}${words.colon}`, diagnosis.message, width) : []),
    ...(consequences.length > 0 ? [`    ${words.consequences}${words.colon}`] : []),
    ...consequences.flatMap((consequence) => hanging("      · ", `${consequence.sentence} [${consequence.ruleId}]`, width)),
  ].join("\n");
}

function textOfUnchecked({ unchecked }: JsonDocument, { words, paint, width }: Style): string[] {
  if (unchecked.length === 0) return [];
  return [
    `  ${words.uncheckedTitle(unchecked.length)}${words.colon}`,
    ...unchecked.flatMap(({ figure, message, at }) => {
      const page = placeShown(at, words, "  ");
      return hanging(`    ${padEnd(printable(figure), FIGURE_WIDTH)}  `, `${page}${at.label}${words.semicolon}${message}`, width).map(
        (line) => paint(DIM, line),
      );
    }),
  ];
}

const FIGURE_WIDTH = 14;

function textOfEvidence({ role, figure, quote, at }: JsonEvidence, indent: string, { words, paint, width }: Style): string[] {
  const page = placeShown(at, words, "  ");
  const shown = printable(figure ?? shortened(quote, 40));
  // Words and long rules as evidence take a line of their own, so that the places stay in one column.
  if (widthOf(shown) > FIGURE_WIDTH) {
    return [
      ...hanging(`${indent}${words.role[role]}  `, shown, width).map((line) => paint(BOLD, line)),
      ...hanging(" ".repeat(indent.length + widthOf(words.role[role]) + 2 + FIGURE_WIDTH + 2), `${page}${at.label}`, width).map((line) =>
        paint(DIM, line),
      ),
    ];
  }
  const lead = `${indent}${words.role[role]}  ${padEnd(shown, FIGURE_WIDTH)}  `;
  const lines = hanging(lead, `${page}${at.label}`, width);
  return lines.map((line, index) =>
    index === 0
      ? `${paint(DIM, `${indent}${words.role[role]}`)}  ${paint(BOLD, padEnd(shown, FIGURE_WIDTH))}${paint(DIM, line.slice(indent.length + words.role[role].length + 2 + padEnd(shown, FIGURE_WIDTH).length))}`
      : paint(DIM, line),
  );
}

/** `text` behind `lead`, further lines under the text's own beginning. */
function hanging(lead: string, text: string, width: number): string[] {
  const margin = Math.min(widthOf(lead), 28);
  return wrap(printable(text), Math.max(30, width - margin)).map((line, index) => (index === 0 ? lead : " ".repeat(margin)) + line);
}

function indented(lead: string, text: string, { width }: Style): string {
  return [`  ${lead}`, ...hanging("    ", text, width)].join("\n");
}

export function shortened(text: string, most: number): string {
  const signs = [...text];
  return signs.length <= most ? text : `${signs.slice(0, most - 1).join("")}…`;
}

/** Line breaks become blanks; control characters of a hostile file never reach the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\s+/gu, " ").replaceAll(/\p{Cc}/gu, "�");
}
