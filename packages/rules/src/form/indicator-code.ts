import type { Indicator } from "@gouji/report";
import { citePhrase, consistent, defineRule, undecided } from "../rule.ts";

/** The coded indicators of one table. One slip shifts the codes below it, so a table is one finding. */
interface Subject {
  readonly key: string;
  readonly coded: readonly Indicator[];
}

/** So many codes must follow the scheme before one is said to break it. */
const SCHEME = 3;

/** The code of an indicator begins with that of the indicator above it: C31 under C3. */
export const indicatorCode = defineRule<Subject>({
  id: "indicator-code",
  family: "form",
  title: "指标编码错误",
  titleEn: "An indicator code that breaks its scheme",
  severity: "info",
  specificity: 10,
  subjects: ({ report }) => {
    const tables = new Map<number | undefined, Indicator[]>();
    for (const indicator of report.indicators) {
      if (isCoded(indicator)) tables.set(indicator.table, [...(tables.get(indicator.table) ?? []), indicator]);
    }
    return [...tables.values()].map((coded) => ({ key: coded[0]?.key ?? "", coded }));
  },
  keyOf: ({ key }) => key,
  judge: ({ coded }, _profile, { report }) => {
    const wrong = coded.filter((indicator) => !follows(indicator));
    const [first] = wrong;
    if (!first) return consistent("loose", []);
    const all = report.indicators.filter(isCoded);
    const right = all.filter(follows);
    if (right.length < SCHEME || right.length * 2 < all.length) return undecided("scheme");
    const pattern = right.find(({ table }) => table === first.table) ?? right[0];
    return {
      kind: "inconsistent",
      message: {
        id: "indicator-code",
        data: {
          wrong: wrong.map(({ code, pathCodes }) => `${code}（${parentOf(pathCodes)}）`).join("、"),
          example: pattern ? `${pattern.code}（${parentOf(pattern.pathCodes)}）` : "",
        },
      },
      stated: wrong.map(({ code }) => code).join("、"),
      expected: wrong.map(({ pathCodes }) => `${parentOf(pathCodes)}1`).join("、"),
      evidence: [
        ...wrong.map(({ namePhrase }) => citePhrase(namePhrase, "stated")),
        ...(pattern ? [citePhrase(pattern.namePhrase, "context")] : []),
      ],
    };
  },
});

function isCoded({ code, pathCodes }: Indicator): boolean {
  return code !== "" && parentOf(pathCodes) !== "";
}

function parentOf(codes: readonly string[] = []): string {
  return codes.at(-1) ?? "";
}

function follows({ code, pathCodes }: Indicator): boolean {
  const parent = parentOf(pathCodes);
  return code.startsWith(parent) && code.length > parent.length;
}
