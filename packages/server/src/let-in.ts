import { type Action, may, unitsOf } from "@gouji/accounts";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { DESK, type Environment, type ServerParts } from "./environment.ts";
import { Problem } from "./problem.ts";

export const SESSION_COOKIE = "gouji_session";
const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A browser sends cookies, and reaches a desk's port, on behalf of any page that is open. So: the name that was called must be ours, and what changes
 * something must come from our own pages (Origin, or Sec-Fetch-Site where the browser leaves Origin out). Programs with a token have neither.
 */
export function sameOrigin({ hosts }: Pick<ServerParts, "hosts">): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const host = (context.req.header("host") ?? "").replace(/:\d+$/u, "").toLowerCase();
    if (!hosts.includes("*") && !hosts.includes(host)) throw new Problem("foreign-origin", { detail: host });
    if (!SAFE.has(context.req.method)) {
      const origin = context.req.header("origin");
      const site = context.req.header("sec-fetch-site");
      const isOwn = origin === undefined ? site === undefined || site === "same-origin" || site === "none" : isSameHost(origin, context);
      if (!isOwn) throw new Problem("foreign-origin", { detail: origin ?? site ?? "" });
    }
    await next();
  };
}

function isSameHost(origin: string, context: Context): boolean {
  return URL.canParse(origin) && new URL(origin).host === (context.req.header("host") ?? "").toLowerCase();
}

/** Who asks: the desk, or the holder of a session or token. */
export function letIn({ access, accounts }: ServerParts): MiddlewareHandler<Environment> {
  return async (context, next) => {
    if (access === "desk") {
      context.set("account", DESK);
      return next();
    }
    const bearer = /^Bearer (\S+)$/u.exec(context.req.header("authorization") ?? "")?.[1];
    const secret = bearer ?? getCookie(context, SESSION_COOKIE);
    const account = secret === undefined ? undefined : await accounts.accountOf(secret);
    if (!account || secret === undefined) throw new Problem("not-signed-in");
    context.set("account", account);
    context.set("secret", secret);
    return next();
  };
}

/** @throws Problem where the account may not do it, for this unit if one is named. */
export function demand(context: Context<Environment>, action: Action, unit?: string): void {
  const account = context.get("account");
  if (!may(account, action)) throw new Problem("forbidden");
  // Whether a thing of another unit exists is not told.
  if (unit !== undefined && !may(account, action, unit)) throw new Problem("not-found");
}

/** The units that a list is narrowed to: those asked for that the account may see; undefined for all. */
export function visibleUnits(context: Context<Environment>, asked?: readonly string[]): readonly string[] | undefined {
  const own = unitsOf(context.get("account"));
  if (asked === undefined || own === undefined) return asked ?? own;
  return asked.filter((unit) => own.includes(unit));
}
