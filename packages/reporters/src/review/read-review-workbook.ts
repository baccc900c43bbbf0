import type { Language } from "@gouji/rules";
import { read, SSF, utils, type WorkSheet } from "xlsx";
import { RETURNED } from "./review-columns.ts";

type Field = keyof typeof RETURNED;
/** A row of an edited workbook, as it was filled in. */
export type EditedRow = { readonly row: number } & Readonly<Record<Field, string>>;

/** `no-list`: no sheet has the heads of the list. */
export type UnreadableWorkbook = "not-a-workbook" | "no-list" | "too-large";

const MOST_ROWS = 100_000;
const LANGUAGES: readonly Language[] = ["zh", "en"];

/** The rows of an edited 审核问题清单, whoever saved it. Formulas are not computed; what they showed last is read. */
export function readReviewWorkbook(bytes: Uint8Array): readonly EditedRow[] | UnreadableWorkbook {
  const [first, second] = bytes;
  // The reader takes any text for a table; a workbook is a zip archive.
  if (first !== 0x50 || second !== 0x4b) return "not-a-workbook";
  for (const sheet of sheetsOf(bytes) ?? []) {
    const rows = rowsOf(sheet);
    if (rows.length > MOST_ROWS) return "too-large";
    const columns = columnsOf(rows[0] ?? []);
    if (columns)
      return rows
        .slice(1)
        .map((cells, at) => editedRow(cells, at + 2, columns))
        .filter(({ id }) => id !== "");
  }
  return sheetsOf(bytes) ? "no-list" : "not-a-workbook";
}

function sheetsOf(bytes: Uint8Array): readonly WorkSheet[] | undefined {
  try {
    const { Sheets, SheetNames } = read(bytes, { dense: true, cellNF: true, cellText: true });
    return SheetNames.flatMap((name) => Sheets[name] ?? []);
  } catch {
    return undefined;
  }
}

function rowsOf(sheet: WorkSheet): string[][] {
  const area = sheet["!ref"];
  if (area === undefined) return [];
  const { e } = utils.decode_range(area);
  const cells = sheet["!data"] ?? [];
  return Array.from({ length: Math.min(e.r + 1, MOST_ROWS + 1) }, (_, row) => (cells[row] ?? []).map((cell) => shown(cell)));
}

/** The text of a cell; a date as year-month-day, however it is shown. */
function shown(cell: { readonly t: string; readonly v?: unknown; readonly w?: string; readonly z?: unknown } | undefined): string {
  if (!cell) return "";
  if (cell.t === "n" && typeof cell.v === "number" && typeof cell.z === "string" && SSF.is_date(cell.z)) {
    const { y, m, d } = SSF.parse_date_code(cell.v);
    return `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  }
  return (cell.w ?? String(cell.v ?? "")).trim();
}

function columnsOf(head: readonly string[]): Readonly<Record<Field, number>> | undefined {
  const fields = Object.keys(RETURNED) as Field[]; // the keys of the constant
  const found = fields.map((field) => [field, Math.max(...LANGUAGES.map((language) => head.indexOf(RETURNED[field][language])))]);
  const columns: Readonly<Record<Field, number>> = Object.fromEntries(found);
  return columns.id >= 0 && columns.decision >= 0 && columns.revision >= 0 ? columns : undefined;
}

function editedRow(cells: readonly string[], row: number, columns: Readonly<Record<Field, number>>): EditedRow {
  const at = (field: Field) => (cells[columns[field]] ?? "").trim();
  return {
    ...{ row, id: at("id"), revision: at("revision"), decision: at("decision") },
    ...{ reason: at("reason"), note: at("note"), owner: at("owner"), until: at("until") },
  };
}
