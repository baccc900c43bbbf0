import type { Evidence, Finding, LabelledPlace } from "./finding.ts";

/** stated 载, operand a b, expected 应, other 文 (another place of the same fact), diagnosis c d, soft: only serves a consequence or stands beside. */
export type MarkRole = "stated" | "operand" | "other" | "diagnosis" | "soft";

/** A figure of the finding that is shown on the page and in the card; the same `ref` lights up in both. */
export interface Mark {
  readonly ref: string;
  readonly letter: string;
  readonly role: MarkRole;
  /** What is printed there. */
  readonly text: string;
  readonly at: LabelledPlace;
  readonly doubtful: boolean;
}

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** All marks of a finding, the stated ones first; no place twice. */
export function marksOf(finding: Finding): readonly Mark[] {
  const marks: Mark[] = [];
  const seen = new Set<string>();
  let letters = 0;
  const add = (evidence: Evidence, role: MarkRole, letter: string) => {
    const key = placeKey(evidence);
    if (seen.has(key)) return;
    seen.add(key);
    const ref = `${role}${marks.length}`;
    marks.push({ ref, letter, role, text: evidence.figure ?? evidence.quote, at: evidence.at, doubtful: evidence.doubtful === true });
  };
  const nextLetter = () => LETTERS[letters++] ?? "·";
  const inOrder = (role: Evidence["role"]) => finding.evidence.filter((evidence) => evidence.role === role);
  for (const evidence of inOrder("stated")) add(evidence, "stated", "载");
  for (const evidence of inOrder("expected")) add(evidence, "other", "文");
  for (const evidence of inOrder("operand")) if (!seen.has(placeKey(evidence))) add(evidence, "operand", nextLetter());
  const terms = finding.diagnosis?.message.data["terms"] ?? "";
  const serving = finding.consequences.flatMap(({ evidence }) => evidence);
  for (const evidence of serving)
    if (evidence.figure !== undefined && terms.includes(evidence.figure) && !seen.has(placeKey(evidence)))
      add(evidence, "diagnosis", nextLetter());
  for (const evidence of [...inOrder("context"), ...serving]) add(evidence, "soft", "");
  return marks;
}

function placeKey({ at, figure, quote }: Evidence): string {
  const { document = "", page, box, paragraph, start, end, table, row, col, sheet, cell, element } = at;
  return [document, page, box?.join(), paragraph, start, end, table, row, col, sheet, cell, element, figure ?? quote].join("|");
}
