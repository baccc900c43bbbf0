import type { Command } from "../command.ts";
import { LANG } from "../flags.ts";

export const doctor: Command = {
  name: "doctor",
  usage: "",
  zh: "检查组件、数据库、队列、磁盘和端口：缺什么、哪里不对、怎么补",
  en: "parts, database, queue, disk and port: what is missing or broken and how to mend it",
  flags: { format: { type: "string", value: "text|json", zh: "输出格式，默认 text", en: "output format, default text" }, lang: LANG },
  examples: [
    [
      "gouji doctor",
      "检查本机环境；缺少必需的部分时退出码为 2",
      "look at this machine; exit code 2 where something needed is not as it must be",
    ],
    ["gouji doctor --format json", "供程序读取", "for programs"],
    [
      "GOUJI_DATABASE_URL=postgres://… GOUJI_REDIS_URL=redis://… gouji doctor",
      "多机部署：检查两个服务器",
      "many machines: look at both servers",
    ],
  ],
  run: async (input, context) => (await import("../doctor/run.ts")).run(input, context),
};
