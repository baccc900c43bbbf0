import { type Command, type Context, type Input, textFlag } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG, OUTPUT, PASSWORD } from "../flags.ts";
import { readOne } from "../read-one.ts";
import { writeOutput } from "../write-output.ts";

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
  async run(input: Input, context: Context): Promise<number> {
    const answer = await readOne("parse", input, context);
    if (!answer.ok) return EXIT.usage;
    writeOutput(`${answer.value}\n`, textFlag(input, "output"), context);
    return EXIT.clean;
  },
};
