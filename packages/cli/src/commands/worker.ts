import { openMonitor } from "@gouji/service";
import type { Command, Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG } from "../flags.ts";
import { openServiceOf, setupOf } from "../open-stores.ts";
import { runWorkers, WORKER_KINDS, type WorkerKind } from "../run-workers.ts";
import { settingsOf } from "../settings-of.ts";
import { stopSignal } from "../stop-signal.ts";
import { UsageError } from "../usage-error.ts";

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
  async run(input: Input, context: Context): Promise<number> {
    const kinds = kindsOf(input);
    const { settings } = settingsOf(input, context);
    const setup = setupOf(input, context);
    const service = await openServiceOf(setup);
    const signal = stopSignal(context.tell);
    const monitor =
      settings.monitorPort === 0 ? undefined : await openMonitor(service, { host: settings.monitorHost, port: settings.monitorPort });
    context.tell(
      `已就绪：${kinds.join("、")}，同时 ${service.jobs} 个文件。按 Ctrl+C 停止。 / Ready: ${kinds.join(", ")}; ${service.jobs} at a time.\n`,
    );
    try {
      await runWorkers(service, { kinds, signal, reconcileMs: settings.reconcileSeconds * 1000, tell: setup.tell });
    } finally {
      await monitor?.close();
      await service.close();
    }
    return EXIT.clean;
  },
};

function kindsOf({ flags }: Input): readonly WorkerKind[] {
  const given = flags["kind"];
  if (!Array.isArray(given)) return WORKER_KINDS;
  const unknown = given.find((kind) => !WORKER_KINDS.some((known) => known === kind));
  if (unknown !== undefined)
    throw new UsageError(
      `没有 ${unknown} 这一类，可用 ${WORKER_KINDS.join("、")}。 / Unknown kind ${unknown}: ${WORKER_KINDS.join(", ")}.`,
    );
  return WORKER_KINDS.filter((kind) => given.includes(kind));
}
