import { may } from "@gouji/accounts";
import { cancelRun, runReport } from "@gouji/runs";
import type { Run } from "@gouji/schedules";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Environment, ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, newRouter, pageOf, type Router } from "../routing.ts";
import { allowedSources } from "../sources.ts";
import { given } from "./documents.ts";
import { actorOf } from "./findings.ts";

/** What to collect, as it is asked for. */
export const PlanFields = {
  name: z.string().trim().max(200).default(""),
  sources: z.array(z.string().trim().min(1).max(2_000)).min(1).max(1_000).openapi({
    description: "addresses; files, folders, archives and lists of addresses of the server's machine, as far as it may read them",
  }),
  unit: z.string().trim().max(200).default("").openapi({ description: "empty where the folder below the source names it" }),
  year: z
    .string()
    .regex(/^(?:(?:19|20)\d{2})?$/u)
    .default(""),
  kind: z.string().trim().max(60).default(""),
  webhook: z.union([z.literal(""), z.url()]).default(""),
};
const RunState = z.enum(["waiting", "collecting", "auditing", "ended", "failed", "cancelled"]);
export const RunShape = z
  .object({
    ...{ id: z.string(), scheduleId: z.string().nullable(), name: z.string(), sources: z.array(z.string()).readonly() },
    ...{ unit: z.string(), year: z.string(), kind: z.string(), webhook: z.string() },
    ...{
      state: RunState,
      detail: z.string(),
      startedBy: z.string(),
      startedAt: z.string(),
      endedAt: z.string().nullable(),
      aliveAt: z.string(),
    },
  })
  .openapi("Run");
const Numbers = z.record(z.string(), z.number().int());
const RunReportShape = z
  .object({
    run: RunShape,
    files: z.object({ new: z.number(), changed: z.number(), unchanged: z.number(), refused: z.number() }),
    gone: z.array(z.string()).readonly().openapi({ description: "origins of the run before that were not found any more" }),
    failed: z
      .array(z.object({ origin: z.string(), reason: z.string() }))
      .readonly()
      .openapi({ description: "not taken in, or not read" }),
    documents: z.object({ found: z.number().int(), done: z.number().int() }),
    rate: z.object({ perMinute: z.number(), remainingSeconds: z.number() }).nullable(),
    findings: z.object({ total: z.number().int(), severity: Numbers, rule: Numbers, unit: Numbers }),
  })
  .openapi("RunReport");
const Change = z.enum(["new", "changed", "unchanged", "refused"]);
const RunFileShape = z
  .object({
    ...{ origin: z.string(), change: Change, documentId: z.string().nullable(), submissionId: z.string().nullable(), reason: z.string() },
  })
  .openapi("RunFile");
const Id = z.object({ id: z.string().min(1).max(200) });
const MOST_FILES = 1_000;

/** Bulk audits as they ran and run 批次. For supervisors. */
export function runRoutes({ service, sourceFolders, clock }: ServerParts): Router {
  const { schedules: store } = service;
  const router = newRouter();
  const visible = async (context: Context<Environment>, id: string): Promise<Run> => {
    demand(context, "schedule");
    const run = await store.run(id);
    if (!run) throw new Problem("not-found");
    demand(context, "schedule", run.unit);
    return run;
  };

  router.openapi(
    createRoute({
      method: "get",
      path: "/runs",
      request: {
        query: z.object({
          scheduleId: z.string().max(200).optional(),
          state: RunState.optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
      },
      responses: { 200: answers(z.object({ items: z.array(RunShape) }), "newest first"), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "schedule");
      const runs = await store.runs(given(context.req.valid("query")));
      return context.json({ items: runs.filter(({ unit }) => mayRun(context, unit)) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/runs",
      request: { body: { content: { "application/json": { schema: z.object(PlanFields) } }, required: true } },
      responses: { 202: answers(RunShape, "once, without a schedule; a schedule worker takes it up within seconds"), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "schedule");
      const plan = context.req.valid("json");
      if (!mayRun(context, plan.unit)) throw new Problem("forbidden", { detail: plan.unit });
      const sources = await allowedSources(plan.sources, sourceFolders);
      return context.json(
        await store.request({ ...plan, name: plan.name || sources.join(" ").slice(0, 200), sources }, actorOf(context)),
        202,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/runs/{id}",
      request: { params: Id },
      responses: { 200: answers(RunReportShape, "its report, also while it runs"), ...PROBLEMS },
    }),
    async (context) => {
      const run = await visible(context, context.req.valid("param").id);
      return context.json(await runReport(run, { service, store, clock }), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/runs/{id}/cancel",
      request: { params: Id },
      responses: {
        200: answers(RunShape, "stopped at the next file; what waits for a worker is set aside, what is at work ends as it would"),
        ...PROBLEMS,
      },
    }),
    async (context) => {
      const run = await visible(context, context.req.valid("param").id);
      if (!(await cancelRun(run, actorOf(context), { service, store }))) throw new Problem("not-allowed");
      return context.json((await store.run(run.id)) ?? run, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/runs/{id}/files",
      request: {
        params: Id,
        query: z.object({
          change: Change.optional(),
          after: z.coerce.number().int().min(0).default(0),
          limit: z.coerce.number().int().min(1).max(MOST_FILES).default(200),
        }),
      },
      responses: { 200: answers(pageOf(RunFileShape), "in the order in which they were found"), ...PROBLEMS },
    }),
    async (context) => {
      const { id } = await visible(context, context.req.valid("param").id);
      const { change, after, limit } = context.req.valid("query");
      const files = (await store.files(id)).filter((file) => change === undefined || file.change === change);
      const end = after + limit;
      return context.json({ items: files.slice(after, end), ...(end < files.length ? { next: String(end) } : {}) }, 200);
    },
  );
  return router;
}

/** A plan without a unit is about all of them. */
export function mayRun(context: Context<Environment>, unit: string): boolean {
  return may(context.get("account"), "schedule", unit);
}
