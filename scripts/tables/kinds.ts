import { type Random, randomOf } from "../accuracy/random.ts";
import type { GridStyle } from "./draw-grid.ts";
import { ARCHETYPES, type Archetype } from "./invent-model.ts";
import { A4, type Invented, LANDSCAPE, Manuscript, type Paper, TURNED, TURNED_LEFT } from "./manuscript.ts";
import { textWidth, widthOf, wrap } from "./sheet.ts";
import type { TableLook } from "./typeset-table.ts";

export type Family = "ruled" | "three-line" | "borderless" | "none";

interface Kind {
  readonly family: Family;
  readonly write: (random: Random) => Invented;
}

const RULED: readonly Archetype[] = ARCHETYPES;
const PLAIN: readonly Archetype[] = ["indicators", "budget", "list", "years"];
const FLAT: readonly Archetype[] = ["budget", "years", "list"];

function look(random: Random, grid: GridStyle, more: Partial<TableLook> = {}): TableLook {
  return {
    size: random.pick([9, 10, 10.5, 12]),
    padX: random.pick([3, 5.4]),
    padY: random.pick([1, 2, 4]),
    leading: random.pick([1.15, 1.3, 1.5]),
    grid,
    middle: random.chance(0.8),
    boldHead: random.chance(0.5),
    repeatsHead: random.chance(0.5),
    cutsRows: random.chance(0.5),
    ...more,
  };
}

/** Some prose, a table, some prose, another table. */
function report(
  grid: (random: Random) => GridStyle,
  archetypes: readonly Archetype[],
  paper: Paper = A4,
  more: Partial<TableLook> = {},
): Kind["write"] {
  return (random) => {
    const text = new Manuscript(random, paper);
    for (let index = 0; index < 2; index += 1) {
      text.heading(`${["一", "二"][index]}、${random.pick(["项目基本情况", "资金使用情况", "绩效目标完成情况"])}`);
      for (let count = random.int(1, 3); count > 0; count -= 1) text.paragraph();
      text.table(random.pick(archetypes), look(random, grid(random), more));
    }
    text.paragraph();
    return text.done();
  };
}

const ruled = (stroke: GridStyle["stroke"], borders: GridStyle["borders"] = "all") => report(() => ({ borders, stroke }), RULED);

const long =
  (grid: GridStyle, more: Partial<TableLook>, archetypes: readonly Archetype[]): Kind["write"] =>
  (random) => {
    const text = new Manuscript(random);
    text.paragraph();
    text.table(random.pick(archetypes), look(random, grid, more), { size: "long" });
    text.paragraph();
    return text.done();
  };

const THREE: GridStyle = { borders: "three-line", stroke: "line" };
const ALL: GridStyle = { borders: "all", stroke: "line" };

const lines =
  (write: (text: Manuscript, random: Random) => void): Kind["write"] =>
  (random) => {
    const text = new Manuscript(random);
    text.paragraph();
    write(text, random);
    text.paragraph();
    return text.done();
  };

const TITLES_OF_PARTS = [
  "项目基本情况",
  "绩效目标",
  "资金投入和使用情况",
  "评价结论",
  "产出情况",
  "效益情况",
  "存在的问题",
  "有关建议",
] as const;

const repeat = (times: number, one: (at: number) => void) => {
  for (let at = 0; at < times; at += 1) one(at);
};

/** Kinds of tables as reports print them, and pages that hold none. */
export const KINDS: Readonly<Record<string, Kind>> = {
  ruled: { family: "ruled", write: ruled("line") },
  "ruled, dashed": { family: "ruled", write: ruled("dashed") },
  "ruled, dotted": { family: "ruled", write: ruled("dotted") },
  "ruled, double frame": { family: "ruled", write: ruled("double-frame") },
  "ruled, thin rectangles": { family: "ruled", write: ruled("thin-fills") },
  "ruled, cells stroked one by one": { family: "ruled", write: ruled("strokes-per-cell") },
  "ruled, gaps in the lines": { family: "ruled", write: ruled("gaps") },
  "ruled, cells as filled areas": { family: "ruled", write: ruled("cell-fills") },
  "ruled, no lines at the sides": { family: "ruled", write: ruled("line", "open-sides") },
  "ruled, no outer lines": { family: "ruled", write: ruled("line", "inner") },
  "ruled, no lines between body rows": { family: "ruled", write: report(() => ({ borders: "columns", stroke: "line" }), FLAT) },
  "ruled, frame and head only": { family: "ruled", write: report(() => ({ borders: "head-and-frame", stroke: "line" }), FLAT) },
  "ruled, side by side": {
    family: "ruled",
    write: (random) => {
      const text = new Manuscript(random);
      text.paragraph();
      for (let count = 0; count < 2; count += 1) {
        text.pair(random.pick(["list", "years"] as const), look(random, ALL, { size: 8, padX: 2 }));
        text.paragraph();
      }
      return text.done();
    },
  },
  "ruled, directly below each other": {
    family: "ruled",
    write: (random) => {
      const text = new Manuscript(random);
      for (let count = 0; count < 4; count += 1)
        text.table(random.pick(PLAIN), look(random, ALL, { size: 9 }), { size: "short", caption: count > 0, note: false, keep: true });
      return text.done();
    },
  },
  "ruled, landscape": { family: "ruled", write: report(() => ALL, RULED, LANDSCAPE) },
  "ruled, turned page": { family: "ruled", write: report(() => ALL, PLAIN, TURNED, { cutsRows: false }) },
  "ruled, turned page, number upright": { family: "ruled", write: report(() => ALL, PLAIN, TURNED_LEFT, { cutsRows: false }) },
  "ruled, pages, head repeated": { family: "ruled", write: long(ALL, { repeatsHead: true, cutsRows: false }, PLAIN) },
  "ruled, pages, head once": { family: "ruled", write: long(ALL, { repeatsHead: false, cutsRows: false }, RULED) },
  "ruled, pages, rows cut": {
    family: "ruled",
    write: long(ALL, { cutsRows: true, size: 12, middle: false }, ["indicators", "list", "form"]),
  },
  "three-line": { family: "three-line", write: report(() => THREE, PLAIN) },
  "three-line, figures only": { family: "three-line", write: report(() => THREE, FLAT) },
  "three-line, shaded head": { family: "three-line", write: report(() => ({ ...THREE, shading: "head" }), FLAT) },
  "three-line, a line below each row": { family: "three-line", write: report(() => ({ borders: "rows", stroke: "line" }), PLAIN) },
  "three-line, pages": { family: "three-line", write: long(THREE, { cutsRows: false }, PLAIN) },
  "three-line, few rows": {
    family: "three-line",
    write: (random) => {
      const text = new Manuscript(random);
      for (let count = 0; count < 4; count += 1) {
        text.paragraph();
        text.table(random.pick(PLAIN), look(random, THREE), { size: "short", keep: true });
      }
      return text.done();
    },
  },
  "three-line, cut figures": {
    family: "three-line",
    write: report(() => THREE, ["budget", "list"], { width: 520, height: 842 }, { size: 12, padX: 5.4, middle: true, cutsRows: false }),
  },
  "three-line, turned page": { family: "three-line", write: report(() => THREE, PLAIN, TURNED_LEFT) },
  "three-line, landscape": { family: "three-line", write: report(() => THREE, PLAIN, LANDSCAPE) },
  borderless: { family: "borderless", write: report(() => ({ borders: "none", stroke: "line" }), FLAT, A4, { middle: true }) },
  "borderless, bands": { family: "borderless", write: report(() => ({ borders: "none", stroke: "line", shading: "bands" }), FLAT) },
  "borderless, shaded head": { family: "borderless", write: report(() => ({ borders: "none", stroke: "line", shading: "head" }), FLAT) },
  "none, prose": {
    family: "none",
    write: lines((text) => {
      repeat(25, () => text.paragraph());
    }),
  },
  "none, two columns of prose": {
    family: "none",
    write: lines((text, random) => {
      const [y, middle, size] = [text.y + 6, (text.left + text.right) / 2, 10];
      const paragraphs = Array.from({ length: 9 }, () => text.sentences(random.int(2, 4)));
      const all = paragraphs.flatMap((one) =>
        wrap(`　　${one}`, size, middle - 10 - text.left).map((line, at) => ({ line, indent: at === 0 ? 2 * size : 0 })),
      );
      const half = Math.ceil(all.length / 2);
      const shift = random.chance(0.5) ? 0 : 5;
      all.forEach(({ line, indent }, at) => {
        const [from, row] = at < half ? [text.left, at] : [middle + 10, at - half];
        text.sheet.write(line, from + indent, y + row * 16 + (at < half ? 0 : shift), size);
      });
      text.blocks.push(...paragraphs.map((one) => ({ kind: "paragraph", text: one })));
      text.y = y + half * 16 + 20;
    }),
  },
  "none, beside a side column": {
    family: "none",
    write: lines((text, random) => {
      const from = text.left + 110;
      for (let at = 0; at < 8; at += 1) {
        text.sheet.write(random.pick(["政务公开", "财政预决算", "绩效管理"]), text.left, text.y - 5, 9);
        const own = text.sentences(random.int(2, 4));
        wrap(`　　${own}`, 12, text.right - from).forEach((line, row) => {
          text.sheet.write(line, from + (row === 0 ? 24 : 0), text.y, 12);
          text.y += 19;
        });
        text.blocks.push({ kind: "paragraph", text: own });
      }
    }),
  },
  "none, footnotes": {
    family: "none",
    write: lines((text, random) => {
      for (let page = 0; page < 2; page += 1) {
        if (page > 0) text.nextPage();
        const cited = text.sentences(3);
        text.paragraph(cited);
        text.paragraph();
        const last = text.bottom - 40;
        text.sheet.rules.push({
          direction: "horizontal",
          at: last - 6,
          from: text.left,
          to: text.left + 140,
          width: 0.5,
          source: "stroke",
        });
        const note = `${random.pick(["①", "[1]"])}数据来源于2023年度部门决算报表和${random.int(10, 99)}个乡镇上报的绩效自评表。`;
        text.sheet.write(note, text.left, last, 9);
        text.blocks.push({ kind: "footnote", text: note });
      }
      text.nextPage();
    }),
  },
  "none, lists": {
    family: "none",
    write: lines((text, random) => {
      const form = random.pick([(at: number) => `（${at}）`, (at: number) => "①②③④⑤⑥"[at - 1] ?? "", () => "● "]);
      text.paragraph("项目单位采取了以下措施。");
      for (let at = 1; at <= 5; at += 1) text.paragraph(`${form(at)}${text.sentences(1)}`, "list");
    }),
  },
  "none, contents": {
    family: "none",
    write: lines((text, random) => {
      repeat(14, (at) => {
        const [title, page] = [`${at + 1}.${random.int(1, 4)} ${random.pick(TITLES_OF_PARTS)}`, `${at + 2}`];
        const leader = random.pick([".", "…"]);
        const free = text.right - text.left - textWidth(title, 12) - textWidth(page, 12);
        text.line(title + leader.repeat(Math.floor(free / widthOf(leader, 12))) + page);
      });
    }),
  },
  "none, contents without leaders": {
    family: "none",
    write: lines((text, random) => {
      repeat(14, (at) => {
        text.sheet.aligned(`${at + 2}`, text.left, text.right, text.y, 12, "right");
        text.line(`${random.pick(["一", "二", "三"])}、${random.pick(TITLES_OF_PARTS)}`);
      });
    }),
  },
  "none, numbered list with figures": {
    family: "none",
    write: lines((text, random) => {
      repeat(14, (at) =>
        text.line(`${at + 1}.${random.pick(TITLES_OF_PARTS)}  ${random.int(10, 900)}万元，占比${random.int(10, 99)}.5%；`),
      );
    }),
  },
  "none, form": {
    family: "none",
    write: lines((text, random) => {
      repeat(10, () => {
        const y = text.y;
        text.sheet.write(
          `${random.pick(["项目名称", "主管部门", "联系电话"])}：${random.pick(["教育局", "0531-8123456", "2023"])}`,
          text.left,
          y,
          12,
        );
        text.sheet.write(
          `${random.pick(["负责人", "预算金额", "填报日期"])}：${random.pick(["张三", "128.50", "2024-03-01"])}`,
          text.left + 180,
          y,
          12,
        );
        if (random.chance(0.5)) text.sheet.write(`得分：${random.int(80, 99)}`, text.left + 340, y, 12);
        text.y = y + 20;
      });
    }),
  },
  "none, signatures": {
    family: "none",
    write: lines((text, random) => {
      repeat(5, () => {
        const y = text.y;
        ["姓名", "职务", "签字"].forEach((word, at) => {
          text.sheet.write(random.chance(0.5) ? word : random.pick(["李四", "主任", "县财政局", "评价组长"]), text.left + 130 * at, y, 12);
        });
        text.y = y + 22;
      });
      text.line("2024年3月15日", "right");
    }),
  },
  "none, underlined prose": {
    family: "none",
    write: lines((text, random) => {
      repeat(12, () => {
        const y = text.y;
        text.paragraph(`${random.pick(TITLES_OF_PARTS)}为${random.int(100, 999)}万元，其中县级资金${random.int(10, 99)}万元。`);
        text.sheet.rules.push({
          direction: "horizontal",
          at: y + 13.5,
          from: text.left + 24,
          to: text.left + 24 + random.int(60, 200),
          width: 0.5,
          source: "stroke",
        });
      });
    }),
  },
  "none, formula": {
    family: "none",
    write: lines((text, random) => {
      repeat(8, () => {
        text.line(`预算执行率 = ${random.int(100, 900)}.50 ÷ ${random.int(900, 999)}.00 × 100% = ${random.int(80, 99)}.25%`, "center");
        text.paragraph();
      });
    }),
  },
};

export function inventTables(kind: string, seed: number): Invented {
  const found = KINDS[kind];
  if (!found) throw new Error(`no kind ${kind}`);
  const salt = [...kind].reduce((sum, char) => (sum * 31 + (char.codePointAt(0) ?? 0)) % 1_000_003, 7);
  return found.write(randomOf(seed * 1000 + salt));
}
