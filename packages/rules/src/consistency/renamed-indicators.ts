import type { Indicator, Report } from "@gouji/report";
import { citePhrase, type Verdict } from "../rule.ts";
import { similarity } from "../targets/similarity.ts";

/** An indicator that the table of results and the scoring table call by different names. */
export interface RenamedSubject {
  readonly kind: "renamed";
  readonly key: string;
  readonly first: Indicator;
  readonly second: Indicator;
}

/** So many namesakes show that both tables are of one scheme. */
const SCHEME = 4;

/** Groups of both tables with equally many indicators, all of one name but for one. */
export function renamedSubjects({ indicators }: Report): RenamedSubject[] {
  const results = indicators.filter(({ origin, table }) => origin === "result" && table !== undefined);
  const scoring = indicators.filter(({ origin, table }) => origin === "scoring" && table !== undefined);
  const names = new Set(scoring.map(({ canonicalName: name }) => name));
  const shared = results.filter(({ canonicalName: name }) => names.has(name)).length;
  if (shared < SCHEME || shared * 3 < results.length * 2) return [];
  return [...new Set(results.map(groupOf))].flatMap((group): RenamedSubject[] => {
    const [of, against] = [results, scoring].map((all) => all.filter((indicator) => groupOf(indicator) === group));
    if (!of || !against || of.length !== against.length) return [];
    const left = of.filter((indicator) => !against.some((other) => isNamesake(indicator, other)));
    const right = against.filter((indicator) => !of.some((other) => isNamesake(indicator, other)));
    const [first] = left;
    const [second] = right;
    return first && second && left.length === 1 && right.length === 1
      ? [{ kind: "renamed", key: `${group} › ${first.canonicalName}`, first, second }]
      : [];
  });
}

export function judgeRenamed({ first, second }: RenamedSubject): Verdict {
  return {
    kind: "inconsistent",
    severity: "info",
    message: { id: "label-mismatch.renamed", data: { first: first.name, second: second.name, group: first.path.at(-1) ?? "" } },
    stated: first.name,
    expected: second.name,
    evidence: [citePhrase(first.namePhrase, "stated"), citePhrase(second.namePhrase, "operand")],
  };
}

function groupOf({ project, path }: Indicator): string {
  return [project, ...path.map((level) => level.replace(/[\s（(].*$/, ""))].join(" › ");
}

/** Equal, cut off at the end, or the same sentence with a word more. */
function isNamesake({ canonicalName: a }: Indicator, { canonicalName: b }: Indicator): boolean {
  return a === b || a.startsWith(b) || b.startsWith(a) || (Math.min(a.length, b.length) > 12 && similarity(a, b) > 0.9);
}
