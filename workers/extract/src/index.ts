export { workExtract } from "./extract-worker.ts";
