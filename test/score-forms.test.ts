import { extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { audit, type Finding } from "@gouji/rules";
import { expect, test } from "vitest";

// Forms of self-evaluation as they are filled in from place to place. Each is silent as it stands, and an altered cell is found.

interface Form {
  readonly paragraphs?: readonly string[];
  readonly tables: readonly (readonly string[])[];
}

/** "^" continues the cell above, "<" the one to the left. */
const NATIONAL: Form = {
  tables: [
    [
      "项目名称|河道清淤|<|<|<|<|<|<|<",
      "项目资金（万元）||年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分|<",
      "^|年度资金总额|80|90|81|10|90.00%|9|<",
      "^|其中：当年财政拨款|80|85|77|—|90.59%|—|<",
      "^|上年结转资金|0|5|4|—|80.00%|—|<",
      "年度总体目标|预期目标|<|<|<|实际完成情况|<|<|<",
      "^|清淤河道12公里|<|<|<|已清淤河道12公里|<|<|<",
      "绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施",
      "^|产出指标|数量指标|清淤长度|≥12公里|12公里|30|30|",
      "^|^|质量指标|验收合格率|≥95%|95%|20|20|",
      "^|效益指标|社会效益|受益人口|≥6500人|6820人|30|30|",
      "^|满意度指标|服务对象满意度|居民满意度|≥90%|86%|10|8|雨季施工扰民，下年避开雨季",
      "总分|<|<|<|<|<|100|97|",
    ],
  ],
};

const SYSTEM: Form = {
  tables: [
    [
      "项目名称|校舍维修|<|<|<|<|<|<|<",
      "预算执行情况（万元）|资金来源|年初预算数|预算数|执行数|执行率|权重|得分|备注",
      "^|总额|40|40|38|95%|10|9.5|",
      "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分",
      "产出指标|数量指标|维修面积|≥|1500|平方米|1520|50|50",
      "效益指标|社会效益|受益学生|≥|860|人|871|30|30",
      "满意度指标|满意度|师生满意度|≥|90|%|93|10|10",
      "合计|<|<|<|<|<|<|100|99.5",
      "评价结论|维修按期完成。|<|<|<|<|<|<|<",
    ],
  ],
};

const POINTS_FIRST: Form = {
  tables: [
    [
      "项目名称|产业扶持|<|<|<|<|<|<",
      "项目资金（万元）||全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分|<",
      "^|年度资金总额|60|60|10|100%|10|<",
      "^|其中：中央财政资金|60|60|10|100%|10|<",
      "一级指标|二级指标|三级指标|分值|年度指标值|实际完成值|得分|未完成原因",
      "产出指标|数量指标|★扶持农户|30|≥210户|214户|30|",
      "^|质量指标|种苗成活率|20|≥90%|91%|20|",
      "效益指标|经济效益|户均增收|30|≥1600元|1688元|30|",
      "满意度指标|满意度|农户满意度|10|≥95%|92%|9|部分农户希望增加技术培训",
      "总分|<|<|100|<|<|99|",
    ],
  ],
};

const EIGHTY: Form = {
  tables: [
    [
      "项目名称|路灯改造|<|<|<|<",
      "预算执行情况（万元）（20分）||预算数（A）|执行数（B）|执行率（B/A）|得分（20分×执行率）",
      "^|年度财政资金总额|50|48|96%|19.2",
      "年度绩效目标（80分）|一级指标|二级指标|三级指标|年初目标值（A）|实际完成值（B）|得分",
      "^|产出指标|数量指标|改造路灯|320盏|320盏|40",
      "^|效益指标|社会效益|亮灯率|≥98%|99%|30",
      "^|满意度指标|满意度|居民满意度|≥90%|88%|9",
      "总分|<|<|<|<|<|98.2",
    ].map((row, index) => (index < 3 ? `${row}|<` : row)),
  ],
};

const TWO_SCORES: Form = {
  tables: [
    [
      "一级指标|二级指标|三级指标|分值|自评分|复核分",
      "决策|立项|立项依据|2|2|2",
      "管理|制度|制度健全|13|12|11",
      "绩效|产出|建成站点|50|48|46",
      "^|效益|服务人次|35|35|34",
      "合计|<|<|100|97|93",
    ],
  ],
};

const FIRM: Form = {
  paragraphs: ["三、综合评价结论", "经评价，项目综合得分86.5分，评价等级为“良”。"],
  tables: [
    [
      "一级指标|二级指标|三级指标|分值|得分|得分率",
      "产出|数量|设备购置|20|18|90.00%",
      "^|质量|设备合格率|20|17.5|87.50%",
      "小计|<|<|40|35.5|88.75%",
    ],
    [
      "一级指标|二级指标|三级指标|分值|得分|得分率",
      "效益|社会效益|服务人口|40|33|82.50%",
      "^|满意度|群众满意度|20|18|90.00%",
      "小计|<|<|60|51|85.00%",
    ],
    ["指标|权重|得分|得分率", "产出|40|35.5|88.75%", "效益|60|51|85.00%", "合计|100|86.5|86.50%"],
  ],
};

const DEPARTMENT: Form = {
  tables: [
    [
      "部门名称|县园林管理所|<|<|<|<|<|<",
      "部门预算（万元）|支出类别|年初预算数|全年预算数（A）|全年执行数（B）|分值|执行率（B/A）|得分",
      "^|年度资金总额|300|320|304|10|95%|9.5",
      "^|基本支出|180|190|190|—|100%|—",
      "^|项目支出|120|130|114|—|87.69%|—",
      "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因",
      "履职效能|重点工作|养护面积|≥45万平方米|46万平方米|60|60|",
      "管理效率|财务管理|结转结余率|≤10%|5%|20|20|",
      "社会效应|满意度|市民满意度|≥85%|88%|10|10|",
      "总分|<|<|<|<|100|99.5|",
    ],
  ],
};

const NO_TOTAL: Form = {
  paragraphs: ["自评总分：98.5分"],
  tables: [["一级指标|三级指标|分值|得分", "产出指标|修缮桥梁|50|49", "效益指标|通行时间|30|29.5", "满意度指标|村民满意度|20|20"]],
};

const HEAD_CELL: Form = {
  tables: [
    [
      "项目名称|堤防加固|<|自评总分|98.2|<",
      "一级指标|二级指标|三级指标|完成值|分值|得分",
      "产出指标|数量指标|加固堤防|4.2公里|60|59.2",
      "效益指标|社会效益|受益人口|5600人|40|39",
    ],
  ],
};

const PERCENT_WEIGHTS: Form = {
  tables: [["一级指标|三级指标|权重（%）|得分|得分率", "产出|修建步道|60|57|95.00%", "效益|游客人次|40|37|92.50%", "合计|<|100|94|94.00%"]],
};

const MONITORED_TWICE: Form = {
  paragraphs: [
    "预算执行率得分按“10分×执行率”计算。自评等级：90（含）-100分为优，80（含）-90分为良，60（含）-80分为中，60分以下为差。",
    "本项目自评得分94分，自评等级为优。",
  ],
  tables: [
    ["预算执行情况（万元）|预算数|执行数|执行率|分值|得分", "合计|120|96|80%|10|8", "财政拨款|100|80|80%|/|/", "其他资金|20|16|80%|/|/"],
    [
      "指标|一级指标|三级指标|年度指标值|全年完成值|分值|得分",
      "绩效指标|产出指标|监测断面|≥24个|24个|50|50",
      "^|效益指标|水质达标率|≥92%|93%|30|30",
      "^|满意度指标|居民满意度|≥90%|54%|10|6",
      "总分|<|<|<|<|100|94",
    ],
  ],
};

const OWN_RULE: Form = {
  tables: (NATIONAL.tables[0] ? [[...NATIONAL.tables[0], "备注|预算执行率90%（含）以上得满分|<|<|<|<|<|<|<"]] : []).map((rows) =>
    rows.map((row) => row.replace("90.00%|9|", "90.00%|10|").replace("|100|97|", "|100|98|")),
  ),
};

test.each([
  ["a form that gives full marks from 90 % on", OWN_RULE],
  ["national form", NATIONAL],
  ["platform form with signs and units in columns", SYSTEM],
  ["form with points before the target", POINTS_FIRST],
  ["form of 20 and 80 points", EIGHTY],
  ["own and reviewed scores", TWO_SCORES],
  ["a firm's score tables", FIRM],
  ["a department's form", DEPARTMENT],
  ["a table without a total row", NO_TOTAL],
  ["a total in the head of the form", HEAD_CELL],
  ["weights in percent", PERCENT_WEIGHTS],
  ["money and indicators in tables of their own", MONITORED_TWICE],
])("%s: silent as it stands", async (_name, form) => {
  const findings = await findingsOf(form);
  expect(findings.filter(({ severity }) => severity !== "info").map(listed)).toEqual([]);
});

test.each<readonly [name: string, form: Form, from: string, to: string, rule: string]>([
  ["total of the national form", NATIONAL, "|100|97|", "|100|98|", "score-sum"],
  ["a weight of the national form", NATIONAL, "95%|20|20|", "95%|25|20|", "weights-total"],
  ["score above weight", NATIONAL, "6820人|30|30|", "6820人|30|31|", "score-exceeds-weight"],
  ["points of execution, national form", NATIONAL, "90.00%|9|", "90.00%|9.5|", "execution-score"],
  ["full points at 90 %", NATIONAL, "90.00%|9|", "90.00%|10|", "execution-score"],
  ["total of the platform form", SYSTEM, "100|99.5", "100|99.8", "score-sum"],
  ["a weight of the platform form", SYSTEM, "871|30|30", "871|35|30", "weights-total"],
  ["points of execution, platform form", SYSTEM, "95%|10|9.5", "95%|10|9.8", "execution-score"],
  ["total, points before targets", POINTS_FIRST, "|99|", "|98|", "score-sum"],
  ["score above weight, points before targets", POINTS_FIRST, "91%|20|", "91%|21|", "score-exceeds-weight"],
  ["points of execution, 20 of them", EIGHTY, "96%|19.2", "96%|19.8", "execution-score"],
  ["total of 20 and 80", EIGHTY, "|98.2", "|98.9", "score-sum"],
  ["own total", TWO_SCORES, "|97|93", "|96|93", "score-sum"],
  ["reviewed total", TWO_SCORES, "|97|93", "|97|94", "score-sum"],
  ["reviewed score above weight", TWO_SCORES, "|13|12|11", "|13|12|14", "score-exceeds-weight"],
  ["a group's subtotal", FIRM, "40|35.5|88.75%", "40|36.5|91.25%", "score-sum"],
  ["a rate in the summary", FIRM, "|100|86.5|86.50%", "|100|86.5|85.60%", "score-rate"],
  ["the grade", FIRM, "“良”", "“优”", "grade-band"],
  ["the total in the text", FIRM, "得分86.5分", "得分88.5分", "score-sum"],
  ["total of a department", DEPARTMENT, "100|99.5", "100|100", "score-sum"],
  ["points of a department's execution", DEPARTMENT, "95%|9.5", "95%|9.9", "execution-score"],
  ["full marks below the form's own rate", OWN_RULE, "90%（含）以上", "95%（含）以上", "execution-score"],
  ["total in the head of a form", HEAD_CELL, "98.2", "99.2", "score-sum"],
  ["a weight in percent", PERCENT_WEIGHTS, "|60|57|", "|55|57|", "weights-total"],
  ["a score above a weight in percent", PERCENT_WEIGHTS, "|60|57|95.00%", "|60|67|111.67%", "score-exceeds-weight"],
  ["a rate of weights in percent", PERCENT_WEIGHTS, "57|95.00%", "57|96.00%", "score-rate"],
  ["total over two tables", MONITORED_TWICE, "|100|94", "|100|95", "score-sum"],
  ["execution points in a table of their own", MONITORED_TWICE, "80%|10|8", "80%|10|9", "execution-score"],
  ["grade of a form", MONITORED_TWICE, "等级为优", "等级为良", "grade-band"],
  ["total in the head", NO_TOTAL, "98.5分", "99.5分", "score-sum"],
])("%s: found", async (_name, form, from, to, rule) => {
  const altered = JSON.parse(JSON.stringify(form).replace(from, to)) as Form; // The same shape, one text changed.
  expect(altered).not.toEqual(form);
  const findings = await findingsOf(altered);
  const raised = findings.flatMap(({ ruleId, consequences }) => [ruleId, ...consequences.map((consequence) => consequence.ruleId)]);
  expect(raised, findings.map(listed).join("\n")).toContain(rule);
});

async function findingsOf({ paragraphs = [], tables }: Form): Promise<readonly Finding[]> {
  const html = `<html><body><h1>2023年度项目绩效自评表</h1>${paragraphs.map((text) => `<p>${text}</p>`).join("")}${tables.map(tableOf).join("<p>如下表。</p>")}</body></html>`;
  const document = await extract(new TextEncoder().encode(html), { fileName: "form.html" });
  if (!document.ok) throw new Error(document.error.message);
  return audit(parse(document.value, { fileName: "form.html" })).findings;
}

function tableOf(lines: readonly string[]): string {
  const grid = lines.map((line) => line.split("|"));
  const rows = grid.map((row, index) =>
    row
      .map((text, column) => {
        if (text === "<" || text === "^") return "";
        const colspan = runOf(row.slice(column + 1), "<");
        const rowspan = runOf(
          grid.slice(index + 1).map((next) => next[column]),
          "^",
        );
        return `<td colspan="${colspan}" rowspan="${rowspan}">${text.replaceAll("<", "&lt;")}</td>`;
      })
      .join(""),
  );
  return `<table>${rows.map((row) => `<tr>${row}</tr>`).join("")}</table>`;
}

function runOf(values: readonly (string | undefined)[], mark: string): number {
  const end = values.findIndex((value) => value !== mark);
  return 1 + (end < 0 ? values.length : end);
}

function listed({ ruleId, severity, evidence }: Finding): string {
  return `${severity} ${ruleId}: ${evidence.map(({ figure, quote, at }) => `${figure ?? quote} @ ${at.label}`).join(" | ")}`;
}
