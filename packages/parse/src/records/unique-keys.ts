/** Gives every record a key of its own: the second 合计 becomes 合计#2. */
export function uniqueKeys(): (label: string) => string {
  const counts = new Map<string, number>();
  return (label) => {
    const count = (counts.get(label) ?? 0) + 1;
    counts.set(label, count);
    return count === 1 ? label : `${label}#${count}`;
  };
}
