/** error: contradicts itself; warning: very likely wrong; info: worth a look. */
export type Severity = "error" | "warning" | "info";
