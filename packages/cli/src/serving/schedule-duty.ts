import { attendRuns } from "@gouji/runs";
import type { Settings } from "@gouji/runtime";
import type { Service } from "@gouji/service";
import type { Duty } from "@gouji/worker-schedule";
import type { Context } from "../command.ts";
import { attendingOf } from "./run-tools.ts";

const LOOK_MS = 5_000;

/** Starts the bulk audits whose time has come, and ends those that are through. */
export function scheduleDuty(service: Service, settings: Settings, { surroundings, tell }: Context): Duty {
  const attending = attendingOf(service, settings, surroundings.folder, (message) => tell(`${message}\n`));
  return { name: "schedules", everyMs: LOOK_MS, run: (signal) => attendRuns(attending, signal) };
}
