import type { Figure, Indicator, Outlook } from "@gouji/report";
import { shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, undecided, type Verdict } from "../rule.ts";
import { compareToTarget } from "./target-state.ts";

/** In a monitoring form, what is expected of the whole year fits what has been done, the target, and the likelihood that is ticked. */
export const forecastMismatch = defineRule<Indicator>({
  id: "forecast-mismatch",
  family: "targets",
  title: "全年预计与执行情况或目标矛盾",
  titleEn: "A forecast that the result so far or the target denies",
  severity: "warning",
  specificity: 45,
  subjects: ({ report }) => report.indicators.filter(({ forecast }) => forecast !== undefined),
  keyOf: ({ key }) => key,
  judge: (indicator) => {
    const { forecast, target, actual, outlook, direction } = indicator;
    const [expected, aim, done] = [forecast?.figure, target?.figure, actual?.figure];
    if (!expected) return undecided("forecast");
    if (done && indicator.interim && isBelowDone(expected, done)) {
      return wrong(indicator, "done", expected, { actual: shown(done) }, [cite(done, "operand")]);
    }
    const state = aim ? compareToTarget(aim, expected, direction) : undefined;
    if (!aim || !state || state.kind === "undecided" || !outlook) return undecided("target", "outlook");
    if (state.kind === "violated" && outlook.says === "certain")
      return wrong(indicator, "missed", expected, { target: shown(aim) }, [cite(aim, "operand")]);
    if (state.kind === "satisfied" && outlook.says === "impossible")
      return wrong(indicator, "met", expected, { target: shown(aim) }, [cite(aim, "operand")]);
    return consistent("exact", [expected, aim]);
  },
});

/** What adds up over the year cannot become less. A share, a time or a price can. */
function isBelowDone(expected: Figure, done: Figure): boolean {
  const [whole, part] = [expected.quantity, done.quantity];
  const addsUp = (whole.kind === "count" || whole.kind === "money" || whole.kind === "measure") && whole.kind === part.kind;
  const isStated = [expected, done].every(({ approximate, quantity }) => !approximate && ["=", "none"].includes(quantity.comparator));
  return addsUp && isStated && whole.baseUnit === part.baseUnit && whole.baseValue !== undefined && part.baseValue !== undefined
    ? whole.baseValue.compare(part.baseValue) < 0
    : false;
}

function wrong(
  { name, namePhrase, outlook }: Indicator,
  fault: "done" | "missed" | "met",
  forecast: Figure,
  data: Readonly<Record<string, string>>,
  operands: readonly ReturnType<typeof cite>[],
): Verdict {
  return {
    kind: "inconsistent",
    message: {
      id: `forecast-mismatch.${fault}`,
      data: { indicator: name, forecast: shown(forecast), outlook: outlook?.text ?? "", ...data },
    },
    stated: shown(forecast),
    evidence: [cite(forecast, "stated"), ...operands, ...(fault === "done" ? [] : outlookOf(outlook)), citePhrase(namePhrase, "context")],
  };
}

function outlookOf(outlook: Outlook | undefined) {
  return outlook ? [citePhrase({ text: outlook.text, quote: outlook.text, at: outlook.at }, "operand")] : [];
}
