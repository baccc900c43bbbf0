/** Characters of a shingle: long enough that phrases of the genre are not shared by chance. */
const LENGTH = 10;
/** Shingles of a passage by which look-alikes are sought. */
const SKETCH = 6;

/** The text without blanks, punctuation, digits and signs: what is left when only the figures were changed. */
export function plainText(text: string): string {
  return text.replace(/[\s\d\p{P}\p{S}]+/gu, "");
}

/** Hashes of all runs of ten characters of a plain text. */
export function shingleHashes(plain: string): ReadonlySet<number> {
  const hashes = new Set<number>();
  for (let start = 0; start + LENGTH <= plain.length; start += 1) hashes.add(hashOf(plain, start));
  return hashes;
}

/** The figures of a text but for its years: where they differ, two sentences of one pattern speak of two things. */
export function figuresIn(text: string): string {
  return (text.match(/\d[\d.,，]*/g) ?? []).filter((digits) => !/^(?:19|20)\d{2}$/.test(digits)).join(" ");
}

/** The smallest hashes: passages that are alike share most of them. */
export function sketchOf(hashes: ReadonlySet<number>): number[] {
  return [...hashes].sort((a, b) => a - b).slice(0, SKETCH);
}

/** Are four of five shingles of the shorter one in the other? */
export function areAlike(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0 || small.size * 2 < large.size) return false;
  let missing = 0;
  for (const hash of small) {
    if (large.has(hash)) continue;
    missing += 1;
    if (missing * 5 > small.size) return false;
  }
  return true;
}

/** FNV-1a over UTF-16 units, 32 bits. */
function hashOf(text: string, start: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + LENGTH; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
