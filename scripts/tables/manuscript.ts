import type { PageContent } from "../../packages/extract/src/layout/page-content.ts";
import { turnPage } from "../../packages/extract/src/layout/turn.ts";
import type { Random } from "../accuracy/random.ts";
import { type Archetype, inventModel, type TableModel } from "./invent-model.ts";
import { type Align, Sheet, textWidth, wrap } from "./sheet.ts";
import { type Column, type TableLook, typesetTable } from "./typeset-table.ts";

/** What the reader should get. */
export interface TrueTable {
  readonly caption: string;
  readonly unit: string;
  readonly model: TableModel;
}

export interface TrueBlock {
  readonly kind: string;
  readonly text: string;
}

export interface Invented {
  readonly pages: readonly PageContent[];
  readonly tables: readonly TrueTable[];
  /** Running text in reading order; captions and tables left out. */
  readonly blocks: readonly TrueBlock[];
}

export interface Paper {
  readonly width: number;
  readonly height: number;
  /** Direction of writing on the page as displayed. */
  readonly turn?: 90 | 270;
  /** The page number stands where a reader expects it on the page as displayed. */
  readonly uprightNumber?: boolean;
}

export const A4: Paper = { width: 595, height: 842 };
export const LANDSCAPE: Paper = { width: 842, height: 595 };
/** Landscape tables on upright pages. */
export const TURNED: Paper = { ...LANDSCAPE, turn: 90 };
export const TURNED_LEFT: Paper = { ...LANDSCAPE, turn: 270, uprightNumber: true };

const SIZE = 12;
const PITCH = 1.6 * SIZE;
const MARGIN = 72;

const SENTENCES = [
  "项目资金按照预算批复和合同约定拨付，专款专用，未发现截留、挤占、挪用情况",
  "截至2023年12月31日，全年支出资金1,286.45万元，预算执行率为98.62%",
  "项目单位建立了较为完善的内部管理制度，资金审批手续齐全",
  "各项绩效指标总体完成较好，服务对象满意度达到95%以上",
  "存在的主要问题是个别项目前期准备不充分，支出进度偏慢",
  "下一步将加强项目库建设，提高预算编制的科学性和准确性",
  "评价组通过查阅资料、现场核查、问卷调查等方式开展工作",
  "通过项目实施，改善了群众生产生活条件，社会效益明显",
] as const;
const TITLES = ["项目资金安排情况", "预算执行情况表", "绩效指标完成情况表", "各乡镇项目支出明细", "年度任务完成情况统计表"] as const;

/** A document being written from top to bottom, with what it holds. */
export class Manuscript {
  readonly sheets: Sheet[] = [];
  readonly tables: TrueTable[] = [];
  readonly blocks: TrueBlock[] = [];
  readonly random: Random;
  readonly #paper: Paper;
  #y = MARGIN;

  constructor(random: Random, paper: Paper = A4) {
    this.random = random;
    this.#paper = paper;
    this.#open();
  }

  get left(): number {
    return MARGIN;
  }

  get right(): number {
    return this.#paper.width - MARGIN;
  }

  get bottom(): number {
    return this.#paper.height - MARGIN;
  }

  get y(): number {
    return this.#y;
  }

  set y(value: number) {
    this.#y = value;
  }

  get sheet(): Sheet {
    const sheet = this.sheets.at(-1);
    if (!sheet) throw new Error("no page");
    return sheet;
  }

  #open(): void {
    this.sheets.push(new Sheet(this.sheets.length + 1, this.#paper.width, this.#paper.height));
    this.#y = MARGIN;
  }

  nextPage(): void {
    this.#open();
  }

  space(height: number): void {
    this.#y += height;
  }

  line(text: string, align: Align = "left", size = SIZE, bold = false): void {
    if (this.#y + PITCH > this.bottom) this.nextPage();
    this.sheet.aligned(text, this.left, this.right, this.#y, size, align, bold);
    this.#y += Math.max(PITCH, 1.5 * size);
  }

  /** Full lines from margin to margin, the first one indented by two characters. */
  paragraph(text = this.sentences(this.random.int(1, 4)), kind = "paragraph", size = SIZE): void {
    const lines = wrap(`　　${text}`, size, this.right - this.left).map((line) => line.trim());
    lines.forEach((line, at) => {
      if (this.#y + PITCH > this.bottom) this.nextPage();
      this.sheet.write(line, this.left + (at === 0 ? 2 * size : 0), this.#y, size);
      this.#y += PITCH;
    });
    this.blocks.push({ kind, text });
  }

  sentences(count: number): string {
    return Array.from({ length: count }, () => `${this.random.pick(SENTENCES)}。`).join("");
  }

  heading(text: string): void {
    this.line(text, "left", SIZE, true);
    this.blocks.push({ kind: "heading", text });
  }

  table(
    archetype: Archetype,
    look: TableLook,
    more: { size?: "short" | "any" | "long"; caption?: boolean; note?: boolean; keep?: boolean; within?: readonly [number, number] } = {},
  ): void {
    const { random } = this;
    const model = inventModel(random, archetype, more.size);
    // Word processors keep a caption with its table.
    if (this.bottom - this.#y < (more.keep ? 300 : 130)) this.nextPage();
    let caption = "";
    let unit = "";
    if (more.caption ?? random.chance(0.7)) {
      caption = `表${this.tables.length + 1} ${random.pick(TITLES)}`;
      this.line(caption, "center", 10.5, random.chance(0.5));
      if (random.chance(0.5)) {
        unit = random.pick(["单位：万元", "单位：元", "金额单位：万元"]);
        this.line(unit, "right", 10.5);
      }
    }
    const { sheets } = this;
    const [left, right] = more.within ?? [this.left, this.right];
    const column: Column = {
      sheet: () => sheets.at(-1) ?? this.sheet,
      next: () => {
        this.nextPage();
        column.y = this.#y;
      },
      y: this.#y + 2,
      left,
      right,
      top: MARGIN,
      bottom: this.bottom,
    };
    typesetTable(model, look, column, random);
    this.#y = column.y + 6;
    this.tables.push({ caption, unit, model });
    if (more.note ?? random.chance(0.4)) {
      const text = random.pick([
        "注：数据来源于各单位上报的绩效自评表。",
        "资料来源：2023年度部门决算报表。",
        "注：1.执行率=支出金额/全年预算数×100%；2.部分数据因四舍五入存在尾差。",
      ]);
      this.line(text, "left", 9);
      this.blocks.push({ kind: "note", text });
    }
    this.space(8);
  }

  /** Two tables side by side, without captions. */
  pair(archetype: Archetype, look: TableLook): void {
    const middle = (this.left + this.right) / 2;
    if (this.bottom - this.#y < 330) this.nextPage();
    const y = this.#y;
    this.table(archetype, look, { size: "short", caption: false, note: false, within: [this.left, middle - 12] });
    const end = this.#y;
    this.#y = y;
    this.table(archetype, look, { size: "short", caption: false, note: false, within: [middle + 12, this.right] });
    this.#y = Math.max(end, this.#y);
  }

  done({ furniture = true }: { furniture?: boolean } = {}): Invented {
    const { turn, uprightNumber } = this.#paper;
    const hasFurniture = furniture && this.sheets.length > 1;
    const pages = this.sheets.map((sheet) => {
      if (hasFurniture) {
        sheet.aligned("2023年度项目支出绩效评价报告", this.left, this.right, 44, 9, "center");
        sheet.rules.push({ direction: "horizontal", at: 57, from: this.left, to: this.right, width: 0.7, source: "stroke" });
        if (!uprightNumber) writeNumber(sheet);
      }
      const content = turn === undefined ? sheet.content() : turnPage(sheet.content(), turn === 90 ? 270 : 90);
      if (!hasFurniture || !uprightNumber) return content;
      const { number, width, height } = content.page;
      const upright = new Sheet(number, width, height);
      writeNumber(upright);
      return { ...content, glyphs: [...content.glyphs, ...upright.glyphs] };
    });
    return { pages, tables: this.tables, blocks: this.blocks };
  }
}

function writeNumber(sheet: Sheet): void {
  const text = `- ${sheet.number} -`;
  sheet.write(text, (sheet.width - textWidth(text, 9)) / 2, sheet.height - 48, 9);
}
