import { createRoute, z } from "@hono/zod-openapi";
import type { ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS } from "../problem.ts";
import { answers, newRouter, type Router } from "../routing.ts";
import { listOf, StatisticsQuery, statisticsFilter } from "../statistics-query.ts";
import { weekStarts } from "../week-starts.ts";
import { mayRun } from "./runs.ts";

const List = z.string();
const TrendShape = z
  .object({
    items: z.array(
      z.object({
        ...{ from: z.string(), to: z.string(), runId: z.string().optional() },
        ...{ appeared: z.number().int(), returned: z.number().int(), settled: z.number().int() },
        ...{ still: z.number().int(), unsettled: z.number().int(), list: List },
      }),
    ),
  })
  .openapi("Trend");
const WorkloadShape = z
  .object({
    weeks: z.array(z.string()).openapi({ description: "where each step of `decided` begins" }),
    items: z.array(
      z.object({
        name: z.string().nullable().openapi({ description: "null: nobody's" }),
        displayName: z.string(),
        ...{ assigned: z.number().int(), overdue: z.number().int(), decided: z.array(z.number().int()).readonly() },
        ...{ list: List, overdueList: List },
      }),
    ),
  })
  .openapi("Workloads");
const TimeZone = z
  .string()
  .max(60)
  .default("Asia/Shanghai")
  .refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
    } catch {
      return false;
    }
  }, "time-zone");

/** How findings come and go 趋势, and who has how many 工作量. For supervisors. */
export function trendRoutes({ service, accounts, access, clock }: ServerParts): Router {
  const { overview, schedules } = service;
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "get",
      path: "/statistics/trend",
      request: {
        query: StatisticsQuery.extend({
          by: z.enum(["week", "run"]).default("week"),
          scheduleId: z.string().max(200).optional().openapi({ description: "by run: those of this schedule" }),
          count: z.coerce.number().int().min(1).max(60).default(12),
          timeZone: TimeZone,
        }),
      },
      responses: { 200: answers(TrendShape, "oldest first; the last step goes on until now"), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "statistics");
      const { by, scheduleId, count, timeZone, ...query } = context.req.valid("query");
      const filter = statisticsFilter(context, query);
      const now = new Date(clock() + 1).toISOString();
      const of = { limit: count, ...(scheduleId === undefined ? {} : { scheduleId }) };
      const runs = by === "run" ? (await schedules.runs(of)).filter(({ unit }) => mayRun(context, unit)).toReversed() : [];
      const starts = by === "run" ? runs.map(({ startedAt }) => startedAt) : weekStarts(clock(), count, timeZone);
      const steps = await overview.trend([...starts, now], filter);
      const items = steps.map((step, at) => ({
        ...{ ...step, ...(runs[at] ? { runId: runs[at].id } : {}) },
        list: listOf("/findings", query, { seenSince: step.from, seenBefore: step.to }),
      }));
      return context.json({ items }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/statistics/workload",
      request: { query: StatisticsQuery.extend({ weeks: z.coerce.number().int().min(1).max(26).default(6), timeZone: TimeZone }) },
      responses: { 200: answers(WorkloadShape, "what each has to do, and decided in each week"), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "statistics");
      const { weeks: count, timeZone, ...query } = context.req.valid("query");
      const [now, weeks] = [new Date(clock() + 1).toISOString(), weekStarts(clock(), count, timeZone)];
      const loads = await overview.workloads([...weeks, now], now, statisticsFilter(context, query));
      const people = access === "desk" ? [] : await accounts.list();
      const items = loads.map(({ name, ...load }) => {
        const own = { assignee: name ?? "none", state: "open,confirmed,sent,answered" };
        return {
          ...{ name, displayName: people.find((one) => one.name === name)?.displayName ?? name ?? "", ...load },
          list: listOf("/findings", query, own),
          overdueList: listOf("/findings", query, { ...own, dueBefore: now }),
        };
      });
      return context.json({ weeks, items }, 200);
    },
  );
  return router;
}
