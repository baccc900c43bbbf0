import { isOcrInstalled } from "@gouji/extract";
import { padEnd } from "@gouji/reporters";
import { ocrFolderOf } from "@gouji/runtime";
import type { Command, Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG } from "../flags.ts";
import { settingsOf } from "../settings-of.ts";
import { VERSION } from "../version.ts";

interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly mend: string;
  readonly optional?: true;
}

export const doctor: Command = {
  name: "doctor",
  usage: "",
  zh: "检查所需组件是否齐全，缺什么、怎么补",
  en: "what is installed, what is missing and how to mend it",
  flags: { lang: LANG },
  examples: [
    ["gouji doctor", "检查本机环境", "look at this machine"],
    ["gouji doctor --lang en", "英文", "in English"],
    ["npx -y pnpm@12.21.0 install", "补装缺少的组件", "install what is missing"],
  ],
  async run(input: Input, context: Context): Promise<number> {
    const { language } = input;
    const checks = await look(ocrFolderOf(settingsOf(input, context).settings));
    const words = language === "zh" ? { ok: "正常", bad: "缺少", none: "可选" } : { ok: "ok", bad: "missing", none: "optional" };
    const lines = checks.map(({ name, ok, found, mend, optional }) => {
      const state = ok ? words.ok : optional ? words.none : words.bad;
      return `${padEnd(state, 10)}${padEnd(name, 16)}${ok ? found : mend}`;
    });
    context.print(`${lines.join("\n")}\n`);
    return checks.every(({ ok, optional }) => ok || optional) ? EXIT.clean : EXIT.usage;
  },
};

async function look(ocrFolder: string): Promise<Check[]> {
  const install = "npx -y pnpm@12.21.0 install";
  return [
    { name: "gouji", ok: true, found: VERSION, mend: "" },
    { name: "node", ok: true, found: `${process.versions.node} (${process.execPath})`, mend: "" },
    { name: "extract", ok: await loads("@gouji/extract"), found: "PDF, OFD, DOCX, DOC, XLSX, XLS, HTML, TXT, MD, CSV", mend: install },
    { name: "parse", ok: await loads("@gouji/parse"), found: "@gouji/parse", mend: install },
    { name: "rules", ok: await loads("@gouji/rules"), found: "@gouji/rules", mend: install },
    {
      name: "ocr",
      ok: isOcrInstalled(ocrFolder),
      found: ocrFolder,
      mend: "gouji ocr install（识别扫描件 / for scanned pages）",
      optional: true,
    },
  ];
}

async function loads(name: string): Promise<boolean> {
  try {
    await import(name);
    return true;
  } catch {
    return false;
  }
}
