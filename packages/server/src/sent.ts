import type { State } from "@gouji/review/schema";
import type { Context } from "hono";
import type { Environment } from "./environment.ts";

/** What a unit gets to see: what was sent to it, and what came of it. */
export const SENT: readonly State[] = ["sent", "answered", "resolved", "accepted"];

export function isUnit(context: Context<Environment>): boolean {
  return context.get("account").role === "submitter";
}

export function isShown(context: Context<Environment>, state: State): boolean {
  return !isUnit(context) || SENT.includes(state);
}

/** The states whose findings count for the account; undefined for all. */
export function shownStates(context: Context<Environment>): readonly State[] | undefined {
  return isUnit(context) ? SENT : undefined;
}
