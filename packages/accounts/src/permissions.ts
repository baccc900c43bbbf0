import type { Account, Role } from "./account.ts";

/** What a person may do, in the words of the screens. */
export const ACTIONS = [
  /** Hand in documents 报送. */
  "submit",
  /** See documents and findings, export them. */
  "read",
  /** Answer findings that were sent to the unit 答复. */
  "answer",
  /** Confirm, send, accept, dismiss, resolve, reopen, comment 审核. */
  "decide",
  /** Run a step again, change what a document belongs to. */
  "manageDocuments",
  /** Give findings to reviewers, change many at once 分派. */
  "assign",
  /** Statistics over units and reviewers 统计. */
  "statistics",
  /** Scheduled audits 定期核查. */
  "schedule",
  /** Accounts and settings. */
  "administer",
] as const;
export type Action = (typeof ACTIONS)[number];

const ALLOWED: Readonly<Record<Role, ReadonlySet<Action>>> = {
  submitter: new Set<Action>(["submit", "read", "answer"]),
  reviewer: new Set<Action>(["submit", "read", "decide", "manageDocuments"]),
  supervisor: new Set<Action>(["submit", "read", "decide", "manageDocuments", "assign", "statistics", "schedule"]),
  administrator: new Set<Action>(ACTIONS.filter((action) => action !== "answer")),
};

/** May the account do it at all, and for this unit? An action without a unit (administer, a list over all) asks for the role alone. */
export function may({ role, units, disabled }: Account, action: Action, unit?: string): boolean {
  if (disabled || !ALLOWED[role].has(action)) return false;
  return unit === undefined || mayUnit({ role, units }, unit);
}

/** The units that a list is narrowed to; undefined where the account sees all. */
export function unitsOf({ role, units }: Pick<Account, "role" | "units">): readonly string[] | undefined {
  return units.length === 0 && role !== "submitter" ? undefined : units;
}

function mayUnit(account: Pick<Account, "role" | "units">, unit: string): boolean {
  return unitsOf(account)?.includes(unit) ?? true;
}
