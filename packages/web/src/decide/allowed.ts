import type { paths } from "../api/schema.d.ts";
import type { State } from "../ui/state-mark.tsx";

/** What is sent as a decision 处理意见, and about which findings. */
type Bulk = NonNullable<paths["/api/findings/decisions"]["post"]["requestBody"]>["content"]["application/json"];
export type Decision = Bulk["decision"];
/** Which findings one decision is about. */
export type BulkFilter = Bulk["filter"];
export type DecisionKind = Decision["kind"];

const UNSETTLED: readonly State[] = ["open", "confirmed", "sent", "answered"];
/** From which states a decision may be taken; the server has the last word. Others may always. */
const FROM: Readonly<Partial<Record<DecisionKind, readonly State[]>>> = {
  confirm: ["open"],
  send: ["confirmed", "answered"],
  answer: ["sent"],
  resolve: ["confirmed", "sent", "answered"],
  accept: UNSETTLED,
  falsePositive: UNSETTLED,
  outOfScope: UNSETTLED,
  reopen: ["confirmed", "sent", "answered", "resolved", "accepted", "falsePositive", "outOfScope"],
};

export function isAllowed(kind: DecisionKind, state: State): boolean {
  return FROM[kind]?.includes(state) ?? true;
}
