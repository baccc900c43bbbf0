import type { Draft } from "../draft.ts";
import { points } from "../lines.ts";
import { decimal } from "../numbers.ts";
import { crossTable, fundsTable } from "../passages/accounts.ts";
import { pointsGained, yearOnYear } from "../passages/changes.ts";
import { closedList, openLists, problems } from "../passages/lists.ts";
import { aid, contract, formula, purchases } from "../passages/payments.ts";
import { groupTable, type ScoreLine, scoreLines, scoreTable } from "../passages/score-table.ts";
import { survey } from "../passages/survey.ts";
import { traps } from "../passages/traps.ts";
import { background, causeIn, schedule, work } from "../passages/words.ts";
import { divided, money, sumOf } from "../style.ts";
import { ADVICE, FIRMS, TOWNS } from "../vocabulary.ts";
import type { Kind } from "./kind.ts";

/** 绩效评价报告 by a third party: indicator system, rules, scores on three levels. */
export const evaluation: Kind = {
  name: "third-party evaluation",
  write(draft) {
    const { random, style } = draft;
    const project = random.pick(style.sector.projects);
    draft.heading(1, random.pick(["项目基本情况", "基本情况"]));
    draft.heading(2, "项目概况");
    background(draft, project);
    closedList(draft);
    schedule(draft);
    draft.heading(2, "资金投入和使用情况");
    const { budget, spent } = fundsTable(
      draft,
      "表1 项目资金使用情况表",
      random.sample(TOWNS, random.int(4, 7)),
      random.pick(["乡镇", "实施单位", "单位名称"]),
    );
    sources(draft, budget, spent);
    if (random.chance(0.4)) formula(draft, spent, budget);
    if (random.chance(0.5)) crossTable(draft, "表2 资金分配明细表", random.sample(TOWNS, random.int(3, 6)));
    draft.heading(1, "绩效评价工作开展情况");
    draft.paragraph(`${random.pick(FIRMS)}接受委托，组成评价工作组，通过资料核查、实地调研、问卷调查等方式开展评价。`);
    if (random.chance(0.7)) survey(draft);
    traps(draft, 1);
    draft.heading(1, "综合评价情况及评价结论");
    const lines = scoreLines(draft, spent, budget);
    result(draft, project, lines);
    draft.heading(1, "绩效评价指标分析");
    const withReason = random.chance(0.4);
    analysis(draft, lines, !withReason);
    for (const passage of random.sample([yearOnYear, pointsGained, aid, contract, purchases, work, openLists], random.int(2, 4)))
      passage(draft);
    scoreTable(draft, random.pick(["附件1 项目绩效评价指标评分表", "表5 绩效评价指标体系及评分表"]), lines, withReason);
    draft.heading(1, random.pick(["存在的问题及原因分析", "存在的主要问题"]));
    problems(draft);
    if (!draft.has({ rules: ["missing-section"], what: "no advice", cites: [] })) {
      draft.heading(1, random.pick(["有关建议", "相关建议"]));
      draft.paragraph(`建议项目单位：${random.sample(ADVICE, 2).join("；")}。`);
    }
    traps(draft, 1);
    return random.pick([
      `${style.place}${style.year}年度${project}项目绩效评价报告`,
      `${style.place}${project}项目支出绩效评价报告（${style.year}年度）`,
    ]);
  },
};

function sources(draft: Draft, budget: number, spent: number): void {
  const { random, style } = draft;
  const [a = 0, b = 0, c = 0] = divided(random, budget, 3);
  const total = draft.figure(money(style, budget), ["sum-total", "restated-value", "ratio"], { least: 5 });
  const used = draft.figure(money(style, spent), ["restated-value", "ratio", "label-mismatch"], { least: 5 });
  const parts = [`中央资金${money(style, a)}`, `省级资金${money(style, b)}`, `县级配套资金${money(style, c)}`];
  draft.paragraph(
    random.pick([
      `${style.year}年项目预算安排资金${total}，其中：${parts.join("，")}。截至${style.year}年12月31日，项目实际支出${used}。`,
      `项目资金来源包括${parts.join("、")}，共计${total}。截至${style.year}年底，累计支出${used}。`,
    ]),
  );
}

function result(draft: Draft, project: string, lines: readonly ScoreLine[]): void {
  const { random, style } = draft;
  const total = sumOf(lines.map(({ score }) => score));
  const banded = random.chance(0.6);
  const own = random.chance(0.3);
  const [good, fair] = own ? [8500, 7000] : [8000, 6000];
  const grade = total >= 9000 ? "优" : total >= good ? "良" : total >= fair ? "中" : "差";
  const others = ["优", "良", "中", "差"].filter((word) => word !== grade);
  const other = random.pick(others);
  const bands = `评价结果分为优、良、中、差四个等级：90（含）-100分为优，${good / 100}（含）-90分为良，${fair / 100}（含）-${good / 100}分为中，${fair / 100}分以下为差。`;
  const isStatutory = own && !banded ? (total >= 9000 ? "优" : total >= 8000 ? "良" : total >= 6000 ? "中" : "差") : grade;
  if (banded) draft.paragraph(bands);
  const shown = decimal(total, 2);
  const named = draft.either(
    isStatutory,
    other === isStatutory ? (others.find((word) => word !== other && word !== isStatutory) ?? "差") : other,
    { rules: ["grade-band"], what: `${shown} graded wrongly`, cites: [shown, "优", "良", "中", "差"] },
  );
  const stated = draft.figure(`${shown}分`, ["restated-value", "score-sum", "grade-band"], { least: 40 });
  draft.paragraph(
    random.pick([
      `经综合评价，${style.year}年度${project}项目综合得分${stated}，评价等级为“${named}”。`,
      `根据评价指标体系打分，本项目最终得分为${stated}，评价结论为“${named}”。`,
      `综合评价得分${stated}，绩效等级为${named}。`,
    ]),
  );
  if (random.chance(0.7)) groupTable(draft, "表3 一级指标得分情况", lines);
}

/** The groups in prose, and some indicators with their points. */
function analysis(draft: Draft, lines: readonly ScoreLine[], explained: boolean): void {
  const { random } = draft;
  for (const first of new Set(lines.map((line) => line.first))) {
    const own = lines.filter((line) => line.first === first);
    draft.heading(2, `${first}情况分析`);
    const got = draft.figure(points(sumOf(own.map(({ score }) => score))), ["restated-value", "score-sum"], { least: 30 });
    draft.paragraph(`${first}指标分值${points(sumOf(own.map(({ weight }) => weight)))}分，得分${got}分。`);
    const told = random.pick(own);
    const score = draft.figure(points(told.score), ["restated-value", "score-rule", "score-exceeds-weight", "score-sum"], { least: 40 });
    draft.paragraph(`${told.name}：该指标分值${points(told.weight)}分，${told.missed ? "存在扣分情形，" : ""}得${score}分。`);
    for (const { name, missed } of explained ? own : []) {
      if (missed)
        draft.paragraph(random.pick([`${name}未得满分，主要原因是${causeIn(random)}。`, `${name}扣分的原因：${causeIn(random)}。`]));
    }
  }
}
