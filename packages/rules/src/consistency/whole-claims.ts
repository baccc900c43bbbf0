import type { Claim, Indicator, Report } from "@gouji/report";

/** Claims that everything is done, met or without deviation, said of the whole project 总体表述. */
export function wholeClaims({ claims, indicators }: Report): Claim[] {
  const several = new Set(indicators.map(({ project }) => project)).size > 1;
  return claims.filter(
    ({ kind, subject, indicator, phrase }) =>
      (kind === "allDone" || kind === "noDeviation" || kind === "targetMet") &&
      subject === "" &&
      indicator === undefined &&
      // 100%完成目标任务 beside figures speaks of its own sentence.
      !(kind === "targetMet" && /\d/.test(phrase.text)) &&
      // Of several projects a bare claim may mean any; in a form it means the form's own.
      !(
        several &&
        !/各项|所有|全部/.test(phrase.quote) &&
        !indicators.some(({ table }) => table !== undefined && table === phrase.at.table)
      ),
  );
}

/** What the form of one project says of all its indicators is said of no other form's. */
export function speaksFor({ phrase }: Claim, { table }: Indicator, { indicators }: Report): boolean {
  const own = phrase.at.table;
  return own === undefined || own === table || !indicators.some((indicator) => indicator.table === own);
}

/** The claims that speak of this very indicator. */
export function claimsAbout(indicator: Indicator, { claims, indicators }: Report): Claim[] {
  return claims.filter(({ kind, indicator: key }) => {
    if ((kind !== "targetMet" && kind !== "allDone" && kind !== "noDeviation") || key === undefined) return false;
    const named = indicators.find((other) => other.key === key);
    return named?.canonicalName === indicator.canonicalName && named.project === indicator.project;
  });
}
