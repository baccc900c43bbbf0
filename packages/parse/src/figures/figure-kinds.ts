import type { Quantity, QuantityKind } from "@gouji/quantities";

const FIGURES: ReadonlySet<QuantityKind> = new Set<QuantityKind>([
  "money",
  "moneyRate",
  "percent",
  "permille",
  "perTenThousand",
  "percentagePoint",
  "multiple",
  "fraction",
  "count",
  "score",
  "duration",
  "measure",
  "number",
]);

/** Dates, numbers of documents, labels and words are no figures. */
export function isFigure({ kind }: Quantity): boolean {
  return FIGURES.has(kind);
}

/** 余, 约, 近 and a 万 whose unit is only understood: may confirm, never convict alone. */
export function isApproximate({ approximation, unitImplied }: Quantity): boolean {
  return approximation !== undefined || unitImplied === true;
}
