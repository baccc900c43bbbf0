import { readFile } from "node:fs/promises";
import { may } from "@gouji/accounts";
import { Precision } from "@gouji/review/schema";
import { CATALOGUE, ruleById } from "@gouji/rules";
import { createRoute, z } from "@hono/zod-openapi";
import type { ServerParts } from "../environment.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, newRouter, type Router } from "../routing.ts";

const RuleShape = z
  .object({ id: z.string(), family: z.string(), title: z.string(), titleEn: z.string(), severity: z.enum(["error", "warning", "info"]) })
  .openapi("Rule");
const ListedShape = RuleShape.extend({
  precision: Precision.omit({ ruleId: true })
    .optional()
    .openapi({ description: "how often reviewers agreed; for reviewers, once somebody has judged" }),
}).openapi("ListedRule");

/** The catalogue and the rules' pages 规则目录. */
export function ruleRoutes({ service: { review } }: ServerParts): Router {
  const router = newRouter();
  const shown = CATALOGUE.map(({ id, family, title, titleEn, severity }) => ({ id, family, title, titleEn, severity }));
  router.openapi(
    createRoute({ method: "get", path: "/rules", responses: { 200: answers(z.object({ items: z.array(ListedShape) })), ...PROBLEMS } }),
    async (context) => {
      const judged = may(context.get("account"), "decide") ? await review.precision() : [];
      const known = new Map(judged.map(({ ruleId, ...precision }) => [ruleId, precision]));
      const items = shown.map((rule) => {
        const precision = known.get(rule.id);
        return { ...rule, ...(precision ? { precision } : {}) };
      });
      return context.json({ items }, 200);
    },
  );
  router.openapi(
    createRoute({
      method: "get",
      path: "/rules/{id}",
      request: { params: z.object({ id: z.string() }) },
      responses: { 200: answers(RuleShape.extend({ page: z.string() }).openapi("RulePage"), "`page` is Markdown"), ...PROBLEMS },
    }),
    async (context) => {
      const rule = ruleById(context.req.valid("param").id);
      const found = shown.find(({ id }) => id === rule?.id);
      if (!found) throw new Problem("not-found");
      const page = await readFile(new URL(`${found.family}/${found.id}.md`, import.meta.resolve("@gouji/rules")), "utf8");
      return context.json({ ...found, page }, 200);
    },
  );
  return router;
}
