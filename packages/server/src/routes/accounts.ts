import { ROLES } from "@gouji/accounts";
import { createRoute, z } from "@hono/zod-openapi";
import type { ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, newRouter, type Router } from "../routing.ts";
import { AccountShape } from "./session.ts";

const Units = z.array(z.string().trim().min(1).max(200)).max(500);
const Password = z.string().max(512);
const NewAccount = z.object({
  name: z.string().trim().min(2).max(64),
  displayName: z.string().trim().min(1).max(100),
  role: z.enum(ROLES),
  units: Units.default([]),
  password: Password,
});
const AccountChange = z
  .object({ displayName: z.string().trim().min(1).max(100), role: z.enum(ROLES), units: Units, disabled: z.boolean(), password: Password })
  .partial();

/** People and programs that may come in 账户. For administrators. */
export function accountRoutes({ accounts }: ServerParts): Router {
  const router = newRouter();
  router.openapi(
    createRoute({ method: "get", path: "/accounts", responses: { 200: answers(z.object({ items: z.array(AccountShape) })), ...PROBLEMS } }),
    async (context) => {
      demand(context, "administer");
      return context.json({ items: [...(await accounts.list())] }, 200);
    },
  );
  router.openapi(
    createRoute({
      method: "post",
      path: "/accounts",
      request: { body: { content: { "application/json": { schema: NewAccount } }, required: true } },
      responses: { 201: answers(AccountShape), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "administer");
      const answer = await accounts.create(context.req.valid("json"));
      if (!answer.ok) throw new Problem("refused", { detail: answer.error });
      return context.json(answer.value, 201);
    },
  );
  router.openapi(
    createRoute({
      method: "patch",
      path: "/accounts/{id}",
      request: {
        params: z.object({ id: z.string() }),
        body: { content: { "application/json": { schema: AccountChange } }, required: true },
      },
      responses: { 200: answers(AccountShape), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "administer");
      // zod leaves out what was not given, so no value is undefined.
      const change = context.req.valid("json") as Parameters<typeof accounts.change>[1];
      const answer = await accounts.change(context.req.valid("param").id, change);
      if (!answer.ok) throw answer.error === "unknown" ? new Problem("not-found") : new Problem("refused", { detail: answer.error });
      return context.json(answer.value, 200);
    },
  );
  return router;
}
