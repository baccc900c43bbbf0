export { inspectDatabase, inspectQueue } from "./inspect.ts";
export type { Metrics } from "./metrics.ts";
export { type Monitor, openMonitor } from "./monitor.ts";
export type { IncomingFile, Receipt } from "./receive.ts";
export { openService, type Service } from "./service.ts";
export { type ServiceSetup, type StateSetup, serviceSetupOf } from "./setup.ts";
export { openState, STATE_SCHEMAS, type State } from "./state.ts";
export type { Steps } from "./steps.ts";
export { afterGrace, type WorkOptions } from "./work-options.ts";
