/** A page as browsers and word processors save it in one file (MIME multipart/related, RFC 2557). */

interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

const MAX_PARTS = 1_000;
const MAX_LEVELS = 4;

/** Whether a text begins with the head of such a file. */
export function isMhtml(head: string): boolean {
  return (
    /^(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?(?:MIME-Version|Content-Type):/iu.test(head.replaceAll("\r\n", "\n")) &&
    /multipart\/(?:related|alternative|mixed)|text\/html/iu.test(head)
  );
}

/** A page in such a file and the encoding that its part names. */
export interface SavedPage {
  readonly bytes: Uint8Array;
  readonly encoding?: string;
}

/** The page in it; where that only frames others, as Excel saves its sheets, those of them that hold tables. */
export function pagesOfMhtml(bytes: Uint8Array): readonly SavedPage[] {
  const [page, ...others] = pagesIn(partOf(singleBytes(bytes)), 0).map((part): SavedPage => {
    const encoding = parameter(part.headers.get("content-type"), "charset");
    return { bytes: decoded(part), ...(encoding === undefined ? {} : { encoding }) };
  });
  if (!page) return [];
  const holds = (saved: SavedPage, tag: string) => singleBytes(saved.bytes).toLowerCase().includes(tag);
  const sheets = holds(page, "<frameset") ? others.filter((other) => holds(other, "<table")) : [];
  return sheets.length > 0 ? sheets : [page];
}

/** Each byte as the character of that number: the decoder called latin1 is that of windows-1252. */
function singleBytes(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

function pagesIn(part: MimePart, level: number): MimePart[] {
  const type = part.headers.get("content-type") ?? "";
  if (/^text\/html\b|^application\/xhtml/iu.test(type)) return [part];
  const boundary = /^multipart\//iu.test(type) && level < MAX_LEVELS ? parameter(type, "boundary") : undefined;
  if (boundary === undefined) return [];
  const pieces = part.body.split(`--${boundary}`).slice(1, MAX_PARTS);
  return pieces.flatMap((piece) => (piece.startsWith("--") ? [] : pagesIn(partOf(piece.replace(/^\r?\n/u, "")), level + 1)));
}

function partOf(text: string): MimePart {
  const end = /\r?\n\r?\n/u.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const headers = new Map<string, string>();
  // A line that begins with a blank goes on with the one before.
  for (const line of head.replace(/\r?\n[ \t]+/gu, " ").split(/\r?\n/u)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end ? text.slice(end.index + end[0].length) : "" };
}

function parameter(header: string | undefined, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, "iu").exec(header ?? "");
  return found?.[1] ?? found?.[2];
}

function decoded({ headers, body }: MimePart): Uint8Array {
  const way = headers.get("content-transfer-encoding")?.toLowerCase() ?? "";
  if (way === "base64") return new Uint8Array(Buffer.from(body.replace(/[^A-Za-z0-9+/=]/gu, ""), "base64"));
  if (way !== "quoted-printable") return new Uint8Array(Buffer.from(body, "latin1"));
  const plain = body
    .replace(/=[ \t]*\r?\n/gu, "")
    .replace(/=([0-9A-F]{2})/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return new Uint8Array(Buffer.from(plain, "latin1"));
}
