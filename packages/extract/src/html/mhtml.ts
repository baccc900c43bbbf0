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

/** The bytes of the page in it, and the encoding that its part names; undefined where there is none. */
export function pageOfMhtml(bytes: Uint8Array): { readonly bytes: Uint8Array; readonly encoding?: string } | undefined {
  const text = new TextDecoder("latin1").decode(bytes);
  const part = pageIn(partOf(text), 0);
  if (!part) return undefined;
  const encoding = parameter(part.headers.get("content-type"), "charset");
  return { bytes: decoded(part), ...(encoding === undefined ? {} : { encoding }) };
}

function pageIn(part: MimePart, level: number): MimePart | undefined {
  const type = part.headers.get("content-type") ?? "";
  if (/^text\/html\b|^application\/xhtml/iu.test(type)) return part;
  const boundary = /^multipart\//iu.test(type) && level < MAX_LEVELS ? parameter(type, "boundary") : undefined;
  if (boundary === undefined) return undefined;
  for (const piece of part.body.split(`--${boundary}`).slice(1, MAX_PARTS)) {
    const found = piece.startsWith("--") ? undefined : pageIn(partOf(piece.replace(/^\r?\n/u, "")), level + 1);
    if (found) return found;
  }
  return undefined;
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
