import type { Indicator, Report } from "@gouji/report";
import { aFigure, anEntry, anIndicator, aPhrase, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { ruleById } from "../catalogue.ts";
import { render } from "../messages/render.ts";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";

/** "severity message" of each failure of the rule. */
function failures(id: string, report: Partial<Report>): string[] {
  const outcomes = ruleById(id)?.check({ report: aReport(report) }, NATIONAL_SELF_EVALUATION) ?? [];
  return outcomes.flatMap(({ verdict }) => {
    if (verdict.kind !== "inconsistent") return [];
    for (const language of ["zh", "en"] as const) expect(render(verdict.message, language)).not.toMatch(/[{}]/);
    return [`${verdict.severity ?? "default"} ${verdict.message.id}`];
  });
}

function spoken(name: string, metric: string): Indicator {
  return anIndicator({
    name,
    origin: "prose",
    // Text stands in no table.
    ...{ table: undefined as never },
    target: anEntry("95%", { metric }),
    actual: anEntry("98%", { metric }),
  });
}

test.each<[string, Indicator, readonly string[]]>([
  ["another rate", spoken("设备验收合格率", "计划设备安装及时率"), ["default label-mismatch.rate"]],
  ["a third rate", spoken("惠农政策知晓率", "实际补贴发放到位率"), ["default label-mismatch.rate"]],
  ["its own rate", spoken("设备验收合格率", "计划验收合格率"), []],
  ["any rate", spoken("收入预算执行率", "预算完成率"), []],
  ["no rate", spoken("参训人数", "计划培训覆盖率"), []],
  ["the rate within", spoken("补贴发放及时率", "补贴及时足额发放率"), []],
])("the text gives %s", (_name, indicator, found) => {
  expect(failures("label-mismatch", { indicators: [indicator] })).toEqual(found);
});

function explained(name: string, explanation: string, target: string): Indicator {
  return anIndicator({ name, canonicalName: name, explanation: anEntry(explanation), target: anEntry(target), origin: "declaration" });
}

const TOTAL = anIndicator({
  name: "就业人数",
  canonicalName: "全区就业人数",
  origin: "prose",
  target: anEntry("3万人"),
  actual: anEntry("3.2万人", { quote: "实际就业人数3.2万人" }),
});

test.each<[string, readonly Indicator[], readonly string[]]>([
  [
    "as an increase, with a total beside",
    [explained("城镇就业人数", "考察新增就业人数", "≥3万人"), TOTAL],
    ["warning label-mismatch.increment"],
  ],
  ["as an increase, alone", [explained("受益户数", "反映净增受益户数", "≥350户")], ["info label-mismatch.increment.alone"]],
  ["as it is named", [explained("城镇新增就业人数", "考察新增就业人数", "≥3万人"), TOTAL], []],
  ["without an increase", [explained("城镇就业人数", "考察就业人数", "≥3万人"), TOTAL], []],
  ["as a rate", [explained("城镇就业率", "考察新增就业人数", "≥95%"), TOTAL], []],
  ["by an increase of another thing", [explained("城镇就业人数", "考察新增培训场次数", "≥3万人"), TOTAL], []],
])("explained %s", (_name, indicators, found) => {
  expect(failures("label-mismatch", { indicators })).toEqual(found);
});

const DEFINITION = "对服务表示满意的受访者占全部受访者的比例，用以反映服务对象满意程度";

test.each<[string, readonly string[], number]>([
  ["one of three", ["参训人数", "培训合格率", DEFINITION], 1],
  ["all of them", [DEFINITION, "通过考核的学员占参训学员的比值，用以考核培训质量"], 0],
  ["none", ["参训人数", "培训合格率", "服务对象对农村人居环境整治工作的满意度"], 0],
])("a definition as a name: %s", (_name, names, count) => {
  const indicators = names.map((name) => anIndicator({ name, key: name }));
  expect(failures("label-mismatch", { indicators }).filter((id) => id.endsWith("definition"))).toHaveLength(count);
});

function result(name: string, target: string, actual: string): Indicator {
  return anIndicator({ name, key: name, target: anEntry(target), actual: anEntry(actual) });
}

test.each<[string, readonly Indicator[], number]>([
  [
    "names",
    [result("收缴率", "水费收缴率", "96%"), result("漏损率", "漏损率=漏损水量/供水总量", "9.8%"), result("达标率", "出厂水达标率", "100%")],
    1,
  ],
  ["two names", [result("收缴率", "水费收缴率", "96%"), result("达标率", "出厂水达标率", "100%")], 0],
  [
    "values in words",
    [result("收缴率", "不低于去年收缴率", "96%"), result("漏损率", "逐年降低", "9.8%"), result("达标率", "达标", "100%")],
    0,
  ],
  ["values", [result("收缴率", "≥95%", "96%"), result("漏损率", "≤10%", "9.8%"), result("达标率", "100%", "100%")], 0],
])("the target column holds %s", (_name, indicators, count) => {
  expect(failures("label-mismatch", { indicators }).filter((id) => id.endsWith("target-column"))).toHaveLength(count);
});

function scheme(origin: Indicator["origin"], table: number, names: readonly string[]): Indicator[] {
  return names.map((name, index) =>
    anIndicator({ name, canonicalName: name, key: `${origin} ${name}`, origin, table, path: ["产出指标", `第${Math.floor(index / 2)}组`] }),
  );
}

test.each<[string, readonly string[], number]>([
  ["one of a group", ["巡护里程", "巡护次数", "监测站点", "宣传覆盖面", "验收合格率"], 1],
  ["none", ["巡护里程", "巡护次数", "监测站点", "宣传场次", "验收合格率"], 0],
  ["cut off", ["巡护里程", "巡护次数", "监测站点", "宣传场", "验收合格率"], 0],
  ["another scheme", ["资金到位率", "制度健全性", "监测站点", "成本节约率", "档案完整性"], 0],
])("renamed between tables: %s", (_name, names, count) => {
  const indicators = [
    ...scheme("result", 0, ["巡护里程", "巡护次数", "监测站点", "宣传场次", "验收合格率"]),
    ...scheme("scoring", 1, names),
  ];
  expect(failures("label-mismatch", { indicators })).toHaveLength(count);
});

test.each([
  ["misprintedName", "label-mismatch", 1],
  ["misprintedName", "duplicate-item", 0],
  ["doubledWords", "duplicate-item", 1],
  ["doubledWords", "label-mismatch", 0],
] as const)("%s is reported by %s: %i", (kind, id, count) => {
  const wordings = [{ key: kind, kind, phrase: aPhrase("产值质量"), other: aPhrase("产出质量") }];
  expect(failures(id, { wordings })).toHaveLength(count);
});

function staged(target: string, stage: string, more: Partial<Indicator> = {}): Indicator {
  return anIndicator({ direction: "higher", target: anEntry(target), stageTarget: anEntry(stage), ...more });
}

test.each<[string, readonly Indicator[], readonly string[]]>([
  ["above the year's", [staged("≥2000人次", "2600人次")], ["warning target-inconsistent.stage"]],
  ["above the year's, in 万 without a unit", [staged("≥8万人", "12万")], ["warning target-inconsistent.stage"]],
  ["a result", [staged("≥2000人次", "2600人次", { actual: anEntry("2600人次") })], ["warning target-inconsistent.stage-actual"]],
  ["below the year's", [staged("≥2000人次", "1500人次")], []],
  ["of another unit", [staged("≥2000人次", "100%")], []],
  ["above it where less is better", [staged("≤3次", "5次", { direction: "lower" })], []],
])("the stage's target is %s", (_name, indicators, found) => {
  expect(failures("target-inconsistent", { indicators })).toEqual(found);
});

test.each<[string, string, boolean, readonly string[]]>([
  ["far above the budget", "≤90万元", false, ["default target-budget-mismatch"]],
  ["a little above it", "≤40万元", false, []],
  ["far below it, of the whole", "≤20万元", true, ["default target-budget-mismatch.broken"]],
  ["far below it, of a part", "≤20万元", false, []],
  ["a price", "≤90万元/台", true, []],
])("a cost target %s", (_name, target, whole, found) => {
  const name = whole ? "项目总成本" : "设备购置费用";
  const indicators = [anIndicator({ name, canonicalName: name, path: ["成本指标"], direction: "lower", target: anEntry(target) })];
  const fundLines = [
    { key: "资金", label: "年度资金总额", project: "", total: true, budget: aFigure("36万元"), expenditure: aFigure("34.2万元") },
  ];
  expect(failures("target-budget-mismatch", { indicators, fundLines })).toEqual(found);
});

test.each<[string, boolean, readonly string[]]>([
  ["every declared indicator is there", false, []],
  ["one is gone", true, ["warning count.lost.result"]],
])("%s", (_name, isGone, found) => {
  const items = [
    { listed: aPhrase("培训人次"), found: aPhrase("培训人次") },
    { listed: aPhrase("合格率"), ...(isGone ? {} : { found: aPhrase("合格率") }) },
  ];
  const relations = [
    {
      kind: "indicatorList" as const,
      key: "表1",
      basis: "label" as const,
      listName: "表1",
      laterName: "表2",
      later: "result" as const,
      items,
    },
  ];
  expect(failures("count", { relations })).toEqual(found);
});
