import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { heading, type Part, paragraph, table } from "../fixtures/content.ts";
import { writePdf } from "../fixtures/write-pdf.ts";
import { runOnce } from "./cold.ts";

/** Peak memory of a process that reads an invented report of so many chapters. */
export function memoryRows(chapters: readonly number[]): Record<string, number>[] {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  try {
    return chapters.map((count) => {
      const path = join(folder, `${count}.pdf`);
      writeFileSync(path, writePdf({ title: "示例县综合项目绩效评价报告", parts: range(count).flatMap(chapter), seeded: [] }));
      const { pages, peakMb, wallMs } = runOnce("extract", path);
      return { pages, "peak MB": Math.round(peakMb), "ms/page": Math.round(wallMs / pages) };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** About one page. */
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
