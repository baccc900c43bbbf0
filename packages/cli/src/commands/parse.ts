import type { Command, Context, Input } from "../command.ts";
import { LANG, OUTPUT, PASSWORD } from "../flags.ts";
import { readOne } from "../read-one.ts";

export const parse: Command = {
  name: "parse",
  usage: "<FILE>",
  zh: "看识别出的数值、指标、得分、资金和勾稽关系（JSON）",
  en: "show the figures, indicators, scores, funds and relations (JSON)",
  flags: { output: OUTPUT, password: PASSWORD, lang: LANG },
  examples: [
    ["gouji parse 报告.docx", "打印结构化记录", "print the record"],
    ["gouji parse 报告.pdf --output 记录.json", "存为文件", "save it"],
    ["gouji parse 加密报告.docx --password 密码", "读取设有密码的文件", "read a protected file"],
  ],
  run: (input: Input, context: Context): Promise<number> => readOne({ verb: "parse" }, input, context),
};
