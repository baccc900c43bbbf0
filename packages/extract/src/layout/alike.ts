/** Whether two texts of recognised pages are the same print: they differ in a character or two from page to page. */
export function alike(a: string, b: string): boolean {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
  const [left, right] = [pairs(a), pairs(b)];
  const shared = [...left].filter((pair) => right.has(pair)).length;
  return 2 * shared >= 0.6 * (left.size + right.size);
}
