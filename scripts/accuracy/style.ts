import { decimal, percent, rateUnits } from "./numbers.ts";
import type { Random } from "./random.ts";
import { SECTORS, type Sector } from "./sectors.ts";
import { PLACES } from "./vocabulary.ts";

/** How one report looks: where it plays, which words it uses, how its numbers are printed. */
export interface Style {
  readonly place: string;
  readonly sector: Sector;
  readonly bureau: string;
  readonly year: number;
  readonly unit: "万元" | "元";
  readonly moneyDecimals: number;
  readonly thousands: boolean;
  readonly rateDecimals: number;
  /** Labels of the columns. */
  readonly words: {
    readonly initial: string;
    readonly budget: string;
    readonly spent: string;
    readonly rate: string;
    readonly target: string;
    readonly actual: string;
    readonly weight: string;
    readonly score: string;
    readonly reason: string;
  };
  /** ≥95%, 不低于95%, 95%以上. */
  readonly atLeast: (text: string) => string;
  readonly atMost: (text: string) => string;
  /** What an empty cell holds. */
  readonly nothing: string;
  /** Headings as 一、（一） or 1. 1.1. */
  readonly chineseNumbers: boolean;
}

export function styleOf(random: Random): Style {
  const place = random.pick(PLACES);
  const sector = random.pick(SECTORS);
  const unit = random.chance(0.8) ? "万元" : "元";
  return {
    place,
    sector,
    bureau: place + sector.bureau,
    year: random.int(2019, 2024),
    unit,
    moneyDecimals: unit === "元" ? 2 : random.pick([2, 2, 2, 4]),
    thousands: random.chance(unit === "元" ? 0.6 : 0.2),
    rateDecimals: random.pick([2, 2, 2, 1]),
    words: {
      initial: random.pick(["年初预算数", "年初预算", "年初预算金额"]),
      budget: random.pick(["全年预算数", "全年预算数（A）", "预算数", "调整后预算数", "预算金额"]),
      spent: random.pick(["全年执行数", "全年执行数（B）", "执行数", "实际支出", "支出金额"]),
      rate: random.pick(["预算执行率", "执行率", "执行率（B/A）", "资金执行率"]),
      target: random.pick(["年度指标值", "目标值", "指标值", "年度目标值"]),
      actual: random.pick(["实际完成值", "全年完成值", "完成值", "实际完成情况"]),
      weight: random.pick(["分值", "分值", "权重分", "标准分"]),
      score: random.pick(["得分", "得分", "自评得分", "评价得分"]),
      reason: random.pick(["偏差原因分析及改进措施", "偏差原因及改进措施", "未完成原因和改进措施", "备注（偏差原因）"]),
    },
    atLeast: random.pick<(text: string) => string>([
      (text) => `≥${text}`,
      (text) => `≥${text}`,
      (text) => `不低于${text}`,
      (text) => `${text}以上`,
      (text) => `>=${text}`,
    ]),
    atMost: random.pick<(text: string) => string>([(text) => `≤${text}`, (text) => `≤${text}`, (text) => `不超过${text}`]),
    nothing: random.pick(["", "", "—", "/", "无"]),
    chineseNumbers: random.chance(0.8),
  };
}

/** An amount of between `from` and `to` 万元, as a whole number of its last printed place. */
export function amount(random: Random, { unit, moneyDecimals }: Style, from: number, to: number): number {
  const units = random.int(from * 100, to * 100);
  return unit === "元"
    ? units * 10_000 + random.int(0, 9_999)
    : units * 10 ** (moneyDecimals - 2) + (moneyDecimals > 2 ? random.int(0, 99) : 0);
}

export function digits({ moneyDecimals, thousands }: Style, units: number): string {
  return decimal(units, moneyDecimals, thousands);
}

export function money(style: Style, units: number): string {
  return digits(style, units) + style.unit;
}

export function rate(style: Style, numerator: number, denominator: number): string {
  return percent(rateUnits(numerator, denominator, style.rateDecimals), style.rateDecimals);
}

/** `total` divided at random into `count` parts, none of them tiny. */
export function divided(random: Random, total: number, count: number): number[] {
  const shares = Array.from({ length: count }, () => random.int(20, 100));
  const all = sumOf(shares);
  const parts = shares.slice(0, -1).map((share) => Math.floor((total / all) * share) + random.int(0, Math.min(9, Math.floor(total / 200))));
  return [...parts, total - sumOf(parts)];
}

/** `share` per mille of `total`, never tidy. */
export function part(random: Random, total: number, from: number, to: number): number {
  return Math.floor((total / 1000) * random.int(from, to)) + random.int(0, 9);
}

export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
