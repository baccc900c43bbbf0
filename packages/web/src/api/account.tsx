import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, use } from "react";
import { answerOf, api, type Schemas } from "./client.ts";

export interface Visitor {
  readonly account: Schemas["Account"];
  /** "desk": one desk without accounts. */
  readonly access: "accounts" | "desk";
}

const CurrentVisitor = createContext<Visitor | undefined>(undefined);
export const VisitorProvider = CurrentVisitor.Provider;

/** Who sits before the screen. Only below the shell, which shows the sign-in page to everybody else. */
export function useVisitor(): Visitor {
  const visitor = use(CurrentVisitor);
  if (!visitor) throw new Error("outside of the shell");
  return visitor;
}

/** What the roles allow, as in @gouji/accounts; the server decides, the screen only leaves out what would be refused. */
const ALLOWED = {
  submitter: ["submit", "read", "answer"],
  reviewer: ["submit", "read", "decide", "manageDocuments"],
  supervisor: ["submit", "read", "decide", "manageDocuments", "assign", "statistics", "schedule"],
  administrator: ["submit", "read", "decide", "manageDocuments", "assign", "statistics", "schedule", "administer"],
} as const;
export type Action = (typeof ALLOWED)[keyof typeof ALLOWED][number];

export function mayDo({ account }: Visitor, action: Action): boolean {
  return (ALLOWED[account.role] as readonly string[]).includes(action);
}

export function useMay(action: Action): boolean {
  return mayDo(useVisitor(), action);
}

export function useMe() {
  return useQuery({ queryKey: ["me"], queryFn: () => answerOf(api.GET("/api/me")), retry: false, staleTime: Number.POSITIVE_INFINITY });
}

/** After signing in or out, or when a session has ended, nothing that was read before is shown again. */
export function useForget(): () => Promise<void> {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
    await client.resetQueries({ queryKey: ["me"] });
  };
}
