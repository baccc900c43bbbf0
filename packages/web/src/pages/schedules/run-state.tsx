import type { Run } from "./schedules.ts";
import { useRunStates } from "./schedules.ts";
import "../../ui/state-mark.css";

const LOOKS: Readonly<Record<Run["state"], string>> = {
  waiting: "run",
  collecting: "run",
  auditing: "run",
  ended: "done",
  failed: "fail",
  cancelled: "fail",
};

/** How far a run is: a shape and its name. */
export function RunState({ state }: Pick<Run, "state">) {
  const names = useRunStates();
  return <span className={`st ${LOOKS[state]}`}>{names[state]}</span>;
}
