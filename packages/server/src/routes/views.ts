import { SavedView } from "@gouji/review/schema";
import { createRoute, z } from "@hono/zod-openapi";
import type { ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, newRouter, type Router } from "../routing.ts";

const Name = z.string().trim().min(1).max(60);
const Query = z.string().max(2_000).openapi({ description: "the list's filter as it stands in an address: severity=error&unit=…" });
const NewView = z.object({ name: Name, list: z.enum(["findings", "documents", "submissions"]), query: Query });
const ViewShape = z.object(SavedView.shape).openapi("SavedView");
const Id = z.object({ id: z.string().min(1).max(200) });

/** Named filters, each account's own 视图. */
export function viewRoutes({ service: { views } }: ServerParts): Router {
  const router = newRouter();
  router.openapi(
    createRoute({ method: "get", path: "/views", responses: { 200: answers(z.object({ items: z.array(ViewShape) })), ...PROBLEMS } }),
    async (context) => {
      demand(context, "read");
      return context.json({ items: [...(await views.list(context.get("account").id))] }, 200);
    },
  );
  router.openapi(
    createRoute({
      method: "post",
      path: "/views",
      request: { body: { content: { "application/json": { schema: NewView } }, required: true } },
      responses: { 201: answers(ViewShape), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "read");
      const view = await views.add(context.get("account").id, context.req.valid("json"));
      if (!view) throw new Problem("refused", { detail: "too-many" });
      return context.json(view, 201);
    },
  );
  router.openapi(
    createRoute({
      method: "patch",
      path: "/views/{id}",
      request: {
        params: Id,
        body: { content: { "application/json": { schema: z.object({ name: Name, query: Query }).partial() } }, required: true },
      },
      responses: { 200: answers(ViewShape), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "read");
      const { name, query } = context.req.valid("json");
      const change = { ...(name === undefined ? {} : { name }), ...(query === undefined ? {} : { query }) };
      const view = await views.change(context.get("account").id, context.req.valid("param").id, change);
      if (!view) throw new Problem("not-found");
      return context.json(view, 200);
    },
  );
  router.openapi(
    createRoute({
      method: "delete",
      path: "/views/{id}",
      request: { params: Id },
      responses: { 204: { description: "gone" }, ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "read");
      if (!(await views.remove(context.get("account").id, context.req.valid("param").id))) throw new Problem("not-found");
      return context.body(null, 204);
    },
  );
  return router;
}
