import type { Command } from "../command.ts";
import { LANG } from "../flags.ts";

export const ingest: Command = {
  name: "ingest",
  usage: "<FILE|FOLDER|ZIP|ADDRESS|LIST>…",
  zh: "把文件、文件夹、压缩包、网址收进审核清单并核查",
  en: "take files, folders, archives and addresses onto the review list",
  flags: {
    unit: {
      type: "string",
      value: "UNIT",
      zh: "报送单位；不给则取文件夹或压缩包的名称",
      en: "unit of all files; the folder's or archive's name without it",
    },
    year: { type: "string", value: "YYYY", zh: "报告年度", en: "year of the reports" },
    kind: { type: "string", value: "KIND", zh: "报告类别", en: "kind of the reports" },
    "no-wait": {
      type: "boolean",
      zh: "收进后即返回，由 gouji serve 或 gouji worker 核查",
      en: "return once all is taken in; gouji serve or worker audits",
    },
    format: { type: "string", short: "f", value: "text|json", zh: "批次报告的格式，默认 text", en: "format of the report of the run" },
    lang: LANG,
  },
  examples: [
    ["gouji ingest 报送材料/ --year 2023", "文件夹下每个子文件夹是一个单位", "each folder below is a unit"],
    ["gouji ingest 全部.zip 网址.txt", "压缩包和网址清单", "an archive and a list of addresses"],
    ["gouji ingest https://…/jxgl/ --unit 财政局", "公开页面上的附件", "the attachments of a published page"],
  ],
  run: async (input, context) => (await import("../serving/ingest.ts")).run(input, context),
};
