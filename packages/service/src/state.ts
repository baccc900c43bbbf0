import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { ACCOUNT_SCHEMA } from "@gouji/accounts";
import { ARCHIVE_SCHEMA, type Archive, type FileStore, openArchive, openFilesInDatabase, openFolder } from "@gouji/archive";
import { type Database, migrate, openDatabase, type Schema, timestamp } from "@gouji/database";
import { JOBS_SCHEMA } from "@gouji/jobs";
import { type Overview, openOverview } from "@gouji/overview";
import { type FindingStore, openFindingStore, openViewStore, REVIEW_SCHEMA, type ViewStore } from "@gouji/review";
import { openScheduleStore, SCHEDULE_SCHEMA, type ScheduleStore } from "@gouji/schedules";
import type { StateSetup } from "./setup.ts";

/** What a backup holds. The queue is not among it: it is built again from the archive. */
export const STATE_SCHEMAS: readonly Schema[] = [ACCOUNT_SCHEMA, ARCHIVE_SCHEMA, REVIEW_SCHEMA, SCHEDULE_SCHEMA];

/** Everything that stays when the program ends. */
export interface State {
  readonly database: Database;
  readonly archive: Archive;
  readonly files: FileStore;
  readonly review: FindingStore;
  readonly views: ViewStore;
  readonly schedules: ScheduleStore;
  /** What lists and plots show. */
  readonly overview: Overview;
}

/** Opens the stores, their tables brought up to date. Close the database at the end. */
export async function openState({ location, filesFolder, clock, newId, dueDays = {} }: StateSetup): Promise<State> {
  if (location.engine === "sqlite") await mkdir(dirname(location.path), { recursive: true });
  const database = await openDatabase(location);
  try {
    await migrate(database, [...STATE_SCHEMAS, JOBS_SCHEMA], timestamp(clock));
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    database,
    archive: openArchive(database, clock),
    files: filesFolder === undefined ? openFilesInDatabase({ database, spoolFolder: tmpdir(), newId }) : openFolder(filesFolder, newId),
    review: openFindingStore({ database, clock, newId, dueDays }),
    views: openViewStore({ database, clock, newId }),
    schedules: openScheduleStore({ database, clock, newId }),
    overview: openOverview(database),
  };
}
