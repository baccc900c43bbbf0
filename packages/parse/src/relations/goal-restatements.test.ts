import { expect, test } from "vitest";
import { parseOf } from "../testing.ts";

/** A form with an overall goal beside its indicators. */
function relationsOf(planned: string, done: string): string[] {
  const rows = [
    ["年度总体目标", "预期目标", "<", "<", "实际完成情况", "<"],
    ["^", planned, "<", "<", done, "<"],
    ["绩效指标", "一级指标", "三级指标", "年度指标值", "实际完成值", "分值"],
    ["^", "产出指标", "老旧电梯安全评估数量", "≥320台", "326台", "30"],
    ["^", "产出指标", "更换关键部件电梯数", "≥45台", "47台", "20"],
    ["^", "产出指标", "安全管理员培训人次", "≥200人次", "212人次", "20"],
    ["^", "满意度指标", "居民满意度", "≥90%", "94.2%", "20"],
  ];
  return parseOf({ title: "2023年度项目支出绩效自评表", tables: [{ rows, header: 0 }] }).relations.flatMap((relation) =>
    relation.kind === "restatement" || relation.kind === "targetRestatement"
      ? [
          `${relation.kind === "restatement" ? "actual" : "target"} ${relation.figures.map(({ printed }) => printed).join(" ~ ")} ${relation.basis}`,
        ]
      : [],
  );
}

test.each<[string, string, string, string[]]>([
  [
    "the number stands before the thing",
    "完成辖区内350台老旧电梯安全评估，居民满意度不低于90%。",
    "按计划完成各项工作任务。",
    ["target ≥320台 ~ 350台 label", "target ≥90% ~ 不低于90% label"],
  ],
  [
    "what came of it",
    "做好电梯安全评估工作。",
    "全年完成老旧电梯安全评估326台，居民满意度达到94.2%。",
    ["actual 326台 ~ 326台 label", "actual 94.2% ~ 94.2% label"],
  ],
  ["part of a name", "对存在隐患的电梯更换关键部件不少于45台。", "按计划完成各项工作。", ["target ≥45台 ~ 不少于45台 label"]],
  ["a part of it", "做好电梯安全评估工作。", "完成安全评估326台，其中老旧电梯安全评估120台。", []],
  ["two figures of one name", "老旧电梯安全评估320台，其他电梯参照老旧电梯安全评估30台。", "按计划完成各项工作任务。", []],
  ["another unit", "老旧电梯安全评估320份。", "按计划完成各项工作任务。", []],
])("findGoalRestatements: %s", (_name, planned, done, expected) => expect(relationsOf(planned, done)).toEqual(expected));
