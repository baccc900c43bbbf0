import { may, ROLES } from "@gouji/accounts";
import { createRoute, z } from "@hono/zod-openapi";
import { DESK, type ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS } from "../problem.ts";
import { answers, newRouter, type Router } from "../routing.ts";

const PersonShape = z
  .object({ name: z.string(), displayName: z.string(), role: z.enum(ROLES), units: z.array(z.string()).readonly() })
  .openapi("Person");

/** Who may be given findings 审核人员: for reviewers, without what only administrators see. */
export function peopleRoutes({ accounts, access }: ServerParts): Router {
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "get",
      path: "/people",
      responses: { 200: answers(z.object({ items: z.array(PersonShape) }), "`assignee` is a `name`"), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "decide");
      const all = access === "desk" ? [DESK] : await accounts.list();
      const items = all.filter((account) => may(account, "decide"));
      return context.json({ items: items.map(({ name, displayName, role, units }) => ({ name, displayName, role, units })) }, 200);
    },
  );
  return router;
}
