import { may } from "@gouji/accounts";
import { documentId } from "@gouji/archive";
import { refusalSentence } from "@gouji/reporters/annotated";
import { importSentence, REVIEW_FORMATS, type ReviewFormat } from "@gouji/reporters/review";
import type { Filter } from "@gouji/review/schema";
import { type AskedCopy, annotatedBundle, type Collected, collectFindings, collectSubmission, UNSETTLED } from "@gouji/service";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Environment, ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { readLimited } from "../read-limited.ts";
import { answers, newRouter, type Router } from "../routing.ts";
import { withinFiles } from "../within-files.ts";
import { actorOf, FilterQuery, narrowed } from "./findings.ts";

const FORMATS = Object.keys(REVIEW_FORMATS) as [ReviewFormat, ...ReviewFormat[]]; // the keys of the constant
/** Originals in one archive, which is made in memory. */
const MOST_COPIES = 100;
const line = z.string().trim().max(200).default("");
const language = z.enum(["zh", "en"]).default("zh");
/** What a letter says beside the findings; the other formats ignore it. */
const LETTER = {
  issuer: line.openapi({ description: "who writes, above the title 发文单位" }),
  number: line.openapi({ description: "编号" }),
  addressee: line.openapi({ description: "to whom; the unit unless told" }),
  signature: line.openapi({ description: "who signs; the issuer unless told" }),
  due: z.iso.date().optional().openapi({ description: "until when the unit answers" }),
  group: z.enum(["section", "rule"]).default("section"),
  reply: z.stringbool().default(true).openapi({ description: "a column and a box for the reply" }),
  scope: z.stringbool().default(true).openapi({ description: "how many figures were read and checked" }),
};
const ExportQuery = FilterQuery.omit({ submissionId: true }).extend({ format: z.enum(FORMATS), lang: language, ...LETTER });
type Asked = z.output<typeof ExportQuery>;
const FILE = { 200: { description: "a file to keep", content: { "application/octet-stream": { schema: z.string() } } }, ...PROBLEMS };
const ImportShape = z
  .object({
    ...{ applied: z.number().int(), known: z.number().int(), untouched: z.number().int(), refused: z.number().int() },
    rows: z.array(
      z.object({
        ...{ row: z.number().int(), id: z.string() },
        outcome: z.enum(["applied", "known", "stale", "unknown", "notAllowed", "repeated", "invalid"]),
        message: z.object({ zh: z.string(), en: z.string() }),
      }),
    ),
  })
  .openapi("ImportReport");

/** The review list as files 导出: workbook, letter, data, annotated originals; and the workbook's way back. */
export function exportRoutes({ service, version, clock, maxBytes }: ServerParts): Router {
  const { archive } = service;
  const router = newRouter();
  const now = () => new Date(clock()).toISOString();

  /** @throws Problem where there is none of a unit that the account decides about. */
  const submissionOf = async (context: Context<Environment>, id: string) => {
    demand(context, "decide");
    const submission = await archive.submission(id);
    if (!submission) throw new Problem("not-found");
    demand(context, "decide", submission.unit);
    return submission;
  };

  const written = async (asked: Asked, { documents, tooMany }: Collected): Promise<Response> => {
    if (tooMany) throw new Problem("too-large", { detail: "请用筛选条件缩小范围。 / Narrow the filter." });
    const { format, lang, issuer, number, addressee, signature, due, group, reply, scope } = asked;
    if (format === "docx" && unitsOf(documents).length > 1)
      throw new Problem("invalid-request", { faults: [{ path: "unit", message: "a letter goes to one unit" }] });
    const letter = { issuer, number, addressee, signature, group, reply, scope, ...(due === undefined ? {} : { due }) };
    const { mediaType, extension, name } = REVIEW_FORMATS[format];
    const content = await service.exported({ format, documents, options: { language: lang, version, at: now(), letter } });
    if (!content.ok && content.error.kind === "internal") throw new Error(content.error.message);
    if (!content.ok) throw new Problem("too-large", { detail: content.error.message });
    const [unit, ...others] = unitsOf(documents);
    const stem = unit && others.length === 0 ? `${unit} ${name[lang]}` : name[lang];
    return fileOf(content.value, mediaType, `${stem}.${extension}`);
  };

  router.openapi(
    createRoute({
      method: "get",
      path: "/submissions/{id}/export",
      request: { params: z.object({ id: z.string() }), query: ExportQuery },
      responses: FILE,
    }),
    async (context) => {
      const { id } = await submissionOf(context, context.req.valid("param").id);
      const asked = context.req.valid("query");
      return (await written(asked, await collectSubmission(service, id, filterOf(context, asked), asked.format === "docx"))) as never; // a file of the format that was asked for
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/submissions/{id}/annotated",
      request: {
        params: z.object({ id: z.string() }),
        query: FilterQuery.pick({ ruleId: true, severity: true, state: true }).extend({ lang: language }),
      },
      responses: {
        ...FILE,
        200: { ...FILE[200], description: "a zip archive of the annotated originals, and a text about those that have none" },
      },
    }),
    async (context) => {
      const submission = await submissionOf(context, context.req.valid("param").id);
      const { lang, ...query } = context.req.valid("query");
      const filter = { states: [...UNSETTLED], ...narrowed(context, query) };
      const { items } = await archive.documents({ submissionId: submission.id, status: ["checked"], limit: MOST_COPIES + 1 });
      if (items.length > MOST_COPIES) throw new Problem("too-large", { detail: `${MOST_COPIES}` });
      const copies: AskedCopy[] = [];
      for (const { id, names } of items)
        copies.push({ path: names[0] ?? id, copy: await service.annotated({ id, filter, language: lang, at: now() }) });
      const bundle = annotatedBundle(copies, (kind) => refusalSentence(kind === "missing" ? "corrupt" : kind, lang));
      const stem = lang === "zh" ? "标注原件" : "annotated";
      return fileOf(bundle, "application/zip", `${submission.unit} ${stem}.zip`.trim()) as never; // as above
    },
  );

  router.openapi(
    createRoute({ method: "get", path: "/findings/export", request: { query: ExportQuery }, responses: FILE }),
    async (context) => {
      demand(context, "decide");
      const asked = context.req.valid("query");
      const filter = await withinFiles(service, { ...filterOf(context, asked), runId: asked.runId });
      return (await written(asked, await collectFindings(service, filter, asked.format === "docx"))) as never; // as above
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/documents/{id}/annotated",
      request: {
        params: z.object({ id: z.string().regex(/^[0-9a-f]{64}$/u) }),
        query: FilterQuery.pick({ ruleId: true, severity: true, state: true }).extend({ lang: language }),
      },
      responses: { ...FILE, 409: { ...PROBLEMS[409], description: "this kind of file takes no remarks; `detail` says what to do" } },
    }),
    async (context) => {
      demand(context, "decide");
      const { id } = context.req.valid("param");
      const { lang, ...query } = context.req.valid("query");
      await demandDocument(context, id);
      const filter = { states: [...UNSETTLED], ...narrowed(context, query) };
      const copy = await service.annotated({ id, filter, language: lang, at: now() });
      if (copy.ok) return fileOf(copy.value.bytes, copy.value.mediaType, copy.value.name) as never; // as above
      if (copy.error === "missing") throw new Problem("not-found");
      throw new Problem("not-annotatable", { detail: refusalSentence(copy.error, lang), reason: copy.error });
    },
  );

  router.openapi(
    createRoute({
      method: "post",
      path: "/findings/import",
      request: { body: { description: "an edited 审核问题清单.xlsx", content: { "application/octet-stream": { schema: z.string() } } } },
      responses: { 200: answers(ImportShape, "what became of each row that was filled in"), ...PROBLEMS },
    }),
    async (context) => {
      demand(context, "decide");
      const account = context.get("account");
      const bytes = await readLimited(context.req.raw, maxBytes);
      const answer = await service.importDecisions({
        bytes,
        actor: actorOf(context),
        mayDecide: ({ unit }) => may(account, "decide", unit),
      });
      if (!answer.ok) throw new Problem("invalid-request", { detail: answer.error.message });
      const rows = answer.value.rows.map((row) => ({
        ...{ row: row.row, id: row.id, outcome: row.outcome },
        message: { zh: importSentence(row, "zh"), en: importSentence(row, "en") },
      }));
      return context.json({ ...answer.value, rows }, 200);
    },
  );

  /** @throws Problem where there is no such document of a unit that the account decides about. */
  const demandDocument = async (context: Context<Environment>, id: string): Promise<void> => {
    const account = context.get("account");
    for (const submission of (await archive.document(documentId(id)))?.submissions ?? []) {
      const held = await archive.submission(submission);
      if (held && may(account, "decide", held.unit)) return;
    }
    throw new Problem("not-found");
  };
  return router;
}

const NO_FILTER: ReadonlySet<string> = new Set(["format", "lang", "runId", ...Object.keys(LETTER)]);

/** A letter asks for what is wrong and still open, unless told otherwise. */
function filterOf(context: Context<Environment>, asked: Asked): Filter {
  // What is left are the keys of the filter.
  const query = Object.fromEntries(Object.entries(asked).filter(([key]) => !NO_FILTER.has(key))) as Omit<
    Asked,
    "format" | "lang" | "runId" | keyof typeof LETTER
  >;
  const letter: Filter = asked.format === "docx" ? { severities: ["error"], states: ["open", "confirmed", "sent"] } : {};
  return { ...letter, ...narrowed(context, query) };
}

function unitsOf(documents: Collected["documents"]): string[] {
  return [...new Set(documents.flatMap(({ items }) => items.map(({ unit }) => unit)))];
}

/** Handed out to be kept, never to be shown as a page of ours. */
function fileOf(content: string | Uint8Array, mediaType: string, name: string): Response {
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`;
  return new Response(typeof content === "string" ? content : new Uint8Array(content), {
    headers: { "content-type": mediaType, "content-disposition": disposition, "cache-control": "private, no-store" },
  });
}
