import type { ExtractLimits } from "../extractor.ts";
import { MESSAGES, unreadable } from "../failures.ts";
import { childOf, descendantsOf, elementsOf, parseXml, textOf, type XmlElement } from "../ooxml/xml.ts";
import { decimalText } from "./decimal-text.ts";
import type { Sheet, SheetCell, SheetRange } from "./open-workbook.ts";
import { shownNumber } from "./shown-number.ts";

/** Formats that the file names instead of writing them out. */
const NAMED: Readonly<Record<string, string>> = {
  Fixed: "0.00",
  Standard: "#,##0.00",
  Percent: "0.00%",
  Currency: "#,##0.00",
};
const MAX_ROW = 1_048_576;
const MAX_COL = 16_384;

/** The sheets of such a file. Formulas are not read: they count their cells from where they stand, and their results are in the file. */
export function readSpreadsheetXml(bytes: Uint8Array, limits: ExtractLimits): readonly Sheet[] {
  const root = parseXml(bytes, limits.maxDepth);
  if (root.name !== "Workbook") throw unreadable("corrupt", MESSAGES.corrupt);
  const formats = formatsOf(root);
  let total = 0;
  const count = () => {
    total += 1;
    if (total > limits.maxCells) throw unreadable("too-large", MESSAGES.cells);
  };
  return elementsOf(root)
    .filter(({ name }) => name === "Worksheet")
    .map((sheet) => sheetOf(sheet, formats, count));
}

function formatsOf(root: XmlElement): ReadonlyMap<string, string> {
  const styles = descendantsOf(childOf(root, "Styles") ?? root, "Style");
  return new Map(
    styles.flatMap((style) => {
      const format = childOf(style, "NumberFormat")?.attributes.get("Format");
      return format === undefined ? [] : [[style.attributes.get("ID") ?? "", NAMED[format] ?? format] as const];
    }),
  );
}

function sheetOf(sheet: XmlElement, formats: ReadonlyMap<string, string>, count: () => void): Sheet {
  const table = childOf(sheet, "Table");
  const cells: SheetCell[] = [];
  const merges: SheetRange[] = [];
  let row = -1;
  let hiddenRows = false;
  for (const line of elementsOf(table).filter(({ name }) => name === "Row")) {
    row = placeOf(line, row);
    if (row >= MAX_ROW) break;
    hiddenRows ||= line.attributes.get("Hidden") === "1";
    let col = -1;
    for (const element of elementsOf(line).filter(({ name }) => name === "Cell")) {
      col = placeOf(element, col);
      if (col >= MAX_COL) break;
      count();
      cells.push(cellOf(element, { row, col }, formats));
      const [across, down] = [number(element, "MergeAcross"), number(element, "MergeDown")];
      if (across + down > 0)
        merges.push({ top: row, left: col, bottom: Math.min(row + down, MAX_ROW), right: Math.min(col + across, MAX_COL) });
      col += across;
    }
  }
  return {
    name: sheet.attributes.get("Name") ?? "",
    hidden: /Hidden/u.test(descendantsOf(sheet, "Visible").map(textOf).join("")),
    cells,
    merges,
    hiddenRows,
    hiddenCols: elementsOf(table).some(({ name, attributes }) => name === "Column" && attributes.get("Hidden") === "1"),
  };
}

/** Rows and cells count on from the one before, unless they say their number (from 1). */
function placeOf(element: XmlElement, before: number): number {
  const index = number(element, "Index");
  return index > before + 1 ? index - 1 : before + 1;
}

function number(element: XmlElement, name: string): number {
  const value = Number(element.attributes.get(name) ?? 0);
  return Number.isInteger(value) && value > 0 ? value : 0;
}

function cellOf(element: XmlElement, place: Pick<SheetCell, "row" | "col">, formats: ReadonlyMap<string, string>): SheetCell {
  const data = childOf(element, "Data");
  const written = data ? textOf(data).replace(/\r\n?/gu, "\n").trim() : "";
  const value = data?.attributes.get("Type") === "Number" && written !== "" ? Number(written) : Number.NaN;
  if (data?.attributes.get("Type") === "DateTime") {
    const day = written.replace(/T.*$/u, "");
    const [year, month, date] = day.split("-").map(Number);
    return { ...place, text: `${year}/${month}/${date}`, stored: day };
  }
  if (!Number.isFinite(value)) return { ...place, text: written };
  const format = formats.get(element.attributes.get("StyleID") ?? "");
  const isPlain = format === undefined || /^General/u.test(format);
  return {
    ...place,
    text: isPlain ? decimalText(value) : shownNumber(value, format).trim(),
    stored: decimalText(value),
    ...(isPlain ? {} : { format }),
  };
}
