import type { Command } from "../command.ts";
import { LANG } from "../flags.ts";

export const worker: Command = {
  name: "worker",
  usage: "",
  zh: "后台处理已接收的文件，可在多台机器上运行",
  en: "process received files in the background, on any number of machines",
  flags: {
    kind: {
      type: "string",
      multiple: true,
      value: "extract|audit|schedule",
      zh: "只运行这一类，可重复；默认全部",
      en: "run this kind only; may be repeated; default all",
    },
    jobs: { type: "string", short: "j", value: "N", zh: "同时处理的文件数，默认按核数和内存", en: "files at a time, by cores and memory" },
    "monitor-port": {
      type: "string",
      value: "PORT",
      zh: "在此端口提供 /health 和 /metrics（Prometheus）",
      en: "serve /health and /metrics (Prometheus) at this port",
    },
    lang: LANG,
  },
  examples: [
    ["gouji worker", "运行全部后台工作", "all kinds in one process"],
    [
      "GOUJI_DATABASE_URL=postgres://… GOUJI_REDIS_URL=redis://… gouji worker --kind extract",
      "多机部署：这一台只读取文件",
      "many machines: this one reads files only",
    ],
    ["gouji worker --monitor-port 9464", "提供健康检查和指标", "with health and metrics"],
  ],
  run: async (input, context) => (await import("../serving/worker.ts")).run(input, context),
};
