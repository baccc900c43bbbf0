import { setTimeout as wait } from "node:timers/promises";
import {
  type Comparable,
  type Comparison,
  type DocumentId,
  documentId,
  type Failure,
  type Output,
  type StoredDocument,
} from "@gouji/archive";
import { type OpenTransaction, Unavailable } from "@gouji/database";
import type { Compared, StoredCheck } from "@gouji/pipeline";
import type { DocumentVersion } from "@gouji/review";
import type { CheckedDocument, Consequence, Finding } from "@gouji/rules";
import { findingSentence, isUnread } from "./audited-output.ts";
import { failureOfThrown } from "./failures.ts";
import type { ServiceSetup } from "./setup.ts";
import type { StepParts } from "./step-parts.ts";

/** While files are still being handed in a submission is at rest between two of them: one comparison after the last is enough. */
const QUIET_MS = 1_000;

/** A document of the comparison with what the archive keeps of it. */
interface Member {
  readonly document: StoredDocument;
  readonly familyId: string;
  readonly number: number;
  readonly output: Output;
  readonly stored: StoredCheck;
}

/**
 * Holds the files of a submission against each other and against earlier years' reports, once for each change of it: what is found goes onto the review list,
 * with the document of its suspect. Nothing to do where the submission is not at rest.
 */
export function openCompareStep({ reading, engineVersion }: Pick<ServiceSetup, "reading" | "engineVersion">, parts: StepParts) {
  const { archive, review, pool, metrics } = parts;

  const compare = async (comparable: Comparable, submissionId: string, signal: AbortSignal): Promise<Failure | undefined> => {
    const members = await membersOf(comparable, parts);
    const known = await knownOf(comparable, parts);
    const { profile, profiles, rules } = reading;
    const options = { ...(profile === undefined ? {} : { profile }), ...(profiles ? { profiles } : {}), ...(rules ? { rules } : {}) };
    const documents = members.map(({ stored }) => stored);
    const answer = await pool.run({ verb: "compare", path: submissionId, documents, known, options }, signal);
    if (!answer.ok) return { kind: answer.error.kind, detail: answer.error.message, temporary: false };
    const contents = new Map(answer.value.documents.flatMap(({ content }, at) => withId(members[at], content)));
    const partly = members.length < comparable.group.length || !comparable.whole || members.some(isPartlyRead);
    // Before the transaction, which has SQLite's one connection for itself.
    const versions = await Promise.all(members.map(versionOf));
    await archive.keepCompared(contents, (transaction) => keep(transaction, members, versions, answer.value, partly));
    return undefined;
  };

  /** One part after the other, so that a delivery of thousands never is in memory as a whole. */
  const compareAll = async ({ submissionId }: Comparison, signal: AbortSignal): Promise<Failure | undefined> => {
    let failure: Failure | undefined;
    for await (const comparable of archive.comparable(submissionId)) {
      signal.throwIfAborted();
      failure ??= await compare(comparable, submissionId, signal);
    }
    return failure;
  };

  const keep = async (
    transaction: OpenTransaction,
    members: readonly Member[],
    versions: readonly DocumentVersion[],
    { documents, ruleIds, undecidedIds }: Compared,
    partly: boolean,
  ) => {
    const idOf = new Map(members.map(({ stored, document }) => [stored.path, document.id]));
    const changed: DocumentId[] = [];
    for (const [at, { raised, related }] of documents.entries()) {
      const version = versions[at];
      if (!version) continue;
      const { familyId } = version;
      const across = Object.entries(related).map(([id, said]) => [id, said.map((one) => withDocuments(one, idOf))] as const);
      const findings = raised.map((finding) => withDocuments(finding, idOf)).map(findingSentence);
      const looked = { ruleIds, undecidedIds, partly, scope: "submission" as const, consequences: across.flatMap(([, said]) => said) };
      const summary = await review.merge(version, findings, looked, transaction);
      if (summary.new + summary.updated + summary.resolved + summary.reopened > 0) changed.push(documentId(version.documentId));
      await review.relate(familyId, new Map(across), engineVersion, transaction);
    }
    return changed;
  };

  /** As the document's own audit put it onto the list. */
  const versionOf = async ({ document, familyId, number, output: { identity } }: Member): Promise<DocumentVersion> => {
    const { unit = "", project = "", year = "", kind: reportKind = "" } = identity ?? {};
    const submission = document.submissions[0] === undefined ? undefined : await archive.submission(document.submissions[0]);
    return { familyId, number, documentId: document.id, unit: submission?.unit || unit, project, year, reportKind, engineVersion };
  };

  return async (submissionId: string, signal: AbortSignal): Promise<undefined> => {
    await wait(QUIET_MS, undefined, { signal }).catch(() => {});
    if (signal.aborted) throw new Unavailable("The worker was stopped.");
    // What changes meanwhile is compared at once: the queue takes this job for known until it ends.
    for (
      let comparison = await archive.startComparison(submissionId);
      comparison;
      comparison = await archive.startComparison(submissionId)
    ) {
      const ended = metrics.started("compare");
      let cause: unknown;
      const failure = await compareAll(comparison, signal).catch((error: unknown) => {
        cause = error;
        return failureOfThrown(error, signal);
      });
      await archive.endComparison(comparison, failure);
      ended(failure ?? { content: "", engineVersion, rulesVersion: "" });
      if (failure?.temporary) throw cause;
    }
  };
}

async function membersOf({ group }: Comparable, { archive }: StepParts): Promise<Member[]> {
  const members: Member[] = [];
  const names = new Set<string>();
  for (const { documentId: id, familyId, number } of group) {
    const [document, output, digest] = [
      await archive.document(id),
      await archive.output(id, "audit"),
      await archive.attachment(id, "digest"),
    ];
    // Stored by an older program, without a digest.
    if (!document || !output || digest === undefined) continue;
    members.push({ document, familyId, number, output, stored: { path: uniqueName(document, names), content: output.content, digest } });
  }
  return members;
}

async function knownOf({ known }: Comparable, { archive }: StepParts): Promise<Pick<StoredCheck, "path" | "digest">[]> {
  const found: Pick<StoredCheck, "path" | "digest">[] = [];
  for (const id of known) {
    const [document, digest] = [await archive.document(id), await archive.attachment(id, "digest")];
    if (document && digest !== undefined) found.push({ path: document.names[0] ?? id, digest });
  }
  return found;
}

/** Two forms may have one name; what a finding says of the other file must still tell which. */
function uniqueName({ id, names }: StoredDocument, taken: Set<string>): string {
  const name = names[0] ?? id;
  let unique = name;
  for (let number = 2; taken.has(unique); number += 1) unique = `${name} (${number})`;
  taken.add(unique);
  return unique;
}

function withId(member: Member | undefined, content: string | undefined): [DocumentId, string][] {
  return member && content !== undefined ? [[member.document.id, content]] : [];
}

function isPartlyRead({ output }: Member): boolean {
  const { notes }: Pick<CheckedDocument, "notes"> = JSON.parse(output.content); // as the audit step wrote it
  return notes.some(isUnread);
}

/** Places in other files say which document that is. */
function withDocuments<Said extends Finding | Consequence>(said: Said, idOf: ReadonlyMap<string, string>): Said {
  const evidence = said.evidence.map((piece) => {
    const documentId = piece.at.document === undefined ? undefined : idOf.get(piece.at.document);
    return documentId === undefined ? piece : { ...piece, at: { ...piece.at, documentId } };
  });
  return { ...said, evidence };
}
