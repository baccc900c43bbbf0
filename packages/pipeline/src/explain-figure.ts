import type { Figure, Report } from "@gouji/report";
import type { Outcome } from "@gouji/rules";
import type { FigureExplanation } from "./audited-document.ts";

/** What became of every figure printed like `wanted`: how it was read and what each rule said of it. */
export function explainFigure(report: Report, outcomes: readonly Outcome[], wanted: string): FigureExplanation[] {
  const sought = squeezed(wanted);
  return report.figures
    .filter(({ printed, quantity }) => squeezed(printed) === sought || quantity.digits === sought)
    .map((figure) => explained(figure, outcomes));
}

function explained(figure: Figure, outcomes: readonly Outcome[]): FigureExplanation {
  const { printed, quote, at, metric, role, quantity } = figure;
  const verdicts = outcomes
    .filter(({ verdict }) => holds(verdict, figure.id))
    .map(({ ruleId, subject, verdict }) => ({ ruleId, subject, kind: verdict.kind }));
  const value =
    quantity.baseValue === undefined ? "" : `${quantity.baseValue.toString()}${quantity.baseUnit === "1" ? "" : quantity.baseUnit}`;
  return { printed, quote, label: at.label, metric, role, value, verdicts };
}

function holds(verdict: Outcome["verdict"], id: string): boolean {
  if (verdict.kind === "inconsistent") return verdict.evidence.some(({ figureId }) => figureId === id);
  return (verdict.figures ?? []).some((figure) => figure.id === id);
}

function squeezed(text: string): string {
  return text.normalize("NFKC").replaceAll(/[\s,]/g, "");
}
