import type { Block, Box, Cell, Page, SourceDocument, Table, TextLine } from "@gouji/document";
import type { Angle, Glyph, PageContent } from "./page-content.ts";

/** Share of the characters of a page from which they decide how the page is held to be read. */
const MOST = 0.6;

type Size = Pick<Page, "width" | "height">;

/** The direction in which most characters of the page are written: a landscape table on an upright page, or vertical writing, is turned. */
export function readingTurn(glyphs: readonly Glyph[]): Angle {
  const counts = { 0: 0, 90: 0, 180: 0, 270: 0 };
  for (const { angle, text, hidden } of glyphs) if (!hidden && text !== " " && text.trim() !== "") counts[angle] += 1;
  const all = counts[0] + counts[90] + counts[180] + counts[270];
  return ANGLES.find((angle) => counts[angle] > MOST * all) ?? 0;
}

/** A box of a page, on the page turned so that what is written in direction `turn` runs from left to right. */
export function turnBox([x0, y0, x1, y1]: Box, turn: Angle, { width, height }: Size): Box {
  if (turn === 90) return [y0, width - x1, y1, width - x0];
  if (turn === 180) return [width - x1, height - y1, width - x0, height - y0];
  if (turn === 270) return [height - y1, x0, height - y0, x1];
  return [x0, y0, x1, y1];
}

/** The box on the page that `turnBox` turned; `size` is that of this page. */
export function turnBoxBack(box: Box, turn: Angle, size: Size): Box {
  return turnBox(box, opposite(turn), turnSize(turn, size));
}

/** A printed line of the page that `turnBox` turned, on the page itself: its box, its direction and the sides of its characters along it. */
export function turnLineBack<Line extends Pick<TextLine, "box" | "turn" | "edges">>(line: Line, turn: Angle, size: Size): Line {
  if (turn === 0) return line;
  const own = line.turn ?? 0;
  const sum = turned(own, opposite(turn));
  const edgeOf = (edge: number): number => {
    const [x, y] = turnBoxBack(isLevel(own) ? [edge, 0, edge, 0] : [0, edge, 0, edge], turn, size);
    return isLevel(sum) ? x : y;
  };
  const { turn: _own, ...rest } = line;
  return {
    ...(rest as Line),
    box: turnBoxBack(line.box, turn, size),
    ...(line.edges ? { edges: line.edges.map(edgeOf) } : {}),
    ...(sum === 0 ? {} : { turn: sum }),
  };
}

const isLevel = (angle: Angle): boolean => angle === 0 || angle === 180;

/** The size of a page after it was turned. */
export function turnSize<Sized extends Size>(turn: Angle, size: Sized): Sized {
  return turn === 90 || turn === 270 ? { ...size, width: size.height, height: size.width } : size;
}

function opposite(turn: Angle): Angle {
  return turned(0, turn);
}

/** The angle as seen on a page that is turned by `turn` against the clock. */
function turned(angle: Angle, turn: Angle): Angle {
  return ANGLES[((angle - turn + 360) / 90) % 4] ?? 0;
}

const ANGLES: readonly Angle[] = [0, 90, 180, 270];

/** The page turned so that what is written in direction `turn` runs from left to right. */
export function turnPage(content: PageContent, turn: Angle): PageContent {
  if (turn === 0) return content;
  const { page } = content;
  const boxed = <Boxed extends { readonly box: Box }>(one: Boxed): Boxed => ({ ...one, box: turnBox(one.box, turn, page) });
  return {
    page: turnSize(turn, page),
    glyphs: content.glyphs.map((glyph) => ({ ...boxed(glyph), angle: turned(glyph.angle, turn) })),
    rules: content.rules.map((rule) => {
      const lies = rule.direction === "horizontal";
      const [x0, y0, x1, y1] = turnBox(lies ? [rule.from, rule.at, rule.to, rule.at] : [rule.at, rule.from, rule.at, rule.to], turn, page);
      return lies === isLevel(turn)
        ? { ...rule, direction: "horizontal", at: y0, from: x0, to: x1 }
        : { ...rule, direction: "vertical", at: x0, from: y0, to: y1 };
    }),
    fills: content.fills.map(boxed),
    images: content.images.map(boxed),
  };
}

/** How a page of the document was turned to be read; `page` as displayed. */
export interface TurnedPage {
  readonly page: Page;
  readonly turn: Angle;
}

/** The document whose places on turned pages are those on the pages as displayed. */
export function turnPlacesBack(document: SourceDocument, pages: readonly TurnedPage[]): SourceDocument {
  if (pages.every(({ turn }) => turn === 0)) return document;
  const boxOn = (number: number, box: Box): Box => {
    const { page, turn } = pages[number - 1] ?? {};
    return page && turn ? turnBoxBack(box, turn, page) : box;
  };
  const lineOf = (line: TextLine): TextLine => {
    const { page, turn } = pages[line.page - 1] ?? {};
    return page && turn ? turnLineBack(line, turn, page) : line;
  };
  const placed = <Holder extends Block | Cell>(holder: Holder): Holder => ({
    ...holder,
    at: typeof holder.at.page === "number" && holder.at.box ? { ...holder.at, box: boxOn(holder.at.page, holder.at.box) } : holder.at,
    ...(holder.lines ? { lines: holder.lines.map(lineOf) } : {}),
  });
  const tableOf = (table: Table): Table => ({
    ...table,
    cells: table.cells.map(placed),
    ...(table.parts ? { parts: table.parts.map((part) => ({ ...part, box: boxOn(part.page, part.box) })) } : {}),
  });
  return { ...document, pages: pages.map(({ page }) => page), blocks: document.blocks.map(placed), tables: document.tables.map(tableOf) };
}
