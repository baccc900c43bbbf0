import type { Entry, Indicator } from "@gouji/report";
import { HIGHER_IS_BETTER, LOWER_IS_BETTER } from "./indicator-labels.ts";

/** Which way is better 指标方向: by the printed sign, else by the name for a number; unknown for words. */
export function directionOf(name: string, target: Entry | undefined): Indicator["direction"] {
  const comparator = target?.figure?.quantity.comparator;
  if (comparator === ">=" || comparator === ">") return "higher";
  if (comparator === "<=" || comparator === "<") return "lower";
  if (LOWER_IS_BETTER.test(name) && !HIGHER_IS_BETTER.test(name)) return "lower";
  if (comparator === "=" && /^\s*[=＝]/.test(target?.text ?? "")) return "equal";
  return target?.figure?.quantity.value === undefined ? "unknown" : "higher";
}
