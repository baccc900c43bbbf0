import type { FundLine, Report, Sentence } from "@gouji/report";
import { Rational } from "@gouji/values";
import { shown } from "../reading.ts";
import { cite, citePhrase, type Verdict } from "../rule.ts";

/** Projects that all spent their budgets to the last cent. */
export interface UniformExecution {
  readonly kind: "execution";
  readonly key: string;
  readonly lines: readonly FundLine[];
  /** Where the first line is told in words. */
  readonly sentence?: Sentence;
}

const FEWEST_PROJECTS = 5;
/** A budget that nobody spends to the cent by chance. */
const TELLING_DIGITS = 3;

/** The longest list of projects: one section or one table. */
export function uniformExecution({ fundLines, sentences }: Report): UniformExecution[] {
  const lists = new Map<string, FundLine[]>();
  for (const line of fundLines) {
    const source = line.budget?.source;
    if (line.project === "" || !source || !line.expenditure || !line.executionRate) continue;
    const place = source.kind === "cell" ? `table ${source.table}` : (sentences[source.sentence]?.path.join(" › ") ?? "");
    lists.set(place, [...(lists.get(place) ?? []), line]);
  }
  const [longest] = [...lists.values()].sort((a, b) => b.length - a.length);
  if (!longest || longest.length < FEWEST_PROJECTS) return [];
  const source = longest[0]?.executionRate?.source;
  const sentence = source?.kind === "sentence" ? sentences[source.sentence] : undefined;
  return [{ kind: "execution", key: "预算执行率", lines: longest, ...(sentence ? { sentence } : {}) }];
}

export function judgeUniformExecution({ lines, sentence }: UniformExecution): Verdict {
  const rates = lines.flatMap(({ executionRate }) => executionRate ?? []);
  const isWhole = lines.every(
    ({ budget, expenditure, executionRate }) =>
      executionRate?.quantity.baseValue?.equals(Rational.ONE) === true &&
      budget?.quantity.baseValue !== undefined &&
      expenditure?.quantity.baseValue?.equals(budget.quantity.baseValue) === true,
  );
  const isTelling = lines.some(
    ({ budget }) => (budget?.quantity.digits.replace(/\D/g, "").replace(/0+$/, "").length ?? 0) >= TELLING_DIGITS,
  );
  if (!isWhole || !isTelling) return { kind: "consistent", how: "exact", figures: rates };
  const [first] = rates;
  return {
    kind: "inconsistent",
    severity: "info",
    message: { id: "uniform-values.execution", data: { count: String(lines.length), rate: first ? shown(first) : "" } },
    evidence: [
      ...lines.flatMap(({ executionRate, expenditure }, index) => [
        ...(executionRate ? [cite(executionRate, index === 0 ? "stated" : "context")] : []),
        ...(expenditure ? [cite(expenditure, "operand")] : []),
      ]),
      ...(sentence ? [citePhrase({ text: sentence.text, quote: sentence.text.trim(), at: sentence.at }, "context")] : []),
    ],
  };
}
