import type { Draft } from "../draft.ts";
import { percent, rateUnits } from "../numbers.ts";
import { divided, sumOf } from "../style.ts";

const ANSWERS = [
  ["非常满意", "满意", "一般", "不满意"],
  ["满意", "基本满意", "不满意"],
  ["很满意", "比较满意", "一般", "不太满意", "不满意"],
  ["十分满意", "较满意", "不满意"],
] as const;

/** A survey with counts and their shares; with `attached`, the counts may be left out. */
export function survey(draft: Draft): void {
  const { random, style } = draft;
  const valid = random.int(110, 480);
  const sent = valid + random.int(4, 30);
  const back = random.chance(0.5) ? valid : random.int(valid, sent);
  const answers = random.pick(ANSWERS);
  const counts = divided(random, valid, answers.length);
  const decimals = random.pick([2, 2, 1]);
  const share = (count: number, of: number) => percent(rateUnits(count, of, decimals), decimals);
  const counted = random.chance(0.6);
  const rules = counted
    ? (["percent-of-count", "percent-sum", "ratio", "rate-out-of-bounds"] as const)
    : (["percent-of-count", "percent-sum", "rate-out-of-bounds"] as const);
  const least = decimals === 2 ? 45 : 12;
  const shares = counts.map((count) => draft.figure(share(count, valid), rules, { least, named: counted }));
  const list = answers.map((answer, at) => (counted ? `${answer}${counts[at]}份，占${shares[at]}` : `${answer}占${shares[at]}`));
  const [rateName, whole] = random.pick([
    ["有效回收率", sent],
    ["有效率", back],
  ] as const);
  const returned = random.chance(0.5)
    ? `，${rateName}${valid === whole ? "100%" : draft.figure(share(valid, whole), ["ratio", "percent-of-count", "rate-out-of-bounds"], { least })}`
    : "";
  const head = random.pick([
    `本次共向${style.sector.people}发放调查问卷${sent}份，收回${back}份，其中有效问卷${valid}份${returned}。`,
    `评价组面向${style.sector.people}发放问卷${sent}份，回收问卷${back}份，有效问卷${valid}份${returned}。`,
  ]);
  const body = random.pick([
    `${random.pick(["其中：", "调查结果显示：", "统计结果为："])}${list.join(counted ? "；" : "，")}。`,
    `从满意程度看，${list.join("；")}。`,
  ]);
  draft.paragraph(head + body);
  if (random.chance(0.35)) multipleChoice(draft, valid, decimals);
}

/** Shares of a question with several answers add to more than a whole, rightly. */
function multipleChoice(draft: Draft, valid: number, decimals: number): void {
  const { random } = draft;
  draft.trap("multiple-choice shares");
  const topics = random.sample(["办理流程", "服务态度", "政策宣传", "资金发放", "设施条件", "信息公开"], 3);
  const shares = topics.map(() => random.int(Math.floor(valid * 0.4), Math.floor(valid * 0.8)));
  const list = topics.map((topic, at) => `${topic}占${percent(rateUnits(shares[at] ?? 0, valid, decimals), decimals)}`);
  draft.paragraph(`关于需要改进的方面（多选题），选择${list.join("、")}。`);
}

/** Shares of a whole whose amounts are not printed. */
export function structure(draft: Draft): void {
  const { random, style } = draft;
  const costs = random.sample(style.sector.costs, random.int(3, 4));
  const whole = random.int(100_000, 900_000);
  const parts = divided(random, whole, costs.length);
  const units = parts.map((value) => rateUnits(value, whole, 2));
  const off = sumOf(units) - 10_000;
  if (off !== 0) draft.trap("shares that add to 100 % within rounding");
  const shares = units.map((value) => draft.figure(percent(value, 2), ["percent-sum", "rate-out-of-bounds"], { least: 30, named: true }));
  draft.paragraph(
    random.pick([
      `从支出结构看，${costs.map((cost, at) => `${cost}占${shares[at]}`).join("，")}。`,
      `项目支出由${costs.length === 3 ? "三" : "四"}部分构成：${costs.map((cost, at) => `${cost}占比${shares[at]}`).join("；")}。`,
    ]),
  );
}
