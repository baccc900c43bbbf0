import { padEnd } from "@gouji/reporters";
import { runReport } from "@gouji/runs";
import type { Schedule, ScheduleRefusal } from "@gouji/schedules";
import type { Service } from "@gouji/service";
import { type Context, type Input, textFlag } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { UsageError } from "../usage-error.ts";
import { exitOf, follow } from "./ingest.ts";
import { openServiceOf, setupOf } from "./open-stores.ts";
import { runReportText } from "./run-report-text.ts";

const REFUSALS: Readonly<Record<ScheduleRefusal, string>> = {
  cron: "--cron 应为五个字段，例如 30 2 * * *（每天 2:30）。 / --cron has five fields, such as 30 2 * * *.",
  "time-zone": "--time-zone 不是已知的时区，例如 Asia/Shanghai。 / Unknown time zone; for example Asia/Shanghai.",
  "no-sources": "请给出文件夹、压缩包或网址。 / Name folders, archives or addresses.",
  unknown: "没有这个定期核查，见 gouji schedule list。 / There is no such schedule; see gouji schedule list.",
};
const USAGE =
  "用法：gouji schedule list，add 来源…，run 编号，remove 编号，runs [编号]。 / Usage: gouji schedule list | add SOURCE… | run ID | remove ID | runs [ID].";

/** See the command of this name. */
export async function run(input: Input, context: Context): Promise<number> {
  const [verb, ...rest] = input.paths;
  const [first] = rest;
  if (verb !== "list" && verb !== "add" && verb !== "run" && verb !== "remove" && verb !== "runs") throw new UsageError(USAGE);
  if ((verb === "run" || verb === "remove") && (first === undefined || rest.length > 1)) throw new UsageError(USAGE);
  const service = await openServiceOf(setupOf(input, context));
  const { schedules } = service;
  try {
    switch (verb) {
      case "list":
        print(input, context, await schedules.schedules(), (all) => all.map(lineOf).join(""));
        return EXIT.clean;
      case "add":
        return await add(rest, service, input, context);
      case "remove":
        if (!(await schedules.remove(first ?? ""))) throw new UsageError(REFUSALS.unknown);
        return EXIT.clean;
      case "run": {
        const schedule = await schedules.schedule(first ?? "");
        if (!schedule) throw new UsageError(REFUSALS.unknown);
        const report = await follow(await schedules.start(schedule, "gouji schedule", schedule.id), service, input, context, false);
        print(input, context, report, () => runReportText(report, input.language));
        return exitOf(report);
      }
      case "runs": {
        const runs = await schedules.runs(first === undefined ? { limit: 20 } : { scheduleId: first, limit: 20 });
        const reports = await Promise.all(runs.map((one) => runReport(one, { service, store: schedules, clock: Date.now })));
        print(input, context, reports, () =>
          reports
            .map((report) => `${report.run.startedAt}  ${report.run.name}  ${report.run.state}\n${runReportText(report, input.language)}\n`)
            .join(""),
        );
        return EXIT.clean;
      }
    }
  } finally {
    await service.close();
  }
}

async function add(sources: readonly string[], { schedules }: Service, input: Input, context: Context): Promise<number> {
  const answer = await schedules.add({
    ...{
      sources,
      name: textFlag(input, "name") ?? sources.join(" "),
      webhook: textFlag(input, "webhook") ?? "",
      createdBy: "gouji schedule",
    },
    ...{ unit: textFlag(input, "unit") ?? "", year: textFlag(input, "year") ?? "", kind: textFlag(input, "kind") ?? "" },
    ...{ cron: textFlag(input, "cron") ?? "30 2 * * *", timeZone: textFlag(input, "time-zone") ?? "Asia/Shanghai" },
  });
  if (!answer.ok) throw new UsageError(REFUSALS[answer.refusal]);
  print(input, context, answer.schedule, lineOf);
  return EXIT.clean;
}

function print<Value>(input: Input, { print: write }: Context, value: Value, text: (value: Value) => string): void {
  write(textFlag(input, "format") === "json" ? `${JSON.stringify(value, undefined, 2)}\n` : text(value));
}

function lineOf({ id, name, cron, nextAt, sources }: Schedule): string {
  return `${id}  ${padEnd(name, 20)}${padEnd(cron, 16)}${padEnd(nextAt ?? "—", 26)}${sources.join(" ")}\n`;
}
