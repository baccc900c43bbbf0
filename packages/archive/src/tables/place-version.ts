import type { Database } from "@gouji/database";
import type { Transaction } from "kysely";
import type { PlacedVersion } from "../archive.ts";
import type { DocumentId } from "../document-id.ts";
import { baseFamily, chooseFamily, type FamilyIdentity } from "../family.ts";
import type { ArchiveTables } from "../schema.ts";

/** Gives the document its place among the versions of its family, once; another identity (a better parser) moves it. */
export async function placeVersion(
  database: Database,
  transaction: Transaction<ArchiveTables>,
  id: DocumentId,
  identity: FamilyIdentity,
): Promise<PlacedVersion> {
  const base = baseFamily(identity, id);
  await database.lock(transaction, `family ${base}`);
  const own = await transaction.selectFrom("archive_versions").selectAll().where("document_id", "=", id).executeTakeFirst();
  const names = await transaction.selectFrom("archive_names").selectAll().where("document_id", "=", id).orderBy("position").execute();
  const submissionId = names[0]?.submission_id ?? "";
  if (own?.base === base) return { familyId: own.family_id, number: own.number, documentId: id, submissionId, inserted: false };
  if (own) await transaction.deleteFrom("archive_versions").where("document_id", "=", id).execute();
  const document = transaction.selectFrom("archive_documents").select(["replaces", "received_at"]).where("id", "=", id);
  const { replaces, received_at: receivedAt } = await document.executeTakeFirstOrThrow();
  const submissionIds = names.map((row) => row.submission_id);
  const family =
    (replaces === null ? undefined : await familyOf(transaction, replaces)) ??
    (await familyAmong(transaction, base, { submissionIds, name: names[0]?.name ?? "" }));
  const { number, inserted } = await makeRoom(transaction, family, receivedAt);
  await transaction.insertInto("archive_versions").values({ family_id: family, base, document_id: id, number }).execute();
  return { familyId: family, number, documentId: id, submissionId, inserted };
}

/** The number of a document among the versions by the order of receipt; those that were received later move on by one. */
async function makeRoom(
  transaction: Transaction<ArchiveTables>,
  family: string,
  receivedAt: string,
): Promise<{ number: number; inserted: boolean }> {
  const rows = await transaction
    .selectFrom("archive_versions")
    .innerJoin("archive_documents", "archive_documents.id", "document_id")
    .select(["number", "document_id", "received_at"])
    .where("family_id", "=", family)
    .orderBy("number", "desc")
    .execute();
  const later = rows.filter((row) => row.received_at > receivedAt);
  const number = later.at(-1)?.number ?? (rows[0]?.number ?? 0) + 1;
  // From the last on, as no two may have one number.
  for (const row of rows.filter((other) => later.length > 0 && other.number >= number))
    await transaction
      .updateTable("archive_versions")
      .set({ number: row.number + 1 })
      .where("document_id", "=", row.document_id)
      .execute();
  return { number, inserted: later.length > 0 };
}

async function familyOf(transaction: Transaction<ArchiveTables>, documentId: string): Promise<string | undefined> {
  const version = transaction.selectFrom("archive_versions").select("family_id").where("document_id", "=", documentId);
  return (await version.executeTakeFirst())?.family_id;
}

async function familyAmong(
  transaction: Transaction<ArchiveTables>,
  base: string,
  document: Parameters<typeof chooseFamily>[2],
): Promise<string> {
  const rows = await transaction
    .selectFrom("archive_versions")
    .innerJoin("archive_names", "archive_names.document_id", "archive_versions.document_id")
    .select(["family_id", "number", "submission_id", "name"])
    .where("base", "=", base)
    .orderBy("number")
    .execute();
  const placed = rows.map((row) => ({ familyId: row.family_id, number: row.number, submissionIds: [row.submission_id], name: row.name }));
  return chooseFamily(base, placed, document);
}
