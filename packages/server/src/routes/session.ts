import { ROLES, type SignedIn } from "@gouji/accounts";
import { getConnInfo } from "@hono/node-server/conninfo";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { deleteCookie, setCookie } from "hono/cookie";
import type { ServerParts } from "../environment.ts";
import { letIn, SESSION_COOKIE } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, newRouter, type Router } from "../routing.ts";

export const AccountShape = z
  .object({
    id: z.string(),
    name: z.string(),
    displayName: z.string(),
    role: z.enum(ROLES),
    units: z.array(z.string()).readonly(),
    disabled: z.boolean(),
    createdAt: z.string(),
  })
  .openapi("Account");

const TokenShape = z
  .object({ id: z.string(), name: z.string(), createdAt: z.string(), expiresAt: z.string(), lastUsedAt: z.string().optional() })
  .openapi("AccessToken");

/** Coming in and going out 登录. */
export function sessionRoutes(parts: ServerParts): Router {
  const { accounts, access, secure } = parts;
  const router = newRouter();
  const keepSession = (context: Context, { secret, expiresAt }: SignedIn) =>
    setCookie(context, SESSION_COOKIE, secret, { httpOnly: true, sameSite: "Strict", secure, path: "/", expires: new Date(expiresAt) });
  const signIn = createRoute({
    method: "post",
    path: "/session",
    request: {
      body: {
        content: { "application/json": { schema: z.object({ name: z.string().max(64), password: z.string().max(512) }) } },
        required: true,
      },
    },
    responses: { 200: answers(AccountShape, "signed in; the session is in the cookie"), ...PROBLEMS },
  });
  router.openapi(signIn, async (context) => {
    const { name, password } = context.req.valid("json");
    const answer = await accounts.signIn(name, password, getConnInfo(context).remote.address ?? "");
    if (!answer.ok)
      throw answer.error.kind === "locked" ? new Problem("locked", { detail: answer.error.until }) : new Problem("wrong-credentials");
    keepSession(context, answer.value);
    return context.json(answer.value.account, 200);
  });

  router.use("/session", letIn(parts));
  router.use("/me/*", letIn(parts));
  router.use("/me", letIn(parts));
  router.openapi(
    createRoute({ method: "delete", path: "/session", responses: { 204: { description: "signed out" }, ...PROBLEMS } }),
    async (context) => {
      const secret = context.get("secret");
      if (secret !== undefined) await accounts.signOut(secret);
      deleteCookie(context, SESSION_COOKIE, { path: "/", secure });
      return context.body(null, 204);
    },
  );
  const me = createRoute({
    method: "get",
    path: "/me",
    responses: { 200: answers(z.object({ account: AccountShape, access: z.enum(["accounts", "desk"]) })), ...PROBLEMS },
  });
  router.openapi(me, (context) => context.json({ account: context.get("account"), access }, 200));
  const password = createRoute({
    method: "post",
    path: "/me/password",
    request: {
      body: {
        content: { "application/json": { schema: z.object({ old: z.string().max(512), new: z.string().max(512) }) } },
        required: true,
      },
    },
    responses: { 204: { description: "changed; all other sessions have ended" }, ...PROBLEMS },
  });
  router.openapi(password, async (context) => {
    const { id, name } = context.get("account");
    if (access === "desk") throw new Problem("not-found");
    const { old, new: next } = context.req.valid("json");
    const address = getConnInfo(context).remote.address ?? "";
    // Counts wrong tries as signing in does.
    const known = await accounts.signIn(name, old, address);
    if (!known.ok)
      throw known.error.kind === "locked" ? new Problem("locked", { detail: known.error.until }) : new Problem("wrong-credentials");
    const changed = await accounts.change(id, { password: next });
    if (!changed.ok) throw new Problem("refused", { detail: changed.error });
    const again = await accounts.signIn(name, next, address);
    if (again.ok) keepSession(context, again.value);
    return context.body(null, 204);
  });
  tokenRoutes(router, parts);
  return router;
}

/** Keys for programs that act as the account 访问令牌. */
function tokenRoutes(router: Router, { accounts }: ServerParts): void {
  const NewToken = z.object({ name: z.string().trim().min(1).max(60), days: z.number().int().min(1).max(366) });
  router.openapi(
    createRoute({ method: "get", path: "/me/tokens", responses: { 200: answers(z.object({ items: z.array(TokenShape) })), ...PROBLEMS } }),
    async (context) => context.json({ items: [...(await accounts.tokens(context.get("account").id))] }, 200),
  );
  router.openapi(
    createRoute({
      method: "post",
      path: "/me/tokens",
      request: { body: { content: { "application/json": { schema: NewToken } }, required: true } },
      responses: { 201: answers(z.object({ token: TokenShape, secret: z.string() }), "the secret is shown once"), ...PROBLEMS },
    }),
    async (context) => {
      const { name, days } = context.req.valid("json");
      const answer = await accounts.createToken(context.get("account").id, name, days);
      if (!answer.ok) throw new Problem("refused", { detail: answer.error });
      return context.json(answer.value, 201);
    },
  );
  router.openapi(
    createRoute({
      method: "delete",
      path: "/me/tokens/{id}",
      request: { params: z.object({ id: z.string() }) },
      responses: { 204: { description: "revoked" }, ...PROBLEMS },
    }),
    async (context) => {
      if (!(await accounts.revokeToken(context.get("account").id, context.req.valid("param").id))) throw new Problem("not-found");
      return context.body(null, 204);
    },
  );
}
