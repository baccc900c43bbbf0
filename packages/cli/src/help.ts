import { padEnd, widthOf } from "@gouji/reporters";
import type { Language } from "@gouji/rules";
import type { Command } from "./command.ts";
import { VERSION } from "./version.ts";

/** The help of the program: its verbs and three examples. */
export function programHelp(commands: readonly Command[], language: Language): string {
  const zh = language === "zh";
  const verbs = commands.map((command) => `  ${padEnd(`${command.name} ${command.usage}`, 24)}  ${zh ? command.zh : command.en}`);
  const examples = commands.slice(0, 4).flatMap(({ examples: [first] }) => (first ? [first] : []));
  return `${[
    zh
      ? `勾稽 Gouji ${VERSION}：找出绩效报告中对不上的数字`
      : `Gouji ${VERSION}: finds the figures in budget-performance reports that do not tie out`,
    "",
    zh ? "用法：gouji <命令> [参数]" : "Usage: gouji <command> [arguments]",
    "",
    ...verbs,
    "",
    zh ? "示例：" : "Examples:",
    ...exampleLines(examples, zh),
    "",
    zh
      ? "退出码：0 没有达到 --fail-on 的疑点；1 有疑点；2 用法错误或有文件读不了；3 程序自身故障"
      : "Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 wrong usage or an unreadable file; 3 our own fault",
    zh ? "每个命令：gouji <命令> --help。English: --lang en" : "Each command: gouji <command> --help --lang en",
  ].join("\n")}\n`;
}

export function commandHelp(command: Command, language: Language): string {
  const zh = language === "zh";
  const flags = Object.entries(command.flags).map(([name, flag]) => {
    const short = flag.short === undefined ? "    " : `-${flag.short}, `;
    return [`  ${short}--${name}${flag.value === undefined ? "" : ` ${flag.value}`}`, zh ? flag.zh : flag.en] as const;
  });
  const width = Math.max(...flags.map(([left]) => widthOf(left))) + 2;
  return `${[
    `gouji ${command.name} ${command.usage}`.trimEnd(),
    "",
    `  ${zh ? command.zh : command.en}`,
    "",
    zh ? "选项：" : "Options:",
    ...flags.map(([left, right]) => `${padEnd(left, width)}${right}`),
    "",
    zh ? "示例：" : "Examples:",
    ...exampleLines(command.examples, zh),
  ].join("\n")}\n`;
}

function exampleLines(examples: Command["examples"], zh: boolean): string[] {
  return examples.flatMap(([line, sentence, sentenceEn]) => [`  ${line}`, `      ${zh ? sentence : sentenceEn}`]);
}
