import type { Relation } from "@gouji/report";
import type { Draft } from "../draft.ts";
import type { Records } from "../records/records.ts";

/** Everything that the document states or implies must hold between its figures. */
export function findRelations(_draft: Draft, _records: Records): Relation[] {
  return [];
}
