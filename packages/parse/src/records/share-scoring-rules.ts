import type { Indicator, ScoringRule } from "@gouji/report";

/**
 * A scoring rule is printed once and the results elsewhere: every indicator of the same code or the same name and full score
 * gets the rule. Indicators that have a rule of their own keep it.
 */
export function shareScoringRules(indicators: readonly Indicator[]): Indicator[] {
  const rules = new Map<string, ScoringRule | "several">();
  for (const { scoringRule, ...indicator } of indicators) {
    if (!scoringRule) continue;
    for (const identity of identitiesOf(indicator)) {
      const known = rules.get(identity);
      rules.set(identity, known === undefined || (known !== "several" && known.text === scoringRule.text) ? scoringRule : "several");
    }
  }
  if (rules.size === 0) return [...indicators];
  return indicators.map((indicator) => {
    if (indicator.scoringRule) return indicator;
    const found = identitiesOf(indicator).map((identity) => rules.get(identity));
    const scoringRule = found.find((rule) => rule !== undefined);
    return scoringRule === undefined || scoringRule === "several" ? indicator : { ...indicator, scoringRule };
  });
}

/** Most telling first: code, name, the group above where it has only one such indicator. A different full score means a different indicator. */
function identitiesOf({ code, canonicalName, project, path, fullScore }: Omit<Indicator, "scoringRule">): string[] {
  const points = fullScore?.figure?.quantity.value?.toString() ?? "";
  return [
    ...(code === "" ? [] : [`${project} ${code} ${points}`]),
    `${project} ${canonicalName} ${points}`,
    ...(path.length < 2 || points === "" ? [] : [`${project} ${path.join(" › ")} › * ${points}`]),
  ];
}
