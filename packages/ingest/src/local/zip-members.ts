import { detectFormat } from "@gouji/extract";
import { fail, ok, type Result } from "@gouji/values";
import { unzipSync } from "fflate";
import { type Found, found, refused } from "../incoming.ts";
import type { Refusal } from "../refusal.ts";
import { isPassedOver } from "./is-passed-over.ts";
import { decodeName } from "./member-name.ts";

export interface ZipLimits {
  readonly maxMembers: number;
  /** Unpacked size of one member, bytes. */
  readonly maxBytes: number;
  /** Unpacked size over packed size of one member above 1 MB. */
  readonly maxRatio: number;
  /** Archives within archives: 1 is the outer one. */
  readonly maxDepth: number;
}

export const ZIP_DEFAULTS: ZipLimits = { maxMembers: 10_000, maxBytes: 100 * 1024 * 1024, maxRatio: 200, maxDepth: 2 };

const RATIO_FLOOR = 1024 * 1024;

interface Member {
  /** As in the directory of the archive. */
  readonly key: string;
  readonly path: string;
  readonly size: number;
  readonly packed: number;
  readonly encrypted: boolean;
}

/** Is it an archive of files? Word, Excel and OFD files are containers of the same kind, but documents; a damaged one is told by its name alone. */
export function isZipArchive(bytes: Uint8Array, name = ""): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  const format = detectFormat(bytes);
  return format === "unknown" || (format === "damaged-zip" && /\.zip$/iu.test(name));
}

/** The files of a zip archive, archives inside it opened as well. Nothing is written to disk: a name that climbs out of its folder harms nobody. */
export function* zipMembers(bytes: Uint8Array, origin: string, limits: ZipLimits = ZIP_DEFAULTS, depth = 1): Generator<Found> {
  const directory = readDirectory(bytes, limits);
  if (!directory.ok) return yield refused(origin, directory.error);
  for (const member of directory.value) {
    const place = `${origin} › ${member.path}`;
    if (member.size > limits.maxBytes || (member.size > RATIO_FLOOR && member.size > member.packed * limits.maxRatio)) {
      yield refused(place, { kind: "too-large" });
      continue;
    }
    if (!/\.zip$/iu.test(member.path)) {
      yield found({ name: nameOf(member.path), origin: place, open: async () => unpackMember(bytes, member) });
      continue;
    }
    const inner = unpackMember(bytes, member);
    if (!inner.ok) yield refused(place, inner.error);
    else if (!isZipArchive(inner.value, member.path)) yield found({ name: nameOf(member.path), origin: place, open: async () => inner });
    else if (depth >= limits.maxDepth) yield refused(place, { kind: "too-large", detail: `nesting > ${limits.maxDepth}` });
    else yield* zipMembers(inner.value, place, limits, depth + 1);
  }
}

function readDirectory(bytes: Uint8Array, limits: ZipLimits): Result<readonly Member[], Refusal> {
  const members: Member[] = [];
  const encrypted = encryptionFlags(bytes);
  let index = -1;
  let count = 0;
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        index += 1;
        const path = decodeName(name).replaceAll("\\", "/");
        if (path.endsWith("/") || path.split("/").some(isPassedOver)) return false;
        count += 1;
        if (count <= limits.maxMembers)
          members.push({ key: name, path, size: originalSize, packed: size, encrypted: encrypted[index] ?? false });
        return false;
      },
    });
  } catch (error) {
    return fail({ kind: "corrupt", ...(error instanceof Error ? { detail: error.message } : {}) });
  }
  return count > limits.maxMembers ? fail({ kind: "too-large", detail: `${count} files` }) : ok(members);
}

function unpackMember(bytes: Uint8Array, { key, encrypted }: Member): Result<Uint8Array, Refusal> {
  if (encrypted) return fail({ kind: "encrypted" });
  try {
    const data = unzipSync(bytes, { filter: ({ name }) => name === key })[key];
    return data ? ok(data) : fail({ kind: "corrupt" });
  } catch (error) {
    return fail({ kind: "corrupt", ...(error instanceof Error ? { detail: error.message } : {}) });
  }
}

/**
 * Which members are encrypted, in the order of the central directory: bit 0 of the general purpose flags (APPNOTE 4.4.4), which fflate does not tell.
 * Empty for what is not found in the usual place.
 */
function encryptionFlags(bytes: Uint8Array): boolean[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const flags: boolean[] = [];
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 65_558 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0) return flags;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= end && view.getUint32(at, true) === 0x02014b50) {
    flags.push((view.getUint16(at + 8, true) & 1) === 1);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return flags;
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
