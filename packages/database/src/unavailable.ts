/** A service is away or a disk is full: the same call may succeed later. */
export class Unavailable extends Error {
  override readonly name = "Unavailable";
}

const CODES = /^(?:ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|ENOSPC|EMFILE|08|53|57P0|40001|40P01|55P03)/;
/** SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL. */
const SQLITE_CODES = new Set([5, 6, 13]);

/** Whether the failure is of a service (connection, disk, lock), not of the data or of our code. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as Error & { code?: unknown; errcode?: unknown };
  if (typeof code === "string" && CODES.test(code)) return true;
  if (typeof errcode === "number" && SQLITE_CODES.has(errcode & 0xff)) return true;
  // The tables were changed by a newer program: prepared statements of older connections no longer fit.
  return /cached plan must not change result type|Connection terminated|max retries per request|Connection is closed|timeout exceeded when trying to connect|max number of clients/.test(
    error.message,
  );
}
