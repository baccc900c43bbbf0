import type { Figure } from "@gouji/report";
import { type Interval, Rational } from "@gouji/values";
import type { Evidence, Repair } from "./rule.ts";

/** Money in 元 by which the suspect figure is off: its distance from the value that would mend the relation, else from the amount it should equal. */
export function amountAtStake(
  evidence: readonly Evidence[],
  repairs: readonly Repair[],
  figures: ReadonlyMap<string, Figure>,
): string | undefined {
  const [first] = evidence;
  const suspect = first?.role === "stated" && first.figureId !== undefined ? figures.get(first.figureId) : undefined;
  const value = moneyOf(suspect);
  if (!suspect || !value) return undefined;
  const repair = repairs.find(({ figureId }) => figureId === suspect.id);
  if (repair) return distance(value, repair.interval)?.toString();
  const expected = evidence.find(({ role, figureId }) => role === "expected" && figureId !== undefined)?.figureId;
  const other = expected === undefined ? undefined : moneyOf(figures.get(expected));
  return other && value.subtract(other).absolute().toString();
}

function moneyOf(figure: Figure | undefined): Rational | undefined {
  return figure?.quantity.kind === "money" ? figure.quantity.baseValue : undefined;
}

/** From the value to the middle of the interval, so that the width of a rounding does not count. */
function distance(value: Rational, { min, max }: Interval): Rational | undefined {
  if (!min || !max) return undefined;
  return min.add(max).divide(Rational.of(2n)).subtract(value).absolute();
}
