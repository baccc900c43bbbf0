export { type Attending, attendRuns, endIfDone, perform } from "./attend-runs.ts";
export { type Collecting, collectRun } from "./collect-run.ts";
export { type RunReport, runReport } from "./run-report.ts";
export { unitOfOrigin } from "./unit-of-origin.ts";
export { cancelRun } from "./cancel-run.ts";
