import type { DocumentId } from "@gouji/archive";
import type { AuditedDocument } from "@gouji/pipeline";
import { toCheckJson, toCsv, toPage, toSarif, toXlsx } from "@gouji/reporters";
import { createRoute, z } from "@hono/zod-openapi";
import type { ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { newRouter, type Router } from "../routing.ts";

const FORMATS = {
  json: "application/json; charset=utf-8",
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  sarif: "application/sarif+json; charset=utf-8",
  html: "text/html; charset=utf-8",
} as const;
type Format = keyof typeof FORMATS;
const MOST_DOCUMENTS = 2_000;

/** What was found in a submission, in the formats of `gouji check` 导出. */
export function exportRoutes({ service, version }: ServerParts): Router {
  const { archive } = service;
  const router = newRouter();
  router.openapi(
    createRoute({
      method: "get",
      path: "/submissions/{id}/export",
      request: {
        params: z.object({ id: z.string() }),
        query: z.object({ format: z.enum(Object.keys(FORMATS) as [Format, ...Format[]]), lang: z.enum(["zh", "en"]).default("zh") }),
      },
      responses: { 200: { description: "a file to keep", content: { "application/octet-stream": { schema: z.string() } } }, ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "decide");
      const { id } = context.req.valid("param");
      const { format, lang: language } = context.req.valid("query");
      const [submission] = (await archive.submissions({ id })).items;
      if (!submission) throw new Problem("not-found");
      demand(context, "decide", submission.unit);
      const documents: AuditedDocument[] = [];
      let after: string | undefined;
      do {
        const page = await archive.documents({
          submissionId: id,
          status: ["checked", "failed"],
          ...(after === undefined ? {} : { after }),
        });
        for (const { id: document, names, failure } of page.items) documents.push(await audited(document, names[0] ?? "", failure));
        after = page.next;
      } while (after !== undefined && documents.length < MOST_DOCUMENTS);
      const result = toCheckJson(documents, { language, version });
      const body: Readonly<Record<Format, () => string | Uint8Array<ArrayBuffer>>> = {
        json: () => `${JSON.stringify(result, undefined, 2)}\n`,
        csv: () => toCsv(result, { language }),
        xlsx: () => new Uint8Array(toXlsx(result, { language })),
        sarif: () => toSarif(result),
        html: () => toPage(result, { language }),
      };
      const name = `${submission.unit || "findings"}.${format}`;
      return context.body(body[format](), 200, {
        "content-type": FORMATS[format],
        "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      }) as never; // a file of the format that was asked for
    },
  );

  async function audited(
    id: DocumentId,
    path: string,
    failure: { readonly kind: string; readonly detail: string } | undefined,
  ): Promise<AuditedDocument> {
    const output = failure ? undefined : await archive.output(id, "audit");
    // Stored by the audit step as the JSON of a checked document.
    if (output) return JSON.parse(output.content) as AuditedDocument;
    const { kind = "internal", detail = "" } = failure ?? {};
    return { status: "failed", path, sha256: id, error: { kind, message: detail } } as AuditedDocument; // kinds of the archive are those of reading, and `worker-lost`
  }
  return router;
}
