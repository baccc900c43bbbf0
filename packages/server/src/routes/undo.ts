import { createRoute, z } from "@hono/zod-openapi";
import type { ServerParts } from "../environment.ts";
import { demand, visibleUnits } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, newRouter, type Router } from "../routing.ts";
import { actorOf, BulkShape, ItemShape, shown } from "./findings.ts";

/** Taking back one's own last decision 撤销; the audit log keeps both. */
export function undoRoutes({ service: { review } }: ServerParts): Router {
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "post",
      path: "/findings/undo",
      request: {
        body: { content: { "application/json": { schema: z.object({ operation: z.string().min(1).max(200) }) } }, required: true },
      },
      responses: { 200: answers(BulkShape, "refused: findings that somebody touched since"), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "decide");
      const units = visibleUnits(context);
      const { operation } = context.req.valid("json");
      return context.json(await review.undoAll(operation, units ? { units: [...units] } : {}, actorOf(context)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/findings/{id}/undo",
      request: {
        params: z.object({ id: z.string().min(1).max(200) }),
        body: { content: { "application/json": { schema: z.object({ revision: z.number().int() }) } }, required: true },
      },
      responses: {
        200: answers(ItemShape, "as it was before the own last decision; 409 if somebody, or a version, came after it"),
        ...PROBLEMS,
      },
    }),
    async (context) => {
      demand(context, "decide");
      const item = await review.item(context.req.valid("param").id);
      if (!item) throw new Problem("not-found");
      demand(context, "decide", item.unit);
      const answer = await review.undo(item.id, context.req.valid("json").revision, actorOf(context));
      if (answer.ok) return context.json(shown(answer.value), 200);
      const { error } = answer;
      if (error.kind === "stale") throw new Problem("stale", { current: shown(error.current) });
      throw error.kind === "unknown" ? new Problem("not-found") : new Problem("not-allowed", { detail: error.state });
    },
  );
  return router;
}
