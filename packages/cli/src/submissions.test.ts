import { expect, test } from "vitest";
import { submissionsOf } from "./submissions.ts";

test.each<[string, readonly string[], readonly string[], readonly (readonly number[])[]]>([
  ["files named one by one are one submission", ["a/报告.docx", "b/自评表.xlsx"], ["a/报告.docx", "b/自评表.xlsx"], [[0, 1]]],
  ["each folder is one", ["甲/报告.docx", "甲/表.xlsx", "乙/报告.docx"], ["."], [[0, 1], [2]]],
  ["annexes belong to the folder above", ["甲/报告.docx", "甲/附件/表.xlsx", "甲/附件/佐证材料/清单.pdf"], ["甲"], [[0, 1, 2]]],
  ["a folder of folders is none of its own", ["汇总.xlsx", "甲/报告.docx"], ["."], [[0], [1]]],
  [
    "a file that is named beside its folder goes with the named ones",
    ["甲/报告.docx", "甲/表.xlsx", "总表.xlsx"],
    ["甲", "总表.xlsx"],
    [[0, 1], [2]],
  ],
])("%s", (_name, files, named, submissions) => {
  expect(submissionsOf(files, named, "/work")).toEqual(submissions);
});
