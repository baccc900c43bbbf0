import type { Block, Cell, SourceDocument, Table } from "./document.ts";
import type { Place } from "./place.ts";

/** Fails with a list of all faults when a document breaks a promise of its types. Every extractor's tests call it. */
export function expectSoundDocument(document: SourceDocument): void {
  const faults = faultsOf(document);
  if (faults.length > 0) throw new Error(`unsound document:\n${faults.slice(0, 20).join("\n")}`);
}

/** What breaks the promises of `SourceDocument`, one sentence each; empty for a sound document. */
export function faultsOf(document: SourceDocument): string[] {
  return [
    ...document.pages.flatMap((page, at) => (page.number === at + 1 ? [] : [`page ${at + 1} is numbered ${page.number}`])),
    ...document.blocks.flatMap((block, at) => faultsOfBlock(block, `block ${at}`, document)),
    ...faultsOfTableBlocks(document),
    ...document.tables.flatMap((table, at) => (table.index === at ? [] : [`table ${at} has index ${table.index}`])),
    ...document.tables.flatMap((table) => faultsOfTable(table, document)),
    ...faultsOfPlaces(document),
    ...document.notes.flatMap((note, at) => (note.message.trim() === "" ? [`note ${at} has no message`] : [])),
  ];
}

function faultsOfBlock(block: Block, name: string, document: SourceDocument): string[] {
  const faults: string[] = [];
  if (block.kind === "table" && block.text !== "") faults.push(`${name} is a table and has text`);
  if (block.kind === "table" && block.table === undefined) faults.push(`${name} is a table without index`);
  if (block.kind !== "table" && block.text.trim() === "") faults.push(`${name} is empty`);
  if (block.table !== undefined && !document.tables[block.table]) faults.push(`${name} points to table ${block.table}, which is not there`);
  if (block.kind === "heading" && !(block.level !== undefined && block.level >= 1)) faults.push(`${name} is a heading without level`);
  return [...faults, ...faultsOfPlace(block.at, block.text, name, document), ...faultsOfLines(block, name)];
}

function faultsOfTableBlocks(document: SourceDocument): string[] {
  return document.tables.flatMap((table) => {
    const blocks = document.blocks.filter((block) => block.kind === "table" && block.table === table.index);
    return blocks.length === 1 ? [] : [`table ${table.index} has ${blocks.length} table blocks`];
  });
}

function faultsOfTable(table: Table, document: SourceDocument): string[] {
  const name = `table ${table.index}`;
  const faults: string[] = [];
  if (table.header < 0 || table.header > table.rows) faults.push(`${name} has ${table.header} header rows of ${table.rows}`);
  const taken = new Set<number>();
  let previous = -1;
  for (const cell of table.cells) {
    const at = `${name} cell ${cell.row},${cell.col}`;
    if (!fits(cell, table)) faults.push(`${at} leaves the grid of ${table.rows} x ${table.cols}`);
    const order = cell.row * table.cols + cell.col;
    if (order <= previous) faults.push(`${at} is out of order`);
    previous = order;
    for (let row = cell.row; row < Math.min(cell.row + cell.rowSpan, table.rows); row += 1) {
      for (let col = cell.col; col < Math.min(cell.col + cell.colSpan, table.cols); col += 1) {
        const key = row * table.cols + col;
        if (taken.has(key)) faults.push(`${at} overlaps another cell at ${row},${col}`);
        taken.add(key);
      }
    }
    if (cell.at.table !== table.index || cell.at.row !== cell.row || cell.at.col !== cell.col) faults.push(`${at} has another place`);
    if (document.pages.length > 0 && cell.page === null) faults.push(`${at} has no page`);
    faults.push(...faultsOfPlace(cell.at, cell.text, at, document), ...faultsOfLines(cell, at));
  }
  return faults;
}

function fits(cell: Cell, table: Table): boolean {
  const whole = [cell.row, cell.col, cell.rowSpan, cell.colSpan].every(Number.isInteger);
  const inside = cell.row >= 0 && cell.col >= 0 && cell.row + cell.rowSpan <= table.rows && cell.col + cell.colSpan <= table.cols;
  return whole && inside && cell.rowSpan >= 1 && cell.colSpan >= 1;
}

function faultsOfPlace(at: Place, text: string, name: string, document: SourceDocument): string[] {
  const faults: string[] = [];
  if ((at.start === undefined) !== (at.end === undefined)) faults.push(`${name} has half a range`);
  if (
    at.start !== undefined &&
    at.end !== undefined &&
    !(at.start >= 0 && at.start <= at.end && at.end <= Math.max(text.length, at.start))
  ) {
    faults.push(`${name} has range ${at.start} to ${at.end} in a text of ${text.length} characters`);
  }
  if (typeof at.page === "number" && (at.page < 1 || at.page > document.pages.length)) faults.push(`${name} is on page ${at.page}`);
  if (at.box && !(at.box[0] <= at.box[2] && at.box[1] <= at.box[3])) faults.push(`${name} has a box turned inside out`);
  const placed = at.box ?? at.paragraph ?? at.cell ?? at.sheet ?? at.element ?? at.table ?? at.page;
  if (placed === undefined || placed === null) faults.push(`${name} has no place`);
  return faults;
}

function faultsOfLines(holder: Block | Cell, name: string): string[] {
  return [...faultsOfPrintedLines(holder, name), ...faultsOfRuns(holder, name)];
}

function faultsOfRuns({ runs = [], text }: Block | Cell, name: string): string[] {
  let previous = 0;
  return runs.flatMap(({ start, end, offset }, at) => {
    const isSound = start >= previous && start < end && end <= text.length && offset >= 0;
    previous = end;
    return isSound ? [] : [`${name} run ${at} is out of the text`];
  });
}

function faultsOfPrintedLines(holder: Block | Cell, name: string): string[] {
  let previous = 0;
  return (holder.lines ?? []).flatMap((line, at) => {
    const faults: string[] = [];
    if (line.start < previous || line.end < line.start || line.end > holder.text.length)
      faults.push(`${name} line ${at} is out of the text`);
    if (line.edges && line.edges.length !== line.end - line.start + 1) faults.push(`${name} line ${at} has ${line.edges.length} edges`);
    for (const { from, to, confidence } of line.recognised ?? []) {
      if (!(from >= 0 && from < to && to <= line.end - line.start)) faults.push(`${name} line ${at} has a figure out of its text`);
      if (!(confidence >= 0 && confidence <= 1)) faults.push(`${name} line ${at} has confidence ${confidence}`);
    }
    previous = line.end;
    return faults;
  });
}

/** Two pieces of text never stand at one place, or a viewer could not tell them apart. */
function faultsOfPlaces(document: SourceDocument): string[] {
  const seen = new Map<string, string>();
  const holders: [string, Place, boolean][] = [
    ...document.blocks.map((block, at): [string, Place, boolean] => [`block ${at}`, block.at, block.kind === "table"]),
    ...document.tables.flatMap((table) =>
      table.cells.map((cell): [string, Place, boolean] => [`table ${table.index} cell`, cell.at, false]),
    ),
  ];
  return holders.flatMap(([name, at, isTable]) => {
    if (isTable) return [];
    const key = JSON.stringify([at.page, at.box, at.paragraph, at.start, at.table, at.row, at.col, at.sheet, at.cell, at.element]);
    const other = seen.get(key);
    seen.set(key, name);
    return other === undefined ? [] : [`${name} stands at the place of ${other}`];
  });
}
