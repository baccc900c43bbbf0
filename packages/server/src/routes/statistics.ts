import type { Group } from "@gouji/overview";
import { Precision } from "@gouji/review/schema";
import { ruleById } from "@gouji/rules";
import { createRoute, z } from "@hono/zod-openapi";
import type { ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS } from "../problem.ts";
import { answers, newRouter, type Router } from "../routing.ts";
import { barOf, listOf, StatisticsQuery, statisticsFilter } from "../statistics-query.ts";

const Both = z.object({ zh: z.string(), en: z.string() });
const List = z
  .string()
  .openapi({ description: "path and filter of the list behind it, below /api", example: "/findings?ruleId=ratio&year=2023" });
const SEVERITIES = {
  ...{ error: z.number().int(), warning: z.number().int(), info: z.number().int(), total: z.number().int(), unsettled: z.number().int() },
};
const GroupShape = z
  .object({
    ...{ name: z.string(), title: Both.optional(), ...SEVERITIES, list: List },
  })
  .openapi("FindingGroup");
const Groups = z.array(GroupShape);
const PrecisionShape = Precision.extend({ title: Both, list: List }).openapi("RulePrecision");
const StatisticsShape = z
  .object({
    reports: z
      .object({
        submissions: z.number().int(),
        period: z.object({ from: z.string(), to: z.string() }).nullable(),
        ...{ documents: z.number().int(), checked: z.number().int(), failed: z.number().int() },
        coverage: z.object({ figures: z.number().int(), checked: z.number().int(), confirmed: z.number().int() }),
      })
      .openapi({ description: "latest versions" }),
    findings: z.object({ all: z.object(SEVERITIES), rule: Groups, unit: Groups, year: Groups, state: Groups, reportKind: Groups }),
    precision: z.array(PrecisionShape),
  })
  .openapi("Statistics");
const ScoresShape = z
  .object({
    all: z.object({
      ...{ reports: z.number().int(), fullReports: z.number().int(), scores: z.number().int(), fullScores: z.number().int() },
    }),
    fullMarks: z.array(
      z.object({
        ...{ unit: z.string(), reports: z.number().int(), fullReports: z.number().int() },
        ...{ scores: z.number().int(), fullScores: z.number().int(), list: List },
      }),
    ),
    bars: z
      .array(
        z.object({
          ...{ from: z.number(), below: z.number().nullable(), reports: z.number().int(), errors: z.number().int() },
          ...{ warnings: z.number().int(), list: List },
        }),
      )
      .openapi({
        description:
          "reports by their lowest total score, in hundredths of the full one; full marks have a bar of their own (`below` null)",
      }),
  })
  .openapi("ScoreStatistics");

/** Numbers for supervisors 统计: each with the list that it counts. */
export function statisticsRoutes({ service: { review, overview } }: ServerParts): Router {
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "get",
      path: "/statistics",
      request: { query: StatisticsQuery },
      responses: {
        200: answers(StatisticsShape, "reports; findings by rule, unit, year, state, kind of report; precision per rule"),
        ...PROBLEMS,
      },
    }),
    async (context) => {
      demand(context, "statistics");
      const query = context.req.valid("query");
      const filter = statisticsFilter(context, query);
      const groups = await overview.findingGroups(filter);
      const shown = (by: "ruleId" | "unit" | "year" | "state" | "reportKind") => (group: Group) => ({
        ...group,
        ...(by === "ruleId" ? { title: titleOf(group.name) } : {}),
        list: listOf("/findings", query, { [by]: group.name }),
      });
      const { units, years, kinds } = filter;
      const judged = await review.precision({
        ...(units ? { units: [...units] } : {}),
        ...(years ? { years: [...years] } : {}),
        ...(kinds ? { reportKinds: [...kinds] } : {}),
      });
      return context.json(
        {
          reports: await overview.reportNumbers(filter),
          findings: {
            all: groups.all,
            ...{ rule: groups.rule.map(shown("ruleId")), unit: groups.unit.map(shown("unit")), year: groups.year.map(shown("year")) },
            ...{ state: groups.state.map(shown("state")), reportKind: groups.reportKind.map(shown("reportKind")) },
          },
          precision: judged.map((one) => ({
            ...{ ...one, title: titleOf(one.ruleId) },
            list: listOf("/findings", query, { ruleId: one.ruleId, state: "confirmed,accepted,sent,answered,falsePositive" }),
          })),
        },
        200,
      );
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/statistics/scores",
      request: { query: StatisticsQuery },
      responses: {
        200: answers(ScoresShape, "full marks by unit, the greatest share first; reports by score with the errors in them"),
        ...PROBLEMS,
      },
    }),
    async (context) => {
      demand(context, "statistics");
      const query = context.req.valid("query");
      const filter = statisticsFilter(context, query);
      const [fullMarks, bars] = [await overview.fullMarks(filter), await overview.scores(filter)];
      const all = { reports: 0, fullReports: 0, scores: 0, fullScores: 0 };
      for (const one of fullMarks) for (const key of ["reports", "fullReports", "scores", "fullScores"] as const) all[key] += one[key];
      return context.json(
        {
          all,
          fullMarks: fullMarks.map((one) => ({
            ...one,
            list: listOf("/documents", query, { latest: "true", fullMarks: "true", unit: one.unit }),
          })),
          bars: bars.map((bar) => ({ ...bar, list: listOf("/documents", query, barOf(bar)) })),
        },
        200,
      );
    },
  );
  return router;
}

function titleOf(ruleId: string): { readonly zh: string; readonly en: string } {
  const rule = ruleById(ruleId);
  return { zh: rule?.title ?? ruleId, en: rule?.titleEn ?? ruleId };
}
