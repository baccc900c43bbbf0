import { spawnSync } from "node:child_process";
import { padEnd } from "@gouji/reporters";
import type { Command, Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG } from "../flags.ts";
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
  async run({ language }: Input, { print }: Context): Promise<number> {
    const checks = await look();
    const words = language === "zh" ? { ok: "正常", bad: "缺少", none: "可选" } : { ok: "ok", bad: "missing", none: "optional" };
    const lines = checks.map(({ name, ok, found, mend, optional }) => {
      const state = ok ? words.ok : optional ? words.none : words.bad;
      return `${padEnd(state, 10)}${padEnd(name, 16)}${ok ? found : mend}`;
    });
    print(`${lines.join("\n")}\n`);
    return checks.every(({ ok, optional }) => ok || optional) ? EXIT.clean : EXIT.usage;
  },
};

async function look(): Promise<Check[]> {
  const install = "npx -y pnpm@12.21.0 install";
  const jieba = (await loads("nodejieba")) || (await loads("@node-rs/jieba"));
  return [
    { name: "gouji", ok: true, found: VERSION, mend: "" },
    { name: "node", ok: true, found: `${process.versions.node} (${process.execPath})`, mend: "" },
    { name: "extract", ok: await loads("@gouji/extract"), found: "PDF, DOCX, XLSX, XLS, HTML, TXT, MD, CSV", mend: install },
    { name: "parse", ok: await loads("@gouji/parse"), found: jieba ? "jieba" : "", mend: install },
    { name: "rules", ok: await loads("@gouji/rules"), found: "@gouji/rules", mend: install },
    { ...program("soffice", ["--version"]), mend: "LibreOffice：转换 .doc/.wps 时可用 / to convert .doc and .wps", optional: true },
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

function program(name: string, args: readonly string[]): Pick<Check, "name" | "ok" | "found"> {
  const { status, stdout } = spawnSync(name, args, { encoding: "utf8", timeout: 10_000 });
  return { name, ok: status === 0, found: (stdout ?? "").trim() };
}
