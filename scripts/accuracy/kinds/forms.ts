import type { Draft } from "../draft.ts";
import { linesOf, schemeOf } from "../lines.ts";
import { type FormFacts, formTable, formTotal } from "../passages/form-table.ts";
import { decimalPoints, fundingOf } from "../passages/funding.ts";
import { problems } from "../passages/lists.ts";
import { traps } from "../passages/traps.ts";
import { background } from "../passages/words.ts";
import { digits, money, rate, sumOf } from "../style.ts";
import { ADVICE } from "../vocabulary.ts";
import type { Kind } from "./kind.ts";

/** A report on several projects, each with its form. */
export const forms: Kind = {
  name: "forms of several projects",
  write(draft) {
    const { random, style } = draft;
    const count = random.int(3, 5);
    const isFull = draft.has({ rules: ["all-full-marks"], what: "full marks for every project", cites: ["100"] });
    const isUniform = draft.has({ rules: ["uniform-values"], what: "one satisfaction everywhere", cites: ["96.5%"] });
    const scheme = schemeOf(draft);
    const projects = random.sample(style.sector.projects, count).map((project): FormFacts => {
      const drawn = fundingOf(draft);
      const funding = isFull
        ? { ...drawn, sources: drawn.sources.map((source) => ({ ...source, spent: source.budget })), spent: drawn.budget, points: 1000 }
        : drawn;
      const lines = linesOf(draft, scheme, { planned: funding.budget, spent: funding.spent }, isFull, false).map((line) =>
        isUniform && line.kind === "survey" ? { ...line, actual: "96.5%", target: style.atLeast("90%"), missed: false } : line,
      );
      return { project, funding, lines };
    });
    draft.heading(1, "项目概况");
    background(draft, projects[0]?.project ?? "");
    overview(draft, projects);
    draft.heading(1, "自评结果");
    summary(draft, projects);
    const order = random.chance(0.5);
    for (const [at, facts] of projects.entries()) {
      draft.heading(2, `${facts.project}${order ? "项目" : ""}`);
      statement(draft, facts, at);
      formTable(
        draft,
        facts,
        projects.map(({ project }) => project),
      );
    }
    draft.heading(1, "存在的问题和改进措施");
    problems(draft);
    draft.paragraph(`下一步，${random.sample(ADVICE, 2).join("；")}。`);
    traps(draft, 1);
    return `${style.bureau}${style.year}年度项目支出绩效自评报告`;
  },
};

function overview(draft: Draft, projects: readonly FormFacts[]): void {
  const { random, style } = draft;
  const budget = sumOf(projects.map(({ funding }) => funding.budget));
  const spent = sumOf(projects.map(({ funding }) => funding.spent));
  const wrong = String(projects.length + random.pick([1, 2]));
  const count = draft.either(String(projects.length), wrong, { rules: ["count"], what: `${projects.length} projects, ${wrong} said` });
  const names = projects.map(({ project }) => project).join("、");
  const total = draft.figure(money(style, budget), ["restated-value", "sum-total", "ratio"], { least: 5 });
  const shown = draft.figure(rate(style, spent, budget), ["ratio", "restated-value"]);
  draft.paragraph(
    random.pick([
      `${style.year}年度${style.bureau}纳入绩效自评的项目共${count}个，分别为${names}。项目全年预算数合计${total}，全年执行数${money(style, spent)}，预算执行率${shown}。`,
      `本次自评项目${count}个，即${names}，涉及预算资金${total}，实际支出${money(style, spent)}，总体预算执行率为${shown}。`,
    ]),
  );
}

function summary(draft: Draft, projects: readonly FormFacts[]): void {
  const { random, style } = draft;
  const graded = random.chance(0.6);
  const sum = (of: (facts: FormFacts) => number) =>
    draft.figure(digits(style, sumOf(projects.map(of))), ["sum-total", "restated-value", "ratio"], { least: 5 });
  draft.table(`${style.year}年度项目自评结果汇总表`, style.unit, [
    ["序号", "项目名称", style.words.budget, style.words.spent, style.words.rate, "自评得分", ...(graded ? ["评价等级"] : [])],
    ...projects.map((facts, at) => {
      const { project, funding } = facts;
      const score = formTotal(facts);
      return [
        String(at + 1),
        project,
        digits(style, funding.budget),
        draft.figure(digits(style, funding.spent), ["sum-total", "restated-value", "ratio"], { least: 5 }),
        rate(style, funding.spent, funding.budget),
        draft.figure(decimalPoints(score), ["restated-value", "score-sum"], { least: 120 }),
        ...(graded ? [gradeOf(score)] : []),
      ];
    }),
    [
      "合计",
      "<",
      sum(({ funding }) => funding.budget),
      sum(({ funding }) => funding.spent),
      rate(style, sumOf(projects.map(({ funding }) => funding.spent)), sumOf(projects.map(({ funding }) => funding.budget))),
      "",
      ...(graded ? [""] : []),
    ],
  ]);
}

function statement(draft: Draft, facts: FormFacts, at: number): void {
  const { random, style } = draft;
  const { funding, project, lines } = facts;
  const score = formTotal(facts);
  const grade = draft.either(gradeOf(score), score >= 9000 ? "良" : "优", {
    rules: ["grade-band"],
    what: `${decimalPoints(score)} graded wrongly`,
    cites: [decimalPoints(score), "良", "优"],
  });
  const spent = draft.figure(money(style, funding.spent), ["restated-value", "ratio", "label-mismatch"], { least: 5 });
  draft.paragraph(
    random.pick([
      `项目全年预算数为${money(style, funding.budget)}，执行数为${spent}，完成预算的${rate(style, funding.spent, funding.budget)}。根据年初设定的绩效目标，${project}项目自评得分为${decimalPoints(score)}分，评价等级为“${grade}”。`,
      `${project}项目全年预算${money(style, funding.budget)}，实际支出${spent}，预算执行率${rate(style, funding.spent, funding.budget)}，自评得分${decimalPoints(score)}分，等级为${grade}。`,
    ]),
  );
  const counted = lines.find(({ kind }) => kind === "count");
  if (counted && at === 0) {
    const done = draft.figure(`${counted.done}${counted.unit}`, ["restated-value"], { least: 3 });
    draft.paragraph(`项目绩效目标完成情况：${counted.name}${done}。`);
  }
}

export function gradeOf(score: number): string {
  return score >= 9000 ? "优" : score >= 8000 ? "良" : score >= 6000 ? "中" : "差";
}
