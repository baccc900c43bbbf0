import { type ComponentType, lazy } from "react";
import type { Action } from "../api/account.tsx";
import type { shellTexts } from "../shell/messages.ts";

export interface PageEntry {
  readonly path: string;
  readonly page: ComponentType;
  /** Its word in the main menu; a page without one is reached from others. */
  readonly menu?: keyof (typeof shellTexts)["zh"];
  /** Other addresses under which the menu marks it as the current one; with a slash at the end, all that begin so. */
  readonly holds?: readonly string[];
  /** Who may not do this does not see it in the menu. */
  readonly action?: Action;
}

const DocumentsPage = lazy(() => import("./submissions/documents-page.tsx"));

/** Every page: a folder of its own beside this file, and its line here. */
export const PAGES: readonly PageEntry[] = [
  { path: "/", page: DocumentsPage, menu: "submissions", holds: ["/documents", "/submissions/"] },
  { path: "/documents", page: DocumentsPage },
  { path: "/submissions/:submissionId", page: DocumentsPage },
  { path: "/findings/:findingId", page: lazy(() => import("./bench/finding-link-page.tsx")) },
  { path: "/documents/:documentId/findings?/:findingId?", page: lazy(() => import("./bench/bench-page.tsx")) },
  { path: "/findings", page: lazy(() => import("./findings/findings-page.tsx")), menu: "review", holds: ["/findings/", "/documents/"] },
  { path: "/overview", page: lazy(() => import("./overview/overview-page.tsx")), menu: "overview", action: "statistics" },
  {
    path: "/schedules",
    page: lazy(() => import("./schedules/schedules-page.tsx")),
    menu: "schedules",
    holds: ["/schedules/"],
    action: "schedule",
  },
  { path: "/schedules/runs/:id", page: lazy(() => import("./schedules/run-page.tsx")) },
  { path: "/rules", page: lazy(() => import("./rules/rules-page.tsx")), menu: "rules", holds: ["/rules/"] },
  { path: "/settings", page: lazy(() => import("./settings/settings-page.tsx")) },
  { path: "/accounts", page: lazy(() => import("./accounts/accounts-page.tsx")) },
  { path: "/rules/:id", page: lazy(() => import("./rules/rule-page.tsx")) },
];
