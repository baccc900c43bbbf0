import { type FigureSheet, type SheetCheck, type SheetFigure, type TogetherRecord, withAcross } from "@gouji/pipeline";
import { missingShown, render, ruleById } from "@gouji/rules";
import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Environment, ServerParts } from "../environment.ts";
import { PROBLEMS, Problem } from "../problem.ts";
import { answers, newRouter, pageOf, type Router, several } from "../routing.ts";
import { visibleDocuments } from "../visible.ts";
import { DocumentId } from "./documents.ts";

const Mark = z.enum(["confirmed", "failing", "untested"]);
const PlaceShape = z.looseObject({ label: z.string(), document: z.string().optional().openapi({ description: "another file" }) });
const FigureShape = z
  .object({
    id: z.string(),
    printed: z.string(),
    mark: Mark.openapi({ description: "confirmed 已核, failing 不符, untested 未核" }),
    checks: z.number().int().openapi({ description: "checks that judged it" }),
    findings: z.array(z.string()).readonly().openapi({ description: "`findingId` of the findings whose suspect it is" }),
    at: PlaceShape,
  })
  .openapi("Figure");
const Both = z.object({ zh: z.string(), en: z.string() });
const CheckShape = z
  .object({
    ruleId: z.string(),
    title: Both,
    subject: z.string(),
    kind: z.enum(["consistent", "inconsistent", "undecided"]),
    how: z.enum(["exact", "rounded", "loose"]).optional(),
    message: Both.optional().openapi({ description: "what was found wrong" }),
    missing: Both.optional().openapi({ description: "what was lacking" }),
    others: z.array(z.object({ id: z.string().optional(), printed: z.string(), mark: Mark.optional(), at: PlaceShape })),
  })
  .openapi("FigureCheck");
const DetailShape = FigureShape.extend({
  quote: z.string(),
  metric: z.string(),
  role: z.string(),
  value: z.string().openapi({ description: "exact, in base units" }),
  entered: z.array(CheckShape),
  unjudged: z.array(z.string()).openapi({ description: "relations that no rule of the run judged" }),
}).openapi("FigureDetail");
const MOST = 5_000;

/** The tick marks 核对标记: every figure of a document with its verdict, and the checks that one entered. For reviewers. */
export function figureRoutes({ service }: ServerParts): Router {
  const { archive } = service;
  const router = newRouter();
  const visible = visibleDocuments(service);
  const sheetOf = async (context: Context<Environment>, id: string): Promise<FigureSheet> => {
    const document = await visible(context, id, "decide");
    const text = await archive.attachment(document.id, "figures");
    if (text === undefined) throw new Problem("not-found");
    const together = await archive.attachment(document.id, "together");
    const sheet: FigureSheet = JSON.parse(text); // as the audit step wrote it
    const record: TogetherRecord | undefined = together === undefined ? undefined : JSON.parse(together); // and the comparison
    return record ? withAcross(sheet, record.acrossChecks) : sheet;
  };

  router.openapi(
    createRoute({
      method: "get",
      path: "/documents/{id}/figures",
      request: {
        params: DocumentId,
        query: z.object({
          mark: several.pipe(z.array(Mark)).optional(),
          page: z.coerce.number().int().min(1).optional().openapi({ description: "those of one page" }),
          after: z.coerce.number().int().optional(),
          limit: z.coerce.number().int().min(1).max(MOST).default(1_000),
        }),
      },
      responses: {
        200: answers(
          pageOf(FigureShape).extend({ counts: z.object({ confirmed: z.number(), failing: z.number(), untested: z.number() }) }),
          "in document order; `counts` are of the whole document",
        ),
        ...PROBLEMS,
      },
    }),
    async (context) => {
      const { figures } = await sheetOf(context, context.req.valid("param").id);
      const { mark, page, after = -1, limit } = context.req.valid("query");
      const counts = { confirmed: 0, failing: 0, untested: 0 };
      for (const figure of figures) counts[figure.mark] += 1;
      const items: z.infer<typeof FigureShape>[] = [];
      for (let at = after + 1; at < figures.length; at += 1) {
        const figure = figures[at];
        if (!figure || (mark && !mark.includes(figure.mark)) || (page !== undefined && figure.at.page !== page)) continue;
        if (items.length === limit) return context.json({ items, next: String(at - 1), counts }, 200);
        items.push(brief(figure));
      }
      return context.json({ items, counts }, 200);
    },
  );

  router.openapi(
    createRoute({
      method: "get",
      path: "/documents/{id}/figures/{figureId}",
      request: { params: DocumentId.extend({ figureId: z.string().max(40) }) },
      responses: { 200: answers(DetailShape, "what `gouji check --explain` says of it"), ...PROBLEMS },
    }),
    async (context) => {
      const { id, figureId } = context.req.valid("param");
      const sheet = await sheetOf(context, id);
      const at = sheet.figures.findIndex((figure) => figure.id === figureId);
      const figure = sheet.figures[at];
      if (!figure) throw new Problem("not-found");
      const { quote, metric, role, value } = figure;
      const entered = sheet.checks.filter(({ figures }) => figures.includes(at)).map((check) => shown(check, at, sheet));
      const unjudged = sheet.unjudged.filter(({ figures }) => figures.includes(at)).map(({ key }) => key);
      return context.json({ ...brief(figure), quote, metric, role, value, entered, unjudged }, 200);
    },
  );
  return router;
}

function brief({ id, printed, mark, checks, findings, at }: SheetFigure): z.infer<typeof FigureShape> {
  return { id, printed, mark, checks, findings, at: { ...at } };
}

function shown(
  { ruleId, subject, kind, how, message, missing, figures, words = [] }: SheetCheck,
  own: number,
  sheet: FigureSheet,
): z.infer<typeof CheckShape> {
  const rule = ruleById(ruleId);
  const others = figures.flatMap((at) => {
    const figure = at === own ? undefined : sheet.figures[at];
    return figure ? [{ id: figure.id, printed: figure.printed, mark: figure.mark, at: { ...figure.at } }] : [];
  });
  return {
    ...{ ruleId, title: { zh: rule?.title ?? ruleId, en: rule?.titleEn ?? ruleId }, subject, kind },
    ...(how ? { how } : {}),
    ...(message ? { message: { zh: render(message, "zh"), en: render(message, "en") } } : {}),
    ...(missing ? { missing: { zh: missingShown(missing, "zh"), en: missingShown(missing, "en") } } : {}),
    others: [...others, ...words.map(({ printed, ...at }) => ({ printed, at }))],
  };
}
