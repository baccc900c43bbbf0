import type { Decision, ReviewItem, State } from "./schema.ts";

const UNDECIDED: readonly State[] = ["open", "confirmed", "sent", "answered"];
const FROM: Readonly<Partial<Record<Decision["kind"], readonly State[]>>> = {
  confirm: ["open"],
  send: ["confirmed", "answered"],
  answer: ["sent"],
  resolve: ["confirmed", "sent", "answered"],
  accept: UNDECIDED,
  falsePositive: UNDECIDED,
  outOfScope: UNDECIDED,
  reopen: ["confirmed", "sent", "answered", "resolved", "accepted", "falsePositive", "outOfScope"],
};
const CLEARED = { acceptance: null, falsePositiveReason: null, resolvedByVersion: null } as const;

/** The item after the decision, or undefined where its state does not allow it. */
export function transition(item: ReviewItem, decision: Decision, actor: string, now: string): ReviewItem | undefined {
  if (!(FROM[decision.kind]?.includes(item.state) ?? true)) return undefined;
  const spoken = decision.kind === "answer" ? decision.reply : decision.note;
  const comments = spoken === undefined ? item.comments : [...item.comments, { at: now, by: actor, text: spoken }];
  return { ...item, ...effectOf(item, decision, now), comments, revision: item.revision + 1, updatedAt: now };
}

function effectOf(item: ReviewItem, decision: Decision, now: string): Partial<ReviewItem> {
  switch (decision.kind) {
    case "confirm":
      return { ...CLEARED, state: "confirmed" };
    case "send":
      return { ...CLEARED, state: "sent" };
    case "answer":
      return { ...CLEARED, state: "answered" };
    case "resolve":
      return { ...CLEARED, state: "resolved" };
    case "accept":
      return {
        ...CLEARED,
        state: "accepted",
        acceptance: { owner: decision.owner, reason: decision.reason, expiresAt: decision.expiresAt },
      };
    case "falsePositive":
      return { ...CLEARED, state: "falsePositive", falsePositiveReason: decision.reason };
    case "outOfScope":
      return { ...CLEARED, state: "outOfScope" };
    case "reopen":
      return { ...CLEARED, state: "open" };
    case "assign":
      return { assignee: decision.to };
    case "due":
      return { dueAt: decision.at };
    case "tag":
      return { tags: [...new Set([...item.tags, ...decision.add])].filter((tag) => !decision.remove.includes(tag)).sort() };
    case "look":
      return { lookedAt: now };
    case "comment":
      return {};
  }
}

/** Whether the decision says that the rule was right, or wrong, about this value; null takes an earlier judgement back. */
export function judgementOf(decision: Pick<Decision, "kind">): "right" | "wrong" | null | undefined {
  if (decision.kind === "confirm" || decision.kind === "accept") return "right";
  if (decision.kind === "falsePositive") return "wrong";
  return decision.kind === "reopen" || decision.kind === "outOfScope" ? null : undefined;
}
