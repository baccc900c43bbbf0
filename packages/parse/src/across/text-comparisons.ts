import type { DigestedDocument, Passage, Phrase, TextComparison } from "@gouji/report";
import { placedIn } from "./placed.ts";
import { areAlike, figuresIn, plainText, shingleHashes, sketchOf } from "./shingles.ts";

/** More than these of the nearest documents say nothing new. */
const MOST_OTHERS = 3;
/** A sketch that so many passages share is wording of the genre. */
const MOST_CANDIDATES = 400;

interface Spot {
  readonly document: number;
  readonly passage: Passage;
  readonly hashes: ReadonlySet<number>;
  readonly figures: string;
}

/** Per document the other documents whose running text it shares, the nearest first. `apart(a, b)` tells pairs that are not to be compared. */
export function textComparisons(
  documents: readonly DigestedDocument[],
  apart: (a: number, b: number) => boolean,
  earlierYear: (document: number, other: number) => string | undefined,
): TextComparison[][] {
  const spots = documents.flatMap(({ digest }, document) => digest.passages.map((passage) => spotOf(document, passage)));
  const lengths = documents.map(({ digest }) => digest.passages.reduce((sum, { text }) => sum + plainText(text).length, 0));
  const twins = twinsOf(spots);
  const shared = documents.map(() => new Map<number, { own: Spot; others: Spot; documents: number }[]>());
  for (const [own, found] of twins) {
    const nearest = new Map<number, Spot>();
    for (const other of found) if (!nearest.has(other.document)) nearest.set(other.document, other);
    for (const [document, others] of nearest) {
      // The later of two years takes over, not the earlier one.
      if (apart(own.document, document) || earlierYear(document, own.document) !== undefined) continue;
      const known = shared[own.document]?.get(document) ?? [];
      known.push({ own, others, documents: nearest.size + 1 });
      shared[own.document]?.set(document, known);
    }
  }
  return shared.map((byOther, document) =>
    [...byOther]
      .map(([other, passages]): TextComparison => {
        const year = earlierYear(document, other);
        return {
          kind: "text",
          key: `text › ${nameOf(documents[other]?.digest.identity.title ?? "")}`,
          other: documents[other]?.path ?? "",
          passages: passages.map(({ own, others, documents: count }) => ({
            own: phraseOf(own, documents),
            others: phraseOf(others, documents),
            documents: count,
          })),
          batch: documents.length,
          length: Math.min(lengths[document] ?? 0, lengths[other] ?? 0),
          ...(year === undefined ? {} : { earlierYear: year }),
        };
      })
      .sort((a, b) => charactersOf(b) - charactersOf(a))
      .slice(0, MOST_OTHERS),
  );
}

function nameOf(title: string): string {
  return title.replace(/\s+/g, "");
}

function charactersOf({ passages }: TextComparison): number {
  return passages.reduce((sum, { own }) => sum + own.text.length, 0);
}

function spotOf(document: number, passage: Passage): Spot {
  return { document, passage, hashes: shingleHashes(plainText(passage.text)), figures: figuresIn(passage.text) };
}

function phraseOf({ document, passage: { text, at } }: Spot, documents: readonly DigestedDocument[]): Phrase {
  return { text, quote: text, at: placedIn(at, documents[document]?.path ?? "") };
}

/** For each passage the passages of other documents that are nearly the same. */
function twinsOf(spots: readonly Spot[]): Map<Spot, Spot[]> {
  const index = new Map<number, Spot[]>();
  for (const spot of spots) {
    for (const hash of sketchOf(spot.hashes)) {
      const known = index.get(hash);
      if (!known) index.set(hash, [spot]);
      else if (known.length < MOST_CANDIDATES) known.push(spot);
    }
  }
  const twins = new Map<Spot, Spot[]>();
  for (const spot of spots) {
    const found: Spot[] = [];
    const seen = new Set<Spot>([spot]);
    for (const hash of sketchOf(spot.hashes)) {
      for (const other of index.get(hash) ?? []) {
        if (seen.has(other) || other.document === spot.document) continue;
        seen.add(other);
        if (spot.figures === other.figures && areAlike(spot.hashes, other.hashes)) found.push(other);
      }
    }
    if (found.length > 0) twins.set(spot, found);
  }
  return twins;
}
