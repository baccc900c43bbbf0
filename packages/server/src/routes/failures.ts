import { documentId } from "@gouji/archive";
import { createRoute, z } from "@hono/zod-openapi";
import type { ServerParts } from "../environment.ts";
import { demand, visibleUnits } from "../let-in.ts";
import { PROBLEMS } from "../problem.ts";
import { answers, newRouter, type Router, several } from "../routing.ts";
import { given } from "./documents.ts";

const PAGE = 500;
const Retry = z.object({
  ids: z.array(z.string()).max(10_000).optional(),
  submissionId: z.string().optional(),
  units: z.array(z.string()).optional(),
  failureKind: z.string().optional(),
  status: z.enum(["failed", "checked"]).default("failed"),
  step: z.enum(["extract", "audit"]).optional().openapi({ description: "the first without it" }),
});

/** What could not be read, by kind 失败; many documents again at once. */
export function failureRoutes({ service }: ServerParts): Router {
  const { overview } = service;
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "get",
      path: "/failures",
      request: { query: z.object({ submissionId: z.string().max(200).optional(), unit: several.optional() }) },
      responses: {
        200: answers(z.object({ items: z.array(z.object({ kind: z.string(), count: z.number().int() })) }), "most first"),
        ...PROBLEMS,
      },
    }),
    async (context) => {
      demand(context, "read");
      const { submissionId, unit } = context.req.valid("query");
      const items = await overview.failures(given({ submissionId, units: visibleUnits(context, unit) }));
      return context.json({ items: [...items] }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/documents/retry",
      request: { body: { content: { "application/json": { schema: Retry } }, required: true } },
      responses: {
        200: answers(z.object({ retried: z.number().int(), refused: z.number().int() }), "they wait again; earlier diagnoses stay"),
        ...PROBLEMS,
      },
    }),
    async (context) => {
      demand(context, "manageDocuments");
      const { status, step, units: asked, ...filter } = context.req.valid("json");
      const query = given({ ...filter, units: visibleUnits(context, asked), statuses: [status] });
      // All first: what is retried leaves the list.
      const ids: string[] = [];
      for (let after: string | undefined, more = true; more; more = after !== undefined) {
        const page = await overview.documents({ ...query, limit: PAGE, ...(after === undefined ? {} : { after }) });
        ids.push(...page.items.map(({ id }) => id));
        after = page.next;
      }
      let retried = 0;
      for (const id of ids) if (await service.retry(documentId(id), step)) retried += 1;
      return context.json({ retried, refused: ids.length - retried }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/facets",
      responses: {
        200: answers(
          z.object({ units: z.array(z.string()).readonly(), years: z.array(z.string()).readonly(), kinds: z.array(z.string()).readonly() }),
          "what occurs, for the menus of filters",
        ),
        ...PROBLEMS,
      },
    }),
    async (context) => {
      demand(context, "read");
      return context.json(await overview.facets(given({ units: visibleUnits(context) })), 200);
    },
  );
  return router;
}
