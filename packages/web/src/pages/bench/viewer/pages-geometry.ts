import { useCallback, useMemo, useState } from "react";
import { PIXELS_PER_POINT, type PageSize } from "./pdf-file.ts";

/** "fit": as wide as there is room. Else 1 is 100 %. */
export type Zoom = "fit" | number;

export interface PlacedPage {
  readonly number: number;
  readonly size: PageSize;
  /** CSS pixels. */
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const GAP = 12;
const WIDEST = 1100;

/** Where each page lies in the strip of pages. A page that was not looked at yet is taken to be as large as the first. */
export function usePages(count: number, first: PageSize, room: number, zoom: Zoom) {
  const [known, setKnown] = useState<ReadonlyMap<number, PageSize>>(() => new Map([[1, first]]));
  const pages = useMemo(() => {
    const placed: PlacedPage[] = [];
    let top = GAP;
    for (let number = 1; number <= count; number += 1) {
      const size = known.get(number) ?? first;
      const width = zoom === "fit" ? Math.max(240, Math.min(room - 2 * GAP, WIDEST)) : size.width * PIXELS_PER_POINT * zoom;
      const height = (width / size.width) * size.height;
      placed.push({ number, size, top, width, height });
      top += height + GAP;
    }
    return placed;
  }, [count, first, known, room, zoom]);
  const learn = useCallback((number: number, size: PageSize) => setKnown((before) => new Map(before).set(number, size)), []);
  const last = pages.at(-1);
  return { pages, total: last ? last.top + last.height + GAP : 0, learn };
}

/** The pages that a window of the strip shows, by number. */
export function shownPages(pages: readonly PlacedPage[], from: number, to: number): readonly PlacedPage[] {
  return pages.filter(({ top, height }) => top < to && top + height > from);
}

/** The scroll position that shows all boxes at once, or the first of them if that cannot be. */
export function scrollFor(
  pages: readonly PlacedPage[],
  boxes: readonly { readonly page: number; readonly y0: number; readonly y1: number }[],
  view: number,
): number | undefined {
  const spans = boxes.flatMap(({ page, y0, y1 }) => {
    const placed = pages[page - 1];
    if (!placed) return [];
    const scale = placed.width / placed.size.width;
    return [{ from: placed.top + y0 * scale, to: placed.top + y1 * scale }];
  });
  const [first] = spans;
  if (!first) return undefined;
  let { from, to } = first;
  for (const span of spans) {
    const [wideFrom, wideTo] = [Math.min(from, span.from), Math.max(to, span.to)];
    if (wideTo - wideFrom < view - 60) [from, to] = [wideFrom, wideTo];
  }
  return Math.max(0, (from + to) / 2 - view / 2);
}
