import type { Block, Cell, SourceDocument, Table } from "@gouji/document";
import { parse } from "@gouji/parse";
import { audit } from "@gouji/rules";
import { expect, test } from "vitest";

// A report of 300 pages with 20 000 figures is judged in two to three seconds; machines that others share have needed up to 7.7 for the same build.

const LIMIT = 15_000;
const HEADERS = ["项目名称", "年初预算数", "全年预算数", "全年执行数", "执行率", "分值", "得分"];

test("a report of 300 pages with 20 000 figures is quick, and the work grows with its length", () => {
  measured(10);
  const half = measured(150);
  const whole = measured(300);
  expect(whole.figures).toBeGreaterThan(20_000);
  expect(whole.relations).toBeGreaterThan(4000);
  expect(whole.milliseconds).toBeLessThan(LIMIT);
  expect(whole.milliseconds).toBeLessThan(4 * half.milliseconds + 500);
}, 60_000);

function measured(pages: number) {
  const document = longReport(pages);
  // Processor time, so that a busy machine makes no difference.
  const start = process.cpuUsage();
  const report = parse(document, { fileName: "report.txt" });
  audit(report);
  return { milliseconds: process.cpuUsage(start).user / 1000, figures: report.figures.length, relations: report.relations.length };
}

/** Most of its relations are broken, which is the worst case for merging. */
function longReport(pages: number): SourceDocument {
  const blocks: Block[] = [{ kind: "heading", level: 1, text: "某县农业农村局2023年度项目支出绩效评价报告", at: { paragraph: 0 } }];
  const tables: Table[] = [];
  const write = (kind: Block["kind"], text: string) =>
    blocks.push({ kind, text, at: { paragraph: blocks.length }, ...(kind === "heading" ? { level: 2 } : {}) });
  for (let page = 0; page < pages; page += 1) {
    write("heading", `${page + 1}、第${page + 1}部分 项目实施情况`);
    for (let batch = 0; batch < 3; batch += 1) {
      const [budget, spent] = [amount(page * 6 + batch), amount(page * 6 + batch + 17)];
      write(
        "paragraph",
        `2023年第${page}类补助资金第${batch}批预算安排${budget}万元，实际支出${spent}万元，预算执行率为96.87%，其中材料费${budget}万元，` +
          `人工费${spent}万元。共发放调查问卷437份，收回有效问卷${400 + batch}份，满意度为84.67%，较上年提高3.2个百分点。`,
      );
    }
    tables.push(fundsTable(page));
    blocks.push({ kind: "table", text: "", at: { table: page }, table: page });
  }
  return { mediaType: "text/plain", pages: [], blocks, tables, notes: [] };
}

function fundsTable(index: number): Table {
  const rows = 9;
  const cells = Array.from({ length: rows }, (_, row) =>
    HEADERS.map((header, col): Cell => {
      const name = row === rows - 1 ? "合计" : `项目${index}-${row}`;
      const text = row === 0 ? header : col === 0 ? name : amount(index * rows + row * 7 + col);
      return { row, col, rowSpan: 1, colSpan: 1, text, page: null, at: { table: index, row, col } };
    }),
  ).flat();
  const place = { index, page: null, endPage: null, caption: `表${index + 1} 资金情况`, unit: "万元" };
  return { ...place, rows, cols: HEADERS.length, header: 1, cells };
}

function amount(seed: number): string {
  return (((seed * 7919) % 99991) / 100).toFixed(2);
}
