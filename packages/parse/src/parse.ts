import type { SourceDocument } from "@gouji/document";
import type { Report } from "@gouji/report";
import { readDraft } from "./read-draft.ts";
import { readDates } from "./records/dates.ts";
import { readDoubledWords } from "./records/doubled-words.ts";
import { readForeignWords } from "./records/foreign-words.ts";
import { readNearNames } from "./records/near-names.ts";
import { readNumberSequences } from "./records/number-sequences.ts";
import { readRecords } from "./records/read-records.ts";
import { readWordings } from "./records/wordings.ts";
import { findRelations } from "./relations/find-relations.ts";

/** The structured record of one report: everything that rules may read. `fileName` names a report that has no title. */
export function parse(document: SourceDocument, { fileName }: { readonly fileName: string }): Report {
  const draft = readDraft(document, { fileName });
  const records = readRecords(draft);
  return {
    ...draft,
    ...records,
    relations: findRelations(draft, records),
    numberSequences: readNumberSequences(document, draft.tables),
    dates: readDates(draft),
    wordings: [
      ...readWordings(draft),
      ...readDoubledWords(draft),
      ...readForeignWords(draft, records.indicators),
      ...readNearNames(draft, records.indicators),
    ],
  };
}
