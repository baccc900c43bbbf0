import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { extract } from "@gouji/extract";
import { type AuditedDocument, auditDocument, auditFile, auditTogether, type CheckedDocument, type TogetherOptions } from "@gouji/pipeline";
import { readDigest } from "@gouji/report";
import { toCheckJson } from "@gouji/reporters";
import { render } from "@gouji/rules";
import { beforeAll, describe, expect, test } from "vitest";

// Files of one submission, reports of two years and of a batch: what is wrong between documents, and what is not.

const FIXTURES = resolve("fixtures");

async function ofText(path: string, text: string): Promise<AuditedDocument> {
  const document = await extract(new TextEncoder().encode(text), { fileName: path });
  if (!document.ok) throw new Error(document.error.message);
  const { undecidedIds: _undecidedIds, timings, ...record } = auditDocument(document.value, path, { digest: true });
  return { status: "checked", path, sha256: path, ...record, timings: { extractMs: 0, ...timings } };
}

async function together(texts: Readonly<Record<string, string>>, options: TogetherOptions): Promise<readonly string[]> {
  const documents = await Promise.all(Object.entries(texts).map(([path, text]) => ofText(path, text)));
  const alone = new Set(found(documents).map(({ id }) => id));
  return found(auditTogether(documents, options)).flatMap(({ id, ruleId, message, path }) =>
    alone.has(id) ? [] : [`${path} ${ruleId} ${render(message, "zh")}`],
  );
}

function found(documents: readonly AuditedDocument[]) {
  return documents.flatMap((document) =>
    document.status === "checked" ? document.findings.map((finding) => ({ ...finding, path: document.path })) : [],
  );
}

describe("the files of a submission", () => {
  let documents: readonly AuditedDocument[] = [];
  beforeAll(async () => {
    const folder = join(FIXTURES, "submission/drinking-water");
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    documents = await Promise.all(files.map((entry) => auditFile(join(entry.parentPath, entry.name), { digest: true })));
  }, 60_000);

  test("the one planted difference is one finding of the form, with the report and the annex against it", () => {
    expect(found(documents)).toEqual([]);
    const checked = auditTogether(documents, { submissions: [[0, 1, 2]] });
    const findings = found(checked);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ ruleId: "restated-value", severity: "error", stated: "1863块", expected: "1836块" });
    expect(findings[0]?.path).toContain("自评表.xlsx");
    const places = findings[0]?.evidence.map(({ figure, at }) => [figure, at.document?.replace(/^.*\//, "")]);
    expect(places).toEqual([
      ["1863块", undefined],
      ["1836块", "绩效自评报告.docx"],
      ["1836", "实施明细表.xlsx"],
    ]);
    expect(findings[0]?.diagnosis?.kind).toBe("swapped-digits");
  });

  test("figures that another file confirms count as checked", () => {
    const coverages = (list: readonly AuditedDocument[]) =>
      list.flatMap((document) => (document.status === "checked" ? document.coverage.checked + document.unchecked.length : []));
    const checked = auditTogether(documents, { submissions: [[0, 1, 2]] });
    expect(coverages(checked)).toEqual(coverages(documents));
    const sum = (list: readonly AuditedDocument[]) =>
      list.reduce((total, document) => total + (document.status === "checked" ? document.coverage.checked : 0), 0);
    expect(sum(checked)).toBeGreaterThan(sum(documents));
  });

  test("files that were not said to belong together are not compared", () => {
    expect(found(auditTogether(documents, { submissions: [[0], [1], [2]] }))).toEqual([]);
    expect(found(auditTogether(documents))).toEqual([]);
  });
});

const REPORT = (rate: string, spent: string) =>
  `# 青禾县林业站2024年度苗圃改造项目绩效自评报告\n\n## 一、资金情况\n\n苗圃改造项目全年预算数200.00万元，全年执行数${spent}万元，预算执行率${rate}。\n`;
const FORM = (target: string, actual: string, spent: string, rate: string, title = "苗圃改造项目支出绩效自评表（2024年度）") => `# ${title}

| 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 年度资金总额 | 200.00 | 200.00 | ${spent} | 10 | ${rate} | 9.6 |

| 一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- | --- |
| 产出指标 | 数量指标 | 新建育苗大棚面积 | ${target} | ${actual} | 20 | 20 |
`;

describe("between a report and its form", () => {
  const one: TogetherOptions = { submissions: [[0, 1]] };
  const form = FORM("≥60亩", "64亩", "192.00", "96.00%");
  test.each<[string, Record<string, string>, readonly RegExp[]]>([
    ["equal figures are silent", { "报告.md": REPORT("96.00%", "192.00"), "表.md": form }, []],
    ["a correct rounding is silent", { "报告.md": REPORT("96%", "192.00"), "表.md": form }, []],
    ["another expenditure is found", { "报告.md": REPORT("97.00%", "194.00"), "表.md": form }, [/全年执行数|预算执行率/]],
    [
      "another target is found",
      { "申报表.md": FORM("≥66亩", "64亩", "192.00", "96.00%", "苗圃改造项目绩效目标表（2024年度）"), "表.md": form },
      [/target-inconsistent .*新建育苗大棚面积/],
    ],
    [
      "another project is none of its business",
      { "报告.md": REPORT("97.00%", "194.00").replaceAll("苗圃改造", "防火道路"), "表.md": form },
      [],
    ],
    ["last year's report neither", { "报告.md": REPORT("97.00%", "194.00").replaceAll("2024", "2023"), "表.md": form }, []],
    [
      "a monitoring report sees the middle of the year",
      { "监控.md": REPORT("48.00%", "96.00").replace("绩效自评报告", "绩效监控报告"), "表.md": form },
      [],
    ],
  ])("%s", async (_name, texts, messages) => {
    const answers = await together(texts, one);
    expect(answers).toHaveLength(messages.length);
    for (const [at, message] of messages.entries()) expect(answers[at]).toMatch(message);
  });

  test("a figure that is wrong in its own document is one finding; the other file is its consequence", async () => {
    const documents = await Promise.all([
      ofText("报告.md", REPORT("69.00%", "192.00")),
      ofText("表.md", FORM("≥60亩", "64亩", "192.00", "96.00%")),
    ]);
    const [before] = found(documents).filter(({ ruleId }) => ruleId === "ratio");
    const after = found(auditTogether(documents, one));
    expect(after.map(({ id }) => id)).toEqual(found(documents).map(({ id }) => id));
    const [ratio] = after.filter(({ ruleId }) => ruleId === "ratio");
    expect(ratio?.consequences.length).toBe((before?.consequences.length ?? 0) + 1);
    expect(ratio?.consequences.at(-1)?.ruleId).toBe("restated-value");
  });
});

describe("reports of two years", () => {
  let years: readonly AuditedDocument[] = [];
  beforeAll(async () => {
    const file = (year: string) => auditFile(join(FIXTURES, `years/night-school/${year}.docx`), { digest: true });
    years = await Promise.all([file("2023"), file("2024")]);
  }, 60_000);
  const ACROSS = ["stale-figure", "copied-boilerplate", "outlier"];
  // What each says by itself is of no concern here.
  const rulesOf = (document: AuditedDocument | undefined) =>
    document
      ? found([document])
          .map(({ ruleId }) => ruleId)
          .filter((id) => ACROSS.includes(id))
      : [];

  test("the later one took figures and text over; the earlier one is not to blame", () => {
    const [earlier, later] = auditTogether(years, { batch: true });
    expect(rulesOf(earlier)).toEqual([]);
    expect(new Set(rulesOf(later))).toEqual(new Set(["stale-figure", "copied-boilerplate"]));
    const [stale] = found(later ? [later] : []).filter(({ ruleId }) => ruleId === "stale-figure");
    expect(stale && render(stale.message, "zh")).toContain("培训学员人次 2386人次");
    expect(stale?.message.data).toMatchObject({ year: "2024", earlierYear: "2023", count: "6" });
  });

  test("an earlier report that is only known says the same", () => {
    const [earlier, later] = years as readonly CheckedDocument[];
    const known = [{ path: "2023.docx", digest: readDigest(earlier?.digest ?? "") }];
    expect(rulesOf(auditTogether(later ? [later] : [], { known })[0])).toHaveLength(2);
  });

  test("a file that is given twice is not compared with itself", () => {
    const [, later] = years;
    expect(auditTogether(later ? [later, { ...later, path: "copy.docx" }] : [], { batch: true }).flatMap(rulesOf)).toEqual([]);
  });
});

const OWN = (place: string) =>
  `${place}各村的水渠年久失修，今年先修漏得最厉害的三段，农户出工、镇里出料，收水稻之前全部通了水，往年抢水的纠纷今年一起也没有发生。`;
const COPIED =
  "巡渠员每天清早沿渠走一遍，用手机拍下水位和漏点发到群里，小漏当天堵上，大漏报到镇里排队，谁家的田先旱谁家先放水，轮到谁由村民小组抓阄决定，抓完的名单贴在村口的公告栏里，三天之内有人不服可以重抓一次。汛期一到，巡渠改为早晚两趟，沙袋和木桩提前堆在险段旁边，值班的人带着哨子，水一漫过标尺就吹哨喊人，喊不到人就敲锣，敲锣还不来的，下一年的水钱不再减免。";
const COMMON = "项目严格按照预算绩效管理的要求组织实施，资金专款专用，未发现截留挤占挪用的情况，各项工作按计划有序推进并取得了预期成效。";
const batchOf = (texts: readonly (readonly string[])[]) =>
  Object.fromEntries(
    texts.map((paragraphs, at) => [
      `${at}.md`,
      `# 青禾县第${"一二三四五六"[at]}水管所2024年度渠道维修项目绩效自评报告\n\n## 一、项目情况\n\n${paragraphs.join("\n\n")}\n`,
    ]),
  );

describe("running text of a batch", () => {
  test.each<[string, readonly (readonly string[])[], readonly string[]]>([
    ["copied by one other report is found in both", [[OWN("东"), COPIED], [OWN("西岸各家各户门前"), COPIED], [COMMON]], ["0.md", "1.md"]],
    ["that most of the batch has is common wording", [[COPIED], [COPIED], [COPIED], [OWN("南")]], []],
    ["too short to matter is silent", [[OWN("东"), COMMON], [COPIED, COMMON], [OWN("北边山脚下那几个")]], []],
    [
      "of one pattern with other figures is silent",
      [
        [`渠长31公里。${"共修渠道12处，用水泥340吨，出工860人次，通水面积1250亩，剩下的明年再修。".repeat(6)}`],
        [`渠长48公里。${"共修渠道21处，用水泥430吨，出工680人次，通水面积2150亩，剩下的明年再修。".repeat(6)}`],
      ],
      [],
    ],
  ])("%s", async (_name, texts, files) => {
    const answers = await together(batchOf(texts), { batch: true });
    expect(answers.filter((answer) => answer.includes("copied-boilerplate")).map((answer) => answer.split(" ")[0])).toEqual(files);
  });
});

const SCORED = (satisfaction: string, scores: readonly string[]) => `# 项目支出绩效自评表（2024年度）

| 一级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 |
| --- | --- | --- | --- | --- | --- |
| 产出指标 | 清淤沟渠长度 | ≥30公里 | 31公里 | 20 | ${scores[0]} |
| 产出指标 | 清运淤泥数量 | ≥900吨 | 930吨 | 20 | ${scores[1]} |
| 产出指标 | 清淤作业合格率 | ≥95% | 96% | 20 | ${scores[2]} |
| 效益指标 | 通水农田面积 | ≥800亩 | 815亩 | 30 | ${scores[3]} |
| 满意度指标 | 受益农户满意度 | ≥85% | ${satisfaction} | 10 | ${scores[4]} |
| 合计 |  |  |  | 100 | 100 |
`;

describe("base rates and outliers", () => {
  const full = ["20", "20", "20", "30", "10"];
  const rates = ["93.2%", "94.1%", "92.8%", "93.9%", "94.6%", "61.3%"];
  test("full marks are told with their share of the batch, from five scored reports on", async () => {
    const documents = await Promise.all(rates.map((rate, at) => ofText(`${at}.md`, SCORED(rate, full))));
    const answer = toCheckJson(auditTogether(documents), { language: "zh", version: "0" });
    const [finding] = answer.documents[0]?.findings.filter(({ ruleId }) => ruleId === "all-full-marks") ?? [];
    expect(finding?.baseRate).toEqual({ count: 6, of: 6, message: "本批 6 份有得分的报告中，6 份（100%）为满分" });
    const few = toCheckJson(auditTogether(documents.slice(0, 4)), { language: "zh", version: "0" });
    expect(few.documents[0]?.findings.every(({ baseRate }) => baseRate === undefined)).toBe(true);
  });

  test("the one rate far from its peers is worth a look, the others are not", async () => {
    const documents = await Promise.all(rates.map((rate, at) => ofText(`${at}.md`, SCORED(rate, full))));
    const outliers = found(auditTogether(documents, { batch: true })).filter(({ ruleId }) => ruleId === "outlier");
    expect(outliers.map(({ path, severity, stated }) => [path, severity, stated])).toEqual([["5.md", "info", "61.3%"]]);
  });
});
