import { resolve } from "node:path";
import { openPool } from "@gouji/isolation";
import type { AuditedDocument } from "@gouji/pipeline";
import { type CheckJson, toCheckJson } from "@gouji/reporters";
import { CATALOGUE, type Profile, suppress } from "@gouji/rules";
import { extractLimitsOf, jobsOf, type Settings, todayOf, workerLimitsOf } from "@gouji/runtime";
import { type Command, type Context, type Input, textFlag } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { explanationsOf } from "../explanations.ts";
import { findFiles } from "../find-files.ts";
import { LANG, OUTPUT, PASSWORD } from "../flags.ts";
import { FORMATS } from "../formats.ts";
import { progressBar } from "../progress-bar.ts";
import { recognitionOf } from "../recognition.ts";
import { settingsOf } from "../settings-of.ts";
import { tellUses } from "../tell-suppressions.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import { writeOutput } from "../write-output.ts";

export const check: Command = {
  name: "check",
  usage: "<FILE|FOLDER>…",
  zh: "核查报告，按文件列出对不上的数字",
  en: "audit reports and list what does not tie out",
  flags: {
    format: {
      type: "string",
      short: "f",
      value: "text|json|sarif|html|csv|xlsx",
      zh: "输出格式，默认 text",
      en: "format of the output, default text",
    },
    output: OUTPUT,
    "fail-on": {
      type: "string",
      value: "error|warning|never",
      zh: "达到此级别的疑点使退出码为 1，默认 error",
      en: "severity from which the exit code is 1, default error",
    },
    rule: { type: "string", multiple: true, value: "ID", zh: "只用这条规则，可重复", en: "run this rule only; may be repeated" },
    profile: {
      type: "string",
      value: "ID",
      zh: "规则参数方案，默认按报告种类选用；gouji rules profiles 列出全部",
      en: "profile of the rules, default that of the kind of report; gouji rules profiles lists them",
    },
    lang: LANG,
    jobs: {
      type: "string",
      short: "j",
      value: "N",
      zh: "同时处理的文件数，默认为处理器核数",
      en: "files at a time, default the number of cores",
    },
    password: PASSWORD,
    explain: {
      type: "string",
      value: "FIGURE",
      zh: "说明某个数字读成了什么、参与了哪些核对",
      en: "tell how a figure was read and which checks it entered",
    },
    unchecked: {
      type: "boolean",
      zh: "列出没有经过核对的数字、原因和位置",
      en: "list the figures that were not checked, why and where",
    },
    timing: { type: "boolean", zh: "列出各步和各规则用时", en: "show the time of each step and each rule" },
  },
  examples: [
    ["gouji check 报告.docx", "核查一份报告", "audit one report"],
    ["gouji check 报送材料/ --format html --output 疑点.html", "核查整个文件夹，结果存为网页", "audit a folder into one web page"],
    ["gouji check 报告.pdf --explain 96.88%", "某个数字参与了哪些核对", "what was made of one figure"],
  ],
  run,
};

async function run(input: Input, context: Context): Promise<number> {
  const { settings, project } = settingsOf(input, context);
  const format = FORMATS[settings.format];
  const output = textFlag(input, "output");
  const rules = rulesOf(input);
  if (input.paths.length === 0)
    throw new UsageError("请给出要核查的文件或文件夹，例如 gouji check 报告.docx。 / Name a file or folder to check.");
  const { files, skipped, closed } = findFiles(input.paths, context.surroundings.folder);
  if (skipped.length > 0)
    context.tell(`已跳过隐藏或临时文件 ${skipped.length} 个：${skipped.slice(0, 5).join("、")}${skipped.length > 5 ? " …" : ""}\n`);
  if (files.length === 0 && closed.length === 0) throw new UsageError("其中没有可核查的文件。 / No files to check there.");

  const explain = textFlag(input, "explain");
  const documents: readonly AuditedDocument[] = [
    ...(await auditAll(files, settings, { rules, profiles: project.profiles, password: textFlag(input, "password"), explain }, context)),
    ...closed.map(
      (path): AuditedDocument => ({ status: "failed", path, error: { kind: "unreadable", message: "没有打开此文件夹的权限。" } }),
    ),
  ];
  const { documents: listed, uses } = suppress(documents, project.suppressions, todayOf(context.surroundings));
  tellUses(uses, settings.lang, context);
  const result = toCheckJson(listed, { language: settings.lang, version: VERSION, suppressions: uses });
  const text = format.write(result, {
    language: settings.lang,
    colour: context.surroundings.colour && output === undefined,
    timing: input.flags["timing"] === true,
    unchecked: input.flags["unchecked"] === true,
    width: context.columns,
  });
  writeOutput(explain === undefined ? text : explanationsOf(documents, explain, settings), output, context);
  return exitCodeOf(result, settings);
}

function exitCodeOf({ summary }: CheckJson, { failOn }: Settings): number {
  if (summary.failed > 0) return EXIT.usage;
  const counted = failOn === "never" ? 0 : failOn === "error" ? summary.error : summary.error + summary.warning;
  return counted > 0 ? EXIT.findings : EXIT.clean;
}

interface Choice {
  readonly profiles: Readonly<Record<string, Profile>>;
  readonly rules: readonly string[] | undefined;
  readonly password: string | undefined;
  readonly explain: string | undefined;
}

/** All files through the pool; answers stand in the order of the files, whatever ended first. */
async function auditAll(
  files: readonly string[],
  settings: Settings,
  { rules, profiles, password, explain }: Choice,
  context: Context,
): Promise<AuditedDocument[]> {
  const { surroundings, tell, columns } = context;
  const bar = progressBar(files.length, { enabled: surroundings.progress, tell, columns });
  const pool = openPool({ jobs: Math.min(jobsOf(settings), Math.max(1, files.length)), limits: workerLimitsOf(settings) });
  const options = {
    limits: extractLimitsOf(settings),
    ...recognitionOf(settings),
    profile: settings.profile,
    profiles,
    ...(rules ? { rules } : {}),
    ...(password === undefined ? {} : { password }),
    ...(explain === undefined ? {} : { explain }),
  };
  let done = 0;
  bar.show(0, "");
  try {
    return await Promise.all(
      files.map(async (file) => {
        const answer = await pool.run({ verb: "check", path: resolve(surroundings.folder, file), options });
        done += 1;
        bar.show(done, file);
        return { ...answer, path: file };
      }),
    );
  } finally {
    bar.clear();
    await pool.close();
  }
}

function rulesOf({ flags }: Input): readonly string[] | undefined {
  const given = flags["rule"];
  if (!Array.isArray(given)) return undefined;
  const rules = given.flatMap((id: string) => id.split(","));
  const unknown = rules.filter((id) => !CATALOGUE.some((rule) => rule.id === id));
  if (unknown.length > 0)
    throw new UsageError(
      `没有规则 ${unknown.join("、")}；运行 gouji rules 查看全部规则。 / Unknown rule: ${unknown.join(", ")}; see gouji rules.`,
    );
  return rules;
}
