import type { Database } from "@gouji/database";
import type { Transaction } from "kysely";
import type { Version } from "../archive.ts";
import type { DocumentId } from "../document-id.ts";
import { baseFamily, chooseFamily, type FamilyIdentity } from "../family.ts";
import type { ArchiveTables } from "../schema.ts";

/** Gives the document its place among the versions of its family, once; another identity (a better parser) moves it. */
export async function placeVersion(
  database: Database,
  transaction: Transaction<ArchiveTables>,
  id: DocumentId,
  identity: FamilyIdentity,
): Promise<Version> {
  const base = baseFamily(identity, id);
  await database.lock(transaction, `family ${base}`);
  const own = await transaction.selectFrom("archive_versions").selectAll().where("document_id", "=", id).executeTakeFirst();
  const submissionId = await firstSubmission(transaction, id);
  if (own?.base === base) return { familyId: own.family_id, number: own.number, documentId: id, submissionId };
  if (own) await transaction.deleteFrom("archive_versions").where("document_id", "=", id).execute();
  const family = await familyFor(transaction, id, base);
  const { last } = await transaction
    .selectFrom("archive_versions")
    .select(({ fn }) => fn.max("number").as("last"))
    .where("family_id", "=", family)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto("archive_versions")
    .values({ family_id: family, base, document_id: id, number: (last ?? 0) + 1 })
    .execute();
  return { familyId: family, number: (last ?? 0) + 1, documentId: id, submissionId };
}

async function firstSubmission(transaction: Transaction<ArchiveTables>, id: DocumentId): Promise<string> {
  const first = transaction.selectFrom("archive_names").select("submission_id").where("document_id", "=", id).where("position", "=", 0);
  return (await first.executeTakeFirst())?.submission_id ?? "";
}

async function familyFor(transaction: Transaction<ArchiveTables>, id: DocumentId, base: string): Promise<string> {
  const { replaces } = await transaction.selectFrom("archive_documents").select("replaces").where("id", "=", id).executeTakeFirstOrThrow();
  if (replaces) {
    const earlier = await transaction
      .selectFrom("archive_versions")
      .select("family_id")
      .where("document_id", "=", replaces)
      .executeTakeFirst();
    if (earlier) return earlier.family_id;
  }
  const rows = await transaction
    .selectFrom("archive_versions")
    .innerJoin("archive_names", "archive_names.document_id", "archive_versions.document_id")
    .select(["family_id", "number", "submission_id", "name"])
    .where("base", "=", base)
    .orderBy("number")
    .execute();
  const placed = rows.map((row) => ({ familyId: row.family_id, number: row.number, submissionIds: [row.submission_id], name: row.name }));
  const own = await transaction.selectFrom("archive_names").selectAll().where("document_id", "=", id).orderBy("position").execute();
  return chooseFamily(base, placed, { submissionIds: own.map((row) => row.submission_id), name: own[0]?.name ?? "" });
}
