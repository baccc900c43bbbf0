import { type Random, randomOf } from "../../accuracy/random.ts";
import { SECTORS } from "../../accuracy/sectors.ts";
import { ADVICE, FILLERS, FIRMS, OFFICES, PLACES, PROBLEMS } from "../../accuracy/vocabulary.ts";
import type { Borders, Print, PrintBlock, PrintLook } from "./print-model.ts";
import { RECIPES } from "./print-tables.ts";

const RULED: readonly Borders[] = ["all", "all", "all", "open-sides", "inner", "dotted", "dashed", "double"];
const CLOSED: readonly Borders[] = ["all", "thick", "grey", "double", "dashed"];
/** What can be told without vertical rules. */
const FIGURES = ["accounts", "compare", "crossed", "budget", "years", "list", "contracts", "survey"];

function look(random: Random, borders: Borders, more: Partial<PrintLook> = {}): PrintLook {
  return {
    borders,
    size: random.pick([8, 9, 10, 10.5, 11]),
    padX: random.pick([2, 4, 5.4]),
    padY: random.pick([0, 1, 3]),
    lineHeight: random.pick([1.2, 1.4, 1.6]),
    sans: random.chance(0.4),
    boldHead: random.chance(0.5),
    middle: random.chance(0.75),
    repeatsHead: random.chance(0.4),
    cutsRows: random.chance(0.5),
    width: random.pick([1, 1, 0.9]),
    place: random.pick(["center", "left"] as const),
    ...more,
  };
}

const sentence = (random: Random): string =>
  random.chance(0.5)
    ? random.pick(FILLERS)
    : `${random.pick(PLACES)}${random.pick(SECTORS).bureau}2023年安排${random.pick(random.pick(SECTORS).projects)}资金${random.int(10, 900)}.${random.int(10, 99)}万元，实际支出${random.int(10, 900)}万元，执行率${random.int(70, 99)}.${random.int(10, 99)}%，${random.pick(ADVICE)}。`;
const prose = (random: Random, count = random.int(1, 3)): PrintBlock[] =>
  Array.from({ length: count }, () => ({
    kind: "paragraph",
    indent: true,
    text: Array.from({ length: random.int(1, 4) }, () => sentence(random)).join(""),
  }));

function table(
  random: Random,
  borders: Borders,
  names: readonly string[],
  count: number,
  more: Partial<PrintLook> = {},
  loose: { gap?: boolean; caption?: boolean; note?: boolean } = {},
): PrintBlock[] {
  const name = random.pick(names);
  const model = RECIPES[name]?.(random, count);
  // A title in a row of the table that is open at its sides is one above the table.
  const own = name === "titled" && ["inner", "open-sides"].includes(borders) ? "all" : borders;
  if (!model) throw new Error(name);
  const captioned = loose.caption ?? random.chance(0.6);
  const blocks: PrintBlock[] = [];
  if (captioned)
    blocks.push({
      kind: "paragraph",
      align: "center",
      text: `${random.pick(["表", "附表"])}${random.int(1, 9)} ${random.pick(["项目资金使用情况表", "绩效目标完成情况", "评分情况汇总表", "资金分配明细"])}`,
      bold: true,
    });
  if (captioned && random.chance(0.5))
    blocks.push({ kind: "paragraph", align: "right", size: 10, text: random.pick(["单位：万元", "单位：元、%", "金额单位：万元"]) });
  blocks.push({ kind: "table", model, look: look(random, own, more), ...(loose.gap === undefined ? {} : { gap: loose.gap }) });
  if (loose.note ?? random.chance(0.35))
    blocks.push({
      kind: "paragraph",
      size: 9,
      tight: true,
      text: random.pick([
        "注：数据来源于项目单位提供的决算资料。",
        "注：1.执行率=全年执行数/全年预算数×100%。",
        "资料来源：根据现场核查整理。",
        "说明：本表合计数与分项数因四舍五入可能存在尾差。",
      ]),
    });
  return blocks;
}

const signature = (random: Random): PrintBlock[] => [
  { kind: "tabs", cells: ["填报人：王丽", "审核人：李强", "负责人：张明"], stops: [0, 160, 320] },
  {
    kind: "tabs",
    cells: [`联系电话：${random.int(2000000, 8999999)}`, "单位（盖章）：", `填报日期：2024年${random.int(1, 12)}月${random.int(1, 28)}日`],
    stops: [0, 160, 320],
  },
];
const closing = (random: Random): PrintBlock[] => [
  { kind: "paragraph", align: "right", text: random.pick(FIRMS) },
  { kind: "paragraph", align: "right", text: `2024年${random.int(1, 12)}月${random.int(1, 28)}日` },
];
const contents = (random: Random): PrintBlock[] => [
  { kind: "heading", level: 1, text: "目录" },
  ...[
    "一、项目基本情况",
    "（一）项目概况",
    "（二）绩效目标",
    "二、评价工作开展情况",
    "三、综合评价结论",
    "四、绩效评价指标分析",
    "五、存在的问题",
    "六、有关建议",
  ].map((text, at): PrintBlock => ({ kind: "tabs", cells: [text, `${1 + at * random.int(1, 2)}`], stops: [0, 440], leader: true })),
];

interface Scenario {
  readonly producers: readonly Print["producer"][];
  readonly write: (random: Random, producer: Print["producer"]) => PrintBlock[];
  readonly more?: (random: Random) => Partial<Print>;
}

const PAPER = ["writer", "chromium"] as const;
const ALL = ["writer", "chromium", "calc"] as const;

/** Kinds of printed documents, each with the tables that stand in it. */
export const SCENARIOS: Readonly<Record<string, Scenario>> = {
  "ruled report": {
    producers: PAPER,
    write: (random) => [
      { kind: "heading", level: 1, text: "绩效评价报告" },
      ...prose(random),
      ...table(random, random.pick(RULED), Object.keys(RECIPES), random.int(4, 12)),
      ...prose(random),
      ...table(random, random.pick(RULED), Object.keys(RECIPES), random.int(3, 10)),
      ...closing(random),
    ],
  },
  "national form": {
    producers: ALL,
    write: (random) => [
      { kind: "heading", level: 1, text: "项目支出绩效自评表" },
      { kind: "paragraph", align: "center", text: "（2023年度）" },
      ...table(random, "all", ["national"], random.int(8, 30), {}, { caption: false, note: false }),
      ...signature(random),
    ],
  },
  "score sheet over pages": {
    producers: ALL,
    write: (random) => [
      ...prose(random),
      ...table(random, random.pick(["all", "all", "dotted"]), ["scoring", "indicators"], random.int(16, 30)),
      ...prose(random),
    ],
  },
  "three-line": {
    producers: PAPER,
    write: (random) => [
      ...prose(random),
      ...table(random, "three-line", [...FIGURES, "sums", "narrow"], random.int(3, 12)),
      ...prose(random),
      ...table(random, "three-line", [...FIGURES, "problems", "scoring"], random.int(3, 9)),
      ...prose(random),
    ],
  },
  "three-line over pages": {
    producers: ALL,
    write: (random) => [...prose(random), ...table(random, "three-line", FIGURES, random.int(34, 50)), ...prose(random)],
  },
  borderless: {
    producers: ALL,
    write: (random) => [
      ...prose(random),
      ...table(random, "none", [...FIGURES, "sums"], random.int(4, 12)),
      ...prose(random),
      ...table(random, "none", FIGURES, random.int(4, 9)),
    ],
  },
  "borderless sheet without caption": {
    producers: ["calc"],
    write: (random) => [
      { kind: "heading", level: 1, text: "资金情况表" },
      ...table(random, "none", [...FIGURES, "narrow", "contracts"], random.int(6, 30), {}, { caption: false, note: false }),
    ],
  },
  "horizontal rules only": {
    producers: ALL,
    write: (random) => [
      ...prose(random),
      ...table(random, "rows", [...FIGURES, "problems", "indicators"], random.int(4, 14)),
      ...prose(random),
    ],
  },
  zebra: {
    producers: PAPER,
    write: (random) => [
      ...prose(random),
      ...table(random, random.pick(["none", "white"]), [...FIGURES, "contracts"], random.int(4, 14), { shading: "bands" }),
      ...prose(random),
    ],
  },
  "shaded head, no lines": {
    producers: PAPER,
    write: (random) => [...prose(random), ...table(random, "none", FIGURES, random.int(4, 14), { shading: "head" }), ...prose(random)],
  },
  landscape: {
    producers: PAPER,
    write: (random) => [
      ...prose(random),
      { kind: "page", landscape: true },
      ...(random.chance(0.3)
        ? table(random, "three-line", ["accounts", "contracts", "compare"], random.int(8, 24))
        : table(random, random.pick(RULED), ["scoring", "accounts", "national", "contracts"], random.int(8, 24))),
      { kind: "page" },
      ...prose(random),
    ],
  },
  "vertical heads": {
    producers: PAPER,
    write: (random) => [
      ...prose(random),
      ...table(random, "all", ["crossed", "accounts", "indicators"], random.int(4, 10), {
        vertical: [0, 1, 4, 5],
        sideways: random.chance(0.5),
      }),
      ...prose(random),
    ],
  },
  "one below the other": {
    producers: ALL,
    write: (random) => [
      ...table(random, "all", ["labels", "sums"], 4, { width: 1 }, { gap: true, note: false }),
      ...table(
        random,
        "all",
        ["crossed", "survey", "contracts"],
        random.int(3, 6),
        { width: 1 },
        { gap: true, note: false, caption: true },
      ),
      ...table(random, "all", ["accounts", "compare"], random.int(3, 6), { width: 1 }, { gap: true, note: false, caption: true }),
    ],
  },
  "text right after": {
    producers: PAPER,
    write: (random) => [
      ...prose(random),
      ...table(random, random.pick(["all", "three-line"]), FIGURES, random.int(3, 8), {}, { gap: false, note: false }),
      { kind: "paragraph", tight: true, text: sentence(random) },
      ...table(random, random.pick(["all", "three-line"]), FIGURES, random.int(3, 8), {}, { gap: false, caption: false, note: false }),
      { kind: "paragraph", tight: true, text: sentence(random) },
    ],
  },
  "page foot": {
    producers: PAPER,
    write: (random) => [
      ...prose(random, random.int(6, 9)),
      ...table(random, random.pick(["all", "three-line", "rows"]), [...FIGURES, "problems", "scoring"], random.int(8, 20), {
        repeatsHead: random.chance(0.5),
        cutsRows: true,
      }),
      ...prose(random),
    ],
  },
  "frame and head": {
    producers: ALL,
    write: (random) => [...prose(random), ...table(random, "outer-and-head", FIGURES, random.int(4, 12)), ...prose(random)],
  },
  "ruled, further kinds": {
    producers: ALL,
    write: (random) => [
      ...prose(random),
      ...table(random, random.pick(RULED), ["grouped", "titled", "indented", "matrix"], random.int(4, 12)),
      ...prose(random),
      ...table(random, random.pick(RULED), ["grouped", "titled", "indented", "matrix", "months"], random.int(4, 30)),
    ],
  },
  "three-line, further kinds": {
    producers: PAPER,
    write: (random) => [
      ...prose(random),
      ...table(random, "three-line", ["grouped", "indented", "months", "matrix"], random.int(4, 12)),
      ...prose(random),
      ...table(random, "three-line", ["grouped", "indented", "problems"], random.int(4, 12)),
    ],
  },
  "borderless, further kinds": {
    producers: ALL,
    write: (random) => [...prose(random), ...table(random, "none", ["indented", "months", "grouped"], random.int(5, 14)), ...prose(random)],
  },
  "forms of offices": {
    producers: ALL,
    write: (random) => [
      { kind: "heading", level: 1, text: "项目支出绩效目标申报表" },
      ...table(
        random,
        random.pick(CLOSED),
        ["declaration"],
        random.int(8, 30),
        { ...(random.chance(0.4) ? { shading: "all" } : {}) },
        { caption: false, note: false },
      ),
      ...signature(random),
    ],
  },
  "ruled and shaded": {
    producers: ALL,
    write: (random) => [
      ...prose(random),
      ...table(random, random.pick(CLOSED), ["accounts", "grouped", "survey", "compare", "paired"], random.int(4, 20), {
        shading: random.pick(["head", "bands", "all"] as const),
      }),
      ...prose(random),
      ...table(random, random.pick(CLOSED), ["indicators", "contracts", "paired", "titled"], random.int(4, 20), {
        shading: random.pick(["head", "bands"] as const),
      }),
    ],
  },
  "diagonal corner": {
    producers: ALL,
    write: (random) => [
      ...prose(random),
      ...table(random, random.pick(["all", "thick", "grey"]), ["cornered"], random.int(4, 20), { diagonal: true }),
      ...prose(random),
    ],
  },
  "figures broken over lines": {
    producers: ALL,
    write: (random) => [...prose(random), ...table(random, random.pick(RULED), ["broken"], random.int(5, 20)), ...prose(random)],
  },
  "side by side": {
    producers: ALL,
    write: (random) => {
      const beside = RECIPES[random.pick(["sums", "crossed"])]?.(random, random.int(3, 9));
      const own = table(
        random,
        random.pick(["all", "thick", "grey", "three-line"]),
        ["sums", "survey"],
        random.int(3, 9),
        {},
        { note: false },
      );
      return [...prose(random), ...own.map((block) => (block.kind === "table" && beside ? { ...block, beside } : block)), ...prose(random)];
    },
  },
  "sheet over pages": {
    producers: ["calc"],
    write: (random) => [
      { kind: "heading", level: 1, text: "2023年专项资金明细表" },
      ...table(random, random.pick(CLOSED), ["accounts", "contracts", "months", "narrow", "grouped", "scoring"], random.int(40, 90), {
        repeatsHead: random.chance(0.7),
      }),
    ],
  },
  "sheet on one page": {
    producers: ["calc"],
    write: (random) => [
      { kind: "heading", level: 1, text: "2023年专项资金明细表" },
      ...table(random, random.pick(CLOSED), ["accounts", "contracts", "months", "scoring", "declaration"], random.int(25, 60)),
      ...signature(random),
    ],
    more: () => ({ scale: "page" }),
  },
  nested: {
    producers: PAPER,
    write: (random) => {
      const model = RECIPES["labels"]?.(random, 4);
      const inner = RECIPES["sums"]?.(random, 3);
      if (!model || !inner) throw new Error("recipes");
      const outer = {
        ...model,
        rows: model.rows + 1,
        cells: [
          ...model.cells,
          { row: model.rows, col: 0, rowSpan: 1, colSpan: 1, text: "资金明细", align: "center" as const },
          { row: model.rows, col: 1, rowSpan: 1, colSpan: 3, text: "", align: "left" as const },
        ],
      };
      return [
        ...prose(random),
        { kind: "table", model: outer, look: look(random, "all"), nested: [{ row: model.rows, col: 1, model: inner }] },
        ...prose(random),
      ];
    },
  },
  "watermark and stamp": {
    producers: PAPER,
    write: (random) => [
      ...prose(random),
      ...(random.chance(0.4)
        ? table(random, "three-line", FIGURES, random.int(4, 12))
        : table(random, random.pick(RULED), [...FIGURES, "national", "scoring"], random.int(4, 12))),
      ...prose(random),
    ],
    more: (random) => ({ watermark: random.pick(["征求意见稿", "内部资料", "样本"]), stamp: true, background: random.chance(0.5) }),
  },
  "none: contents, signatures, prose": {
    producers: PAPER,
    write: (random) => [
      ...contents(random),
      { kind: "page" },
      { kind: "heading", level: 1, text: "绩效自评报告" },
      ...prose(random, 6),
      ...signature(random),
      ...closing(random),
    ],
  },
  "none: columns": {
    producers: ["chromium"],
    write: (random) => [
      { kind: "heading", level: 1, text: "工作简报" },
      { kind: "columns", texts: prose(random, 8).flatMap((one) => (one.kind === "paragraph" ? [one.text] : [])) },
    ],
  },
  "none: lists with figures": {
    producers: PAPER,
    write: (random) => [
      ...prose(random),
      ...Array.from(
        { length: 8 },
        (_, at): PrintBlock => ({
          kind: "paragraph",
          indent: true,
          text: `${at + 1}.${random.pick(SECTORS).qualities[0]}：目标值${random.int(80, 99)}%，完成值${random.int(80, 99)}.${random.int(10, 99)}%，得${random.int(1, 9)}分。`,
        }),
      ),
      ...Array.from(
        { length: 5 },
        (): PrintBlock => ({ kind: "tabs", cells: [random.pick(OFFICES), random.pick(PROBLEMS).slice(0, 12)], stops: [0, 200] }),
      ),
      ...prose(random),
      { kind: "tabs", cells: ["抄送：", `${random.pick(PLACES)}财政局，${random.pick(PLACES)}审计局。`], stops: [0, 48] },
      { kind: "tabs", cells: [`${random.pick(PLACES)}人民政府办公室`, "2024年3月12日印发"], stops: [0, 300] },
    ],
  },
};

export function inventPrint(kind: string, producer: Print["producer"], seed: number): Print {
  const scenario = SCENARIOS[kind];
  if (!scenario) throw new Error(kind);
  const random = randomOf(seed * 7919 + [...kind, ...producer].reduce((sum, one) => sum + (one.codePointAt(0) ?? 0), 0));
  return {
    name: `${kind.replace(/[^a-z]+/gu, "-")}-${producer}-${seed}`,
    producer,
    tagged: random.chance(0.5),
    pageNumbers: random.chance(0.7),
    ...(random.chance(0.4) ? { header: `${random.pick(PLACES)}绩效评价报告` } : {}),
    margin: random.pick([54, 72, 85]),
    ...(scenario.more?.(random) ?? {}),
    blocks: scenario.write(random, producer),
  };
}
