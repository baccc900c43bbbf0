import type { Figure } from "@gouji/report";
import { cite, defineRule, undecided } from "../rule.ts";

interface Subject {
  readonly figure: Figure;
  /** Figures of the same sentence that print a magnitude word 万. */
  readonly siblings: readonly Figure[];
}

/** Things that are counted whole are not printed as fractions: where they are, a magnitude word is lost. */
export const missingUnit = defineRule<Subject>({
  id: "missing-unit",
  family: "form",
  title: "单位缺失",
  titleEn: "A lost unit or magnitude word",
  severity: "warning",
  specificity: 30,
  subjects: ({ report }) =>
    report.figures
      .filter(({ quantity }) => quantity.kind === "count" && quantity.decimals > 0)
      .map((figure) => ({ figure, siblings: report.figures.filter((other) => isSibling(figure, other)) })),
  keyOf: ({ figure }) => `${figure.metric} › ${figure.quantity.baseUnit} › ${figure.quantity.digits}`,
  judge: ({ figure, siblings }) => {
    const { quantity, quote, metric } = figure;
    if (quantity.oddity !== "fractional-count") return undecided("unit");
    // An average may be a fraction of what is counted whole.
    if (
      /均|每|\/|／|折合|相当于|倍|个(?:[、和及与]\d+(?:\.\d+)?个百分点|等级|级别|档次|单位|标准差)/.test(quote) ||
      /均|每|率/.test(metric)
    )
      return undecided("whole count");
    return {
      kind: "inconsistent",
      message: {
        id: siblings.length > 0 ? "missing-unit.magnitude" : "missing-unit",
        data: { figure: figure.printed, unit: quantity.baseUnit, others: siblings.map(({ printed }) => printed).join("、") },
      },
      stated: figure.printed,
      evidence: [cite(figure, "stated"), ...siblings.map((sibling) => cite(sibling, "context"))],
    };
  },
});

function isSibling(figure: Figure, other: Figure): boolean {
  if (figure === other || figure.source.kind !== "sentence" || other.source.kind !== "sentence") return false;
  return figure.source.sentence === other.source.sentence && other.quantity.kind === "count" && /万/.test(other.printed);
}
