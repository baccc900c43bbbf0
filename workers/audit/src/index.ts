export { workAudit } from "./audit-worker.ts";
