import type { Submission } from "@gouji/archive";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Environment, ServerParts } from "../environment.ts";
import { demand, visibleUnits } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { limitedPieces } from "../read-limited.ts";
import { answers, countedPageOf, limit, newRouter, type Router, several } from "../routing.ts";
import { shownStates } from "../sent.ts";
import { visibleSubmissions } from "../visible.ts";
import { given } from "./documents.ts";
import { FindingCountsShape, LineQuery, lineFilterOf } from "./lines.ts";

const Name = z.string().trim().max(200).default("");
const NewSubmission = z.object({
  unit: Name,
  project: Name,
  year: z
    .string()
    .regex(/^(?:(?:19|20)\d{2})?$/u)
    .default(""),
  kind: Name,
  lane: z.enum(["interactive", "bulk"]).default("interactive"),
});
const Counts = z.object({
  received: z.number(),
  extracting: z.number(),
  extracted: z.number(),
  auditing: z.number(),
  checked: z.number(),
  failed: z.number(),
});
const SubmissionShape = z
  .object({
    ...{ id: z.string(), unit: z.string(), project: z.string(), year: z.string(), kind: z.string(), lane: z.enum(["interactive", "bulk"]) },
    ...{ receivedAt: z.string(), updatedAt: z.string(), firstName: z.string() },
    state: z
      .enum(["empty", "waiting", "working", "failed", "checked"])
      .openapi({ description: "failed, checked: all files are at rest, some failed or none" }),
    counts: Counts.openapi({ description: "files by status" }),
    findings: FindingCountsShape,
    comparison: z
      .enum(["none", "pending", "done", "failed"])
      .openapi({ description: "of its files with each other and earlier years, once all are at rest" }),
  })
  .openapi("Submission");
const ReceiptShape = z
  .object({
    name: z.string(),
    status: z.enum(["added", "known", "refused"]),
    documentId: z.string().optional(),
    failure: z.object({ kind: z.string(), detail: z.string(), temporary: z.boolean() }).optional(),
  })
  .openapi("Receipt");

/** What one sender handed in together 报送批次. */
export function submissionRoutes({ service, newId, maxBytes }: ServerParts): Router {
  const { archive, overview } = service;
  const router = newRouter();

  const visible = visibleSubmissions(archive);
  const shown = async (context: Context<Environment>, id: string) => {
    const states = shownStates(context);
    const [line] = (await overview.submissions({ ids: [id], ...(states ? { findingStates: states } : {}) })).items;
    if (!line) throw new Problem("not-found");
    return line;
  };

  router.openapi(
    createRoute({
      method: "get",
      path: "/submissions",
      request: {
        query: LineQuery.extend({
          state: several.pipe(z.array(SubmissionShape.shape.state)).optional(),
          sort: z.enum(["received", "updated", "unit", "year", "findings"]).default("received"),
          descending: z.stringbool().default(true),
          limit,
        }),
      },
      responses: { 200: answers(countedPageOf(SubmissionShape)), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "read");
      const { state, sort, descending, limit: most, ...line } = context.req.valid("query");
      const filter = given({ states: state, units: visibleUnits(context, line.unit), findingStates: shownStates(context) });
      const { items, ...page } = await overview.submissions({ ...lineFilterOf(line), ...filter, sort, descending, limit: most });
      return context.json({ items: [...items], ...page }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/submissions",
      request: { body: { content: { "application/json": { schema: NewSubmission } }, required: true } },
      responses: { 201: answers(SubmissionShape), ...PROBLEMS },
    }),
    async (context) => {
      const submission: Submission = { id: newId(), ...context.req.valid("json") };
      const own = visibleUnits(context);
      demand(context, "submit");
      if (own !== undefined && !own.includes(submission.unit)) throw new Problem("forbidden", { detail: submission.unit });
      await archive.open(submission);
      return context.json(await shown(context, submission.id), 201);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/submissions/{id}",
      request: { params: z.object({ id: z.string() }) },
      responses: { 200: answers(SubmissionShape), ...PROBLEMS },
    }),
    async (context) => {
      const { id } = await visible(context, context.req.valid("param").id);
      return context.json(await shown(context, id), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/submissions/{id}/files",
      request: {
        params: z.object({ id: z.string() }),
        query: z.object({
          name: z.string().trim().min(1).max(255),
          replaces: z
            .string()
            .regex(/^[0-9a-f]{64}$/u)
            .optional(),
        }),
        body: { description: "the bytes of one file", content: { "application/octet-stream": { schema: z.string() } } },
      },
      responses: { 201: answers(ReceiptShape, "on record and queued; the same file sent again is `known`"), ...PROBLEMS },
    }),
    async (context) => {
      const { id, unit, project, year, kind, lane } = await visible(context, context.req.valid("param").id, "submit");
      const { name, replaces } = context.req.valid("query");
      const bytes = limitedPieces(context.req.raw, maxBytes);
      const file = { name: plainName(name), bytes, ...(replaces === undefined ? {} : { replaces: replaces as never }) }; // checked by the pattern
      const [receipt] = await service.receive({ id, unit, project, year, kind, lane }, [file]);
      if (!receipt) throw new Error("no receipt");
      return context.json(receipt, 201);
    },
  );
  return router;
}

/** The last part of whatever path a sender wrote. */
function plainName(name: string): string {
  return (
    name
      .replaceAll("\\", "/")
      .split("/")
      .findLast((part) => part.trim() !== "" && !/^\.+$/u.test(part)) ?? "document"
  );
}
