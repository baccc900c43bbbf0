import { describe, expect, test } from "vitest";
import { readProject } from "./project-file.ts";

const fault = (place: string, zh: string, en: string) => new Error(`${place}: ${zh} / ${en}`);
const read = (content: Record<string, unknown>) => readProject(content, fault);
const source = "某省财政厅预算绩效管理办法";

describe("a project changes profiles", () => {
  test.each([
    ["ours, under its own name", { strict: { source, farAboveTarget: "1.2" } }, "strict", { farAboveTarget: "1.2", largeLoss: "0" }],
    [
      "with one of its own on the national base",
      { 我县: { source, largeLoss: "0.5" } },
      "我县",
      { farAboveTarget: "1.5", largeLoss: "0.5" },
    ],
    ["with one that extends another of ours", { 我县: { extends: "strict", source } }, "我县", { farAboveTarget: "1.3" }],
    [
      "with one that extends its own",
      { 乙: { extends: "甲", source, largeLoss: "0.4" }, 甲: { source, executionPoints: "20" } },
      "乙",
      { executionPoints: "20", largeLoss: "0.4" },
    ],
    ["switching rules off", { 我县: { source, severities: { "vague-target": "off" } } }, "我县", { severities: { "vague-target": "off" } }],
  ])("%s", (_name, profiles, id, values) => {
    expect(read({ profiles }).profiles[id]).toMatchObject({ id, ...values });
  });

  test("the source of what is changed is the project's, of all else ours", () => {
    const { sources } = read({ profiles: { 我县: { source, largeLoss: "0.5" } } }).profiles["我县"] ?? {};
    expect(sources?.largeLoss).toBe(source);
    expect(sources?.totalPoints).toContain("财预〔2020〕10号");
  });
});

const entry = { finding: "0a1b", reason: "已核实", expires: "2026-12-31" };
test.each<[string, Record<string, unknown>, RegExp]>([
  ["a change without its source", { profiles: { strict: { largeLoss: "0.5" } } }, /^profiles\.strict\.source: 须写明依据/],
  ["a number that is not in quotes", { profiles: { strict: { source, largeLoss: 0.5 } } }, /^profiles\.strict\.largeLoss/],
  ["a value that nobody knows", { profiles: { strict: { source, largeLos: "1" } } }, /^profiles\.strict: 没有 largeLos/],
  ["a rule that nobody knows", { profiles: { strict: { source, severities: { rato: "off" } } } }, /severities.*rato/],
  ["a base that nobody knows", { profiles: { 我县: { source, extends: "省里" } } }, /^profiles\.我县\.extends: 没有方案 省里/],
  ["a circle", { profiles: { 甲: { source, extends: "乙" }, 乙: { source, extends: "甲" } } }, /循环/],
  ["a suppression without reason", { suppressions: [{ ...entry, reason: " " }] }, /^suppressions\[0\]\.reason: 须写明理由/],
  ["a suppression without end", { suppressions: [{ finding: "0a1b", reason: "已核实" }] }, /^suppressions\[0\]\.expires: 须写明失效日期/],
  ["a day that is none", { suppressions: [{ ...entry, expires: "2026-02-30" }] }, /^suppressions\[0\]\.expires/],
  [
    "a whole rule without a place",
    { suppressions: [{ rule: "ratio", reason: "x", expires: "2026-12-31" }] },
    /^suppressions\[0\]: 须写 finding/,
  ],
  ["a list that is none", { suppressions: {} }, /^suppressions/],
])("%s is refused with its place", (_name, content, message) => {
  expect(() => read(content)).toThrow(message);
});

test("nothing laid down is nothing changed", () => {
  expect(read({})).toEqual({ profiles: {}, suppressions: [] });
});
