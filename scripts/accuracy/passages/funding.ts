import type { Draft } from "../draft.ts";
import { decimal, divideRound, rateUnits } from "../numbers.ts";
import { amount, digits, part, rate, sumOf } from "../style.ts";

/** Money of one project by source. */
export interface Funding {
  readonly sources: readonly { readonly label: string; readonly initial: number; readonly budget: number; readonly spent: number }[];
  readonly initial: number;
  readonly budget: number;
  readonly spent: number;
  /** Of ten points, in hundredths. */
  readonly points: number;
}

export function fundingOf({ random, style }: Draft): Funding {
  const labels = random.pick([
    ["当年财政拨款", "上年结转资金", "其他资金"],
    ["财政拨款", "其他资金"],
    ["中央财政资金", "地方财政资金", "其他资金"],
    ["当年财政拨款", "上年结转资金"],
  ]);
  const isWhole = random.chance(0.15);
  const sources = labels.map((label, at) => {
    if (at > 0 && random.chance(0.45)) return { label, initial: 0, budget: 0, spent: 0 };
    const initial = amount(random, style, at === 0 ? 60 : 10, at === 0 ? 900 : 90);
    const budget = random.chance(0.5) ? initial : initial + part(random, initial, 20, 200);
    return { label, initial, budget, spent: isWhole ? budget : part(random, budget, 850, 995) };
  });
  const budget = sumOf(sources.map((source) => source.budget));
  const spent = sumOf(sources.map((source) => source.spent));
  const initial = sumOf(sources.map((source) => source.initial));
  return { sources, initial, budget, spent, points: divideRound(spent * 1000, budget) };
}

export interface FundingCells {
  readonly label: string;
  readonly initial: string;
  readonly budget: string;
  readonly spent: string;
  readonly rate: string;
  readonly weight: string;
  readonly points: string;
}

/** The lines of a form's funds table: the total first. */
export function fundingCells(
  draft: Draft,
  { sources, initial, budget, spent, points }: Funding,
  initialShown: boolean,
  alone = true,
): FundingCells[] {
  const { random, style } = draft;
  const several = sources.filter((source) => source.budget > 0).length > 1;
  const nothing = random.pick(["0", digits(style, 0), "0", ""]);
  const money = (units: number) => (units === 0 ? nothing : digits(style, units));
  const sum = (units: number) =>
    several ? draft.figure(digits(style, units), ["sum-total", "ratio", "spent-exceeds-available"]) : digits(style, units);
  let isOver = false;
  const over = digits(style, budget + part(random, budget, 30, 120));
  if (
    draft.has({ rules: ["spent-exceeds-available", "ratio", "sum-total"], what: `spent ${digits(style, spent)} → ${over}`, cites: [over] })
  )
    isOver = true;
  const shownRate = rate(style, spent, budget);
  const rateText = isOver
    ? shownRate
    : rateCell(draft, shownRate, spent, budget, initialShown && initial !== budget ? initial : undefined, alone);
  const right = decimalPoints(points);
  const wrong = decimalPoints(points > 950 ? points - random.int(60, 200) : 1000);
  const total = {
    label: "年度资金总额",
    initial: initialShown ? sum(initial) : digits(style, initial),
    budget: sum(budget),
    spent: isOver ? over : sum(spent),
    rate: rateText,
    weight: "10",
    points: draft.either(right, wrong, { rules: ["execution-score", "score-sum"], what: `points of the execution: ${right} → ${wrong}` }),
  };
  const lines = sources.map((source, at) => ({
    label: `${at === 0 ? "其中：" : ""}${source.label}`,
    initial: money(source.initial),
    budget: money(source.budget),
    spent: money(source.spent),
    rate:
      source.budget === 0
        ? "—"
        : several
          ? draft.figure(rate(style, source.spent, source.budget), ["ratio"])
          : rate(style, source.spent, source.budget),
    weight: "—",
    points: "—",
  }));
  return [total, ...lines];
}

/** The rate, or what else was divided by mistake. */
function rateCell(draft: Draft, right: string, spent: number, budget: number, initial: number | undefined, alone: boolean): string {
  const { style, random } = draft;
  if (alone && draft.random.chance(0.12)) {
    const units = Number((BigInt(spent) * 100n * 10n ** BigInt(style.rateDecimals)) / BigInt(budget));
    const cut = `${decimal(units, style.rateDecimals)}%`;
    if (cut !== right) draft.trap("truncated rate");
    return cut;
  }
  let text = draft.figure(right, ["ratio", "execution-score"]);
  const offer = (wrong: string, cause: string) => {
    if (wrong !== right && draft.has({ rules: ["ratio", "execution-score"], what: `${cause}: ${right} → ${wrong}`, cites: [wrong], cause }))
      text = wrong;
  };
  if (initial !== undefined && far(spent, budget, spent, initial, style.rateDecimals))
    offer(rate(style, spent, initial), "operand-from-another-row");
  if (spent !== budget && random.chance(0.5)) offer(rate(style, budget, spent), "inverse-ratio");
  if (spent * 2 > budget && budget - spent > budget / 50) offer(rate(style, budget - spent, budget), "complement-ratio");
  return text;
}

function far(a: number, b: number, c: number, d: number, decimals: number): boolean {
  return Math.abs(rateUnits(a, b, decimals) - rateUnits(c, d, decimals)) > 1;
}

export function decimalPoints(units: number): string {
  return decimal(units, 2).replace(/\.?0+$/, "");
}
