import { expect, test } from "vitest";
import { type Material, parseOf } from "./testing.ts";

/** unit | project | year | kind. */
function identityOf(material: Material): string {
  const { unit, project, year, kind } = parseOf(material).identity;
  return [unit, project, year, kind].join(" | ");
}

test.each<[string, Material, string]>([
  [
    "unit, year and project in the title",
    { title: "青禾县图书馆2024年度全民阅读推广项目绩效自评报告" },
    "青禾县图书馆 | 全民阅读推广项目 | 2024 | selfEvaluation",
  ],
  ["the year in front", { title: "2023年度云溪县水利局河道治理项目绩效评价报告" }, "云溪县水利局 | 河道治理项目 | 2023 | evaluation"],
  [
    "all of a department",
    { title: "平川县交通运输局2023年部门整体绩效自评报告" },
    "平川县交通运输局 | 部门整体支出 | 2023 | selfEvaluation",
  ],
  ["several years", { title: "新港区2021—2023年度科技创新专项资金绩效评价报告" }, " | 新港区科技创新专项资金 | 2023 | evaluation"],
  ["months of a year", { title: "青峰县教育局2024年1-7月预算绩效运行监控报告" }, "青峰县教育局 |  | 2024 | monitoring"],
  [
    "a tracking report",
    { title: "上高县水务局2023年度中小河流治理项目绩效跟踪报告" },
    "上高县水务局 | 中小河流治理项目 | 2023 | monitoring",
  ],
  [
    "the head of a form",
    {
      title: "项目支出绩效自评表",
      tables: [
        {
          rows: [
            ["项目名称", "老旧电梯安全提升项目", "<", "<"],
            ["主管部门", "河东区市场监督管理局", "实施单位", "河东区检测所"],
            ["一级指标", "三级指标", "年度指标值", "实际完成值"],
          ],
          header: 0,
        },
      ],
      paragraphs: ["（2023年度）"],
    },
    "河东区市场监督管理局 | 老旧电梯安全提升项目 | 2023 | form",
  ],
  [
    "columns are no labels of values",
    {
      title: "2023年度项目支出绩效自评报告",
      tables: [
        {
          rows: [
            ["项目名称", "预算数"],
            ["河道治理", "30"],
          ],
        },
      ],
    },
    " |  | 2023 | selfEvaluation",
  ],
  [
    "a line below the title",
    { title: "2024年度项目支出绩效自评报告", paragraphs: ["（滇东县卫生健康局）"] },
    "滇东县卫生健康局 |  | 2024 | selfEvaluation",
  ],
  [
    "a labelled line; a measure is no unit",
    { title: "2024年度项目支出绩效自评报告", paragraphs: ["单位：万元", "填报单位（盖章）：云溪县林业局"] },
    "云溪县林业局 |  | 2024 | selfEvaluation",
  ],
  [
    "the signature; a firm writes of others",
    {
      title: "2024年度公益岗位补贴资金绩效评价报告",
      paragraphs: ["某某咨询有限公司", "一、基本情况", "现报告如下。", "云溪县财政局", "2025年3月1日"],
    },
    "云溪县财政局 | 公益岗位补贴资金 | 2024 | evaluation",
  ],
  [
    "no title: the first section is none, the opening names the year most often",
    {
      paragraphs: [
        "一、绩效目标分解下达情况",
        "2021年，下达补助资金38,520万元。",
        "截至2021年12月31日到位，2022年2月全部支出。开展绩效自评。",
      ],
    },
    " |  | 2021 | selfEvaluation",
  ],
])("%s", (_name, material, expected) => expect(identityOf(material)).toEqual(expected));
