import type { Figure, Indicator, Report } from "@gouji/report";
import { shown } from "../reading.ts";
import { cite, citePhrase, type Verdict } from "../rule.ts";

/** A rate that a table gives for an indicator, and the items by which the text scores the same indicator. */
export interface BorrowedSubject {
  readonly kind: "borrowed";
  readonly indicator: Indicator;
  readonly figure: Figure;
  readonly items: readonly Indicator[];
}

/** Round rates (100 %, 95 %) agree by chance. */
const TELLING_DIGITS = 4;

/** Indicators of result tables that are defined as a rate in words, where the text scores two or more other items in their place. */
export function borrowedSubjects({ indicators }: Report): BorrowedSubject[] {
  return indicators.flatMap((indicator): BorrowedSubject[] => {
    const figure = indicator.actual?.figure;
    const definition = indicator.target;
    if (indicator.origin !== "result" || !figure || figure.approximate || figure.quantity.kind !== "percent") return [];
    if (figure.quantity.digits.replace(/\D/g, "").length < TELLING_DIGITS) return [];
    if (!definition || definition.figure || !/[率比]/.test(definition.text)) return [];
    const items = indicators.filter(
      ({ table, path, name, target, actual }) =>
        table === undefined &&
        path.join("|") === indicator.path.join("|") &&
        target?.figure !== undefined &&
        actual?.figure !== undefined &&
        name !== "" &&
        !definition.text.includes(name) &&
        !indicator.name.includes(name),
    );
    return items.length >= 2 ? [{ kind: "borrowed", indicator, figure, items }] : [];
  });
}

/** The rate is what one of the other items comes to, result over target: it stands under a name that it does not measure. */
export function judgeBorrowed({ indicator, figure, items }: BorrowedSubject): Verdict {
  const source = items.find((item) => isRateOf(figure, item));
  if (!source) return { kind: "undecided", missing: ["source"] };
  const [target, actual] = [source.target?.figure, source.actual?.figure];
  return {
    kind: "inconsistent",
    message: {
      id: "label-mismatch.borrowed",
      data: {
        figure: shown(figure),
        indicator: indicator.target?.text ?? indicator.name,
        item: source.name,
        actual: actual ? shown(actual) : "",
        target: target ? shown(target) : "",
        items: items.map(({ name }) => name).join("、"),
      },
    },
    stated: shown(figure),
    evidence: [
      cite(figure, "stated"),
      ...[actual, target].flatMap((operand) => (operand ? [cite(operand, "operand")] : [])),
      ...(indicator.target
        ? [citePhrase({ text: indicator.target.text, quote: indicator.target.text, at: indicator.target.at }, "context")]
        : []),
      ...items.map(({ namePhrase }) => citePhrase(namePhrase, "context")),
    ],
  };
}

/** Result ÷ target within one unit of the printed rate, so that a truncated rate agrees as well; equal figures prove nothing. */
function isRateOf({ quantity }: Figure, { target, actual }: Indicator): boolean {
  const [a, t] = [actual?.figure?.quantity.baseValue, target?.figure?.quantity.baseValue];
  if (!a || !t || t.sign <= 0 || a.equals(t) || !quantity.baseValue || !quantity.step) return false;
  return a.divide(t).subtract(quantity.baseValue).absolute().compare(quantity.step) < 0;
}
