import type { Quantity } from "@gouji/quantities";
import type { Period } from "@gouji/report";

/** The last period before `end` among the quantities of a sentence, or the words for the year before. */
export function periodBefore(quantities: readonly Quantity[], text: string, end: number, year: string): Period | undefined {
  const dated = quantities.findLast(
    (quantity) => (quantity.kind === "period" || quantity.kind === "date") && quantity.end <= end && quantity.from !== undefined,
  );
  const relative = lastRelative(text.slice(0, end), year);
  if (relative && relative.index > (dated?.start ?? -1)) return relative.period;
  if (!dated?.from || !dated.to) return undefined;
  return { from: dated.from, to: dated.to, printed: dated.text };
}

/** The year that a table label names: 2022年, 上年数, 本年. */
export function periodOfLabel(label: string, year: string): Period | undefined {
  const printed = /(?:19|20)\d{2}(?=年|$)/.exec(label.replace(/\s+/g, ""))?.[0];
  if (printed) return wholeYear(printed, `${printed}年`);
  return lastRelative(label, year)?.period;
}

/** Money carried over 上年结转 is money of this year; a comparison 比去年同期 does not move what follows into last year. */
function lastRelative(text: string, year: string): { readonly index: number; readonly period: Period } | undefined {
  const match = [
    ...text.matchAll(/(?<![比较是为与同超])(?:上年度?|去年|上一年度?|前一年|(?<![年度])同期)(?!度?末?(?:结转|结余|滚存))/g),
  ].at(-1);
  if (!match || !/^\d{4}$/.test(year)) return undefined;
  return { index: match.index, period: wholeYear(String(Number(year) - 1), match[0]) };
}

function wholeYear(year: string, printed: string): Period {
  return { from: `${year}-01-01`, to: `${year}-12-31`, printed };
}
