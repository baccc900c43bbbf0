import { expect, test } from "vitest";
import { type Material, parseOf } from "../testing.ts";

function foreignIn(material: Material): string[] {
  return parseOf(material)
    .wordings.filter(({ kind }) => kind.startsWith("other"))
    .map(({ kind, phrase }) => `${kind} ${phrase.text}`);
}

const DISTRICT = "青山区城市管理局2023年度路灯维护项目绩效自评报告";
const COUNTY = "平安县水务局2023年度供水项目绩效自评报告";

test.each<[string, string, readonly string[], readonly string[]]>([
  ["a district that calls itself a county", DISTRICT, ["一、绩效目标", "提高全县亮灯率。"], ["otherRegion 全县"]],
  ["a district", DISTRICT, ["一、绩效目标", "提高全区亮灯率。"], []],
  ["a county's targets for the city", COUNTY, ["一、绩效目标", "保障全市居民用水。"], ["otherRegion 全市"]],
  ["a county in its city's ranking", COUNTY, ["一、效益情况", "水质合格率在全市排名前列。"], []],
  ["a county of a city, outside the targets", COUNTY, ["一、存在问题", "全市水源不足。"], []],
  ["a bureau once called a school", DISTRICT, ["我局负责路灯。我局组织巡查。我局严格管理。", "我校按期完成任务。"], ["otherSelf 我校"]],
  ["two names of equal weight", DISTRICT, ["我局负责路灯。我局组织巡查。我局管理。", "我中心检修。我中心值守。我中心记录。"], []],
  ["a city's goods", DISTRICT, ["我局负责路灯。我局组织巡查。我局管理。", "我单位按期完成任务。"], []],
  ["a fund of another sector", DISTRICT, ["一、评价目的", "建立海洋渔业专项资金绩效评价体系。"], ["otherSector 海洋渔业专项资金"]],
  ["its own fund", DISTRICT, ["一、评价目的", "建立路灯维护专项资金绩效评价体系。"], []],
  [
    "another bureau and its project",
    DISTRICT,
    ["一、概况", "为保证海洋牧场养护项目顺利实施，青山区渔业发展局制定了实施方案。"],
    ["otherProject 海洋牧场养护"],
  ],
  [
    "another bureau and its project, whose words stand elsewhere by chance",
    DISTRICT,
    ["一、概况", "为保证湿地管护项目顺利实施，青山区林业局制定了实施方案。", "路灯沿湿地公园布置，由养护公司管护。"],
    ["otherProject 湿地管护"],
  ],
  [
    "the own bureau on a part of the project",
    DISTRICT,
    ["一、概况", "为保证灯杆检修项目顺利实施，青山区城市管理局制定了实施方案。", "全年检修灯杆120根。"],
    [],
  ],
  ["another bureau on its own project", DISTRICT, ["一、概况", "为保证路灯维护项目顺利实施，青山区财政局制定了实施方案。"], []],
  ["any fund", DISTRICT, ["一、评价目的", "提高财政专项资金使用效益。"], []],
])("foreign words: %s", (_name, title, paragraphs, found) => {
  expect(foreignIn({ title, paragraphs })).toEqual(found);
});

function form(project: string, goal: string) {
  return {
    rows: [
      ["项目名称", project, "<", "<"],
      ["年度目标", goal, "<", "<"],
      ["三级指标", "年度指标值", "实际完成值", "得分"],
      ["维护数量", "≥100", "120", "10"],
      ["完成及时率", "≥95%", "98%", "10"],
    ],
  };
}

test.each<[string, string, readonly string[]]>([
  ["another project's goal", "完成公园绿化养护项目各项任务，改善环境。", ["otherProject 公园绿化养护项目"]],
  ["its own", "完成城区路灯维护项目各项任务，改善环境。", []],
])("a form with %s", (_name, goal, found) => {
  expect(foreignIn({ title: DISTRICT, tables: [form("公园绿化养护项目", "保障绿化。"), form("城区路灯维护项目", goal)] })).toEqual(found);
});
