import type { Figure, Report } from "@gouji/report";
import { Rational } from "@gouji/values";
import { nameOf, printed, shown } from "../reading.ts";
import { cite, type Verdict } from "../rule.ts";

/** A fund's planned income and expenditure, with what it had at the beginning. */
export interface PlannedFund {
  readonly income: Figure;
  readonly expenditure: Figure;
  readonly opening: Figure;
}

const INCOME = /(?:预算|计划)(?:基金)?收入(?:合计|总额)?$/;
const EXPENDITURE = /(?:预算|计划)(?:基金)?支出(?:合计|总额)?$/;
const OPENING = /(?:上年|年初|期初)(?:度)?(?:滚存)?结[余转]/;

/** Where the report states all three once, in money of one precision. */
export function plannedFund({ figures }: Report): PlannedFund | undefined {
  const [income, expenditure] = [only(figures, INCOME), only(figures, EXPENDITURE)];
  const openings = figures.filter(
    ({ metric, at, quantity }) => quantity.kind === "money" && quantity.baseValue !== undefined && OPENING.test(`${metric} ${at.label}`),
  );
  const opening = largest(openings);
  return income && expenditure && opening ? { income, expenditure, opening } : undefined;
}

/** The plan spends more than it takes in and has. */
export function judgePlannedFund({ income, expenditure, opening }: PlannedFund): Verdict {
  const zero = Rational.ZERO;
  const balance = (income.quantity.baseValue ?? zero)
    .add(opening.quantity.baseValue ?? zero)
    .subtract(expenditure.quantity.baseValue ?? zero);
  if (balance.sign >= 0) return { kind: "consistent", how: "loose", figures: [income, expenditure, opening] };
  return {
    kind: "inconsistent",
    severity: "info",
    message: {
      id: "claim-contradiction.deficit",
      data: {
        income: `${nameOf(income)} ${shown(income)}`,
        opening: shown(opening),
        expenditure: `${nameOf(expenditure)} ${shown(expenditure)}`,
        balance: printed(balance, income),
      },
    },
    stated: shown(expenditure),
    evidence: [cite(expenditure, "stated"), cite(income, "operand"), cite(opening, "operand")],
  };
}

/** The one value under this name; nothing where there are several. */
function only(figures: readonly Figure[], name: RegExp): Figure | undefined {
  const found = figures.filter(
    ({ metric, quantity, approximate }) =>
      quantity.kind === "money" && !approximate && quantity.baseValue !== undefined && name.test(metric.replace(/\s+/g, "")),
  );
  const [first] = found;
  return first && found.every(({ quantity }) => quantity.baseValue?.equals(first.quantity.baseValue ?? Rational.ZERO) === true)
    ? first
    : undefined;
}

function largest(figures: readonly Figure[]): Figure | undefined {
  const [first, ...others] = figures;
  return others.reduce((best, next) => {
    const [a, b] = [best?.quantity.baseValue, next.quantity.baseValue];
    return a && b && b.compare(a) > 0 ? next : best;
  }, first);
}
