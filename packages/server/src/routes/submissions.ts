import type { Submission } from "@gouji/archive";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Environment, ServerParts } from "../environment.ts";
import { demand, visibleUnits } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { readLimited } from "../read-limited.ts";
import { answers, limit, newRouter, pageOf, type Router, several } from "../routing.ts";
import { given } from "./documents.ts";

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
    ...{ receivedAt: z.string(), counts: Counts },
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
  const { archive } = service;
  const router = newRouter();

  const visible = async (context: Context<Environment>, id: string, action: "read" | "submit") => {
    demand(context, action);
    const [found] = (await archive.submissions({ id })).items;
    if (!found) throw new Problem("not-found");
    demand(context, action, found.unit);
    return found;
  };

  router.openapi(
    createRoute({
      method: "get",
      path: "/submissions",
      request: { query: z.object({ unit: several.optional(), after: z.string().optional(), limit }) },
      responses: { 200: answers(pageOf(SubmissionShape)), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "read");
      const { unit, ...rest } = context.req.valid("query");
      const units = visibleUnits(context, unit);
      const { items, next } = await archive.submissions({ ...given(rest), ...(units ? { units } : {}) });
      return context.json({ items: [...items], ...(next === undefined ? {} : { next }) }, 200);
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
      return context.json(await visible(context, submission.id, "submit"), 201);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/submissions/{id}",
      request: { params: z.object({ id: z.string() }) },
      responses: { 200: answers(SubmissionShape), ...PROBLEMS },
    }),
    async (context) => context.json(await visible(context, context.req.valid("param").id, "read"), 200),
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
      const bytes = await readLimited(context.req.raw, maxBytes);
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
