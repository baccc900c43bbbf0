import type { LabelledPlace, Report } from "@gouji/report";
import type { Audit, Message, Outcome, Tightness, Verdict } from "@gouji/rules";
import { figuresOf, subjectFigures } from "@gouji/rules";
import { membersOf, valueShown } from "./explain-figure.ts";

/**
 * confirmed: held in a check, within rounding at least. failing: the suspect of a check that failed. untested: neither; it entered none, or only as
 * an operand of one that failed, or in a loose reading.
 */
export type FigureMark = "confirmed" | "failing" | "untested";

/** 数字 with its tick mark 核对标记. */
export interface SheetFigure {
  readonly id: string;
  readonly printed: string;
  readonly quote: string;
  readonly at: LabelledPlace;
  readonly metric: string;
  readonly role: string;
  /** Exact value in base units with the base unit; empty where it has none. */
  readonly value: string;
  readonly mark: FigureMark;
  /** Checks that judged it. */
  readonly checks: number;
  /** Ids of the findings whose suspect it is. */
  readonly findings: readonly string[];
}

/** What one rule said of one subject. */
export interface SheetCheck {
  readonly ruleId: string;
  readonly subject: string;
  readonly kind: Verdict["kind"];
  readonly how?: Tightness;
  readonly message?: Message;
  readonly missing?: readonly string[];
  /** Positions in `figures` of those that it holds together. */
  readonly figures: readonly number[];
  /** Words that are evidence as well. */
  readonly words?: readonly { readonly printed: string; readonly label: string; readonly document?: string }[];
}

/** 核对底稿: every figure of a document and every check that it entered. Plain data, with each check once. */
export interface FigureSheet {
  readonly figures: readonly SheetFigure[];
  readonly checks: readonly SheetCheck[];
  /** Relations that no rule of the run judged: their names, and their figures by position. */
  readonly unjudged: readonly { readonly key: string; readonly figures: readonly number[] }[];
}

export function figureSheetOf(
  report: Report,
  { findings, confirmed, outcomes }: Pick<Audit, "findings" | "confirmed" | "outcomes">,
): FigureSheet {
  const position = new Map(report.figures.map(({ id }, at) => [id, at]));
  const positionsOf = (ids: Iterable<string | undefined>) => [
    ...new Set([...ids].flatMap((id) => (id === undefined ? [] : (position.get(id) ?? [])))),
  ];
  const subjects = subjectFigures(report);
  const checks = outcomes.map((outcome) => checkOf(outcome, subjects, positionsOf));
  const judged = new Set(outcomes.map(({ subject }) => subject));
  const counts = new Map<number, number>();
  const suspects = new Set<number>();
  for (const [at, { verdict }] of outcomes.entries()) {
    if (verdict.kind === "undecided") continue;
    for (const figure of checks[at]?.figures ?? []) counts.set(figure, (counts.get(figure) ?? 0) + 1);
    if (verdict.kind === "inconsistent")
      for (const figure of positionsOf(verdict.evidence.flatMap(({ role, figureId }) => (role === "stated" ? figureId : []))))
        suspects.add(figure);
  }
  const raised = findingsBySuspect(findings, position);
  return {
    figures: report.figures.map((figure, at) => {
      const { id, printed, quote, at: place, metric, role } = figure;
      const mark = suspects.has(at) ? "failing" : confirmed.has(id) ? "confirmed" : "untested";
      const seen = { mark, checks: counts.get(at) ?? 0, findings: raised.get(at) ?? [] } as const;
      return { id, printed, quote, at: place, metric, role, value: valueShown(figure), ...seen };
    }),
    checks: checks.filter(({ figures }) => figures.length > 0),
    unjudged: report.relations
      .filter(({ key }) => !judged.has(key))
      .map((relation) => ({ key: relation.key, figures: positionsOf(figuresOf(relation).map(({ id }) => id)) }))
      .filter(({ figures }) => figures.length > 0),
  };
}

function checkOf(
  { ruleId, subject, verdict }: Outcome,
  subjects: ReturnType<typeof subjectFigures>,
  positionsOf: (ids: Iterable<string | undefined>) => number[],
): SheetCheck {
  const members = membersOf(verdict, subject, subjects);
  const figures = positionsOf(members.map(({ id }) => id));
  const words = members.filter(({ id }) => id === undefined).map(({ printed, label }) => ({ printed, label }));
  const base = { ruleId, subject, kind: verdict.kind, figures, ...(words.length > 0 ? { words } : {}) };
  if (verdict.kind === "consistent") return { ...base, how: verdict.how };
  return verdict.kind === "inconsistent" ? { ...base, message: verdict.message } : { ...base, missing: verdict.missing };
}

function findingsBySuspect(findings: Audit["findings"], position: ReadonlyMap<string, number>): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const { id, evidence } of findings) {
    for (const { role, figureId } of evidence) {
      const at = role === "stated" && figureId !== undefined ? position.get(figureId) : undefined;
      if (at === undefined) continue;
      const known = found.get(at) ?? [];
      if (!known.includes(id)) found.set(at, [...known, id]);
    }
  }
  return found;
}
