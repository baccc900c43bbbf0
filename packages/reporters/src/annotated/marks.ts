import type { EvidenceRole, Language, Severity } from "@gouji/rules";
import type { JsonEvidence, JsonFinding } from "../check-json.ts";
import { consequenceSentences } from "../consequence-sentences.ts";
import { placeShown } from "../place-shown.ts";
import { WORDING, type Wording } from "../wording.ts";

/** Who makes the remarks. */
export const AUTHOR = "勾稽 Gouji";

/** A place of the original file and what is to be said of it. A figure that several findings rest on is one mark. */
export interface Mark {
  readonly at: JsonEvidence["at"];
  readonly quote: string;
  readonly figure?: string;
  /** Of its parts, the one that says most. */
  readonly role: EvidenceRole;
  readonly severity: Severity;
  /** The findings' numbers in the list, operands with a letter: 3, 3a, 5. */
  readonly numbers: readonly string[];
  /** One remark a finding. */
  readonly remarks: readonly string[];
  /** Stays the same from export to export. */
  readonly key: string;
}

const RANK: Readonly<Record<EvidenceRole, number>> = { stated: 0, expected: 1, operand: 2, context: 3 };
const SEVERITY_RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

interface Part extends Omit<Mark, "numbers" | "remarks" | "key"> {
  readonly number: string;
  readonly remark: string;
}

/** What is marked in a file for these findings, in the order in which they are numbered. Evidence in other files is left to them. */
export function marksOf(findings: readonly JsonFinding[], language: Language): readonly Mark[] {
  const words = WORDING[language];
  const parts = findings.flatMap((finding, at) => partsOf(finding, at + 1, words));
  const places = new Map<string, Part[]>();
  for (const part of parts) {
    const key = keyOf(part.at);
    places.set(key, [...(places.get(key) ?? []), part]);
  }
  return [...places].map(([key, held]) => joined(key, held));
}

function partsOf(finding: JsonFinding, number: number, words: Wording): Part[] {
  const own = finding.evidence.filter(({ at }) => at.document === undefined);
  const broken = finding.consequences.flatMap(({ evidence }) =>
    evidence.filter(({ role, at }) => role === "stated" && at.document === undefined),
  );
  const [suspect, ...others] = own;
  const known = new Set(own.map(({ at }) => keyOf(at)));
  const further = broken.filter(({ at }) => !known.has(keyOf(at)));
  const { severity } = finding;
  const head = `【${words.severity[severity]} ${number}】${finding.title}`;
  const sees = suspect ? seen(suspect, words) : "";
  const part = ({ at, quote, figure, role }: JsonEvidence, mark: string, remark: string): Part => ({
    ...{ at, quote, role, severity, number: mark, remark },
    ...(figure === undefined ? {} : { figure }),
  });
  return [
    ...(suspect ? [part(suspect, String(number), explained(finding, head, words))] : []),
    ...others.map((piece, at) => part(piece, `${number}${LETTERS[at] ?? ""}`, `${head}${words.colon}${words.role[piece.role]}${sees}`)),
    ...further.map((piece) => part({ ...piece, role: "context" }, `${number}*`, `${head}${words.colon}${words.consequences}${sees}`)),
  ];
}

/** The remark at the suspect figure tells all of it. */
function explained(finding: JsonFinding, head: string, words: Wording): string {
  const { message, stated, expected, difference, diagnosis, doubt, ruleId } = finding;
  const figures = [
    ...(stated === undefined ? [] : [`${words.role.stated} ${stated}`]),
    ...(expected === undefined ? [] : [`${words.expected} ${expected}`]),
    ...(difference === undefined ? [] : [`${words.difference} ${difference}`]),
  ];
  const broken = consequenceSentences(finding, words).map(({ sentence }) => `· ${sentence}`);
  return [
    head,
    message,
    ...(figures.length === 0 ? [] : [figures.join(words.semicolon)]),
    ...(diagnosis ? [`${words.diagnosis}${words.colon}${diagnosis.message}`] : []),
    ...(doubt === undefined ? [] : [doubt]),
    ...(broken.length === 0 ? [] : [`${words.consequences}${words.colon}`, ...broken]),
    `（${ruleId}）`,
  ].join("\n");
}

/** Where the suspect figure stands, for whoever reads the remark at another one. */
function seen({ at, figure, quote }: JsonEvidence, words: Wording): string {
  return `${words.semicolon}${words.see(`${placeShown(at, words, " ")}${at.label}`, figure ?? quote.slice(0, 40))}`;
}

function joined(key: string, parts: readonly Part[]): Mark {
  const by = <Value extends string>(pick: (part: Part) => Value, rank: Readonly<Record<Value, number>>) =>
    parts.map(pick).reduce((best, next) => (rank[next] < rank[best] ? next : best));
  const [first] = parts;
  if (!first) throw new Error("a place without a part");
  const { at, quote, figure } = first;
  return {
    ...{ at, quote, key, role: by((part) => part.role, RANK), severity: by((part) => part.severity, SEVERITY_RANK) },
    ...(figure === undefined ? {} : { figure }),
    numbers: [...new Set(parts.map(({ number }) => number))],
    remarks: [...new Set(parts.map(({ remark }) => remark))],
  };
}

/** Two findings that name the same characters mean one place. */
function keyOf(at: JsonEvidence["at"]): string {
  const { page, box, paragraph, start, end, table, row, col, sheet, cell, element } = at;
  if (box) return JSON.stringify([page, start, end, ...box.map((edge) => Math.round(edge * 2) / 2)]);
  return JSON.stringify([sheet, cell, paragraph, table, row, col, start, end, element]);
}
