import type { Figure, YearComparison } from "@gouji/report";
import { type PlacedFact, sameProject } from "./placed.ts";

/** Whose report of which year a document is. */
export interface Edition {
  readonly unit: string;
  /** Canonical name of its project. */
  readonly project: string;
  readonly year: string;
}

/** What stays as it is from year to year. */
const CONSTANT = /标准|定额|单价|编制|面积|户籍|每人|人均|额度|起付|封顶|比例|名额|合同|期限|总投资|规模|管辖|下设|辖区|共有|现有|率|满意/;

/** Figures that a document states in the words of an earlier year's, against each earlier document of its unit and project. */
export function yearComparisons(
  document: number,
  editions: readonly Edition[],
  factsOf: (document: number) => readonly PlacedFact[],
): YearComparison[] {
  const own = editions[document];
  if (!own || own.year === "") return [];
  return editions.flatMap((other, at): YearComparison[] => {
    if (at === document || other.year === "" || other.year >= own.year || !isSameLine(own, other)) return [];
    const earlier = new Map(
      factsOf(at)
        .filter(isResult)
        .map((fact) => [keyOf(fact), fact.figure] as const),
    );
    const pairs = new Map<string, readonly [Figure, Figure]>();
    for (const fact of factsOf(document).filter(isResult)) {
      const then = earlier.get(keyOf(fact));
      if (then) pairs.set(keyOf(fact), [fact.figure, then]);
    }
    if (pairs.size === 0) return [];
    return [{ kind: "years", key: `years › ${other.year}`, year: own.year, earlierYear: other.year, pairs: [...pairs.values()] }];
  });
}

/** One unit's or one project's reports of several years. Where both name units, or projects, these must agree. */
export function isSameLine(a: Edition, b: Edition): boolean {
  const known = (a.unit !== "" && b.unit !== "") || (a.project !== "" && b.project !== "");
  const agree = (x: string, y: string) => x === "" || y === "" || x.includes(y) || y.includes(x);
  return known && agree(a.unit, b.unit) && sameProject(a.project, b.project);
}

/** Results and expenditures of some digits; budgets, targets, points and rates may well be equal. */
function isResult({ kind, name, figure }: PlacedFact): boolean {
  const { quantity, approximate, quote } = figure;
  const may = kind === "actual" || kind === "statement" || (kind === "funds" && /执行数|到位/.test(name));
  const digits = quantity.digits.replace(/\D/g, "").replace(/^0+|0+$/g, "");
  return (
    may &&
    !approximate &&
    quantity.baseValue !== undefined &&
    quantity.comparator === "=" &&
    ["money", "count", "measure", "number"].includes(quantity.kind) &&
    digits.length >= 2 &&
    !CONSTANT.test(name) &&
    !CONSTANT.test(quote.length < 60 ? quote : "")
  );
}

function keyOf({ kind, name, about, figure }: PlacedFact): string {
  return [kind, name, about, figure.quantity.baseUnit].join("|");
}
