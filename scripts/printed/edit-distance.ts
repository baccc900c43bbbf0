/** Edit distance, by the furthest point on each diagonal: quick where the texts hardly differ. */
export function editDistance(a: string, b: string): number {
  let furthest = new Map<number, number>([[0, slide(a, b, 0, 0)]]);
  for (let edits = 0; ; edits += 1) {
    if ((furthest.get(b.length - a.length) ?? -1) >= b.length) return edits;
    const next = new Map<number, number>();
    for (let diagonal = -edits - 1; diagonal <= edits + 1; diagonal += 1) {
      const replaced = (furthest.get(diagonal) ?? -2) + 1;
      const inserted = (furthest.get(diagonal - 1) ?? -2) + 1;
      const deleted = furthest.get(diagonal + 1) ?? -2;
      const reach = Math.min(b.length, Math.max(replaced, inserted, deleted));
      if (reach >= 0 && reach - diagonal <= a.length) next.set(diagonal, slide(a, b, reach, diagonal));
    }
    furthest = next;
  }
}

function slide(a: string, b: string, from: number, diagonal: number): number {
  let at = from;
  while (at < b.length && at - diagonal < a.length && at - diagonal >= 0 && a[at - diagonal] === b[at]) at += 1;
  return at;
}
