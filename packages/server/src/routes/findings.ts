import { type Action, unitsOf } from "@gouji/accounts";
import { AuditEntry, Change, Decision, Filter, ListCounts, ReviewItem, Severity, Sort, State, wholeFinding } from "@gouji/review/schema";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Environment, ServerParts } from "../environment.ts";
import { TextsShape, textsOf } from "../finding-texts.ts";
import { demand, visibleUnits } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, cursor, limit, newRouter, pageOf, type Router, several } from "../routing.ts";
import { isShown, isUnit, SENT } from "../sent.ts";
import { type WithinFiles, withinFiles } from "../within-files.ts";
import { given } from "./documents.ts";

const text = z.string().max(200).optional();
/** The filter of the list as it stands in an address. */
export const FilterQuery = z.object({
  id: several.optional(),
  documentId: text,
  submissionId: text,
  /** The files that a bulk audit found. */
  runId: text,
  familyId: text,
  unit: several.optional(),
  project: text,
  year: several.optional(),
  reportKind: several.optional(),
  ruleId: several.optional(),
  severity: several.pipe(z.array(Severity)).optional(),
  state: several.pipe(z.array(State)).optional(),
  change: several.pipe(z.array(Change)).optional(),
  /** `none` for findings that are nobody's. */
  assignee: text,
  tag: text,
  seenSince: text,
  seenBefore: text,
  dueBefore: text,
  /** 元, an exact decimal. */
  amountFrom: Filter.shape.amountFrom,
  looked: z.stringbool().optional(),
  present: z.stringbool().optional(),
  text,
});
export const ItemShape = z.object({ ...ReviewItem.shape, texts: TextsShape }).openapi("Finding");
/** What a change of many findings did. */
export const BulkShape = z.object({ changed: z.number().int(), refused: z.number().int(), operation: z.string() }).openapi("BulkChange");
const Id = z.object({ id: z.string().min(1).max(200) });

/** The review list 疑点清单. */
export function findingRoutes({ service }: ServerParts): Router {
  const { review } = service;
  const router = newRouter();
  const filterOf = async (
    { submissionId, runId, ...query }: z.output<typeof FilterQuery>,
    context: Context<Environment>,
  ): Promise<Filter> => withinFiles(service, { ...narrowed(context, query), submissionId, runId });

  const visible = async (context: Context<Environment>, id: string, action: Action = "read") => {
    demand(context, action);
    const item = await review.item(id);
    if (!item || !isShown(context, item.state)) throw new Problem("not-found");
    demand(context, action, item.unit);
    return item;
  };

  router.openapi(
    createRoute({
      method: "get",
      path: "/findings",
      request: {
        query: FilterQuery.extend({
          sort: Sort.default("severity"),
          descending: z.stringbool().default(false),
          after: cursor.optional(),
          limit,
        }),
      },
      responses: { 200: answers(pageOf(ItemShape)), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "read");
      const { sort, descending, after, limit: most, ...query } = context.req.valid("query");
      const page = { sort, descending, limit: most, ...(after === undefined ? {} : { after }) };
      const { items, next } = await review.list({ filter: await filterOf(query, context), ...page });
      return context.json({ items: items.map(shown), ...(next === undefined ? {} : { next }) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/findings/counts",
      request: { query: FilterQuery },
      responses: { 200: answers(z.object(ListCounts.shape).openapi("Counts")), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "read");
      return context.json(await review.counts(await filterOf(context.req.valid("query"), context)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/findings/decisions",
      request: {
        body: {
          content: {
            "application/json": { schema: z.object({ filter: Filter.extend({ submissionId: text, runId: text }), decision: Decision }) },
          },
          required: true,
        },
      },
      responses: {
        200: answers(BulkShape, "one decision with one note for all that match; `operation` takes it back"),
        ...PROBLEMS,
      },
    }),
    async (context) => {
      const { filter: asked, decision } = context.req.valid("json");
      const filter = await withinFiles(service, asked);
      demand(context, actionFor(context, decision));
      const { note } = decision;
      if (note === undefined)
        throw new Problem("invalid-request", { faults: [{ path: "decision.note", message: "needed for many findings at once" }] });
      const units = visibleUnits(context, filter.units);
      const within = { ...filter, ...(units ? { units: [...units] } : {}) };
      return context.json(await review.decideAll(within, { ...decision, note }, actorOf(context)), 200);
    },
  );

  router.openapi(
    createRoute({ method: "get", path: "/findings/{id}", request: { params: Id }, responses: { 200: answers(ItemShape), ...PROBLEMS } }),
    async (context) => context.json(shown(await visible(context, context.req.valid("param").id)), 200),
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/findings/{id}/history",
      request: { params: Id },
      responses: { 200: answers(z.object({ items: z.array(z.object(AuditEntry.shape).openapi("AuditEntry")) })), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "decide");
      const { id } = await visible(context, context.req.valid("param").id);
      return context.json({ items: [...(await review.history({ itemId: id }))] }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/findings/{id}/decisions",
      request: {
        params: Id,
        body: { content: { "application/json": { schema: z.object({ revision: z.number().int(), decision: Decision }) } }, required: true },
      },
      responses: { 200: answers(ItemShape, "as it is now; 409 with `current` if somebody was faster"), ...PROBLEMS },
    }),
    async (context) => {
      const { revision, decision } = context.req.valid("json");
      const { id } = await visible(context, context.req.valid("param").id, actionFor(context, decision));
      const answer = await review.decide(id, revision, decision, actorOf(context));
      if (answer.ok) return context.json(shown(answer.value), 200);
      const { error } = answer;
      if (error.kind === "stale") throw new Problem("stale", { current: shown(error.current) });
      throw error.kind === "unknown" ? new Problem("not-found") : new Problem("not-allowed", { detail: error.state });
    },
  );
  return router;
}

/** With what it says beside its sentence, in both languages. */
export function shown(item: ReviewItem): z.infer<typeof ItemShape> {
  return { ...item, finding: wholeFinding(item), texts: textsOf(item) };
}

/** The filter, narrowed to what the account may see. */
export function narrowed(context: Context<Environment>, query: Omit<z.output<typeof FilterQuery>, keyof WithinFiles>): Filter {
  const { id, unit, year, reportKind, ruleId, severity, state, change, assignee, ...rest } = query;
  const units = visibleUnits(context, unit);
  const states = state ?? SENT;
  return {
    ...given(rest),
    ...(id ? { ids: id } : {}),
    ...(units ? { units: [...units] } : {}),
    ...(year ? { years: year } : {}),
    ...(reportKind ? { reportKinds: reportKind } : {}),
    ...(ruleId ? { ruleIds: ruleId } : {}),
    ...(severity ? { severities: severity } : {}),
    ...(isUnit(context) ? { states: states.filter((one) => SENT.includes(one)) } : state ? { states: state } : {}),
    ...(change ? { changes: change } : {}),
    ...(assignee === undefined ? {} : { assignee: assignee === "none" ? null : assignee }),
  };
}

/** A unit answers; giving work to others is for supervisors; the rest is reviewing. */
function actionFor(context: Context<Environment>, decision: Decision): Action {
  const account = context.get("account");
  if (decision.kind === "answer") return unitsOf(account) !== undefined && isUnit(context) ? "answer" : "decide";
  if (decision.kind === "assign" && decision.to !== null && decision.to !== account.name) return "assign";
  return "decide";
}

/** Who it was, in the audit log. */
export function actorOf(context: Context<Environment>): string {
  const { name, displayName } = context.get("account");
  return displayName === name ? name : `${displayName} (${name})`;
}
