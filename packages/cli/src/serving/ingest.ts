import type { openWebClient } from "@gouji/ingest";
import { cancelRun, collectRun, endIfDone, type RunReport, runReport } from "@gouji/runs";
import type { Run } from "@gouji/schedules";
import type { Service } from "@gouji/service";
import { type Context, type Input, textFlag } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { progressBar } from "../progress-bar.ts";
import { settingsOf } from "../settings-of.ts";
import { UsageError } from "../usage-error.ts";
import { openServiceOf, setupOf } from "./open-stores.ts";
import { runReportText } from "./run-report-text.ts";
import { attendingOf } from "./run-tools.ts";
import { runWorkers } from "./run-workers.ts";
import { stopSignal } from "./stop-signal.ts";

const LOOK_MS = 500;

/** See the command of this name. */
export async function run(input: Input, context: Context): Promise<number> {
  if (input.paths.length === 0)
    throw new UsageError("请给出文件、文件夹、压缩包或网址，例如 gouji ingest 报送材料/。 / Name files, folders, archives or addresses.");
  const plan = {
    ...{ name: input.paths.join(" "), sources: input.paths, webhook: "" },
    ...{ unit: textFlag(input, "unit") ?? "", year: textFlag(input, "year") ?? "", kind: textFlag(input, "kind") ?? "" },
  };
  const service = await openServiceOf(setupOf(input, context));
  try {
    const started = await service.schedules.start(plan, "gouji ingest");
    const report = await follow(started, service, input, context, input.flags["no-wait"] === true);
    context.print(
      textFlag(input, "format") === "json" ? `${JSON.stringify(report, undefined, 2)}\n` : runReportText(report, input.language),
    );
    return exitOf(report);
  } finally {
    await service.close();
  }
}

export function exitOf({ run: { state }, failed }: RunReport): number {
  return state === "cancelled" || failed.length > 0 ? EXIT.usage : EXIT.clean;
}

/** Collects, and unless told otherwise works and waits until every document is at rest. */
export async function follow(started: Run, service: Service, input: Input, context: Context, collectOnly: boolean): Promise<RunReport> {
  const { settings } = settingsOf(input, context);
  const { surroundings, tell, columns } = context;
  const attending = attendingOf(service, settings, surroundings.folder, (message) => tell(`${message}\n`));
  const asked = stopSignal(tell);
  const done = new AbortController();
  const signal = AbortSignal.any([asked, done.signal]);
  const client: { open?: ReturnType<typeof openWebClient> } = {};
  const working = collectOnly
    ? Promise.resolve()
    : runWorkers(service, { kinds: ["extract", "audit"], signal, reconcileMs: settings.reconcileSeconds * 1000, tell: attending.tell });
  try {
    const open = () => {
      client.open ??= attending.openClient();
      return client.open;
    };
    const collecting = collectRun(started, {
      ...{ service, store: service.schedules, lane: "interactive", options: { ...attending.options, client: open, signal: asked } },
      onFile: ({ origin, change }) => change === "refused" && tell(`${origin}\n`),
    });
    await collecting;
    const run = async () => (await service.schedules.run(started.id)) ?? started;
    const cancelled = async () => {
      await cancelRun(started, "Ctrl-C", { service, store: service.schedules });
      return runReport(await run(), attending);
    };
    if (asked.aborted) return await cancelled();
    if (collectOnly) return await runReport(await run(), { ...attending });
    const total = (await runReport(await run(), { ...attending })).documents.found;
    const bar = progressBar(total, { enabled: surroundings.progress, tell, columns });
    try {
      for (;;) {
        const report = await runReport(await run(), { ...attending });
        bar.show(report.documents.done, "");
        if (asked.aborted) return await cancelled();
        const ended = report.documents.done >= report.documents.found ? await endIfDone(await run(), attending) : undefined;
        if (ended) return ended;
        // A schedule worker elsewhere may have been faster, or somebody cancelled it.
        const { state } = await run();
        if (state === "ended" || state === "cancelled") return await runReport(await run(), attending);
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      }
    } finally {
      bar.clear();
    }
  } finally {
    done.abort();
    await working;
    await client.open?.close();
  }
}
