import type { Command } from "../command.ts";
import { LANG } from "../flags.ts";

export const schedule: Command = {
  name: "schedule",
  usage: "list | add <SOURCE>… | run <ID> | remove <ID> | runs [ID]",
  zh: "定期核查：列出、新建、立即运行、删除、历次结果",
  en: "bulk audits that come back: list, add, run now, remove, their runs",
  flags: {
    name: { type: "string", value: "NAME", zh: "名称", en: "what it is called" },
    cron: {
      type: "string",
      value: "PATTERN",
      zh: "时间，cron 的五个字段，默认每天 2:30",
      en: "five fields of cron, daily at 2:30 by default",
    },
    "time-zone": { type: "string", value: "ZONE", zh: "时区，默认 Asia/Shanghai", en: "time zone, Asia/Shanghai by default" },
    unit: { type: "string", value: "UNIT", zh: "报送单位；不给则取文件夹的名称", en: "unit of all files; the folder's name without it" },
    year: { type: "string", value: "YYYY", zh: "报告年度", en: "year of the reports" },
    kind: { type: "string", value: "KIND", zh: "报告类别", en: "kind of the reports" },
    webhook: { type: "string", value: "ADDRESS", zh: "每次结束后通知此网址", en: "address that is told the report of each run" },
    format: { type: "string", short: "f", value: "text|json", zh: "输出格式，默认 text", en: "format of the output" },
    lang: LANG,
  },
  examples: [
    [
      'gouji schedule add /报送材料 --name 每夜核查 --cron "30 2 * * *"',
      "每天 2:30 核查文件夹里新增和变动的文件",
      "new and changed files of a folder, every night",
    ],
    [
      'gouji schedule add /共享/报送 --name 收件夹 --cron "* * * * *"',
      "每分钟查看一次的收件文件夹",
      "a folder that is watched, once a minute",
    ],
    ["gouji schedule runs", "历次批次和结果", "the runs and what they found"],
  ],
  run: async (input, context) => (await import("../serving/schedule.ts")).run(input, context),
};
