import type { SourceDocument } from "@gouji/document";
import { type Language, ruleById, type Severity } from "@gouji/rules";
import type { JsonEvidence, JsonFinding } from "../check-json.ts";
import { consequenceSentences } from "../consequence-sentences.ts";
import { placeShown } from "../place-shown.ts";
import { type ReviewedDocument, reviewedFinding } from "../review/review-list.ts";
import { WORDING } from "../wording.ts";
import { LETTER_WORDING, type LetterWording } from "./letter-wording.ts";
import { sectionOf } from "./sections.ts";

/** One item of the letter: what a unit answers to. */
export interface LetterRow {
  readonly number: number;
  readonly severity: Severity;
  /** Where each quote stands, and the quote. */
  readonly quotes: readonly { readonly place: string; readonly text: string }[];
  readonly found: readonly string[];
  readonly correction: string;
}

/** Items under one heading: a section of the report, or a rule. */
export interface LetterGroup {
  readonly name: string;
  readonly rows: readonly LetterRow[];
}

interface Item {
  readonly group: string;
  readonly order: number;
  readonly key: string;
  readonly findings: readonly JsonFinding[];
}

const LONGEST_QUOTE = 72;
const MOST_QUOTES = 3;

/** The findings in the order of the report. Several about one figure are one item, since one correction answers them. */
export function letterGroups(
  documents: readonly ReviewedDocument[],
  { language, group }: { readonly language: Language; readonly group: "section" | "rule" },
): readonly LetterGroup[] {
  const named = documents.filter(({ items }) => items.length > 0).length > 1;
  const items = documents.flatMap((reviewed) => itemsOf(reviewed, language, group, named));
  const groups = [...new Set(items.map((item) => item.group))];
  let number = 0;
  return groups.map((name) => ({
    name,
    rows: items
      .filter((item) => item.group === name)
      .map(({ findings }) => {
        number += 1;
        return rowOf(findings, number, language);
      }),
  }));
}

function itemsOf({ document, items, source }: ReviewedDocument, language: Language, group: "section" | "rule", named: boolean): Item[] {
  const merged = new Map<string, Item>();
  for (const item of items) {
    const finding = reviewedFinding(item, language);
    const [suspect] = finding.evidence;
    const section = place(source, suspect);
    const name = group === "rule" ? finding.title : section.name || LETTER_WORDING[language].unsectioned;
    const key = `${name}\n${suspect ? placeKey(suspect) : finding.id}`;
    const held = merged.get(key);
    const document_ = named ? `${document.path}  ` : "";
    merged.set(
      key,
      held
        ? { ...held, findings: [...held.findings, finding] }
        : { group: document_ + name, order: section.order, key, findings: [finding] },
    );
  }
  return [...merged.values()].sort((a, b) => a.order - b.order);
}

function place(source: SourceDocument | undefined, suspect: JsonEvidence | undefined) {
  return source && suspect && suspect.at.document === undefined ? sectionOf(source, suspect.at) : { name: "", order: 0 };
}

function placeKey({ at, figure }: JsonEvidence): string {
  const { page, box, paragraph, table, row, col, start, end, sheet, cell } = at;
  return JSON.stringify([figure, page, box, paragraph, table, row, col, start, end, sheet, cell]);
}

function rowOf(findings: readonly JsonFinding[], number: number, language: Language): LetterRow {
  const words = LETTER_WORDING[language];
  const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
  const severity = findings.map((finding) => finding.severity).reduce((best, next) => (rank[next] < rank[best] ? next : best));
  const corrections = [...new Set(findings.flatMap((finding) => correctionOf(finding, words) ?? []))];
  return {
    ...{ number, severity, quotes: quotesOf(findings, language) },
    found: findings.flatMap((finding) => {
      const broken = consequenceSentences(finding, WORDING[language]).map(({ sentence }) => sentence);
      return [
        finding.message,
        ...(finding.diagnosis ? [words.cause(finding.diagnosis.message)] : []),
        ...(finding.doubt === undefined ? [] : [finding.doubt]),
        ...(broken.length === 0 ? [] : [words.follows(broken)]),
      ];
    }),
    correction: corrections.length === 0 ? words.verify : corrections.join("；"),
  };
}

/** What arithmetic or a scoring rule gives can be written down; of two places that differ neither is known to be right; a target that was missed is none. */
function correctionOf({ ruleId, expected }: JsonFinding, words: LetterWording): string | undefined {
  if (expected === undefined) return undefined;
  const family = ruleById(ruleId)?.family;
  if (family === "arithmetic" || family === "scores") return expected;
  return family === "consistency" ? words.unify(expected) : undefined;
}

/** The suspect figure, and the places that contradict it. */
function quotesOf(findings: readonly JsonFinding[], language: Language): LetterRow["quotes"] {
  const pieces = findings.flatMap(({ evidence }) => evidence.filter(({ role }, at) => at === 0 || role === "stated"));
  const shown = pieces.map((piece) => ({
    place: placeOf(piece, language),
    text: excerpt(piece),
  }));
  return shown
    .filter(({ place: where, text }, at) => shown.findIndex((other) => other.place === where && other.text === text) === at)
    .slice(0, MOST_QUOTES);
}

/** In running text the page is enough: section and words are printed beside it. */
function placeOf({ at }: JsonEvidence, language: Language): string {
  const { document, label, page, table } = at;
  const bare = document === undefined && table === undefined && typeof page === "number";
  return bare ? WORDING[language].page(page) : `${placeShown(at, WORDING[language], " ")}${label}`;
}

/** A long clause is cut around its figure. */
function excerpt({ quote, figure }: JsonEvidence): string {
  const text = quote.replaceAll(/\s+/gu, " ").trim();
  if (text.length <= LONGEST_QUOTE) return text;
  const at = figure === undefined ? 0 : Math.max(0, text.indexOf(figure));
  const from = Math.max(0, Math.min(at - LONGEST_QUOTE / 2, text.length - LONGEST_QUOTE));
  return `${from > 0 ? "…" : ""}${text.slice(from, from + LONGEST_QUOTE)}${from + LONGEST_QUOTE < text.length ? "…" : ""}`;
}
