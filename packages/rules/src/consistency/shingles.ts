/** Characters of one shingle: long enough that common phrases of the genre are not shared by chance. */
const LENGTH = 12;

/** The shingles of a text 文本片段: every run of characters of a fixed length, without blanks, punctuation, digits and years. */
export function shinglesOf(text: string, length = LENGTH): ReadonlySet<string> {
  const plain = text.replace(/[\s\d\p{P}\p{S}]+/gu, "");
  const shingles = new Set<string>();
  for (let start = 0; start + length <= plain.length; start += 1) shingles.add(plain.slice(start, start + length));
  return shingles;
}

/** The share of the smaller text's shingles that the other has as well, 0 to 1. */
export function similarityOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared / small.size;
}
