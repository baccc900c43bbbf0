import type { Indicator } from "@gouji/report";
import { shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, undecided } from "../rule.ts";
import { swapProofOf } from "./swapped-indicators.ts";
import { targetStateOf } from "./target-state.ts";

/** Plan and result of one indicator are not interchanged. */
export const targetSwap = defineRule<Indicator>({
  id: "target-swap",
  family: "targets",
  title: "目标与完成值颠倒",
  titleEn: "Plan and result interchanged",
  severity: "error",
  specificity: 90,
  subjects: ({ report }) => report.indicators.filter(({ target, actual }) => target?.figure && actual?.figure),
  keyOf: ({ key }) => key,
  judge: (indicator, _profile, { report }) => {
    const proof = swapProofOf(indicator, report.indicators);
    const state = targetStateOf(indicator);
    if (!proof) return state.kind === "satisfied" ? consistent("loose", [state.actual, state.target]) : undecided("second statement");
    const { target, actual, witness, figure } = proof;
    const claims = report.claims.filter(({ kind, figures }) => kind === "targetMet" && figures.some(({ id }) => id === actual.id));
    return {
      kind: "inconsistent",
      message: {
        id: "target-swap",
        data: { indicator: indicator.name, target: shown(target), actual: shown(actual), where: (figure ?? target).at.label },
      },
      stated: shown(actual),
      expected: shown(target),
      evidence: [
        cite(actual, "stated"),
        cite(target, "operand"),
        ...(figure ? [cite(figure, "expected")] : [citePhrase(witness.namePhrase, "context")]),
        ...claims.map(({ phrase }) => citePhrase(phrase, "context")),
      ],
    };
  },
});
