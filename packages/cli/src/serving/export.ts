import { join } from "node:path";
import { documentId as documentIdOf } from "@gouji/archive";
import { openPool } from "@gouji/isolation";
import { refusalSentence } from "@gouji/reporters/annotated";
import { isReviewFormat, REVIEW_FORMATS } from "@gouji/reporters/review";
import type { Filter } from "@gouji/review/schema";
import {
  annotatedCopy,
  type Collected,
  collectFindings,
  collectSubmission,
  freeName,
  type ServiceSetup,
  type State,
  UNSETTLED,
  writeExport,
} from "@gouji/service";
import { type Context, type Input, textFlag } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import { writeOutput } from "../write-output.ts";
import { exportFilter } from "./export-filter.ts";
import { openStateOf, setupOf } from "./open-stores.ts";

/** See the command of this name. */
export async function run(input: Input, context: Context): Promise<number> {
  if (input.paths.length > 0)
    throw new UsageError("gouji export 用选项指明范围，例如 --unit 林业局。 / Say by options what to export, such as --unit.");
  const format = textFlag(input, "format") ?? "xlsx";
  if (format !== "annotated" && !isReviewFormat(format))
    throw new UsageError(
      `没有格式 ${format}，可用 ${[...Object.keys(REVIEW_FORMATS), "annotated"].join("、")}。 / Unknown format ${format}.`,
    );
  // The setting `format` is that of gouji check.
  const setup = setupOf({ flags: { ...input.flags, format: undefined } }, context);
  const state = await openStateOf(setup);
  try {
    const filter = await exportFilter(input, state.archive);
    if (format === "annotated") return await exportAnnotated(filter, { state, setup }, input, context);
    const letter: Filter = format === "docx" ? { severities: ["error"], states: ["open", "confirmed", "sent"] } : {};
    const { documents } = await collected({ ...letter, ...filter }, state, input, format === "docx");
    const units = new Set(documents.flatMap(({ items }) => items.map(({ unit }) => unit)));
    if (format === "docx" && units.size > 1)
      throw new UsageError(
        `审核意见书只发给一个单位，请用 --unit 选定：${[...units].join("、")}。 / A letter goes to one unit; choose it with --unit.`,
      );
    const options = { language: input.language, version: VERSION, at: now(), letter: letterOf(input) };
    const pool = openPool({ jobs: 1, limits: setup.limits });
    try {
      const content = await writeExport(pool, { format, documents, options });
      if (!content.ok) throw new UsageError(content.error.message);
      writeOutput(content.value, textFlag(input, "output"), context);
    } finally {
      await pool.close();
    }
    return EXIT.clean;
  } finally {
    await state.database.close();
  }
}

async function collected(filter: Filter, state: State, input: Input, withSource: boolean): Promise<Collected> {
  const submission = textFlag(input, "submission");
  if (submission !== undefined && (await state.archive.submission(submission)) === undefined)
    throw new UsageError(`没有报送批次 ${submission}。 / There is no submission ${submission}.`);
  const answer =
    submission === undefined
      ? await collectFindings(state, filter, withSource)
      : await collectSubmission(state, submission, filter, withSource);
  if (answer.tooMany)
    throw new UsageError(
      "符合条件的疑点过多，请用 --unit、--year 等缩小范围。 / Too many findings; narrow them with --unit, --year and the like.",
    );
  return answer;
}

function letterOf(input: Input) {
  const due = textFlag(input, "due");
  if (due !== undefined && !/^\d{4}-\d{2}-\d{2}$/u.test(due))
    throw new UsageError("--due 应为日期，例如 2026-11-30。 / --due is a date such as 2026-11-30.");
  const text = (name: string) => textFlag(input, name) ?? "";
  return {
    ...{ issuer: text("issuer"), number: text("number"), addressee: text("to"), signature: text("signature") },
    ...(due === undefined ? {} : { due }),
    group: input.flags["by-rule"] === true ? ("rule" as const) : ("section" as const),
    ...{ reply: input.flags["no-reply"] !== true, scope: input.flags["no-scope"] !== true },
  };
}

/** One original into a file, several into a folder; those that take no remarks are told. */
async function exportAnnotated(
  filter: Filter,
  { state, setup }: { readonly state: State; readonly setup: ServiceSetup },
  input: Input,
  context: Context,
): Promise<number> {
  const output = textFlag(input, "output");
  if (output === undefined)
    throw new UsageError("标注原件请用 --output 指明文件或文件夹。 / Say with --output where the annotated copies go.");
  const { documentId, ...rest } = { states: UNSETTLED, ...filter };
  const targets = documentId === undefined ? await documentsOf(rest, state, input) : [documentId];
  const pool = openPool({ jobs: 1, limits: setup.limits });
  let refused = 0;
  try {
    const used = new Set<string>();
    for (const id of targets) {
      const copy = await annotatedCopy(state, pool, { id, filter: rest, language: input.language, at: now() });
      if (copy.ok) {
        const isFile = targets.length === 1 && /\.(?:pdf|docx|xlsx)$/iu.test(output);
        const name = isFile ? output : join(output, takenName(copy.value.name, used));
        writeOutput(copy.value.bytes, name, context);
      } else if (copy.error !== "no-findings" || targets.length === 1) {
        refused += 1;
        const reason =
          copy.error === "missing"
            ? "没有原件或尚未核查。 / It is not there, or has not been checked."
            : refusalSentence(copy.error, input.language);
        context.tell(`${(await state.archive.document(documentIdOf(id)))?.names[0] ?? id}：${reason}\n`);
      }
    }
  } finally {
    await pool.close();
  }
  return refused > 0 ? EXIT.usage : EXIT.clean;
}

/** Those that were checked of a submission, else those in which something is listed. */
async function documentsOf(filter: Filter, state: State, input: Input): Promise<readonly string[]> {
  const { documents } = await collected(filter, state, input, false);
  const found = textFlag(input, "submission") === undefined ? documents.filter(({ items }) => items.length > 0) : documents;
  const ids = found.flatMap(({ audit, sha256 }) => (audit === undefined ? [] : [sha256]));
  if (ids.length === 0) throw new UsageError(refusalSentence("no-findings", input.language));
  return ids;
}

/** Two originals of one name do not overwrite each other. */
function takenName(name: string, used: Set<string>): string {
  const free = freeName(name, (other) => used.has(other));
  used.add(free);
  return free;
}

function now(): string {
  return new Date().toISOString();
}
