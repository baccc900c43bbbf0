import { type AuditedDocument, auditTogether } from "@gouji/pipeline";
import { type DigestedDocument, readDigest } from "@gouji/report";
import { type CheckJson, toCheckJson } from "@gouji/reporters";
import { CATALOGUE, suppress } from "@gouji/rules";
import { type Settings, todayOf } from "@gouji/runtime";
import { auditFiles, type Choice } from "../audit-files.ts";
import { type Command, type Context, type Input, textFlag } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { explanationsOf } from "../explanations.ts";
import { findFiles } from "../find-files.ts";
import { LANG, OUTPUT, PASSWORD } from "../flags.ts";
import { FORMATS } from "../formats.ts";
import { settingsOf } from "../settings-of.ts";
import { submissionsOf } from "../submissions.ts";
import { tellUses } from "../tell-suppressions.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import { writeOutput } from "../write-output.ts";

/** From so many files on the base rate of full marks may be told, which needs the digests. */
const SMALLEST_BATCH = 3;

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
    submission: {
      type: "boolean",
      zh: "把一起报送的文件互相核对：逐个列出的文件为一份材料，每个文件夹（连同其中的附件文件夹）为一份材料",
      en: "check files of one submission against each other: the files named one by one are one, each folder (with its folder of annexes) is one",
    },
    batch: {
      type: "boolean",
      zh: "把本次的报告互相对比：套用文字、沿用上年数据、明显偏离同类",
      en: "compare the reports of this call: copied text, another year's figures, outliers",
    },
    compare: {
      type: "string",
      multiple: true,
      value: "FILE|FOLDER",
      zh: "同以前年度或其他单位的报告对比（只作对照，不核查），可重复；含 --batch",
      en: "compare with earlier or other reports, which are not checked themselves; may be repeated; implies --batch",
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
    [
      "gouji check 报送材料/ --submission",
      "每个文件夹的报告、自评表和附表互相核对",
      "check report, form and annexes of each folder against each other",
    ],
    ["gouji check 2024/ --compare 2023/", "同上年的报告对比", "compare with last year's reports"],
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
  const submission = input.flags["submission"] === true;
  const compared = pathsOf(input, "compare");
  const batch = input.flags["batch"] === true || compared.length > 0;
  const choice = {
    rules,
    profiles: project.profiles,
    password: textFlag(input, "password"),
    explain,
    digest: submission || batch || files.length >= SMALLEST_BATCH,
  };
  const audited = await auditFiles(files, settings, choice, context);
  const documents: readonly AuditedDocument[] = [
    ...auditTogether(audited, {
      batch,
      submissions: submission ? submissionsOf(files, input.paths, context.surroundings.folder) : [],
      known: await knownReports(compared, files, settings, choice, context),
      profile: settings.profile,
      profiles: project.profiles,
      ...(rules ? { rules } : {}),
    }),
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

/** The reports to compare with: those of the files and folders that are not checked themselves. */
async function knownReports(
  paths: readonly string[],
  files: readonly string[],
  settings: Settings,
  { profiles, password }: Choice,
  context: Context,
): Promise<DigestedDocument[]> {
  if (paths.length === 0) return [];
  const others = findFiles(paths, context.surroundings.folder).files.filter((path) => !files.includes(path));
  const choice = { rules: [], profiles, password, explain: undefined, digest: true };
  const answers = await auditFiles(others, settings, choice, context);
  return answers.flatMap((answer) => {
    if (answer.status === "checked" && answer.digest !== undefined) return [{ path: answer.path, digest: readDigest(answer.digest) }];
    if (answer.status === "failed") context.tell(`${answer.path}：${answer.error.message} [${answer.error.kind}]\n`);
    return [];
  });
}

function pathsOf({ flags }: Input, name: string): readonly string[] {
  const given = flags[name];
  return Array.isArray(given) ? given : [];
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
