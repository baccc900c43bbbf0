import type { Draft } from "../draft.ts";
import { type Line, linesOf, schemeOf } from "../lines.ts";
import { percent } from "../numbers.ts";
import { available } from "../passages/accounts.ts";
import { yearOnYear } from "../passages/changes.ts";
import { closedList, openLists, problems } from "../passages/lists.ts";
import { aid } from "../passages/payments.ts";
import { traps } from "../passages/traps.ts";
import { background, causeIn, work } from "../passages/words.ts";
import { amount, digits, money, part, rate } from "../style.ts";
import { ADVICE } from "../vocabulary.ts";
import type { Kind } from "./kind.ts";

/** 绩效运行监控报告: the state at a day in mid-year. */
export const monitoring: Kind = {
  name: "mid-year monitoring",
  write(draft) {
    const { random, style } = draft;
    const [project = ""] = random.sample(style.sector.projects, 1);
    const month = random.pick([6, 7, 8, 9, 10]);
    const day = month === 6 || month === 9 ? 30 : 31;
    const cutOff = `${style.year}年${month}月${day}日`;
    draft.heading(1, "项目概况");
    background(draft, project);
    if (random.chance(0.5)) closedList(draft);
    const budget = amount(random, style, 120, 1400);
    const spent = part(random, budget, 350, 820);
    draft.paragraph(`监控时间节点为${cutOff}。`);
    draft.heading(1, "绩效运行情况");
    draft.heading(2, "预算执行情况");
    const shown = draft.figure(rate(style, spent, budget), ["ratio", "restated-value"], { least: 3 });
    draft.paragraph(
      random.pick([
        `截至${cutOff}，项目预算${money(style, budget)}，已支出${money(style, spent)}，预算执行率为${shown}。`,
        `${style.year}年项目全年预算数${money(style, budget)}，1-${month}月执行数${money(style, spent)}，执行率${shown}。`,
      ]),
    );
    if (random.chance(0.5)) available(draft);
    if (random.chance(0.6)) fundsProgress(draft, month);
    draft.heading(2, "绩效目标完成情况");
    const lines = linesOf(draft, schemeOf(draft), { planned: budget, spent }, true).filter(({ kind }) => kind !== "time");
    progress(draft, lines, month);
    for (const passage of random.sample([yearOnYear, aid, work, openLists], random.int(1, 3))) passage(draft);
    draft.heading(1, "存在的问题");
    problems(draft);
    if (!draft.has({ rules: ["missing-section"], what: "no measures", cites: [] })) {
      draft.heading(1, "下一步工作措施");
      draft.paragraph(`${random.sample(ADVICE, 2).join("；")}。`);
    }
    traps(draft, 1);
    return random.pick([
      `${style.year}年1-${month}月${style.place}${project}项目绩效运行监控报告`,
      `${style.bureau}${style.year}年度${project}绩效运行监控情况报告`,
    ]);
  },
};

/** Stage targets and results; a stage missed has its reason. */
function progress(draft: Draft, lines: readonly Line[], month: number): void {
  const { random, style } = draft;
  const stage = `1-${month}月`;
  const late = random.pick(lines.filter(({ kind }) => kind === "count"));
  const rows = lines.map((line) => {
    const { first, second, name, kind, target, actual } = line;
    if (kind === "count") return countRow(draft, line, month, line === late);
    return [first, second, name, target, target, actual, ""];
  });
  draft.table(`绩效目标运行监控表`, "", [
    [
      "一级指标",
      "二级指标",
      "三级指标",
      style.words.target,
      random.pick([`${stage}计划完成值`, "阶段目标值", "跟踪目标值"]),
      random.pick([`${stage}实际完成值`, `${stage}完成情况`]),
      "偏差原因分析",
    ],
    ...rows.map((row, at) => [rows[at - 1]?.[0] === row[0] ? "^" : (row[0] ?? ""), ...row.slice(1)]),
  ]);
}

function countRow(draft: Draft, { first, second, name, target, planned = 0, unit = "" }: Line, month: number, isLate: boolean): string[] {
  const { random, style } = draft;
  const due = Math.max(1, Math.floor((planned * month) / 12));
  const done = isLate ? Math.floor((due * random.int(72, 94)) / 100) : due + random.int(0, Math.max(1, Math.floor(due / 12)));
  const stage = style.atLeast(`${due}${unit}`);
  const isMissed = done < due;
  let actual = `${done}${unit}`;
  const reason = isMissed
    ? draft.either(causeIn(random), "", {
        rules: ["missing-deviation-reason"],
        what: `${name} behind without a reason`,
        cites: [actual],
      })
    : "";
  const offer = (wrong: string, rules: readonly [string, ...string[]], what: string) => {
    if (draft.has({ rules, what: `${name}: ${what}: ${actual} → ${wrong}`, cites: [wrong] })) actual = wrong;
  };
  if (!isMissed) {
    offer(percent(random.int(610, 970), 1), ["unit-mismatch"], "another unit");
    if (/[≥>]/.test(stage)) offer(stage, ["target-actual-copied"], "the stage's target copied");
  }
  return [first, second, name, target, stage, actual, reason];
}

/** Progress of the money by month. */
function fundsProgress(draft: Draft, month: number): void {
  const { random, style } = draft;
  const names = random.sample(style.sector.costs, random.int(3, 5));
  const rows = names.map((name) => {
    const budget = amount(random, style, 15, 200);
    return { name, budget, spent: part(random, budget, 300, 900) };
  });
  const budget = rows.reduce((sum, row) => sum + row.budget, 0);
  const spent = rows.reduce((sum, row) => sum + row.spent, 0);
  draft.table("支出进度表", style.unit, [
    ["支出内容", "年初预算数", `1-${month}月执行数`, "执行率"],
    ...rows.map((row) => [
      row.name,
      digits(style, row.budget),
      draft.figure(digits(style, row.spent), ["sum-total", "ratio"], { least: 5 }),
      draft.figure(rate(style, row.spent, row.budget), ["ratio"]),
    ]),
    [
      "合计",
      draft.figure(digits(style, budget), ["sum-total", "ratio"], { least: 5 }),
      digits(style, spent),
      draft.figure(rate(style, spent, budget), ["ratio"]),
    ],
  ]);
}
