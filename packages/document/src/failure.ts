export const FAILURE_KINDS = [
  "empty",
  "unsupported",
  "corrupt",
  "encrypted",
  "too-large",
  "timed-out",
  "out-of-memory",
  "unreadable",
  "internal",
] as const;

/** Why a whole file could not be read. */
export type FailureKind = (typeof FAILURE_KINDS)[number];
