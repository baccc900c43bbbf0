import type { Box } from "@gouji/document";
import type { Rule } from "../layout/page-content.ts";

/** The visible part of a rule; undefined if it lies outside. */
export function clipRule(rule: Rule, [x0, y0, x1, y1]: Box): Rule | undefined {
  const flat = rule.direction === "horizontal";
  const [low, high, start, end] = flat ? [y0, y1, x0, x1] : [x0, x1, y0, y1];
  if (rule.at < low - 1.5 || rule.at > high + 1.5) return undefined;
  const [from, to] = [Math.max(rule.from, start), Math.min(rule.to, end)];
  return to > from ? { ...rule, from, to } : undefined;
}
