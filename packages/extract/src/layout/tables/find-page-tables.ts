import type { Box } from "@gouji/document";
import type { Glyph, PageContent, Rule } from "../page-content.ts";
import { cellText } from "./cell-text.ts";
import { beginsAgain, continuedRegion, withColumnsOf } from "./continued-region.ts";
import { divideGrid } from "./divide-grid.ts";
import { fillRules } from "./fill-rules.ts";
import { fragmentLines } from "./fragments.ts";
import { indexesBetween } from "./indexes-between.ts";
import { type Line, mergeRules } from "./merge-rules.ts";
import { isOfFrame, nestedFrames } from "./nested-frames.ts";
import type { PageCell, PageTable } from "./page-table.ts";
import { plainRegions } from "./plain-regions.ts";
import { type Grid, ruledGrids } from "./ruled-grid.ts";
import { shadedRegions } from "./shaded-regions.ts";
import { withoutSlivers } from "./slivers.ts";
import { footTop, sparseRegions } from "./sparse-regions.ts";
import { taggedPageTables } from "./tagged-tables.ts";
import type { TextRegion } from "./text-grid.ts";
import { tableOfCells, textTable } from "./text-table.ts";

/**
 * Tables of a page, from top to bottom: grids of rules, then what the structure tree says where no rules do, grids of shaded cells, then tables with horizontal rules only, then what goes on from
 * the page before, last of all text in columns. What is found first keeps its place.
 */
export function findPageTables(content: PageContent, before?: PageTable): readonly PageTable[] {
  const { height } = content.page;
  const { grids, horizontal } = pageGrids(
    content.rules,
    (top, bottom) => (before?.kind === "ruled" && top < 0.15 * height) || bottom > 0.85 * height,
  );
  const found = ruledTables(
    content,
    grids.map((grid) => withoutSlivers(content, grid)),
    before,
  );
  const add = (tables: readonly PageTable[]) => {
    for (const table of tables) if (!found.some(({ box }) => overlaps(box, table.box))) found.push(table);
  };
  add(taggedPageTables(content, before));
  const boxes = () => found.map(({ box }) => box);
  const shading = fillRules(content, boxes(), 0.6);
  const areas = ruledGrids(mergeRules(shading, "horizontal"), mergeRules(shading, "vertical"));
  const banded = shadedRegions(content, areas);
  add(banded.flatMap(({ region }) => textTable(content, region, "sparse") ?? []));
  add(areas.flatMap((grid) => tableOf(content, grid) ?? []));
  const free = (at: number) => !found.some(({ box }) => at > box[1] - 3 && at < box[3] + 3);
  const regions = sparseRegions(
    content,
    horizontal.filter((line) => free(line.at)),
  );
  add(
    regions.flatMap((region, at) => {
      const own = at === 0 && before && before.kind !== "ruled" && (region.ys[0] ?? 0) < 0.15 * content.page.height;
      return textTable(content, own ? withColumnsOf(before, region, content) : region, "sparse") ?? [];
    }),
  );
  const bands = mergeRules(fillRules(content, boxes(), 0.1), "horizontal");
  const plain = plainRegions(content, boxes(), bands, before?.open);
  const continued = before?.open ? continuedRegion(content, horizontal, before) : undefined;
  // A head that stands again begins it.
  const again =
    before &&
    continued &&
    plain.find((region) => region.head && (region.ys[0] ?? 0) < (continued.ys.at(-1) ?? 0) && beginsAgain(before, region, content.glyphs));
  if (before && continued && !again) add([textTable(content, continued, before.kind)].flatMap((table) => table ?? []));
  add(
    plain.flatMap((region) => {
      if (before && region === again) return textTable(content, withColumnsOf(before, region, content), "text") ?? [];
      return endsInside(region, boxes()) ? [] : (textTable(content, region, "text") ?? []);
    }),
  );
  return found.sort((a, b) => a.box[1] - b.box[1]);
}

/** The grids of all rules, those of a table that fills a cell of another one apart. */
function pageGrids(
  rules: readonly Rule[],
  endsPage: (top: number, bottom: number) => boolean,
): { readonly grids: readonly Grid[]; readonly horizontal: readonly Line[] } {
  const merged = (own: readonly Rule[]) => [mergeRules(own, "horizontal"), mergeRules(own, "vertical")] as const;
  const [horizontal, vertical] = merged(rules);
  const frames = nestedFrames(rules);
  if (frames.length === 0) return { grids: ruledGrids(horizontal, vertical, endsPage), horizontal };
  const parts = [
    rules.filter((rule) => !frames.some((frame) => isOfFrame(rule, frame))),
    ...frames.map((frame) => rules.filter((rule) => isOfFrame(rule, frame))),
  ];
  return { grids: parts.flatMap((part) => ruledGrids(...merged(part), endsPage)), horizontal };
}

/** A table inside a cell of another one is a table of its own: its text is not that of the cell. */
function ruledTables(content: PageContent, grids: readonly Grid[], before?: PageTable): PageTable[] {
  const found: PageTable[] = [];
  const area = ({ xs, ys }: Grid) => ((xs.at(-1) ?? 0) - (xs[0] ?? 0)) * ((ys.at(-1) ?? 0) - (ys[0] ?? 0));
  for (const grid of [...grids].sort((a, b) => area(a) - area(b))) {
    const nested = found.filter(({ box }) => isWithin(box, grid)).map(({ box }) => box);
    const glyphs =
      nested.length === 0 ? content.glyphs : content.glyphs.map((glyph) => (isInOne(glyph, nested) ? { ...glyph, hidden: true } : glyph));
    const table = tableOf({ ...content, glyphs }, grid, before);
    if (table) found.push(table);
  }
  return found;
}

function isWithin([x0, y0, x1, y1]: Box, { xs, ys }: Grid): boolean {
  return x0 > (xs[0] ?? 0) && y0 > (ys[0] ?? 0) && x1 < (xs.at(-1) ?? 0) && y1 < (ys.at(-1) ?? 0);
}

function isInOne({ box }: Glyph, boxes: readonly Box[]): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
  return boxes.some(([x0, y0, x1, y1]) => x > x0 && y > y0 && x < x1 && y < y1);
}

/** Whether a table of the region would stand over one that is found: it reaches to the region's sides and foot. */
function endsInside({ left, right, ys }: TextRegion, found: readonly Box[]): boolean {
  const bottom = ys.at(-1) ?? 0;
  return found.some((box) => left < box[2] - 1 && box[0] < right - 1 && box[1] < bottom - 1 && bottom <= box[3]);
}

function overlaps(a: Box, b: Box): boolean {
  return a[0] < b[2] - 1 && b[0] < a[2] - 1 && a[1] < b[3] - 1 && b[1] < a[3] - 1;
}

function tableOf(content: PageContent, grid: Grid, before?: PageTable): PageTable | undefined {
  const { xs, ys } = grid;
  const [rows, cols] = [ys.length - 1, xs.length - 1];
  const isRow =
    rows === 1 &&
    grid.doubts.length === 0 &&
    (cols === 2 ? goesOn(before, grid) || endsPage(content, grid) : cols === 1 && goesOn(before, grid) && isOneText(content, grid));
  if (!isRow && (cols < 2 || rows < 1 || grid.cells.length < 3)) return undefined;
  const divided = divideGrid(content.glyphs, grid);
  if (divided) return tableOfCells(content, { ...divided, score: 0.9 }, "ruled");
  const owner = new Map<number, number>();
  grid.cells.forEach((cell, index) => {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let col = cell.col; col < cell.col + cell.colSpan; col += 1) owner.set(row * cols + col, index);
  });
  const taken: number[][] = grid.cells.map(() => []);
  content.glyphs.forEach((glyph, index) => {
    if (glyph.hidden) return;
    const col = bandOf(xs, (glyph.box[0] + glyph.box[2]) / 2);
    const row = bandOf(ys, (glyph.box[1] + glyph.box[3]) / 2);
    if (col === undefined || row === undefined) return;
    taken[owner.get(row * cols + col) ?? -1]?.push(index);
  });
  const cells = grid.cells.map((cell, index): PageCell => {
    const box: Box = [xs[cell.col] ?? 0, ys[cell.row] ?? 0, xs[cell.col + cell.colSpan] ?? 0, ys[cell.row + cell.rowSpan] ?? 0];
    const glyphs = (taken[index] ?? []).flatMap((at) => content.glyphs[at] ?? []);
    return { ...cell, ...cellText(glyphs, content.page.number, box), page: content.page.number, box };
  });
  const filled = cells.filter((cell) => cell.text !== "");
  // Charts have grids too, but their fields are blank.
  const filledRows = new Set(filled.map((cell) => cell.row)).size;
  if (filled.length < Math.min(2, cols) || (rows >= 12 && filledRows < 0.25 * rows)) return undefined;
  const { doubts } = grid;
  const box: Box = [xs[0] ?? 0, ys[0] ?? 0, xs[cols] ?? 0, ys[rows] ?? 0];
  const score = doubts.length === 0 ? 1 : 0.7;
  const table: PageTable = {
    page: content.page.number,
    kind: "ruled",
    box,
    columns: xs,
    rows,
    cols,
    cells,
    score,
    doubts,
    glyphs: taken.flat(),
  };
  const turned = taken.flat().flatMap((at) => content.glyphs[at]?.angle ?? []);
  const angle = ([90, 270] as const).find((one) => turned.filter((other) => other === one).length > 0.8 * turned.length);
  return angle === undefined ? table : turnedTable(table, ys, angle);
}

/** Whether a frame is as wide as the ruled table at the end of the page before: its last row, merged over all columns. */
function goesOn(before: PageTable | undefined, { xs }: Grid): boolean {
  const isAt = (x: number | undefined, other: number | undefined) => Math.abs((x ?? 0) - (other ?? 0)) < 3;
  return before?.kind === "ruled" && isAt(before.columns[0], xs[0]) && isAt(before.columns.at(-1), xs.at(-1));
}

/** Whether nothing but the page number stands below: the first row of a table that goes on. */
function endsPage({ glyphs, page }: PageContent, { ys }: Grid): boolean {
  const [bottom, foot] = [ys.at(-1) ?? 0, footTop(glyphs, page.height)];
  return bottom > 0.75 * page.height && !glyphs.some(({ box, text }) => box[1] > bottom && box[3] < foot && text.trim() !== "");
}

/** Whether the lines of a frame are not parted as those of columns are. */
function isOneText({ glyphs }: PageContent, { xs, ys }: Grid): boolean {
  const inside = indexesBetween(glyphs, ys[0] ?? 0, ys.at(-1) ?? 0, xs[0] ?? 0, xs.at(-1) ?? 0);
  const lines = fragmentLines(glyphs, inside, 1);
  return lines.filter((line) => line.length > 1).length <= 0.2 * lines.length;
}

function bandOf(tracks: readonly number[], value: number): number | undefined {
  if (value < (tracks[0] ?? 0) || value >= (tracks.at(-1) ?? 0)) return undefined;
  let [low, high] = [0, tracks.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((tracks[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}

/** The table in its own reading direction, where its characters are turned; boxes stay as displayed. */
function turnedTable(table: PageTable, ys: readonly number[], angle: 90 | 270): PageTable {
  const { rows, cols } = table;
  const cells = table.cells.map((cell): PageCell => {
    const row = angle === 90 ? cols - cell.col - cell.colSpan : cell.col;
    const col = angle === 90 ? cell.row : rows - cell.row - cell.rowSpan;
    const { openAbove: _, openBelow: __, ...kept } = cell;
    return { ...kept, row, col, rowSpan: cell.colSpan, colSpan: cell.rowSpan };
  });
  return { ...table, rows: cols, cols: rows, columns: ys, cells: cells.sort((a, b) => a.row - b.row || a.col - b.col) };
}
