import type { Indicator } from "@gouji/report";
import { citePhrase, consistent, defineRule, undecided } from "../rule.ts";

/** So many codes must follow the scheme before one is said to break it. */
const SCHEME = 3;

/** The code of an indicator begins with that of the indicator above it: C31 under C3. */
export const indicatorCode = defineRule<Indicator>({
  id: "indicator-code",
  family: "form",
  title: "指标编码错误",
  titleEn: "An indicator code that breaks its scheme",
  severity: "info",
  specificity: 10,
  subjects: ({ report }) => report.indicators.filter(({ code, pathCodes }) => code !== "" && parentOf(pathCodes) !== ""),
  keyOf: ({ key }) => key,
  judge: (indicator, _profile, { report }) => {
    const { code, name, pathCodes, namePhrase, table } = indicator;
    const parent = parentOf(pathCodes);
    if (follows(code, parent)) return consistent("loose", []);
    const coded = report.indicators.filter((other) => other.code !== "" && parentOf(other.pathCodes) !== "");
    const right = coded.filter((other) => follows(other.code, parentOf(other.pathCodes)));
    if (right.length < SCHEME || right.length * 2 < coded.length) return undecided("scheme");
    const pattern = right.find((other) => other.table === table) ?? right[0];
    return {
      kind: "inconsistent",
      message: {
        id: "indicator-code",
        data: { code, name, parent, example: pattern ? `${parentOf(pattern.pathCodes)}—${pattern.code}` : "" },
      },
      stated: code,
      expected: `${parent}1`,
      evidence: [citePhrase(namePhrase, "stated"), ...(pattern ? [citePhrase(pattern.namePhrase, "context")] : [])],
    };
  },
});

function parentOf(codes: readonly string[] = []): string {
  return codes.at(-1) ?? "";
}

function follows(code: string, parent: string): boolean {
  return code.startsWith(parent) && code.length > parent.length;
}
