import type { Figure, Indicator } from "@gouji/report";
import { atLeast, atMost, contains, type Interval, point, type Rational } from "@gouji/values";

/** Whether an indicator's actual value keeps what its target asks. */
export type TargetState =
  | { readonly kind: "satisfied" | "violated"; readonly target: Figure; readonly actual: Figure }
  | { readonly kind: "undecided" };

const UNDECIDED: TargetState = { kind: "undecided" };

/** The value that is due: in a monitoring report that of the stage 阶段目标, else the year's. */
export function dueTarget({ target, stageTarget }: Indicator): Indicator["target"] {
  return stageTarget !== undefined && !isNothing(stageTarget.text) ? stageTarget : target;
}

/** Does the printed actual value lie in what the target allows? By the printed values, as GB/T 8170 has it. */
export function targetStateOf(indicator: Indicator): TargetState {
  const due = dueTarget(indicator);
  const [target, actual] = [due?.figure, indicator.actual?.figure];
  if (!target || !actual) return UNDECIDED;
  const state = compareToTarget(target, actual, indicator.direction);
  // In the middle of the year the year's target is not due yet.
  return state.kind === "violated" && indicator.interim && due === indicator.target ? UNDECIDED : state;
}

export function compareToTarget(target: Figure, actual: Figure, direction: Indicator["direction"]): TargetState {
  const value = actual.quantity.baseValue;
  const allowed = allowedBy(target, direction);
  const isStated = actual.quantity.comparator === "=" || actual.quantity.comparator === "none";
  if (!value || !allowed || !isStated || !areComparable(target, actual)) return UNDECIDED;
  if (contains(allowed, value)) return { kind: "satisfied", target, actual };
  if (actual.approximate || target.approximate) return UNDECIDED;
  // More than an exact number of things is more than enough, not a miss.
  if (direction === "equal" && isAbove(value, target.quantity.baseValue)) return UNDECIDED;
  return { kind: "violated", target, actual };
}

/** One unit, or counts whose measure words vary for one thing (个, 家); a bare number takes the other's unit, but is no share. */
export function areComparable(a: Figure, b: Figure): boolean {
  const [first, second] = [unitClass(a), unitClass(b)];
  if (first === second) return true;
  const bare = [first, second].includes("bare");
  return bare && [first, second].includes("count");
}

function unitClass({ quantity }: Figure): string {
  if (quantity.unitImplied || (quantity.baseUnit === "" && quantity.kind === "number")) return "bare";
  return quantity.kind === "count" ? "count" : `${quantity.kind}:${quantity.baseUnit}`;
}

function allowedBy({ quantity }: Figure, direction: Indicator["direction"]): Interval | undefined {
  const { baseValue, comparator } = quantity;
  if (comparator === "range") return quantity.interval;
  if (!baseValue) return undefined;
  switch (comparator) {
    case ">=":
    case ">":
      return atLeast(baseValue, comparator === ">=");
    case "<=":
    case "<":
      return atMost(baseValue, comparator === "<=");
    default:
  }
  // 0 without a sign may ask for none or for any: only a name that tells the direction decides.
  if (direction === "lower") return atMost(baseValue);
  if (direction === "equal") return point(baseValue);
  return direction === "higher" && baseValue.sign > 0 ? atLeast(baseValue) : undefined;
}

function isAbove(value: Rational, target: Rational | undefined): boolean {
  return target !== undefined && value.compare(target) > 0;
}

/** Indicators that missed what was due or lost at least this share of their points, with the figure that shows it. */
export function missedOrLost(
  indicators: readonly Indicator[],
  largeLoss: Rational,
): { readonly indicator: Indicator; readonly figure: Figure }[] {
  return judgedIndicators(indicators).flatMap((indicator) => {
    const state = targetStateOf(indicator);
    if (state.kind === "violated") return [{ indicator, figure: state.actual }];
    const [score, full] = [indicator.score?.figure, indicator.fullScore?.figure];
    const [got, most] = [score?.quantity.value, full?.quantity.value];
    return score && got && most && most.subtract(got).compare(most.multiply(largeLoss)) >= 0 && most.sign > 0
      ? [{ indicator, figure: score }]
      : [];
  });
}

/** Empty, —, / or 无. */
export function isNothing(text: string): boolean {
  return /^[\s\-—–─―/／·.]*$|^\s*(?:无|暂无|空|不适用)\s*[。.]?\s*$/.test(text);
}

/** Full marks: score and full score are printed and equal. */
export function hasFullMarks({ score, fullScore }: Indicator): boolean {
  const [got, full] = [score?.figure?.quantity.value, fullScore?.figure?.quantity.value];
  return got !== undefined && full !== undefined && full.sign > 0 && got.equals(full);
}

/** Indicators with something to judge, each fact once: the table's line before the same in running text. */
export function judgedIndicators(indicators: readonly Indicator[]): Indicator[] {
  const seen = new Set<string>();
  const ordered = [...indicators].sort((a, b) => Number(a.origin === "prose") - Number(b.origin === "prose"));
  return ordered.filter((indicator) => {
    if (!indicator.actual) return false;
    const { project, canonicalName, target, actual } = indicator;
    const fact = [project, canonicalName, valueIn(target?.figure) ?? target?.text, valueIn(actual.figure) ?? actual.text].join("|");
    if (seen.has(fact)) return false;
    seen.add(fact);
    return true;
  });
}

function valueIn(figure: Figure | undefined): string | undefined {
  return figure?.quantity.baseValue?.toString();
}
