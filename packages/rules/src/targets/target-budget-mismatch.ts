import type { Figure, Indicator, Report } from "@gouji/report";
import { Rational } from "@gouji/values";
import { plainNumber, shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, undecided } from "../rule.ts";

interface Subject {
  readonly indicator: Indicator;
  readonly target: Figure;
  /** True where no other cost target of the project shares the whole. */
  readonly alone: boolean;
}

/** A price for one thing sets no limit to the whole. */
const FOR_ONE = /单位成本|单价|均价|人均|户均|平均|标准|每|单[个位张件台套次亩户人]/;
/** The cost of the project as a whole. */
const OF_WHOLE = /总成本|成本控制|控制数|项目(?:总)?成本|总投资|投资控制|预算控制|总费用/;

/** A cost target limits what is spent: it is not far above the whole budget, and the budget keeps to it. */
export const targetBudgetMismatch = defineRule<Subject>({
  id: "target-budget-mismatch",
  family: "targets",
  title: "成本目标与预算不符",
  titleEn: "A cost target that does not fit the budget",
  severity: "warning",
  specificity: 30,
  subjects: ({ report }) => costTargets(report),
  keyOf: ({ indicator: { key } }) => key,
  judge: ({ indicator, target, alone }, { slackCostTarget }, { report }) => {
    const limit = target.quantity.baseValue;
    const [largest, smallest] = budgetsOf(indicator, report);
    const [most, least] = [largest?.quantity.baseValue, smallest?.quantity.baseValue];
    if (!limit || !largest || !smallest || !most || !least || least.sign <= 0) return undecided("budget");
    const isAbove = (budget: Rational) => limit.compare(budget.multiply(Rational.parse(slackCostTarget))) > 0;
    const isSlack = isAbove(most) && !toldBudgets(indicator, report).some((budget) => !isAbove(budget));
    const isBroken = alone && OF_WHOLE.test(indicator.name) && least.compare(limit.multiply(Rational.parse(slackCostTarget))) > 0;
    if (!isSlack && !isBroken) return consistent("loose", [target, largest]);
    const budget = isSlack ? largest : smallest;
    const share = (isSlack ? limit.divide(most) : least.divide(limit)).multiply(Rational.of(100n));
    const percent = `${plainNumber(share, { ...target, quantity: { ...target.quantity, scale: Rational.ONE } }, 0)}%`;
    return {
      kind: "inconsistent",
      message: {
        id: isSlack ? "target-budget-mismatch" : "target-budget-mismatch.broken",
        data: { indicator: indicator.name, target: shown(target), budget: shown(budget), share: percent },
      },
      stated: shown(target),
      expected: `≤${shown(budget)}`,
      evidence: [cite(target, "stated"), cite(budget, "operand"), citePhrase(indicator.namePhrase, "context")],
    };
  },
});

/** Targets in money of what is spent, each once. */
function costTargets({ indicators }: Report): Subject[] {
  const costs = indicators.flatMap((indicator) => {
    const figure = indicator.target?.figure;
    const { name, path, direction } = indicator;
    if (figure?.quantity.kind !== "money" || !["<=", "<", "=", "none"].includes(figure.quantity.comparator)) return [];
    // 单位 in 单位成本 is a price; 预算单位 in a path is not.
    if (FOR_ONE.test(name) || !(path.some((level) => level.includes("成本")) || (direction === "lower" && /成本|费用|控制数/.test(name))))
      return [];
    return [{ indicator, target: figure }];
  });
  const seen = new Set<string>();
  return costs.flatMap(({ indicator, target }) => {
    const fact = [indicator.project, indicator.canonicalName, target.quantity.baseValue?.toString()].join("|");
    if (seen.has(fact)) return [];
    seen.add(fact);
    const others = costs.filter(({ indicator: other }) => other.table === indicator.table && other.project === indicator.project);
    return [{ indicator, target, alone: others.length === 1 }];
  });
}

/** The largest and the smallest amount that the project is said to have; nothing where several projects may be meant. */
function budgetsOf({ project, actual }: Indicator, { fundLines }: Report): readonly [Figure | undefined, Figure | undefined] {
  const named = fundLines.filter((line) => project !== "" && bare(line.project) === bare(project));
  const wholes = (named.length > 0 ? named : fundLines).filter(({ total }) => total);
  const all = wholes.length > 0 ? wholes : named;
  // What was spent by the indicator's own result tells which of the funds it is about.
  const spent = actual?.figure?.quantity.baseValue;
  const same = all.filter(({ expenditure }) => spent !== undefined && expenditure?.quantity.baseValue?.equals(spent) === true);
  const own = same.length > 0 ? same : all;
  if (new Set(own.map((line) => bare(line.project))).size > 1) return [undefined, undefined];
  const amounts = own.flatMap((line) => [line.budget, line.initialBudget, line.fundsReceived, line.expenditure]).filter(isAmount);
  const budgets = own.flatMap(({ budget, initialBudget }) => budget ?? initialBudget ?? []).filter(isAmount);
  return [extreme(amounts, 1), extreme(budgets, -1)];
}

/** Budgets that the report tells of beside its tables: the whole department's may stand in the text, that of some projects in the table. */
function toldBudgets({ project }: Indicator, { figures }: Report): Rational[] {
  return figures.flatMap(({ role, source, quantity: { kind, baseValue } }) =>
    project === "" && source.kind === "sentence" && kind === "money" && (role === "budget" || role === "initialBudget") && baseValue
      ? [baseValue]
      : [],
  );
}

/** 路灯维护 and 路灯维护项目 are one. */
function bare(project: string): string {
  return project.replace(/项目$/, "");
}

function isAmount(figure: Figure | undefined): figure is Figure {
  return figure?.quantity.baseValue !== undefined && figure.quantity.kind === "money";
}

function extreme(figures: readonly Figure[], sign: 1 | -1): Figure | undefined {
  const [first, ...others] = figures;
  return others.reduce((best, next) => {
    const [a, b] = [best?.quantity.baseValue, next.quantity.baseValue];
    return a && b && b.compare(a) * sign > 0 ? next : best;
  }, first);
}
