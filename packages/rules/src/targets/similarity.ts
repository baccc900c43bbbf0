/** Longest common subsequence over the longer text's length: 1 for equal texts, about 0.9 where two characters of twenty are changed. */
export function similarity(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0 || longest > 400) return a === b ? 1 : 0;
  if (Math.min(a.length, b.length) * 2 < longest) return 0;
  let row: number[] = new Array<number>(b.length + 1).fill(0);
  for (const char of a) {
    const next = [0];
    for (let index = 0; index < b.length; index += 1) {
      next.push(char === b[index] ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    }
    row = next;
  }
  return (row[b.length] ?? 0) / longest;
}
