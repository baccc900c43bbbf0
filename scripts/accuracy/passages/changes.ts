import type { Draft } from "../draft.ts";
import { decimal, percent } from "../numbers.ts";
import { COMMON_QUALITIES, COMMON_QUANTITIES } from "../sectors.ts";
import { amount, money, part, rate } from "../style.ts";

/** A quantity against last year's. */
export function yearOnYear(draft: Draft): void {
  const { random, style } = draft;
  const [name, unit, from, to] = draft.fresh([...style.sector.quantities, ...COMMON_QUANTITIES], ([label]) => label);
  const before = random.int(from, to);
  const rises = random.chance(0.75);
  const now = rises ? Math.floor((before * random.int(103, 148)) / 100) + 1 : Math.floor((before * random.int(70, 97)) / 100);
  const difference = Math.abs(now - before);
  const change = draft.figure(rate(style, difference, before), ["growth"], { least: 4 });
  const more = rises ? random.pick(["增长", "提高", "增加"]) : random.pick(["下降", "减少", "降低"]);
  const withStep = random.chance(0.33);
  const step = !withStep ? "" : draft.figure(`${difference}${unit}`, ["growth", "balance", "sum-total"], { least: 3 });
  if (withStep) {
    draft.paragraph(`本年度${name}${now}${unit}，比上年的${before}${unit}${more}${step}，${rises ? "增幅" : "降幅"}${change}。`);
    return;
  }
  draft.paragraph(
    random.pick([
      `${style.year}年${name}${now}${unit}，较上年${before}${unit}${more}${change}。`,
      `${style.year - 1}年${name}为${before}${unit}，${style.year}年为${now}${unit}，同比${more}${change}。`,
    ]),
  );
}

/** A rate against last year's, in percentage points. */
export function pointsGained(draft: Draft): void {
  const { random, style } = draft;
  const name = draft.fresh([...style.sector.qualities, ...COMMON_QUALITIES], (label) => label);
  const before = random.int(700, 900);
  const gained = random.int(12, 88);
  const shown = draft.figure(`${decimal(gained, 1)}个百分点`, ["growth"], { least: 3 });
  draft.paragraph(
    random.pick([
      `${name}由上年的${percent(before, 1)}提高到${percent(before + gained, 1)}，提高${shown}。`,
      `${style.year}年${name}达到${percent(before + gained, 1)}，较上年${percent(before, 1)}提高${shown}。`,
    ]),
  );
}

/** 是上年的 x 倍, 增长 x 倍. */
export function multiples(draft: Draft): void {
  const { random, style } = draft;
  const [name, unit, from, to] = draft.fresh([...style.sector.quantities, ...COMMON_QUANTITIES], ([label]) => label);
  const before = random.int(from, to);
  const now = Math.floor((before * random.int(160, 480)) / 100);
  const level = decimal(Math.round((now * 100) / before), 2);
  const increase = decimal(Math.round(((now - before) * 100) / before), 2);
  const isLevel = random.chance(0.6);
  const shown = draft.figure(`${isLevel ? level : increase}倍`, ["growth"], { least: 12 });
  const text = isLevel ? `是上年${before}${unit}的${shown}` : `比上年${before}${unit}增长${shown}`;
  draft.paragraph(`${style.year}年${name}${now}${unit}，${text}。`);
}

/** Money of two years. */
export function budgetChange(draft: Draft): void {
  const { random, style } = draft;
  const before = amount(random, style, 80, 900);
  const less = part(random, before, 30, 240);
  const change = draft.figure(rate(style, less, before), ["growth"], { least: 4 });
  const difference = draft.figure(money(style, less), ["growth", "balance", "sum-total"], { least: 5 });
  draft.paragraph(
    random.pick([
      `${style.year}年“三公”经费支出${money(style, before - less)}，比上年${money(style, before)}减少${difference}，下降${change}。`,
      `${style.year}年公用经费支出${money(style, before - less)}，上年支出${money(style, before)}，同比减少${difference}，降幅${change}。`,
      `运行经费上年决算${money(style, before)}，本年决算${money(style, before - less)}，减少${difference}，下降${change}。`,
    ]),
  );
}

/** 预算调整率, another base than the execution's. */
export function adjustment(draft: Draft): void {
  const { random, style } = draft;
  const initial = amount(random, style, 300, 1900);
  const added = part(random, initial, 20, 160);
  const shown = draft.figure(rate(style, added, initial), ["ratio", "growth"], { least: 4 });
  draft.trap("initial and adjusted budget");
  draft.paragraph(
    random.pick([
      `年初部门预算${money(style, initial)}，年中追加${money(style, added)}，调整后预算${money(style, initial + added)}，预算调整率${shown}。`,
      `${style.year}年年初预算为${money(style, initial)}，预算执行中追加${money(style, added)}，调整预算数${money(style, initial + added)}，预算调整率为${shown}。`,
    ]),
  );
}
