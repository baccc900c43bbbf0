import type { Figure, LabelledPlace, Report } from "@gouji/report";
import { type FigureExplanation, type FigureVerdict, figuresOf, type Outcome, subjectFigures } from "@gouji/rules";

/** What became of every figure printed like `wanted`: how it was read, every relation it entered, and what each rule said of it. */
export function explainFigure(report: Report, outcomes: readonly Outcome[], wanted: string): FigureExplanation[] {
  const sought = squeezed(wanted);
  const subjects = subjectFigures(report);
  return report.figures
    .filter(({ printed, quantity }) => squeezed(printed) === sought || quantity.digits === sought)
    .map((figure) => explained(figure, report, outcomes, subjects));
}

/** What the rules said of the subjects that hold the figure. */
export function verdictsOn(
  figureId: string,
  outcomes: readonly Outcome[],
  subjects: ReadonlyMap<string, readonly Figure[]>,
): FigureVerdict[] {
  return outcomes.flatMap(({ ruleId, subject, verdict }): FigureVerdict[] => {
    const members = membersOf(verdict, subject, subjects);
    if (!members.some(({ id }) => id === figureId)) return [];
    const others = members.filter(({ id }) => id !== figureId).map(({ printed, label }) => ({ printed, label }));
    const base = { ruleId, subject, kind: verdict.kind, others };
    if (verdict.kind === "consistent") return [{ ...base, how: verdict.how }];
    return verdict.kind === "inconsistent" ? [{ ...base, message: verdict.message }] : [{ ...base, missing: verdict.missing }];
  });
}

export interface Member {
  readonly id: string | undefined;
  readonly printed: string;
  readonly label: string;
  /** File of the place, where it is another one. */
  readonly document?: string;
}

/** What the verdict is about: figures, and words that are evidence. */
export function membersOf(
  verdict: Outcome["verdict"],
  subject: string,
  subjects: ReadonlyMap<string, readonly Figure[]>,
): readonly Member[] {
  if (verdict.kind === "inconsistent")
    return verdict.evidence.map(({ figureId, figure, quote, at }) => memberOf(figureId, figure ?? quote, at));
  const figures = verdict.figures ?? subjects.get(subject) ?? [];
  return [...new Set(figures)].map(({ id, printed, at }) => memberOf(id, printed, at));
}

function memberOf(id: string | undefined, printed: string, { label, document }: LabelledPlace): Member {
  return { id, printed, label, ...(document === undefined ? {} : { document }) };
}

function explained(
  figure: Figure,
  report: Report,
  outcomes: readonly Outcome[],
  subjects: ReadonlyMap<string, readonly Figure[]>,
): FigureExplanation {
  const { id, printed, quote, at, metric, role } = figure;
  const verdicts = verdictsOn(id, outcomes, subjects);
  const judged = new Set(verdicts.map(({ subject }) => subject));
  const unjudged = report.relations.filter((relation) => !judged.has(relation.key) && figuresOf(relation).some((part) => part.id === id));
  const value = valueShown(figure);
  return { figureId: id, printed, quote, label: at.label, metric, role, value, verdicts, unjudged: unjudged.map(({ key }) => key) };
}

/** Exact value in base units with the base unit; empty where it has none. */
export function valueShown({ quantity: { baseValue, baseUnit } }: Figure): string {
  return baseValue === undefined ? "" : `${baseValue.toString()}${baseUnit === "1" ? "" : baseUnit}`;
}

function squeezed(text: string): string {
  return text.normalize("NFKC").replaceAll(/[\s,]/g, "");
}
