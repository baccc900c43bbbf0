/** Where the page before ended: the value that was sorted by, and the id. */
export type Cursor = readonly [value: string | number, id: string];

export interface Page<Item> {
  readonly items: readonly Item[];
  /** Absent on the last page. */
  readonly next?: string;
  /** All that match, on whatever page. */
  readonly total: number;
}

/** @throws SyntaxError on what is no cursor of ours. */
export function readCursor(after: string): Cursor {
  return JSON.parse(Buffer.from(after, "base64url").toString());
}

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

/** The pattern of a part of a text, in which nothing has a meaning of its own. */
export function partOf(text: string): string {
  return `%${text.replace(/[\\%_]/g, "\\$&").toLowerCase()}%`;
}
