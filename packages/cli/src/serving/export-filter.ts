import type { Archive } from "@gouji/archive";
import { REVIEW_WORDING, severityWords } from "@gouji/reporters/review";
import { type Filter, Severity, State } from "@gouji/review/schema";
import { CATALOGUE } from "@gouji/rules";
import { type Input, textFlag } from "../command.ts";
import { UsageError } from "../usage-error.ts";

/** The filter that the options of gouji export say. @throws UsageError for a value that cannot be. */
export async function exportFilter(input: Input, archive: Archive): Promise<Filter> {
  const rules = listFlag(input, "rule");
  const unknown = rules.find((rule) => !CATALOGUE.some(({ id }) => id === rule));
  if (unknown !== undefined) throw new UsageError(`没有规则 ${unknown}，见 gouji rules。 / There is no rule ${unknown}; see gouji rules.`);
  const units = listFlag(input, "unit");
  const years = listFlag(input, "year");
  const severities = chosen(listFlag(input, "severity"), Severity.options, severityWords(), "severity");
  const states = chosen(listFlag(input, "state"), State.options, REVIEW_WORDING.zh.state, "state");
  const document = textFlag(input, "document");
  return {
    ...(units.length > 0 ? { units } : {}),
    ...(years.length > 0 ? { years } : {}),
    ...(rules.length > 0 ? { ruleIds: rules } : {}),
    ...(severities.length > 0 ? { severities } : {}),
    ...(states.length > 0 ? { states } : {}),
    ...(document === undefined ? {} : { documentId: await documentNamed(document, archive) }),
  };
}

/** A flag that may be repeated, or hold several values with commas. */
function listFlag({ flags }: Input, name: string): string[] {
  const values = flags[name];
  return (Array.isArray(values) ? values : []).flatMap((value: string) => value.split(/[,，]/u)).filter((value) => value !== "");
}

/** The values as the list knows them, given in English or Chinese. */
function chosen<Value extends string>(
  given: readonly string[],
  known: readonly Value[],
  words: Readonly<Record<Value, string>>,
  flag: string,
): Value[] {
  return given.map((value) => {
    const found = known.find((one) => one === value || words[one] === value);
    if (found === undefined)
      throw new UsageError(`--${flag} 没有 ${value}，可用 ${known.join("、")}。 / --${flag} knows no ${value}; ${known.join(", ")}.`);
    return found;
  });
}

async function documentNamed(name: string, archive: Archive): Promise<string> {
  if (/^[0-9a-f]{64}$/u.test(name)) return name;
  const { items } = await archive.documents({ name, limit: 20 });
  const exact = items.filter(({ names }) => names.includes(name));
  const [only, ...others] = exact.length > 0 ? exact : items;
  if (!only) throw new UsageError(`没有名为 ${name} 的文件。 / There is no document named ${name}.`);
  if (others.length === 0) return only.id;
  const listed = [only, ...others].map(({ id, names }) => `  ${id}  ${names[0] ?? ""}`).join("\n");
  throw new UsageError(`有多份文件名含 ${name}，请用编号指明： / Several documents are named so; give the id:\n${listed}`);
}
