import type { Indicator, NumberSequence, Report } from "@gouji/report";
import { anEntry, anIndicator, aPhrase, aPlace, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { ruleById } from "../catalogue.ts";
import { render } from "../messages/render.ts";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";

function sequence(values: readonly number[], where: NumberSequence["where"] = "list"): NumberSequence {
  const lines = values.map((value) => ({ number: `（${value}）`, value, phrase: aPhrase(`（${value}）检查管网`) }));
  return { key: where, where, section: "", lines };
}

test.each<[string, readonly number[], NumberSequence["where"], string]>([
  ["one after the other", [1, 2, 3], "list", "consistent"],
  ["one is missing", [1, 2, 4], "list", "skip"],
  ["one is missing in the contents", [1, 3], "contents", "skip"],
  ["one stands twice", [1, 2, 2, 3], "headings", "repeat"],
  ["backwards", [1, 3, 2], "list", "skip"],
  ["back to an earlier one", [1, 2, 3, 2], "list", "order"],
  ["a lone fourth", [4], "list", "start"],
  ["a lone first", [1], "list", "undecided"],
  ["a run from the middle", [4, 5, 6], "list", "undecided"],
  ["a table that continues another", [8], "table", "undecided"],
])("numbering: %s", (_name, values, where, expected) => {
  const report = aReport({ numberSequences: [sequence(values, where)] });
  const [outcome] = ruleById("numbering")?.check({ report }, NATIONAL_SELF_EVALUATION) ?? [];
  const verdict = outcome?.verdict;
  expect(verdict?.kind === "inconsistent" ? verdict.message.id : verdict?.kind).toBe(
    expected === "consistent" || expected === "undecided" ? expected : `numbering.${expected}`,
  );
  if (verdict?.kind === "inconsistent") expect(render(verdict.message, "zh")).not.toMatch(/[{}]/);
});

function kindsOf(id: string, report: Partial<Report>): string[] {
  return (ruleById(id)?.check({ report: aReport(report) }, NATIONAL_SELF_EVALUATION) ?? []).map(({ verdict }) => {
    if (verdict.kind === "inconsistent") {
      for (const language of ["zh", "en"] as const) expect(render(verdict.message, language)).not.toMatch(/[{}]/);
    }
    return verdict.kind;
  });
}

function coded(code: string, parent: string): Indicator {
  return anIndicator({ key: `${parent} › ${code}`, code, pathCodes: ["A", parent] });
}

const SCHEME = [coded("A11", "A1"), coded("A21", "A2"), coded("A31", "A3")];

test.each([
  ["begins with that above it", [...SCHEME, coded("A41", "A4")], "consistent"],
  ["is that above it", [...SCHEME, coded("A4", "A4")], "inconsistent"],
  ["belongs to a neighbour", [...SCHEME, coded("A31", "A4")], "inconsistent"],
  ["two others are no scheme", [...SCHEME.slice(1), coded("A31", "A4")], "undecided"],
])("indicator-code: %s", (_name, indicators, kind) => {
  expect(kindsOf("indicator-code", { indicators }).at(-1)).toBe(kind);
});

function list(...items: readonly string[]): Partial<Report> {
  const lines = items.map((item, index) => ({ number: `${index + 1}.`, value: index + 1, phrase: aPhrase(`${index + 1}. ${item}`) }));
  return { numberSequences: [{ key: "list", where: "list", section: "评价依据", lines }] };
}

test.each([
  ["one law, once with its date", list("《城市供水条例》（2020年修订）；", "《城市供水条例》；"), 1],
  ["two papers of one title", list("《通知事项》（青水〔2022〕4号）；", "《通知事项》（青水〔2023〕7号）；"), 0],
  ["one paper twice", list("《通知事项》（青水〔2022〕4号）；", "《通知事项》（青水〔2022〕4号）。"), 1],
  ["two laws", list("《城市供水条例》；", "《取水许可条例》；"), 0],
  ["one sentence twice", list("加强供水设施日常巡查维护；", "加强供水设施日常巡查维护。"), 1],
  ["short items", list("其他。", "其他。"), 0],
])("duplicate-item: %s", (_name, report, count) => {
  expect(kindsOf("duplicate-item", report)).toHaveLength(count);
});

const scored = (name: string, more: Partial<Indicator> = {}) => anIndicator({ name, score: anEntry("10", { unit: "分" }), ...more });

test.each([
  ["said in other words", [scored("设备正常运行率"), scored("设备正常运转率")], 1],
  ["in two projects", [scored("设备正常运行率", { project: "甲" }), scored("设备正常运转率", { project: "乙" })], 0],
  ["without scores", [anIndicator({ name: "设备正常运行率" }), anIndicator({ name: "设备正常运转率" })], 0],
  ["of two things", [scored("设备正常运行率"), scored("管网正常运行率")], 0],
])("duplicate-item: an indicator %s", (_name, indicators, count) => {
  expect(kindsOf("duplicate-item", { indicators })).toHaveLength(count);
});

test.each([
  ["unfilled-template", "templateHint", 1],
  ["impossible-wording", "fallsByMultiple", 1],
  ["impossible-wording", "approximateExact", 1],
  ["impossible-wording", "templateHint", 0],
] as const)("%s: %s", (id, kind, count) => {
  const wordings = [{ key: kind, kind, phrase: aPhrase("……") }];
  expect(kindsOf(id, { wordings })).toHaveLength(count);
});

const PASSAGE = "通过实施老旧管网更新改造，降低管网漏损，保障城区居民用水安全，提高供水保障能力和应急处置能力。";

test.each<[string, readonly (readonly [string, string])[], number]>([
  [
    "in two sections",
    [
      ["一、总体目标", PASSAGE],
      ["二、阶段性目标", PASSAGE],
    ],
    1,
  ],
  [
    "three times, one cause",
    [
      ["一、总体目标", PASSAGE],
      ["二、阶段性目标", PASSAGE],
      ["三、结论", PASSAGE],
    ],
    1,
  ],
  [
    "in the summary",
    [
      ["摘要", PASSAGE],
      ["一、总体目标", PASSAGE],
    ],
    0,
  ],
  [
    "short",
    [
      ["一、总体目标", PASSAGE.slice(0, 30)],
      ["二、阶段性目标", PASSAGE.slice(0, 30)],
    ],
    0,
  ],
])("repeated-passage: %s", (_name, passages, count) => {
  const sentences = passages.map(([heading, text], index) => ({ index, text, at: aPlace(heading), path: [heading], figures: [] }));
  expect(kindsOf("repeated-passage", { sentences })).toHaveLength(count);
});
