import { z } from "@hono/zod-openapi";
import { cursor, several } from "../routing.ts";

/** Of a submission or document: unsettled findings by severity; `open` ones that nobody has decided about; all. */
export const FindingCountsShape = z
  .object({ error: z.number().int(), warning: z.number().int(), info: z.number().int(), open: z.number().int(), total: z.number().int() })
  .openapi("FindingCounts");

const TotalShape = z.object({ project: z.string(), score: z.string(), fullScore: z.string().nullable(), full: z.boolean() });
/** What a checked report says it is, and how far it was checked. */
export const ReportShape = z
  .object({
    ...{ title: z.string(), unit: z.string(), project: z.string(), year: z.string(), kind: z.string() },
    pages: z.number().int().nullable(),
    coverage: z.object({ figures: z.number(), linked: z.number(), checked: z.number(), confirmed: z.number() }),
    totals: z.array(TotalShape).readonly().openapi({ description: "total scores 总得分, one for each project; exact decimals" }),
    checkedAt: z.string(),
  })
  .openapi("Report");

/** What both lists may be narrowed to, as it stands in an address. */
export const LineQuery = z.object({
  unit: several.optional(),
  year: several.optional(),
  kind: several.optional(),
  severity: several
    .pipe(z.array(z.enum(["error", "warning", "info"])))
    .optional()
    .openapi({ description: "with an unsettled finding of one of these" }),
  assignee: z.string().max(200).optional(),
  text: z.string().max(200).optional().openapi({ description: "part of a file's name, a title, a project or a unit" }),
  receivedSince: z.string().max(40).optional(),
  receivedBefore: z.string().max(40).optional(),
  after: cursor.optional(),
});

/** The words of the address are singular, those of the query plural. */
export function lineFilterOf({ year, kind, severity, assignee, text, receivedSince, receivedBefore, after }: z.output<typeof LineQuery>) {
  return {
    ...(year ? { years: year } : {}),
    ...(kind ? { kinds: kind } : {}),
    ...(severity ? { severities: severity } : {}),
    ...(assignee === undefined ? {} : { assignee }),
    ...(text === undefined ? {} : { text }),
    ...(receivedSince === undefined ? {} : { receivedSince }),
    ...(receivedBefore === undefined ? {} : { receivedBefore }),
    ...(after === undefined ? {} : { after }),
  };
}
