import { openMonitor } from "@gouji/service";
import type { Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { settingsOf } from "../settings-of.ts";
import { UsageError } from "../usage-error.ts";
import { openServiceOf, setupOf } from "./open-stores.ts";
import { runWorkers, WORKER_KINDS, type WorkerKind } from "./run-workers.ts";
import { scheduleDuty } from "./schedule-duty.ts";
import { stopSignal } from "./stop-signal.ts";

/** See the command of this name. */
export async function run(input: Input, context: Context): Promise<number> {
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
    await runWorkers(service, {
      kinds,
      signal,
      reconcileMs: settings.reconcileSeconds * 1000,
      tell: setup.tell,
      duties: [scheduleDuty(service, settings, context)],
    });
  } finally {
    await monitor?.close();
    await service.close();
  }
  return EXIT.clean;
}

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
