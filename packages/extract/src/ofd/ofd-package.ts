import { decodeText } from "../decode-text.ts";
import type { ExtractLimits } from "../extractor.ts";
import { MESSAGES, unreadable } from "../failures.ts";
import { unpack } from "../ooxml/unpack.ts";
import { parseXml, type XmlElement } from "../ooxml/xml.ts";

const MEGABYTE = 1024 * 1024;
/** OFD keeps fonts and pictures in parts of their own, which are not unpacked; XML beyond these sizes is no report. */
const MAX_UNPACKED = 256 * MEGABYTE;
const MAX_PART = 64 * MEGABYTE;
const XML_DEPTH = 120;

/** The XML parts of a package. Paths resolve inside the list of parts only: nothing outside the package can be reached. */
export interface OfdPackage {
  /** The part that `path`, written in the part `from`, names; `folders` are tried as its base before the usual ones. */
  find(path: string, from: string, ...folders: readonly string[]): string | undefined;
  /** Undefined when the part is missing; throws when it cannot be read. */
  parse(name: string | undefined): XmlElement | undefined;
  has(name: string): boolean;
}

export function openPackage(bytes: Uint8Array, limits: ExtractLimits): OfdPackage {
  // Bit 0 of the flags of an entry: encrypted after the zip specification.
  if ((bytes[6] ?? 0) % 2 === 1) throw unreadable("encrypted", MESSAGES.encryptedOfd);
  const bounded = { ...limits, maxUnpackedBytes: Math.min(limits.maxUnpackedBytes, MAX_UNPACKED) };
  const unpacked = unpack(bytes, bounded, (name) => /\.xml$/iu.test(name));
  const parts = new Map([...unpacked].map(([name, data]) => [decodedName(name), data]));
  const byCase = new Map<string, string>();
  for (const name of parts.keys()) if (!byCase.has(name.toLowerCase())) byCase.set(name.toLowerCase(), name);
  return {
    has: (name) => parts.has(name),
    find(path, from, ...folders) {
      const candidates = candidatesOf(path, folderOf(from), folders);
      const exact = candidates.find((name) => parts.has(name));
      return exact ?? candidates.map((name) => byCase.get(name.toLowerCase())).find((name) => name !== undefined);
    },
    parse(name) {
      const data = name === undefined ? undefined : parts.get(name);
      if (!data) return undefined;
      if (data.length > MAX_PART) throw unreadable("too-large", MESSAGES.unpacked);
      return parseXml(data, XML_DEPTH);
    },
  };
}

/** Folder of a part, without a slash at its end; empty for the root. */
export function folderOf(name: string): string {
  return name.slice(0, Math.max(0, name.lastIndexOf("/")));
}

/** Where a path may lead, in the order in which readers of the format try: as written, below the given folders, below the root. */
function candidatesOf(path: string, own: string, folders: readonly string[]): string[] {
  const plain = path.trim().replaceAll("\\", "/");
  const spellings = plain.includes("%") ? [plain, percentDecoded(plain)] : [plain];
  return spellings.flatMap((spelling) => {
    const bases = spelling.startsWith("/") ? ["", own, ...folders] : [own, ...folders, ""];
    return bases.map((base) => resolved(`${base}/${spelling}`));
  });
}

/** `.` and `..` worked out; above the root there is nothing. */
export function resolved(path: string): string {
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "" && step !== ".") steps.push(step);
  }
  return steps.join("/");
}

function percentDecoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Names without the flag for UTF-8 arrive byte by byte; they are UTF-8 all the same, or GBK. */
function decodedName(name: string): string {
  if (!/[\x80-\xff]/u.test(name) || /[^\0-\xff]/u.test(name)) return name;
  return decodeText(Uint8Array.from(name, (character) => character.charCodeAt(0))).text;
}
