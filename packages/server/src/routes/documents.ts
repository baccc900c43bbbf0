import type { DocumentId as Id, StoredDocument } from "@gouji/archive";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { stream } from "hono/streaming";
import type { ServerParts } from "../environment.ts";
import { demand, visibleUnits } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, limit, newRouter, pageOf, type Router, several } from "../routing.ts";
import { visibleDocuments } from "../visible.ts";

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
  })
  .openapi("Document");
const VersionShape = z
  .object({ familyId: z.string(), number: z.number().int(), documentId: z.string(), submissionId: z.string() })
  .openapi("Version");
export const DocumentId = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/u) });

/** Documents: their state, their original, what was read, what was found 文件. */
export function documentRoutes({ service }: ServerParts): Router {
  const { archive, files } = service;
  const router = newRouter();

  const visible = visibleDocuments(archive);

  const list = createRoute({
    method: "get",
    path: "/documents",
    request: {
      query: z.object({
        status: several.pipe(z.array(Status)).optional(),
        submissionId: z.string().optional(),
        unit: several.optional(),
        failureKind: z.string().optional(),
        name: z.string().max(200).optional(),
        sort: z.enum(["received", "updated", "size"]).default("received"),
        descending: z.stringbool().default(true),
        after: z.string().optional(),
        limit,
      }),
    },
    responses: { 200: answers(pageOf(DocumentShape)), ...PROBLEMS },
  });
  router.openapi(list, async (context) => {
    demand(context, "read");
    const { unit, ...rest } = context.req.valid("query");
    const units = visibleUnits(context, unit);
    const { items, next } = await archive.documents({ ...given(rest), ...(units ? { units } : {}) });
    return context.json({ items: [...items], ...(next === undefined ? {} : { next }) }, 200);
  });

  router.openapi(
    createRoute({
      method: "get",
      path: "/documents/{id}",
      request: { params: DocumentId },
      responses: { 200: answers(DocumentShape), ...PROBLEMS },
    }),
    async (context) => context.json(await visible(context, context.req.valid("param").id), 200),
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
        return context.body(output.content, 200, { "content-type": "application/json; charset=utf-8" }) as never; // JSON by its own account
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
      const bytes = await files.get(document.id);
      if (!bytes) throw new Problem("not-found");
      return original(context, document, bytes) as never; // a stream, whatever the file is
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
      return context.json(await stored(archive, id), 200);
    },
  );
  return router;
}

async function stored(archive: ServerParts["service"]["archive"], id: Id): Promise<StoredDocument> {
  const document = await archive.document(id);
  if (!document) throw new Problem("not-found");
  return document;
}

/** Handed out as a file to keep, never as a page to run: no name or content from outside decides how a browser takes it. */
function original(context: Context, { names, mediaType }: StoredDocument, bytes: Uint8Array): Response {
  const name = names[0] ?? "document";
  const shown = mediaType === "application/pdf" ? mediaType : "application/octet-stream";
  const range = /^bytes=(\d+)-(\d*)$/u.exec(context.req.header("range") ?? "");
  const start = Number(range?.[1] ?? 0);
  const end = Math.min(bytes.length, range?.[2] ? Number(range[2]) + 1 : bytes.length);
  context.header("content-type", shown);
  context.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
  context.header("accept-ranges", "bytes");
  context.header("cache-control", "private, no-cache");
  if (range && start >= end) return context.body(null, 416, { "content-range": `bytes */${bytes.length}` });
  if (range) {
    context.status(206);
    context.header("content-range", `bytes ${start}-${end - 1}/${bytes.length}`);
  }
  context.header("content-length", String(end - start));
  return stream(context, async (output) => {
    await output.write(bytes.subarray(start, end));
  });
}

/** Without what was not given. */
export function given<Given extends object>(values: Given): { [Key in keyof Given]: Exclude<Given[Key], undefined> } {
  // Entries of the same keys, fewer of them.
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
