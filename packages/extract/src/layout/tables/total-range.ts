const TOTAL = /^(?:小\s*计|合\s*计|总\s*计|总计|total)[:：]?$/iu;

/** A word for a sum: it often stands in the middle of several columns. */
export const isTotal = (text: string): boolean => TOTAL.test(text.trim());

/** The columns over which a sum's name stands: the widest range of blank columns in whose middle it is. */
export function totalRange(
  xs: readonly number[],
  { x0, x1, size }: { readonly x0: number; readonly x1: number; readonly size: number },
  isBlank: (col: number) => boolean,
): { readonly col: number; readonly cols: number } {
  const middle = (x0 + x1) / 2;
  const at = Math.max(
    0,
    Math.min(
      xs.length - 2,
      xs.findLastIndex((x) => x <= middle),
    ),
  );
  let best = { col: at, cols: 1 };
  const last = xs.length - 1;
  for (let from = at; from >= 0 && (from === at || isBlank(from)); from -= 1) {
    for (let to = at + 1; to <= last && (to === at + 1 || isBlank(to - 1)); to += 1) {
      const off = Math.abs(((xs[from] ?? 0) + (xs[to] ?? 0)) / 2 - middle);
      if (off < 0.8 * size && to - from > best.cols) best = { col: from, cols: to - from };
    }
  }
  return best;
}
