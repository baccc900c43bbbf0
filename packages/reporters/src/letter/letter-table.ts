import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from "docx";
import type { LetterGroup, LetterRow } from "./letter-rows.ts";
import type { LetterWording } from "./letter-wording.ts";

/** Twentieths of a point. */
export const TEXT_WIDTH = 9508;
/** Number, quote, check, correction, reply; without the reply the check takes its room. */
const WIDTHS = [620, 2250, 3540, 1700, 1398];

const HEI = { ascii: "Arial", eastAsia: "黑体", hAnsi: "Arial", cs: "Arial" };
const SMALL = 18;
const TABLE = 20;
const GREY = "4A4A4A";

/** The items as a table; its head stands on every page, no item is cut by a page break. */
export function letterTable(groups: readonly LetterGroup[], words: LetterWording, withReply: boolean): Table {
  const [number = 0, quote = 0, check = 0, correction = 0, reply = 0] = WIDTHS;
  const widths = withReply ? WIDTHS : [number, quote, check + reply, correction];
  const line = { style: BorderStyle.SINGLE, size: 4, color: "333333" };
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [
      headRow(words.heads.slice(0, widths.length), widths),
      ...groups.flatMap((group) => [groupRow(group, widths.length), ...group.rows.map((row) => itemRow(row, widths, words))]),
    ],
  });
}

function headRow(heads: readonly string[], widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: heads.map((head, at) =>
      cell([paragraph([run(head, { font: HEI, bold: true })], AlignmentType.CENTER)], widths[at] ?? 0, "F0F0F0", true),
    ),
  });
}

function groupRow({ name }: LetterGroup, columns: number): TableRow {
  return new TableRow({
    cantSplit: true,
    children: [
      new TableCell({
        columnSpan: columns,
        margins: MARGINS,
        shading: { type: ShadingType.CLEAR, color: "auto", fill: "F7F7F7" },
        // A heading never ends a page.
        children: [paragraph([run(name, { font: HEI, bold: true })], AlignmentType.LEFT, true)],
      }),
    ],
  });
}

function itemRow({ number, quotes, found, correction }: LetterRow, widths: readonly number[], words: LetterWording): TableRow {
  const quoted = quotes.flatMap(({ place, text }) => [
    paragraph([run(place, { size: SMALL, color: GREY })]),
    paragraph([run(words.quoted(text))]),
  ]);
  const contents = [
    [paragraph([run(String(number))], AlignmentType.CENTER)],
    quoted,
    found.map((text) => paragraph([run(text)])),
    [paragraph([run(correction)])],
    [paragraph([])],
  ];
  return new TableRow({ cantSplit: true, children: widths.map((width, at) => cell(contents[at] ?? [], width)) });
}

const MARGINS = { top: 60, bottom: 60, left: 90, right: 90 };

function cell(children: readonly Paragraph[], width: number, fill?: string, centred = false): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: MARGINS,
    ...(centred ? { verticalAlign: VerticalAlign.CENTER } : {}),
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: "auto", fill } }),
    children: children.length === 0 ? [paragraph([])] : children,
  });
}

function paragraph(
  children: readonly TextRun[],
  alignment: (typeof AlignmentType)[keyof typeof AlignmentType] = AlignmentType.LEFT,
  keepNext = false,
): Paragraph {
  return new Paragraph({ alignment, keepNext, spacing: { line: 276 }, children });
}

function run(
  text: string,
  more: { readonly font?: typeof HEI; readonly bold?: boolean; readonly size?: number; readonly color?: string } = {},
): TextRun {
  return new TextRun({ text, size: TABLE, ...more });
}
