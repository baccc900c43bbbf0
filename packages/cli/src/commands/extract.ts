import { type Command, type Context, type Input, textFlag } from "../command.ts";
import { LANG, OUTPUT, PASSWORD } from "../flags.ts";
import { readOne } from "../read-one.ts";
import { UsageError } from "../usage-error.ts";

export const extract: Command = {
  name: "extract",
  usage: "<FILE>",
  zh: "看从文件中读到了什么：段落、表格及位置",
  en: "show what is read from a file: paragraphs, tables, places",
  flags: {
    format: {
      type: "string",
      short: "f",
      value: "json|markdown|html",
      zh: "输出格式，默认 json",
      en: "format of the output, default json",
    },
    output: OUTPUT,
    password: PASSWORD,
    lang: LANG,
  },
  examples: [
    ["gouji extract 报告.pdf --format markdown", "以 Markdown 查看全文和表格", "the text and tables as Markdown"],
    ["gouji extract 报告.docx --output 报告.json", "存为 JSON", "save as JSON"],
    ["gouji extract 报告.pdf --format html --output 报告.html", "存为网页", "save as a web page"],
  ],
  run,
};

async function run(input: Input, context: Context): Promise<number> {
  const format = textFlag(input, "format") ?? "json";
  if (format !== "json" && format !== "markdown" && format !== "html") {
    throw new UsageError(
      `extract 没有 ${format} 格式，可用 json、markdown、html。 / extract has no format ${format}; use json, markdown or html.`,
    );
  }
  return readOne({ verb: "extract", format, named: input.paths[0] ?? "" }, input, context);
}
