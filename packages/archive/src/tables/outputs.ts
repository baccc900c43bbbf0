import { promisify } from "node:util";
import { zstdCompress, zstdDecompress } from "node:zlib";
import type { Kysely, Transaction } from "kysely";
import type { Attachment, Output, ReportSummary, Step, StepOutput } from "../archive.ts";
import type { DocumentId } from "../document-id.ts";
import type { FamilyIdentity } from "../family.ts";
import type { PackedText } from "../packed-text.ts";
import type { ArchiveTables } from "../schema.ts";

type Tables = Kysely<ArchiveTables>;
const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The texts of an output, packed: what is slow is done before the transaction begins. */
export interface PackedOutput extends Omit<StepOutput, "content" | "attachments"> {
  readonly texts: readonly (readonly [name: Step | Attachment, content: Uint8Array])[];
}

export async function packOutput(step: Step, { content, attachments = {}, ...output }: StepOutput): Promise<PackedOutput> {
  const texts = [[step, content], ...Object.entries(attachments)] as [Step | Attachment, string | PackedText][]; // as the type of the attachments says
  return { ...output, texts: await Promise.all(texts.map(async ([name, text]) => [name, await bytesOf(text)] as const)) };
}

export async function bytesOf(text: string | PackedText): Promise<Uint8Array> {
  return typeof text === "string" ? compress(text) : text.packed;
}

const ATTACHMENTS: Readonly<Record<Step, readonly Attachment[]>> = { extract: [], audit: ["figures", "digest", "together"] };

export async function replaceOutput(
  transaction: Transaction<ArchiveTables>,
  id: DocumentId,
  step: Step,
  { texts, engineVersion, rulesVersion, identity, summary }: PackedOutput,
  now: string,
): Promise<void> {
  const own = [step, ...ATTACHMENTS[step]];
  const earlier = transaction.deleteFrom("archive_outputs").where("document_id", "=", id).where("step", "in", own);
  const isFirst = (await earlier.executeTakeFirst()).numDeletedRows === 0n;
  const versions = { engine_version: engineVersion, rules_version: rulesVersion };
  const rows = texts.map(([name, content]) => ({
    ...{ document_id: id, step: name, content, ...versions },
    identity: identity && name === step ? JSON.stringify(identity) : null,
  }));
  await transaction.insertInto("archive_outputs").values(rows).execute();
  if (!summary || !identity) return;
  if (!isFirst)
    for (const table of ["archive_reports", "archive_scores"] as const)
      await transaction.deleteFrom(table).where("document_id", "=", id).execute();
  await insertSummary(transaction, id, identity, summary, now);
}

async function insertSummary(
  transaction: Transaction<ArchiveTables>,
  id: DocumentId,
  { unit, project, year, kind }: FamilyIdentity,
  { title, pages, coverage, totals }: ReportSummary,
  now: string,
): Promise<void> {
  const { figures, linked, checked, confirmed } = coverage;
  await transaction
    .insertInto("archive_reports")
    .values({ document_id: id, title, unit, project, year, kind, pages, figures, linked, checked, confirmed, checked_at: now })
    .execute();
  const scores = totals.map(({ project: name, score, fullScore = null, full }, position) => ({
    ...{ document_id: id, position, project: name, score, full_score: fullScore, full_marks: Number(full) },
  }));
  if (scores.length > 0) await transaction.insertInto("archive_scores").values(scores).execute();
}

export async function hasOutput(tables: Tables, id: DocumentId, step: Step): Promise<boolean> {
  const found = tables.selectFrom("archive_outputs").select("step").where("document_id", "=", id).where("step", "=", step);
  return (await found.executeTakeFirst()) !== undefined;
}

export async function findPacked(tables: Tables, id: DocumentId, name: Step | Attachment): Promise<PackedText | undefined> {
  const query = tables.selectFrom("archive_outputs").select("content").where("document_id", "=", id).where("step", "=", name);
  const row = await query.executeTakeFirst();
  return row && { packed: row.content };
}

export async function findAttachment(tables: Tables, id: DocumentId, name: Attachment): Promise<string | undefined> {
  const found = await findPacked(tables, id, name);
  return found && (await decompress(found.packed)).toString();
}

export async function findOutput(tables: Tables, id: DocumentId, step: Step): Promise<Output | undefined> {
  const row = await tables
    .selectFrom("archive_outputs")
    .selectAll()
    .where("document_id", "=", id)
    .where("step", "=", step)
    .executeTakeFirst();
  if (!row) return undefined;
  const content = (await decompress(row.content)).toString();
  const identity = row.identity === null ? {} : { identity: JSON.parse(row.identity) };
  return { content, engineVersion: row.engine_version, rulesVersion: row.rules_version, ...identity };
}
