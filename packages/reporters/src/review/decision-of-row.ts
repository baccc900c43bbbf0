import type { Decision, FalsePositiveReason } from "@gouji/review/schema";
import type { Language } from "@gouji/rules";
import type { EditedRow } from "./read-review-workbook.ts";
import { type ListedDecision, REVIEW_WORDING } from "./review-wording.ts";

/** What is wrong with a row that was filled in. */
export type RowFault =
  | "unknown-decision"
  | "unknown-reason"
  | "reason-missing"
  | "owner-missing"
  | "date-missing"
  | "reply-missing"
  | "revision-missing"
  | "too-long";

/** As the list takes it. */
const LONGEST = 4000;

export type RowDecision =
  | { readonly kind: "empty" }
  | { readonly kind: "fault"; readonly fault: RowFault }
  | { readonly kind: "decision"; readonly decision: Decision; readonly revision: number };

/** What the reviewer meant by a row. Without a decision a note is a comment; a row with neither is none. */
export function decisionOfRow({ decision: word, reason, note, owner, until, revision }: EditedRow): RowDecision {
  if (word === "" && note === "") return { kind: "empty" };
  const seen = /^\d+$/u.test(revision) ? Number(revision) : undefined;
  if (seen === undefined) return fault("revision-missing");
  if ([note, reason, owner].some((text) => text.length > LONGEST)) return fault("too-long");
  const remark = note === "" ? {} : { note };
  const decided = (decision: Decision): RowDecision => ({ kind: "decision", decision, revision: seen });
  if (word === "") return decided({ kind: "comment", note });
  const kind = keyOf<ListedDecision>("decision", word);
  switch (kind) {
    case undefined:
      return fault("unknown-decision");
    case "answer":
      return note === "" ? fault("reply-missing") : decided({ kind, reply: note });
    case "falsePositive": {
      const known = keyOf<FalsePositiveReason>("reason", reason);
      if (known === undefined) return fault(reason === "" ? "reason-missing" : "unknown-reason");
      return decided({ kind, reason: known, ...remark });
    }
    case "accept": {
      const expiresAt = endOfDay(until);
      if (reason === "") return fault("reason-missing");
      if (owner === "") return fault("owner-missing");
      return expiresAt === undefined ? fault("date-missing") : decided({ kind, owner, reason, expiresAt, ...remark });
    }
    default:
      return decided({ kind, ...remark });
  }
}

function fault(kind: RowFault): RowDecision {
  return { kind: "fault", fault: kind };
}

function keyOf<Key extends string>(table: "decision" | "reason", word: string): Key | undefined {
  for (const language of ["zh", "en"] satisfies Language[]) {
    const found = Object.entries(REVIEW_WORDING[language][table]).find(([, shown]) => shown === word);
    // The keys of the table that was named.
    if (found) return found[0] as Key;
  }
  return undefined;
}

/** 2026-12-31, 2026/12/31, 2026年12月31日: to the end of that day in China. Undefined where there is no such day. */
function endOfDay(text: string): string | undefined {
  const [, year = "", month = "", day = ""] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(text) ?? [];
  const time = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 15, 59, 59));
  return time.getUTCMonth() === Number(month) - 1 && time.getUTCDate() === Number(day) && year !== "" ? time.toISOString() : undefined;
}
