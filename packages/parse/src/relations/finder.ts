import type { Relation } from "@gouji/report";
import type { Draft } from "../draft.ts";
import type { Records } from "../records/records.ts";

/** Finds relations of one kind in a report. Their keys are made unique afterwards. */
export type Finder = (draft: Draft, records: Records) => Relation[];
