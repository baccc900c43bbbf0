import type { Figure, FundLine, Report } from "@gouji/report";
import { type Rational, subtract } from "@gouji/values";
import { anyApproximate, plainNumber, shown } from "../reading.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";

/** What may have paid for more than the budget of the line. */
const EXPLAINED = /超支|追加|调剂|自筹|垫付|垫支|结转|结余资金|其他资金/;

interface Subject {
  readonly line: FundLine;
  /** The report says where more money came from. */
  readonly explained: boolean;
}

/** Nobody spends more than there is: expenditure against the adjusted budget, else against the funds received. */
export const spentExceedsAvailable = defineRule<Subject>({
  id: "spent-exceeds-available",
  family: "arithmetic",
  title: "支出超过可用资金",
  titleEn: "More spent than available",
  severity: "error",
  specificity: 35,
  subjects: ({ report }) => {
    const explained = isExplained(report);
    const lines = report.fundLines.filter(({ expenditure, budget, fundsReceived }) => expenditure && (budget ?? fundsReceived));
    return lines.map((line) => ({ line, explained }));
  },
  keyOf: ({ line }) => line.key,
  judge: ({ line: { expenditure, budget, fundsReceived, label }, explained }) => {
    const available = budget ?? fundsReceived;
    if (!expenditure || !available || anyApproximate([expenditure, available])) return undecided("expenditure", "budget");
    const excess = excessOf(expenditure, available);
    if (excess === undefined) return undecided("expenditure", "budget");
    if (!excess) return consistent("rounded", [expenditure, available]);
    if (explained) return undecided("explanation");
    return {
      kind: "inconsistent",
      message: {
        id: "spent-exceeds-available",
        data: { label, spent: shown(expenditure), available: shown(available), excess: plainNumber(excess, available) },
      },
      stated: shown(expenditure),
      expected: shown(available),
      difference: plainNumber(excess, available),
      evidence: [cite(expenditure, "stated"), cite(available, "operand")],
    };
  },
});

/** How much more was spent, beyond rounding; null for nothing, undefined where the two cannot be compared. */
function excessOf(spent: Figure, available: Figure): Rational | null | undefined {
  const [a, b] = [spent.quantity, available.quantity];
  if (!a.interval || !b.interval || !a.baseValue || !b.baseValue || a.baseUnit !== b.baseUnit || a.kind !== b.kind) return undefined;
  const least = subtract(a.interval, b.interval).min;
  return least && least.sign > 0 ? a.baseValue.subtract(b.baseValue) : null;
}

function isExplained({ sentences, fundLines }: Report): boolean {
  return sentences.some(({ text }) => EXPLAINED.test(text)) || fundLines.some(({ label }) => EXPLAINED.test(label));
}
