import { readDigest } from "@gouji/report";
import type { CheckedDocument, Consequence, Finding, Profile } from "@gouji/rules";
import { type AcrossCheck, acrossChecksOf, judgedByDocument } from "./across-checks.ts";
import { together, WITHIN_BATCH, WITHIN_SUBMISSION } from "./audit-together.ts";

/** A checked document as it is stored. */
export interface StoredCheck {
  /** Its name among the others, unique. */
  readonly path: string;
  /** The checked document as JSON text. */
  readonly content: string;
  readonly digest: string;
}

export interface CompareOptions {
  readonly profile?: string;
  readonly profiles?: Readonly<Record<string, Profile>>;
  readonly rules?: readonly string[];
}

/** What the comparison adds to one document. */
export interface ComparedDocument {
  readonly path: string;
  /** Findings whose suspect stands in it. */
  readonly raised: readonly Finding[];
  /** What other documents say against the suspects of its own findings, by the finding's id. */
  readonly related: Readonly<Record<string, readonly Consequence[]>>;
  /** The whole document as JSON text, a `TogetherRecord`; absent where no other document says anything of it. */
  readonly content?: string;
}

/** A checked document with what the comparison made of it. */
export interface TogetherRecord extends CheckedDocument {
  readonly acrossChecks: readonly AcrossCheck[];
}

export interface Compared {
  readonly documents: readonly ComparedDocument[];
  /** Rules that looked. */
  readonly ruleIds: readonly string[];
  readonly undecidedIds: readonly string[];
}

/** Stored documents against each other, and against earlier years' reports of which only the digests are known. Plain data, for a worker thread. */
export function compareDocuments(
  stored: readonly StoredCheck[],
  known: readonly Pick<StoredCheck, "path" | "digest">[],
  options: CompareOptions = {},
): Compared {
  const documents = stored.map(({ path, content, digest }): CheckedDocument => {
    const document: CheckedDocument = JSON.parse(content); // as the audit step wrote it
    return { ...document, path, digest };
  });
  const answer = together(documents, {
    ...options,
    submissions: [documents.map((_document, at) => at)],
    known: known.map(({ path, digest }) => ({ path, digest: readDigest(digest) })),
  });
  const judged = judgedByDocument(answer.judged);
  const looked = [...(stored.length > 1 ? WITHIN_SUBMISSION : []), ...(known.length > 0 ? WITHIN_BATCH : [])];
  return {
    ruleIds: looked.filter((id) => options.rules?.includes(id) ?? true),
    undecidedIds: answer.undecidedIds,
    documents: answer.documents.map(
      (after, at) => comparedDocument(documents[at], after as CheckedDocument, acrossChecksOf(at, judged.get(at) ?? [])), // checked ones stay so
    ),
  };
}

function comparedDocument(
  before: CheckedDocument | undefined,
  { digest: _digest, ...after }: CheckedDocument,
  acrossChecks: readonly AcrossCheck[],
): ComparedDocument {
  const own = new Map(before?.findings.map((finding) => [finding.id, finding]));
  const raised = after.findings.filter(({ id }) => !own.has(id));
  const related = Object.fromEntries(
    after.findings.flatMap(({ id, consequences }) => {
      const added = consequences.slice(own.get(id)?.consequences.length ?? consequences.length);
      return added.length > 0 ? [[id, added]] : [];
    }),
  );
  const kept: TogetherRecord = { ...after, acrossChecks };
  return { path: after.path, raised, related, ...(acrossChecks.length === 0 ? {} : { content: JSON.stringify(kept) }) };
}
