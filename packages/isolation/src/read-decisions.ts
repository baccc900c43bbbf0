import { readReviewWorkbook, type UnreadableWorkbook } from "@gouji/reporters/edited-workbook";
import { fail, ok } from "@gouji/values";
import type { Answers, DecisionsTask, Failure } from "./task.ts";

const FAILURES: Readonly<Record<UnreadableWorkbook, Failure>> = {
  "not-a-workbook": {
    kind: "unsupported",
    message: "这不是 Excel 工作簿（.xlsx）。请另存为 .xlsx 后再导入。 / This is no .xlsx workbook.",
  },
  "no-list": {
    kind: "unsupported",
    message:
      "工作簿里没有审核问题清单：找不到“疑点编号”“处理意见”“版次”三列。请用导出的清单填写。 / No sheet has the columns of the list; fill in an exported one.",
  },
  "too-large": { kind: "too-large", message: "清单超过 10 万行，请分开导入。 / The list has more than 100 000 rows; split it." },
};

export function readDecisions({ bytes }: DecisionsTask): Answers["decisions"] {
  const rows = readReviewWorkbook(bytes);
  return typeof rows === "string" ? fail(FAILURES[rows]) : ok(rows);
}
