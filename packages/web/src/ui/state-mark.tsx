import type { Schemas } from "../api/client.ts";
import { useMessages } from "../i18n/language.tsx";
import "./state-mark.css";
import { words } from "./words.ts";

export type State = Schemas["Finding"]["state"];
export type Change = Schemas["Finding"]["change"];
export const STATES = [
  "open",
  "confirmed",
  "sent",
  "answered",
  "accepted",
  "falsePositive",
  "outOfScope",
  "resolved",
] as const satisfies readonly State[];

export function useStateNames(): Readonly<Record<State, string>> {
  const t = useMessages(words);
  return {
    open: t.stateOpen,
    confirmed: t.stateConfirmed,
    sent: t.stateSent,
    answered: t.stateAnswered,
    resolved: t.stateResolved,
    accepted: t.stateAccepted,
    falsePositive: t.stateFalsePositive,
    outOfScope: t.stateOutOfScope,
  };
}

export function useChangeNames(): Readonly<Record<Change, string>> {
  const t = useMessages(words);
  return {
    new: t.changeNew,
    unchanged: t.changeUnchanged,
    updated: t.changeUpdated,
    resolved: t.changeResolved,
    reopened: t.changeReopened,
    notChecked: t.changeNotChecked,
  };
}

/** A finding's state: a shape and its name. What came back, or could not be judged this time, has a shape of its own. */
export function StateMark({ state, change }: { readonly state: State; readonly change?: Change }) {
  const names = useStateNames();
  const changes = useChangeNames();
  const special = change === "notChecked" ? "notChecked" : state === "open" && change === "reopened" ? "reopened" : undefined;
  return <span className={`st ${special ?? state}`}>{special ? changes[special] : names[state]}</span>;
}
