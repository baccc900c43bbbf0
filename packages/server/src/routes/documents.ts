import type { StoredDocument } from "@gouji/archive";
import type { DocumentLine } from "@gouji/overview";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Environment, ServerParts } from "../environment.ts";
import { demand, visibleUnits } from "../let-in.ts";
import { original } from "../original.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, countedPageOf, limit, newRouter, type Router, several } from "../routing.ts";
import { shownStates } from "../sent.ts";
import { visibleDocuments } from "../visible.ts";
import { FindingCountsShape, LineQuery, lineFilterOf, ReportShape } from "./lines.ts";

const Status = z.enum(["received", "extracting", "extracted", "auditing", "checked", "failed"]);
const FailureShape = z.object({ kind: z.string(), detail: z.string(), temporary: z.boolean() });
const AttemptShape = z.object({
  step: z.enum(["extract", "audit"]),
  number: z.number().int(),
  engineVersion: z.string(),
  startedAt: z.string(),
  endedAt: z.string().optional(),
  failure: FailureShape.optional(),
});
const VersionPlaceShape = z.object({ familyId: z.string(), number: z.number().int(), latest: z.boolean() });
export const DocumentShape = z
  .object({
    id: z.string(),
    mediaType: z.string(),
    size: z.number().int(),
    names: z.array(z.string()).readonly(),
    submissions: z.array(z.string()).readonly(),
    status: Status,
    failure: FailureShape.optional(),
    attempts: z.array(AttemptShape).readonly(),
    receivedAt: z.string(),
    updatedAt: z.string(),
    unit: z.string().openapi({ description: "the sender's, else the report's own" }),
    report: ReportShape.optional().openapi({ description: "after its audit" }),
    version: VersionPlaceShape.optional(),
    findings: FindingCountsShape,
    assignees: z.array(z.string()).readonly().openapi({ description: "whose its unsettled findings are" }),
  })
  .openapi("Document");
const VersionShape = z
  .object({ familyId: z.string(), number: z.number().int(), documentId: z.string(), submissionId: z.string() })
  .openapi("Version");
export const DocumentId = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/u) });

/** Documents: their state, their original, what was read, what was found 文件. */
export function documentRoutes({ service }: ServerParts): Router {
  const { archive, files, overview } = service;
  const router = newRouter();

  const visible = visibleDocuments(service);

  /** The documents of these lines as they are stored, in their order. */
  const shownOf = async (lines: readonly DocumentLine[]) => {
    const { items } = await archive.documents({ ids: lines.map(({ id }) => id), limit: lines.length });
    const stored = new Map<string, StoredDocument>(items.map((document) => [document.id, document]));
    return lines.flatMap((line) => {
      const document = stored.get(line.id);
      return document ? [{ ...document, ...line }] : [];
    });
  };
  const shown = async (context: Context<Environment>, id: string) => {
    const [document] = await shownOf((await overview.documents({ ids: [id], ...countedFor(context) })).items);
    if (!document) throw new Problem("not-found");
    return document;
  };

  const list = createRoute({
    method: "get",
    path: "/documents",
    request: {
      query: LineQuery.extend({
        status: several.pipe(z.array(Status)).optional(),
        submissionId: z.string().max(200).optional(),
        failureKind: z.string().max(60).optional(),
        name: z.string().max(200).optional().openapi({ description: "the same as `text`" }),
        fullMarks: z.stringbool().optional().openapi({ description: "all of its total scores are full, or not" }),
        scoreFrom: z.coerce.number().optional().openapi({ description: "lowest total score, in hundredths of the full one" }),
        scoreBelow: z.coerce.number().optional().openapi({ description: "leaves full marks out" }),
        undecided: z.stringbool().optional().openapi({ description: "with a finding that nobody has decided about, or without" }),
        latest: z.stringbool().optional().openapi({ description: "the latest version of its report" }),
        sort: z.enum(["received", "updated", "size", "unit", "name", "findings"]).default("received"),
        descending: z.stringbool().default(true),
        limit,
      }),
    },
    responses: { 200: answers(countedPageOf(DocumentShape)), ...PROBLEMS },
  });
  router.openapi(list, async (context) => {
    demand(context, "read");
    const {
      status,
      submissionId,
      failureKind,
      name,
      fullMarks,
      scoreFrom,
      scoreBelow,
      undecided,
      latest,
      sort,
      descending,
      limit: most,
      ...line
    } = context.req.valid("query");
    const units = visibleUnits(context, line.unit);
    const { items, ...page } = await overview.documents({
      ...given({ statuses: status, submissionId, failureKind, text: name, fullMarks, scoreFrom, scoreBelow, undecided, latest, units }),
      ...{ ...lineFilterOf(line), ...countedFor(context), sort, descending, limit: most },
    });
    return context.json({ items: await shownOf(items), ...page }, 200);
  });

  router.openapi(
    createRoute({
      method: "get",
      path: "/documents/{id}",
      request: { params: DocumentId },
      responses: { 200: answers(DocumentShape), ...PROBLEMS },
    }),
    async (context) => {
      const { id } = await visible(context, context.req.valid("param").id);
      return context.json(await shown(context, id), 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/documents/{id}/versions",
      request: { params: DocumentId },
      responses: { 200: answers(z.object({ items: z.array(VersionShape) })), ...PROBLEMS },
    }),
    async (context) => {
      const { id } = await visible(context, context.req.valid("param").id);
      return context.json({ items: [...(await archive.versions(id))] }, 200);
    },
  );

  /** The step's output as it was stored: JSON that nobody needs to read here. */
  for (const [path, step, description] of [
    ["source", "extract", "what was read: pages, blocks, tables with their places"],
    ["result", "audit", "what was found, with coverage and notes; for reviewers, since units see what was sent to them"],
  ] as const)
    router.openapi(
      createRoute({
        method: "get",
        path: `/documents/{id}/${path}`,
        request: { params: DocumentId },
        responses: { 200: answers(z.record(z.string(), z.unknown()), description), ...PROBLEMS },
      }),
      async (context) => {
        if (step === "audit") demand(context, "decide");
        const { id } = await visible(context, context.req.valid("param").id);
        const output = await archive.output(id, step);
        if (!output) throw new Problem("not-found");
        const content = (step === "audit" ? await archive.attachment(id, "together") : undefined) ?? output.content;
        return context.body(content, 200, { "content-type": "application/json; charset=utf-8" }) as never; // JSON by its own account
      },
    );

  router.openapi(
    createRoute({
      method: "get",
      path: "/documents/{id}/file",
      request: { params: DocumentId },
      responses: {
        200: { description: "the original file", content: { "application/octet-stream": { schema: z.string() } } },
        ...PROBLEMS,
      },
    }),
    async (context) => {
      const document = await visible(context, context.req.valid("param").id);
      if (!(await files.has(document.id))) throw new Problem("not-found");
      return original(context, document, files) as never; // a stream, whatever the file is
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/documents/{id}/retry",
      request: { params: DocumentId, query: z.object({ step: z.enum(["extract", "audit"]).optional() }) },
      responses: { 200: answers(DocumentShape, "it waits again"), ...PROBLEMS },
    }),
    async (context) => {
      const { id } = await visible(context, context.req.valid("param").id, "manageDocuments");
      if (!(await service.retry(id, context.req.valid("query").step))) throw new Problem("not-allowed");
      return context.json(await shown(context, id), 200);
    },
  );
  return router;
}

/** Of whose findings the account hears. */
function countedFor(context: Context<Environment>) {
  const states = shownStates(context);
  return states ? { findingStates: states } : {};
}

/** Without what was not given. */
export function given<Given extends object>(values: Given): { [Key in keyof Given]: Exclude<Given[Key], undefined> } {
  // Entries of the same keys, fewer of them.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
