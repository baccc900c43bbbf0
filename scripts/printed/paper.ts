import { readNumbering, type SourceDocument, type Table } from "../../packages/document/src/index.ts";
import type { Random } from "../accuracy/random.ts";
import type { TableModel } from "../tables/invent-model.ts";
import type { Borders, PrintLook } from "../tables/prints/print-model.ts";

/** How a report is set: what offices choose in their word processors. */
export interface Look {
  readonly producer: "writer" | "chromium";
  readonly tagged: boolean;
  readonly sans: boolean;
  /** Digits and Latin letters in a font of their own. */
  readonly latin: boolean;
  readonly size: number;
  /** Distance of lines in sizes of the type. */
  readonly spacing: number;
  readonly after: number;
  readonly indent: boolean;
  readonly justified: boolean;
  /** Marks may hang over the right margin. */
  readonly hanging: boolean;
  readonly headings: {
    /** In the styles of the word processor; else by their numbers alone. */
    readonly styled: boolean;
    readonly bold: boolean;
    readonly sans: boolean;
    readonly larger: boolean;
    readonly centred: boolean;
    readonly indent: boolean;
  };
  readonly header: boolean;
  readonly footer: "none" | "plain" | "dashes" | "of";
  readonly cover: boolean;
  readonly contents: boolean;
  readonly notes: boolean;
  readonly columns: boolean;
  readonly landscape: boolean;
  readonly boxes: boolean;
  readonly lists: boolean;
  readonly table: PrintLook;
}

export type Piece =
  | {
      readonly kind: "paragraph";
      readonly text: string;
      readonly role: "text" | "title" | "caption" | "unit" | "cover" | "contents" | "list" | "boxed";
      readonly level?: number;
      readonly page?: number;
      readonly note?: string;
    }
  | { readonly kind: "heading"; readonly text: string; readonly level: number }
  | { readonly kind: "table"; readonly model: TableModel }
  | { readonly kind: "part"; readonly columns: boolean; readonly landscape: boolean; readonly newPage: boolean };

export function lookOf(random: Random): Look {
  const size = random.pick([10.5, 12, 12, 14, 16]);
  const indent = random.chance(0.75);
  const producer = random.chance(0.75) ? "writer" : "chromium";
  const isWriter = producer === "writer";
  const columns = random.chance(0.2);
  const borders = random.pick<Borders>(["all", "all", "all", "all", "open-sides", "three-line"]);
  return {
    producer,
    tagged: isWriter && random.chance(0.3),
    sans: random.chance(0.2),
    latin: random.chance(0.3),
    size,
    spacing: random.pick([1.3, 1.5, 1.75, 2]),
    after: indent ? 0 : random.pick([0, 6, 8, 10, 12]),
    indent,
    justified: random.chance(0.6),
    hanging: random.chance(0.3),
    headings: {
      styled: random.chance(0.8),
      bold: random.chance(0.6),
      sans: random.chance(0.5),
      larger: random.chance(0.4),
      centred: random.chance(0.15),
      indent: indent && random.chance(0.5),
    },
    header: random.chance(0.5),
    footer: random.pick(["none", "plain", "dashes", "of"]),
    cover: random.chance(0.3),
    contents: random.chance(0.35),
    // Word processors set notes below columns in columns too, which hardly a report has.
    notes: !columns && isWriter && random.chance(0.3),
    columns,
    landscape: random.chance(0.3),
    boxes: random.chance(0.2),
    lists: random.chance(0.3),
    table: {
      borders,
      size: random.pick([9, 10.5]),
      padX: borders === "three-line" ? 5 : random.pick([2, 4]),
      padY: random.pick([1, 3]),
      lineHeight: random.pick([1.2, 1.5]),
      sans: random.chance(0.3),
      boldHead: random.chance(0.6),
      middle: random.chance(0.7),
      repeatsHead: random.chance(0.6),
      cutsRows: random.chance(0.3),
      width: 1,
      place: "center",
    },
  };
}

const UNIT = /^[（(]?(?:金额)?单位[：:]/u;
const NOTES = [
  "",
  "，统计口径与上年一致",
  "，按实际发放人次计算，未剔除重复享受的人员，与统计年鉴所列户籍人口口径不同，两者差异已在附件中说明",
];
const WIDE = 7;
const LONG = 1200;

/** A report as it is to be set. */
export function paperOf(source: SourceDocument, look: Look, random: Random): Piece[] {
  const headings = source.blocks.filter(({ kind }) => kind === "heading");
  const [title] = headings;
  // Numbers begin at the first level below the title, whatever the source calls it.
  const highest = Math.min(...headings.slice(1).map(({ level = 1 }) => level));
  const body: Piece[] = source.blocks.flatMap((block): Piece[] => {
    const { kind, text, table } = block;
    if (kind === "table") return [{ kind: "table", model: modelOf(source.tables[table ?? -1]) }];
    if (kind === "furniture" || kind === "toc" || text.trim() === "") return [];
    // The title of a form has no style of its own.
    if (block === title) return [{ kind: "paragraph", role: "title", text, ...(headings.length > 1 ? { level: 1 } : {}) }];
    if (kind === "heading") return [{ kind: "heading", text, level: Math.min(4, (block.level ?? 1) - highest + 1) }];
    const role = kind === "caption" ? "caption" : UNIT.test(text) ? "unit" : "text";
    return text.split("\n").map((line) => ({ kind: "paragraph", role, text: line }));
  });
  const dressed = body.map((piece): Piece => {
    if (piece.kind !== "paragraph" || piece.role !== "text" || piece.text.length < 12) return piece;
    if (look.boxes && random.chance(0.05)) return { ...piece, role: "boxed" };
    if (look.lists && readNumbering(piece.text) === undefined && random.chance(0.25)) return { ...piece, role: "list" };
    return look.notes && random.chance(0.12) ? { ...piece, note: `见“${piece.text.slice(0, 10)}”的说明${random.pick(NOTES)}` } : piece;
  });
  return [...frontOf(dressed, look, random), ...inParts(dressed, look)];
}

function frontOf(body: readonly Piece[], { cover, contents }: Look, random: Random): Piece[] {
  const title = body.find((piece) => piece.kind === "paragraph" && piece.role === "title");
  const name = title?.kind === "paragraph" ? title.text : "";
  const next: Piece = { kind: "part", columns: false, landscape: false, newPage: true };
  let page = 1;
  const entries = body.flatMap((piece): Piece[] => {
    if (piece.kind !== "heading" || piece.level > 2) return [];
    page += random.int(0, 2);
    return [{ kind: "paragraph", role: "contents", text: piece.text, level: piece.level, page }];
  });
  const line = (text: string, level?: number): Piece => ({
    kind: "paragraph",
    role: "cover",
    text,
    ...(level === undefined ? {} : { level }),
  });
  return [
    ...(cover && name !== ""
      ? [line(name, 1), line("委托单位：云溪县财政局"), line("评价机构：青禾咨询有限公司"), line("2024年9月"), next]
      : []),
    ...(contents && entries.length > 2 ? [line("目  录"), ...entries, next] : []),
  ];
}

/** Prose in two columns and wide tables on pages across, where the look wants them. */
function inParts(body: readonly Piece[], { columns, landscape }: Look): Piece[] {
  const pieces: Piece[] = [];
  let [isWide, inColumns] = [false, false];
  const part = (wide: boolean, two: boolean) => {
    if (wide !== isWide || two !== inColumns) pieces.push({ kind: "part", columns: two, landscape: wide, newPage: wide !== isWide });
    [isWide, inColumns] = [wide, two];
  };
  // Columns are for long prose.
  const proseFrom = (from: number) => {
    const end = body.findIndex(({ kind }, at) => at >= from && kind === "table");
    const prose = body.slice(from, end < 0 ? body.length : end);
    return prose.reduce((sum, piece) => sum + ("text" in piece ? piece.text.length : 0), 0);
  };
  body.forEach((piece, at) => {
    const ahead = body.slice(at, at + 4).find(({ kind }) => kind === "table");
    const leads = piece.kind === "paragraph" && (piece.role === "caption" || piece.role === "unit");
    const wide = landscape && ahead?.kind === "table" && ahead.model.cols >= WIDE && (piece === ahead || leads);
    const isProse = piece.kind === "heading" || (piece.kind === "paragraph" && !leads && piece.role !== "title");
    part(wide, columns && !wide && isProse && (inColumns || proseFrom(at) > LONG));
    pieces.push(piece);
  });
  return pieces;
}

function modelOf(table: Table | undefined): TableModel {
  const { rows = 0, cols = 0, header = 0, cells = [] } = table ?? {};
  const weights = Array.from({ length: cols }, (_, col) => {
    const own = cells.filter((cell) => cell.col === col && cell.colSpan === 1).map(({ text }) => text.length);
    return Math.min(16, Math.max(4, ...own));
  });
  const isNumber = (text: string) => /^[-\d.,]+[%％]?$/u.test(text);
  return {
    rows,
    cols,
    head: header,
    weights,
    cells: cells.map(({ row, col, rowSpan, colSpan, text }) => ({
      row,
      col,
      rowSpan,
      colSpan,
      text,
      align: isNumber(text) ? ("right" as const) : text.length > 12 ? ("left" as const) : ("center" as const),
    })),
  };
}
