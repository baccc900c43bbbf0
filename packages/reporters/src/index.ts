export {
  type CheckJson,
  type JsonConsequence,
  type JsonDocument,
  type JsonEvidence,
  type JsonFinding,
  toCheckJson,
} from "./check-json.ts";
export { padEnd, widthOf, wrap } from "./text-width.ts";
export { toCsv } from "./to-csv.ts";
export { toPage } from "./to-page.ts";
export { toSarif } from "./to-sarif.ts";
export { type TextOptions, toText } from "./to-text.ts";
export { toXlsx } from "./to-xlsx.ts";
