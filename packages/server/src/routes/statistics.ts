import { ListCounts, Precision } from "@gouji/review/schema";
import { createRoute, z } from "@hono/zod-openapi";
import type { ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS } from "../problem.ts";
import { answers, newRouter, type Router } from "../routing.ts";
import { FilterQuery, filterOf } from "./findings.ts";

/** Numbers for supervisors 统计: findings by rule, unit, state; how often reviewers agreed with a rule. */
export function statisticsRoutes({ service: { review } }: ServerParts): Router {
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "get",
      path: "/statistics",
      request: { query: FilterQuery },
      responses: { 200: answers(z.object({ findings: ListCounts, precision: z.array(Precision) })), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "statistics");
      const findings = await review.counts(filterOf(context, context.req.valid("query")));
      return context.json({ findings, precision: [...(await review.precision())] }, 200);
    },
  );
  return router;
}
