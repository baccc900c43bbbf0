/** The size in which most characters are set. */
export function commonSize(lines: readonly { readonly size: number; readonly text: string }[]): number {
  const counts = new Map<number, number>();
  let current = halfPoints(lines[0]?.size ?? 0);
  let count = 0;
  for (const { size, text } of lines) {
    const rounded = halfPoints(size);
    // Most follow one of their own size.
    if (rounded !== current) {
      counts.set(current, (counts.get(current) ?? 0) + count);
      [current, count] = [rounded, 0];
    }
    count += text.length;
  }
  counts.set(current, (counts.get(current) ?? 0) + count);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

const halfPoints = (size: number): number => Math.round(size * 2) / 2;
