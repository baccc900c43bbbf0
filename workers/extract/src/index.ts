export { type ExtractOptions, workExtract } from "./extract-worker.ts";
