import type { DigestedDocument, Passage, Phrase, TextComparison } from "@gouji/report";
import { placedIn } from "./placed.ts";
import { areAlike, figuresIn, plainText, shingleHashes, sketchOf } from "./shingles.ts";

/** More than these of the nearest documents say nothing new. */
const MOST_OTHERS = 3;
/** A hash that so many different wordings share tells nothing. */
const MOST_CANDIDATES = 200;
/** Of documents that have one passage, so many are looked at. */
const MOST_HOLDERS = 400;

/** A passage where it stands. */
interface Spot {
  readonly document: number;
  readonly passage: Passage;
  readonly wording: Wording;
}

/** What passages say that are nearly the same. */
interface Wording {
  /** Of the passage that was met first: those of the others are alike. */
  readonly hashes: ReadonlySet<number>;
  /** The same in all of them. */
  readonly figures: string;
  /** Of each document the first that says it, in the order of the documents. */
  readonly holders: Map<number, Spot>;
}

/**
 * Per document the other documents whose running text it shares, the nearest first. `apart(a, b)` tells pairs that are not to be compared.
 * Takes time and memory in proportion to the documents, also where all of them share much.
 */
export function textComparisons(
  documents: readonly DigestedDocument[],
  apart: (a: number, b: number) => boolean,
  earlierYear: (document: number, other: number) => string | undefined,
): TextComparison[][] {
  const spots = spotsOf(documents);
  const lengths = documents.map(({ digest }) => digest.passages.reduce((sum, { text }) => sum + plainText(text).length, 0));
  return documents.map((_document, document) => {
    const own = spots[document] ?? [];
    const charactersWith = sharedCharacters(document, own);
    return (
      [...charactersWith]
        // The later of two years takes over, not the earlier one.
        .filter(([other]) => !apart(document, other) && earlierYear(other, document) === undefined)
        .sort(([, a], [, b]) => b - a)
        .slice(0, MOST_OTHERS)
        .map(([other]): TextComparison => {
          const year = earlierYear(document, other);
          return {
            kind: "text",
            key: `text › ${nameOf(documents[other]?.digest.identity.title ?? "")}`,
            other: documents[other]?.path ?? "",
            passages: own.flatMap((spot) => {
              const { holders } = spot.wording;
              const others = holders.get(other);
              return others ? [{ own: phraseOf(spot, documents), others: phraseOf(others, documents), documents: holders.size }] : [];
            }),
            batch: documents.length,
            length: Math.min(lengths[document] ?? 0, lengths[other] ?? 0),
            ...(year === undefined ? {} : { earlierYear: year }),
          };
        })
    );
  });
}

/** How much of its text each of the others has; of the thousands that have the same template only some. */
function sharedCharacters(document: number, own: readonly Spot[]): ReadonlyMap<number, number> {
  const characters = new Map<number, number>();
  const isCommon = ({ wording }: Spot) => wording.holders.size > MOST_HOLDERS;
  const add = (other: number, { passage }: Spot) => characters.set(other, (characters.get(other) ?? 0) + passage.text.length);
  for (const spot of own) if (!isCommon(spot)) for (const other of spot.wording.holders.keys()) if (other !== document) add(other, spot);
  const common = own.filter(isCommon);
  for (const { wording } of common)
    for (const other of firstOf(wording.holders)) if (other !== document && !characters.has(other)) characters.set(other, 0);
  for (const spot of common) for (const other of characters.keys()) if (spot.wording.holders.has(other)) add(other, spot);
  return characters;
}

function* firstOf(holders: ReadonlyMap<number, Spot>): Generator<number> {
  let left = MOST_HOLDERS;
  for (const document of holders.keys()) {
    if (left === 0) return;
    left -= 1;
    yield document;
  }
}

function nameOf(title: string): string {
  return title.replace(/\s+/g, "");
}

/** The passages of each document; those that are nearly the same have one wording between them. */
function spotsOf(documents: readonly DigestedDocument[]): Spot[][] {
  /** By what is said to the letter, so that most passages of a template need not be compared. */
  const known = new Map<string, Wording>();
  /** By the hashes of their sketches. */
  const index = new Map<number, Wording[]>();
  const wordingOf = (text: string): Wording => {
    const plain = plainText(text);
    const figures = figuresIn(text);
    const key = `${plain}|${figures}`;
    const wording = known.get(key) ?? alikeOrNew(shingleHashes(plain), figures, index);
    known.set(key, wording);
    return wording;
  };
  return documents.map(({ digest }, document) =>
    digest.passages.flatMap((passage) => {
      const wording = wordingOf(passage.text);
      // Too short to be anybody's.
      if (wording.hashes.size === 0) return [];
      const spot = { document, passage, wording };
      if (!wording.holders.has(document)) wording.holders.set(document, spot);
      return [spot];
    }),
  );
}

/** The wording that the passage is nearly the same as, or one of its own. */
function alikeOrNew(hashes: ReadonlySet<number>, figures: string, index: Map<number, Wording[]>): Wording {
  const sketch = sketchOf(hashes);
  const candidates = new Set(sketch.flatMap((hash) => index.get(hash) ?? []));
  for (const wording of candidates) if (wording.figures === figures && areAlike(hashes, wording.hashes)) return wording;
  const wording: Wording = { hashes, figures, holders: new Map() };
  for (const hash of sketch) {
    const known = index.get(hash);
    if (!known) index.set(hash, [wording]);
    else if (known.length < MOST_CANDIDATES) known.push(wording);
  }
  return wording;
}

function phraseOf({ document, passage: { text, at } }: Spot, documents: readonly DigestedDocument[]): Phrase {
  return { text, quote: text, at: placedIn(at, documents[document]?.path ?? "") };
}
