import type { Figure } from "@gouji/report";

const SOURCES = /自筹|财政|中央|省级|市级|县级|区级|配套|社会资本|债券|捐赠/;

/** Where money comes from, as its name says: 省级资金支出 is of 省级. */
export function sourceOf({ metric }: Figure): string | undefined {
  return SOURCES.exec(metric)?.[0];
}

/** 自筹资金到位 742 万元 is no part of 总投资 3,180 万元: money of a named source is held against plans of that source. */
export function sameFunds(plan: Figure, money: Figure): boolean {
  const source = sourceOf(money);
  return source === undefined || plan.metric.includes(source);
}
