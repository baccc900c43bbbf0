import type { FindingStore } from "./finding-store.ts";
import type { Decision, ReviewItem } from "./schema.ts";

/** A decision that was taken outside, on the finding as it was at `revision`. */
export interface OutsideDecision {
  readonly id: string;
  readonly revision: number;
  readonly decision: Decision;
}

/**
 * What became of it. `known`: it had been applied before, by an earlier run of the same list. `repeated`: the list names the finding twice; the first counts.
 * `stale`: others decided since. `unknown`: no such finding, or none that the actor may decide.
 */
export type OutsideOutcome =
  | { readonly kind: "applied" | "known" | "stale" | "notAllowed"; readonly item: ReviewItem }
  | { readonly kind: "unknown" | "repeated" };

/** Applies each decision on its own with the check of the revision; nothing is applied twice. Outcomes in the order of the decisions. */
export async function applyDecisions(
  store: FindingStore,
  decisions: readonly OutsideDecision[],
  actor: string,
  mayDecide: (item: ReviewItem) => boolean,
): Promise<readonly OutsideOutcome[]> {
  const seen = new Set<string>();
  const outcomes: OutsideOutcome[] = [];
  for (const { id, revision, decision } of decisions) {
    if (seen.has(id)) outcomes.push({ kind: "repeated" });
    else outcomes.push(await applyOne(store, { id, revision, decision }, actor, mayDecide));
    seen.add(id);
  }
  return outcomes;
}

async function applyOne(
  store: FindingStore,
  { id, revision, decision }: OutsideDecision,
  actor: string,
  mayDecide: (item: ReviewItem) => boolean,
): Promise<OutsideOutcome> {
  const item = await store.item(id);
  if (!item || !mayDecide(item)) return { kind: "unknown" };
  const answer = await store.decide(id, revision, decision, actor);
  if (answer.ok) return { kind: "applied", item: answer.value };
  const { error } = answer;
  if (error.kind === "unknown") return { kind: "unknown" };
  if (error.kind === "notAllowed") return { kind: "notAllowed", item };
  return { kind: holds(error.current, decision) ? "known" : "stale", item: error.current };
}

const STATE_AFTER: Partial<Record<Decision["kind"], ReviewItem["state"]>> = {
  confirm: "confirmed",
  send: "sent",
  answer: "answered",
  resolve: "resolved",
  accept: "accepted",
  falsePositive: "falsePositive",
  outOfScope: "outOfScope",
  reopen: "open",
};

/** Whether the finding is already as the decision would make it, its words included. */
function holds({ state, comments, falsePositiveReason, acceptance }: ReviewItem, decision: Decision): boolean {
  const words = decision.kind === "answer" ? decision.reply : decision.note;
  if (words !== undefined && !comments.some(({ text }) => text === words)) return false;
  if (decision.kind === "comment") return true;
  if (decision.kind === "falsePositive" && falsePositiveReason !== decision.reason) return false;
  if (decision.kind === "accept" && (acceptance?.owner !== decision.owner || acceptance.expiresAt !== decision.expiresAt)) return false;
  return STATE_AFTER[decision.kind] === state;
}
