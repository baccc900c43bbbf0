import { nextTime, type Schedule, type ScheduleAnswer } from "@gouji/schedules";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Environment, ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, newRouter, type Router } from "../routing.ts";
import { allowedSources } from "../sources.ts";
import { given } from "./documents.ts";
import { actorOf } from "./findings.ts";
import { mayRun, PlanFields, RunShape } from "./runs.ts";

const Cron = z.string().trim().min(9).max(100).openapi({ example: "30 2 * * *", description: "five fields" });
const TimeZone = z.string().min(1).max(60).openapi({ example: "Asia/Shanghai" });
const NewSchedule = z.object({
  ...PlanFields,
  name: z.string().trim().min(1).max(200),
  cron: Cron,
  timeZone: TimeZone.default("Asia/Shanghai"),
});
const ScheduleChange = z
  .object({
    ...{ name: z.string().trim().min(1).max(200), sources: PlanFields.sources, cron: Cron, timeZone: TimeZone, enabled: z.boolean() },
    ...{ unit: z.string().trim().max(200), year: z.string().max(4), kind: z.string().max(60), webhook: z.union([z.literal(""), z.url()]) },
  })
  .partial();
const ScheduleShape = z
  .object({
    ...{ id: z.string(), name: z.string(), sources: z.array(z.string()).readonly(), unit: z.string(), year: z.string(), kind: z.string() },
    ...{ webhook: z.string(), cron: z.string(), timeZone: z.string(), enabled: z.boolean(), nextAt: z.string().nullable() },
    ...{ createdAt: z.string(), createdBy: z.string() },
    lastRun: RunShape.optional(),
  })
  .openapi("Schedule");
const Id = z.object({ id: z.string().min(1).max(200) });
const MOST_TIMES = 10;

/** Bulk audits that come back 定期核查. For supervisors; those of one unit for who may see it, those of all for who sees all. */
export function scheduleRoutes({ service, sourceFolders, clock }: ServerParts): Router {
  const { schedules } = service;
  const router = newRouter();
  const visible = async (context: Context<Environment>, id: string): Promise<Schedule> => {
    demand(context, "schedule");
    const schedule = await schedules.schedule(id);
    if (!schedule) throw new Problem("not-found");
    demand(context, "schedule", schedule.unit);
    return schedule;
  };
  const shown = async (schedule: Schedule) => {
    const [lastRun] = await schedules.runs({ scheduleId: schedule.id, limit: 1 });
    return { ...schedule, ...(lastRun ? { lastRun } : {}) };
  };
  const kept = async (answer: ScheduleAnswer) => {
    if (answer.ok) return shown(answer.schedule);
    if (answer.refusal === "unknown") throw new Problem("not-found");
    const path = { cron: "cron", "time-zone": "timeZone", "no-sources": "sources" }[answer.refusal];
    throw new Problem("invalid-request", { faults: [{ path, message: answer.refusal }] });
  };

  router.openapi(
    createRoute({
      method: "get",
      path: "/schedules",
      responses: { 200: answers(z.object({ items: z.array(ScheduleShape) })), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "schedule");
      const own = (await schedules.schedules()).filter(({ unit }) => mayRun(context, unit));
      return context.json({ items: await Promise.all(own.map(shown)) }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/schedules",
      request: { body: { content: { "application/json": { schema: NewSchedule } }, required: true } },
      responses: { 201: answers(ScheduleShape), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "schedule");
      const wanted = context.req.valid("json");
      if (!mayRun(context, wanted.unit)) throw new Problem("forbidden", { detail: wanted.unit });
      const sources = await allowedSources(wanted.sources, sourceFolders);
      return context.json(await kept(await schedules.add({ ...wanted, sources, createdBy: actorOf(context) })), 201);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/schedules/times",
      request: {
        query: z.object({
          cron: Cron,
          timeZone: TimeZone.default("Asia/Shanghai"),
          count: z.coerce.number().int().min(1).max(MOST_TIMES).default(3),
        }),
      },
      responses: { 200: answers(z.object({ times: z.array(z.string()) }), "the next times that the pattern names"), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "schedule");
      const { cron, timeZone, count } = context.req.valid("query");
      const times: string[] = [];
      for (let from = clock(); times.length < count; from = Date.parse(times.at(-1) ?? "")) {
        const next = nextTime(cron, timeZone, from);
        if ("refusal" in next)
          throw new Problem("invalid-request", {
            faults: [{ path: next.refusal === "cron" ? "cron" : "timeZone", message: next.refusal }],
          });
        times.push(next.at);
      }
      return context.json({ times }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/schedules/{id}",
      request: { params: Id },
      responses: { 200: answers(ScheduleShape), ...PROBLEMS },
    }),
    async (context) => context.json(await shown(await visible(context, context.req.valid("param").id)), 200),
  );

  router.openapi(
    createRoute({
      method: "patch",
      path: "/schedules/{id}",
      request: { params: Id, body: { content: { "application/json": { schema: ScheduleChange } }, required: true } },
      responses: { 200: answers(ScheduleShape), ...PROBLEMS },
    }),
    async (context) => {
      const { id } = await visible(context, context.req.valid("param").id);
      const { sources, ...rest } = context.req.valid("json");
      if (rest.unit !== undefined && !mayRun(context, rest.unit)) throw new Problem("forbidden", { detail: rest.unit });
      const change = given({ ...rest, ...(sources ? { sources: await allowedSources(sources, sourceFolders) } : {}) });
      return context.json(await kept(await schedules.change(id, change)), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "delete",
      path: "/schedules/{id}",
      request: { params: Id },
      responses: { 204: { description: "gone; its runs stay" }, ...PROBLEMS },
    }),
    async (context) => {
      const { id } = await visible(context, context.req.valid("param").id);
      await schedules.remove(id);
      return context.body(null, 204);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/schedules/{id}/run",
      request: { params: Id },
      responses: { 202: answers(RunShape, "a schedule worker takes it up within seconds"), ...PROBLEMS },
    }),
    async (context) => {
      const schedule = await visible(context, context.req.valid("param").id);
      const [last] = await schedules.runs({ scheduleId: schedule.id, limit: 1 });
      // Asked for twice it is one.
      const run =
        last && (last.state === "waiting" || last.state === "collecting")
          ? last
          : await schedules.request(schedule, actorOf(context), schedule.id);
      return context.json(run, 202);
    },
  );
  return router;
}
