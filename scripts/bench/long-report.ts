import { heading, type Part, paragraph, table } from "../fixtures/content.ts";
import { writePdf } from "../fixtures/write-pdf.ts";

/** An invented report as PDF; three chapters are about two pages. */
export function longReport(chapters: number): Uint8Array {
  return writePdf({ title: "示例县综合项目绩效评价报告", parts: range(chapters).flatMap(chapter), seeded: [] });
}

function chapter(number: number): Part[] {
  const rows = range(12).map((row) => `${row + 1}|村道硬化${number}-${row + 1}标段|${100 + row}.50|${90 + row}.25|${88 + row}.00|已完工`);
  return [
    heading(2, `（${number + 1}）第${number + 1}批项目`),
    paragraph(
      `第${number + 1}批项目预算安排${300 + number}.00万元，实际支出${280 + number}.50万元，其中材料费${100 + number}.20万元。`.repeat(3),
    ),
    table(`表${number + 1} 资金使用情况`, "万元", ["序号|项目|预算数|到位数|支出数|备注", ...rows].join("\n")),
  ];
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}
