import { CATALOGUE, PROFILES, type Profile, profileWith, type Suppression } from "@gouji/rules";
import { z } from "zod";

/** What a project lays down in gouji.config.json beside the settings: profiles of its place, and findings that are settled. */
export interface Project {
  /** Ours with the project's changes, and its own, by id. */
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly suppressions: readonly Suppression[];
}

export const PROJECT_KEYS = ["profiles", "suppressions"] as const;

const decimal = z.string().regex(/^\d+(?:\.\d+)?$/, { error: '应为引号内的小数，如 "1.3" / a decimal in quotes is needed, such as "1.3"' });
const whole = z
  .number({ error: "应为整数 / a whole number is needed" })
  .int({ error: "应为整数 / a whole number is needed" })
  .positive({ error: "应为正整数 / a positive whole number is needed" });
const ruleId = z.string().refine((id) => CATALOGUE.some((rule) => rule.id === id), {
  error: ({ input }) => `没有规则 ${String(input)} / there is no rule ${String(input)}`,
});
const words = (error: string) => z.string({ error }).trim().min(1, { error });

/** A profile's changes. Each names the source that lays them down. */
const ProfileChange = z.strictObject({
  extends: z.string().optional(),
  title: z.string().optional(),
  source: words("须写明依据的文件 / the source must be named"),
  gradeBands: z
    .array(z.strictObject({ grade: z.string(), from: decimal }))
    .min(1)
    .optional(),
  executionPoints: decimal.optional(),
  totalPoints: decimal.optional(),
  minimalAttainabilityPower: decimal.optional(),
  farAboveTarget: decimal.optional(),
  smallestJudgedTarget: decimal.optional(),
  manyEqualResults: whole.optional(),
  slackCostTarget: decimal.optional(),
  largeLoss: decimal.optional(),
  manyStaleFigures: whole.optional(),
  staleShare: decimal.optional(),
  copiedCharacters: whole.optional(),
  copiedShare: decimal.optional(),
  commonShare: decimal.optional(),
  smallestBatch: whole.optional(),
  outlierDistance: decimal.optional(),
  severities: z
    .record(
      ruleId,
      z.enum(["error", "warning", "info", "off"], { error: "应为 error、warning、info 或 off / error, warning, info or off is needed" }),
    )
    .optional(),
});

const SuppressionEntry = z
  .strictObject({
    finding: z.string().optional(),
    rule: ruleId.optional(),
    unit: z.string().min(1).optional(),
    file: z.string().min(1).optional(),
    reason: words("须写明理由 / a reason is needed"),
    expires: z.iso.date({ error: "须写明失效日期，如 2026-12-31 / a day of expiry is needed, such as 2026-12-31" }),
  })
  .refine(({ finding, rule, unit, file }) => (finding === undefined) === (rule !== undefined && (unit ?? file) !== undefined), {
    error: "须写 finding（疑点编号），或写 rule 加 unit 或 file / name a finding, or a rule with a unit or a file",
  });

const ProjectSchema = z.object({
  profiles: z.record(z.string(), ProfileChange).default({}),
  suppressions: z.array(SuppressionEntry).default([]),
});

/** What the config file lays down. Faults are told by `fault` with the place in the file, in two languages. */
export function readProject(content: Readonly<Record<string, unknown>>, fault: (place: string, zh: string, en: string) => Error): Project {
  const result = ProjectSchema.safeParse(content);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = (issue?.path ?? []).map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
    const message =
      issue?.code === "unrecognized_keys" ? `没有 ${issue.keys.join("、")} 这一项 / there is no ${issue.keys.join(", ")}` : issue?.message;
    const [zh = "", en = zh] = (message ?? "").split(" / ");
    throw fault(place.replace(/^\./, ""), zh, en);
  }
  const { profiles: changes, suppressions } = result.data;
  const profiles: Record<string, Profile> = {};
  const build = (id: string, above: readonly string[]): Profile => {
    const known = profiles[id];
    if (known) return known;
    const change = changes[id];
    const ours = PROFILES[id];
    if (!change && ours) return ours;
    const { extends: parent = ours ? id : "national-self-evaluation", source, title, ...values } = change ?? { source: "" };
    if (!change) throw fault(`profiles.${above.at(-1)}.extends`, `没有方案 ${id}`, `there is no profile ${id}`);
    if (above.includes(id)) throw fault(`profiles.${id}.extends`, "方案循环引用", "profiles extend each other in a circle");
    const base = parent === id && ours ? ours : build(parent, [...above, id]);
    return profileWith(base, defined(values), source, id, title ?? (ours ? base.title : id));
  };
  for (const id of Object.keys(changes)) profiles[id] = build(id, []);
  return { profiles, suppressions: suppressions.map((entry) => defined(entry) as Suppression) }; // the schema has checked its fields
}

/** Without the keys that are not there: a missing value must not cover the base's. */
function defined<Values extends object>(values: Values): { [Key in keyof Values]: Exclude<Values[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Values]: Exclude<Values[Key], undefined>;
  };
}
