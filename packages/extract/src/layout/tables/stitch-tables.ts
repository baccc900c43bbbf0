import { fitColumns } from "./fit-columns.ts";
import type { PageCell, PageTable, StitchedTable } from "./page-table.ts";
import type { PageWithTables } from "./page-with-tables.ts";
import { uniteColumns } from "./unite-columns.ts";

/** Digits masked, behind the height of the line; recognition reads dashes as points. */
const PAGE_NUMBER = /^\d+:[-—–.·_\s]*#[-—–.·_\s]*$/u;

type Open = { -readonly [key in keyof StitchedTable]: StitchedTable[key] } & { last: PageTable };

/** Joins the tables that run on over the page end: same columns, no text of the body between the parts. */
export function stitchTables(pages: readonly PageWithTables[]): readonly StitchedTable[] {
  const furniture = repeatedLines(pages);
  const done: Open[] = [];
  pages.forEach((page, at) => {
    page.tables.forEach((own, index) => {
      const before = done.at(-1);
      const table = (index === 0 && before?.last.page === own.page - 1 ? fitColumns(own, before.last.columns) : undefined) ?? own;
      const previous = pages[at - 1];
      const follows =
        index === 0 &&
        before?.last.page === table.page - 1 &&
        previous !== undefined &&
        !bodyText(page, furniture, (y) => y < table.box[1] - 2) &&
        !bodyText(previous, furniture, (y) => y > before.last.box[3]);
      const united =
        follows && !sameColumns(before.last, table) ? uniteColumns({ ...before, columns: before.last.columns }, table) : undefined;
      if (united && before) {
        const [{ cells, cols, columns }, part] = united;
        Object.assign(before, { cells, cols, last: { ...before.last, cols, columns } });
        append(before, { ...table, ...part }, page.recognised ? alike : same);
      } else if (follows && sameColumns(before.last, table)) append(before, table, page.recognised ? alike : same);
      else done.push(opened(own));
    });
  });
  return done.map(({ last: _, ...table }) => table);
}

function opened(table: PageTable): Open {
  const { kind, rows, cols, cells, score, doubts, page, box } = table;
  return { parts: [{ page, box }], kind, rows, cols, cells, score, doubts, last: table };
}

function sameColumns(a: PageTable, b: PageTable): boolean {
  const width = a.box[2] - a.box[0];
  // Borders that follow from the text are less exact than rules.
  const tolerance = a.kind === "ruled" && b.kind === "ruled" ? Math.max(3, 0.02 * width) : 0.06 * width;
  return (
    a.cols === b.cols &&
    a.columns.every((x, index) => Math.abs(x - (a.columns[0] ?? 0) - (b.columns[index] ?? 0) + (b.columns[0] ?? 0)) <= tolerance)
  );
}

/** Lines that stand at the same place on several pages, digits masked: running heads and page numbers. */
function repeatedLines(pages: readonly PageWithTables[]): ReadonlySet<string> {
  const lines = pages.flatMap(({ page, lines: own, recognised }) =>
    own
      .filter(({ y }) => y < 0.15 * page.height || y > 0.85 * page.height)
      .map(({ key, y }) => ({ key, y, page: page.number, equal: recognised ? alike : same })),
  );
  const counts = new Map<string, number>();
  for (const { key } of lines) counts.set(key, (counts.get(key) ?? 0) + 1);
  const wordsOf = (key: string) => key.slice(key.indexOf(":") + 1);
  return new Set(
    lines.flatMap((line) => {
      const again =
        (counts.get(line.key) ?? 0) > 1 ||
        (line.equal === alike &&
          lines.some(
            (other) => other.page !== line.page && Math.abs(other.y - line.y) <= 6 && alike(wordsOf(line.key), wordsOf(other.key)),
          ));
      return again ? [line.key] : [];
    }),
  );
}

type Comparison = (a: string, b: string) => boolean;

const same: Comparison = (a, b) => a === b;

/** Recognised text differs in a character or two from page to page. */
const alike: Comparison = (a, b) => {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return 2 * shared >= 0.6 * (left.size + right.size);
};

function bodyText({ page, lines }: PageWithTables, furniture: ReadonlySet<string>, where: (y: number) => boolean): boolean {
  const isPageNumber = (key: string, y: number) => PAGE_NUMBER.test(key) && (y < 0.1 * page.height || y > 0.9 * page.height);
  return lines.some(({ key, y }) => where(y) && !furniture.has(key) && !isPageNumber(key, y));
}

function append(table: Open, part: PageTable, equal: Comparison): void {
  const dropped = repeatedHead(table.cells, part, equal);
  const rest = part.cells.filter((cell) => cell.row >= dropped).map((cell) => ({ ...cell, row: cell.row - dropped }));
  const cells = [...table.cells];
  const cut = isCut(cells, table.rows, rest);
  const offset = cut ? table.rows - 1 : table.rows;
  let leading = true;
  for (const cell of rest) {
    const above = cells.findIndex((one) => one.col === cell.col && one.colSpan === cell.colSpan && one.row + one.rowSpan === table.rows);
    const upper = cells[above];
    const empty = cell.text === "";
    // A running number does not end the labels that go on from the page before.
    if (cell.row === 0 && !empty && !/^\d+$/u.test(cell.text)) leading = false;
    const runsOn = cell.row === 0 && empty && (leading || cell.rowSpan > 1);
    if (upper && cell.row === 0 && (cut || runsOn)) cells[above] = joined(upper, cell, cut ? cell.rowSpan - 1 : cell.rowSpan);
    else cells.push({ ...cell, row: cell.row + offset });
  }
  table.cells = cells.sort((a, b) => a.row - b.row || a.col - b.col);
  table.rows = offset + part.rows - dropped;
  table.parts = [...table.parts, { page: part.page, box: part.box }];
  table.score = Math.min(table.score, part.score);
  table.doubts = [...new Set([...table.doubts, ...part.doubts])];
  table.last = part;
}

/** How many leading rows of the part repeat those of the table. */
function repeatedHead(cells: readonly PageCell[], part: PageTable, equal: Comparison): number {
  const rowText = (all: readonly PageCell[], row: number) =>
    all
      .filter((cell) => cell.row === row)
      .map((cell) => `${cell.col}:${cell.text.replace(/\s/gu, "")}`)
      .join("|");
  let count = 0;
  while (
    count < Math.min(5, part.rows - 1) &&
    /:./u.test(rowText(part.cells, count)) &&
    equal(rowText(cells, count), rowText(part.cells, count))
  )
    count += 1;
  return count;
}

/** Whether the first row goes on with the last row above: cells that are complete there are empty here. */
function isCut(cells: readonly PageCell[], rows: number, rest: readonly PageCell[]): boolean {
  const first = rest.filter((cell) => cell.row === 0);
  const pairs = first.flatMap((cell) => {
    const upper = cells.find((one) => one.col === cell.col && one.colSpan === cell.colSpan && one.row === rows - 1 && one.rowSpan === 1);
    return upper && cell.rowSpan === 1 ? [{ upper: upper.text, lower: cell.text, full: isFull(upper) }] : [];
  });
  if (pairs.some(({ upper, lower, full }) => upper !== "" && lower !== "" && !full)) return false;
  const ended = pairs.filter(({ upper, lower }) => upper !== "" && lower === "").length;
  const numbers = pairs.some(({ upper, lower }) => /^[\d.,%]+$/u.test(upper) && /^[\d.,%]+$/u.test(lower));
  return ended >= 2 && !numbers && pairs.some(({ lower }) => lower !== "");
}

/** Whether the last line of the cell goes as far as it can, so that the text may go on. */
function isFull({ lines, box }: PageCell): boolean {
  const last = lines.at(-1);
  if (!last) return false;
  const size = last.box[3] - last.box[1];
  const widest = Math.max(...lines.map((line) => line.box[2] - line.box[0]));
  const width = last.box[2] - last.box[0];
  return lines.length > 1 ? width > widest - 1.5 * size : width > box[2] - box[0] - 3 * size;
}

function joined(upper: PageCell, lower: PageCell, rows: number): PageCell {
  const blank = /[A-Za-z]$/u.test(upper.text) && /^[A-Za-z]/u.test(lower.text) ? " " : "";
  const shift = upper.text.length + blank.length;
  const lines = lower.lines.map((line) => ({ ...line, start: line.start + shift, end: line.end + shift }));
  return { ...upper, rowSpan: upper.rowSpan + rows, text: upper.text + blank + lower.text, lines: [...upper.lines, ...lines] };
}
