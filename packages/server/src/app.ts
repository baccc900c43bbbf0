import { isUnavailable } from "@gouji/database";
import { secureHeaders } from "hono/secure-headers";
import type { ServerParts } from "./environment.ts";
import { letIn, sameOrigin } from "./let-in.ts";
import { Problem } from "./problem.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { changeRoutes } from "./routes/changes.ts";
import { documentRoutes } from "./routes/documents.ts";
import { exportRoutes } from "./routes/exports.ts";
import { failureRoutes } from "./routes/failures.ts";
import { figureRoutes } from "./routes/figures.ts";
import { findingRoutes } from "./routes/findings.ts";
import { peopleRoutes } from "./routes/people.ts";
import { ruleRoutes } from "./routes/rules.ts";
import { runRoutes } from "./routes/runs.ts";
import { scheduleRoutes } from "./routes/schedules.ts";
import { sessionRoutes } from "./routes/session.ts";
import { statisticsRoutes } from "./routes/statistics.ts";
import { submissionRoutes } from "./routes/submissions.ts";
import { trendRoutes } from "./routes/trends.ts";
import { undoRoutes } from "./routes/undo.ts";
import { viewRoutes } from "./routes/views.ts";
import { newRouter, type Router } from "./routing.ts";
import { serveScreen } from "./screen.ts";

/** What the interface does not need to say of a fault; the operator hears it. */
export type Tell = (message: string) => void;

/** The HTTP interface under /api, described by /api/openapi.json. Answers requests; listening is another's. */
export function openApp(parts: ServerParts, tell: Tell): Router {
  const app = newRouter();
  app.onError((error) => problemOf(error, tell).toResponse({ "cache-control": "no-store" }));
  app.notFound(() => new Problem("not-found").toResponse());
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
      referrerPolicy: "no-referrer",
      xFrameOptions: "DENY",
      strictTransportSecurity: parts.secure ? "max-age=15552000" : false,
    }),
  );
  app.use(sameOrigin(parts));

  app.get("/api/health", (context) => context.json({ status: "ok" }));
  app.doc31("/api/openapi.json", {
    openapi: "3.1.0",
    info: { title: "Gouji 勾稽", version: parts.version, description: "绩效报告勾稽核查：报送、疑点、处理意见。" },
    servers: [{ url: "/" }],
  });
  app.route("/api", sessionRoutes(parts));
  app.use("/api/*", letIn(parts));
  for (const routes of [
    accountRoutes,
    submissionRoutes,
    exportRoutes,
    failureRoutes,
    documentRoutes,
    figureRoutes,
    changeRoutes,
    undoRoutes,
    findingRoutes,
    viewRoutes,
    peopleRoutes,
    ruleRoutes,
    scheduleRoutes,
    runRoutes,
    statisticsRoutes,
    trendRoutes,
  ])
    app.route("/api", routes(parts));
  if (parts.screenFolder !== undefined) app.use(serveScreen(parts.screenFolder));
  return app;
}

function problemOf(error: unknown, tell: Tell): Problem {
  if (error instanceof Problem) return error;
  if (isUnavailable(error)) return new Problem("unavailable");
  // hono's own refusals: JSON that cannot be parsed and the like.
  if (error instanceof Error && "status" in error && error.status === 400) return new Problem("invalid-request", { detail: error.message });
  tell(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return new Problem("internal");
}
