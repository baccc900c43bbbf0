import type { DigestedDocument, Report } from "@gouji/report";
import { peerComparisons } from "./peer-comparisons.ts";
import { emptyReport, type PlacedFact, placedFacts, projectName } from "./placed.ts";
import { textComparisons } from "./text-comparisons.ts";
import { type Edition, isSameLine, yearComparisons } from "./year-comparisons.ts";

/** Several reports side by side: for each a report of what it has to do with the others. `together(a, b)`: files of one submission, or one file twice. */
export function compareBatch(documents: readonly DigestedDocument[], together: (a: number, b: number) => boolean): Report[] {
  const facts = placedFacts(documents);
  const byDocument: PlacedFact[][] = documents.map(() => []);
  for (const fact of facts) byDocument[fact.document]?.push(fact);
  const editions = documents.map(
    ({ digest: { identity } }): Edition => ({ unit: identity.unit, project: projectName(identity.project), year: identity.year }),
  );
  const earlierYear = (document: number, other: number): string | undefined => {
    const [own, known] = [editions[document], editions[other]];
    return own && known && known.year !== "" && known.year < own.year && isSameLine(own, known) ? known.year : undefined;
  };
  const texts = textComparisons(documents, together, earlierYear);
  const peers = peerComparisons(facts, documents.length);
  return documents.map(({ digest }, document) => {
    const comparisons = [
      ...yearComparisons(document, editions, (wanted) => byDocument[wanted] ?? []),
      ...(texts[document] ?? []),
      ...(peers[document] ?? []),
    ];
    const figures = comparisons.flatMap((comparison) =>
      comparison.kind === "years" ? comparison.pairs.flat() : comparison.kind === "peers" ? [comparison.figure] : [],
    );
    return { ...emptyReport(digest.identity), figures, comparisons };
  });
}
