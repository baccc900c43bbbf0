import type { Content } from "../fixtures/content.ts";
import { type Draft, draftOf } from "./draft.ts";
import { rateUnits } from "./numbers.ts";
import { randomOf } from "./random.ts";
import { scores } from "./scores.ts";
import { amount, digits, divided, money, rate, sumOf } from "./style.ts";
import { TOWNS } from "./vocabulary.ts";

/** The report of a seed: every fifth is clean, the others hold one of the errors that the report offers. */
export function invent(seed: number): Content {
  const plan = draftOf(seed);
  write(plan);
  const chosen = seed % 5 === 0 ? undefined : randomOf(seed + 1_000_003).int(0, plan.offered.length - 1);
  const draft = draftOf(seed, chosen);
  const { place, year, sector } = draft.style;
  write(draft);
  return draft.content(`${place}${year}年度${sector.projects[0] ?? ""}项目绩效评价报告`);
}

function write(draft: Draft): void {
  draft.heading(1, "一、项目资金情况");
  funds(draft);
  draft.heading(1, "二、项目实施情况");
  growth(draft);
  draft.heading(1, "三、满意度调查情况");
  survey(draft);
  draft.heading(1, "四、评价结论");
  scores(draft);
}

function funds(draft: Draft): void {
  const { random, style } = draft;
  const towns = random.sample(TOWNS, random.int(3, 7));
  const lines = towns.map((town) => {
    const budget = amount(random, style, 40, 300);
    return { town, budget, spent: Math.floor((budget / 1000) * random.int(820, 990)) };
  });
  const budget = sumOf(lines.map((line) => line.budget));
  const spent = sumOf(lines.map((line) => line.spent));
  const [central = 0, county = 0] = divided(random, budget, 2);
  draft.paragraph(
    `${style.year}年度安排项目资金${draft.figure(money(style, budget), ["restated-value", "sum-total"])}，分别为中央资金${money(style, central)}、县级资金${money(style, county)}。`,
  );
  const rows = lines.map((line) => [
    line.town,
    draft.figure(digits(style, line.budget), ["sum-total", "ratio"], { named: false }),
    digits(style, line.spent),
    draft.figure(rate(style, line.spent, line.budget), ["ratio"]),
  ]);
  const total = ["合计", digits(style, budget), draft.figure(digits(style, spent), ["sum-total", "ratio"]), rate(style, spent, budget)];
  draft.table("表1 项目资金使用情况表", style.unit, [["乡镇", "全年预算数", "全年执行数", "预算执行率"], ...rows, total]);
}

function growth(draft: Draft): void {
  const { random, style } = draft;
  const [name, unit, from, to] = random.pick(style.sector.quantities);
  const before = random.int(from, to);
  const now = Math.floor((before * random.int(104, 135)) / 100) + 1;
  const change = rate(style, now - before, before);
  draft.paragraph(`${style.year}年${name}${now}${unit}，较上年${before}${unit}增长${draft.figure(change, ["growth"])}。`);
}

function survey(draft: Draft): void {
  const { random, style } = draft;
  const valid = random.int(120, 480);
  const [first = 0, second = 0, third = 0] = divided(random, valid, 3);
  const units = [first, second, third].map((count) => rateUnits(count, valid, 2));
  const share = (at: number) => draft.figure(`${((units[at] ?? 0) / 100).toFixed(2)}%`, ["percent-of-count", "percent-sum"], { least: 30 });
  draft.paragraph(
    `本次向${style.sector.people}发放问卷${valid + random.int(5, 30)}份，收回有效问卷${valid}份。其中：满意${first}份，占${share(0)}；基本满意${second}份，占${share(1)}；不满意${third}份，占${share(2)}。`,
  );
}
