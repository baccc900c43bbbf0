import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { plainName } from "./plain-names.ts";
import { nodeJieba, rustJieba, segmenter } from "./segmenter.ts";

const DOMAIN_WORDS = readFileSync(new URL("./domain.dict.utf8", import.meta.url), "utf8")
  .split("\n")
  .map((line) => line.split(" ")[0] ?? "")
  .filter((word) => word !== "");
const NAMES = [
  "信息化建设工作完成率",
  "在职职工参保人员数",
  "服务对象满意度",
  "培训考核验收合格率",
  "项目完成及时率",
  "农村公路日常养护里程",
  "工作人员满意度",
  "受益群众对项目实施满意度",
  "高标准农田建设面积",
  "2023年度预算执行率95.00%",
  "“三公经费”控制率",
  "各类补贴资金按时发放率",
];

const rust = rustJieba();
test.each(DOMAIN_WORDS.map((word) => [word] as const))("%s is one word", (word) => expect(rust?.cut(word)).toEqual([word]));

test("the engine that takes the least memory is used", () => expect(segmenter().engine).toBe("@node-rs/jieba"));

const compiled = nodeJieba();
describe.skipIf(!compiled)("nodejieba, where it is installed", () => {
  test.each([...NAMES, ...DOMAIN_WORDS].map((name) => [name] as const))("%s is cut as by the fallback", (name) => {
    expect(compiled?.cut(name)).toEqual(rust?.cut(name));
  });
});

test.each([
  ["信息化建设工作完成率", "信息化建设完成率"],
  ["信息化建设完成率", "信息化建设完成率"],
  ["在职职工参保人员数", "在职职工参保人数"],
  ["工作人员满意度", "工作人员满意度"],
  ["项目完成率", "项目完成率"],
])("%s is %s", (name, plain) => expect(plainName(name)).toBe(plain));
