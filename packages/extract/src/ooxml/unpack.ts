import { type UnzipFileInfo, unzipSync } from "fflate";
import type { ExtractLimits } from "../extractor.ts";
import { MESSAGES, Unreadable, unreadable } from "../failures.ts";

/** Parts of an OOXML or OFD container by name, as far as they were asked for. */
export type Parts = ReadonlyMap<string, Uint8Array>;

/** Below this a high ratio is harmless and usual: a worksheet of blanks packs a thousand times. */
const RATIO_FLOOR = 16 * 1024 * 1024;
const PACKED_LIMIT_NAMES = 20_000;

/** Unpacks the wanted parts. The sizes that the container claims are checked before anything is unpacked. */
export function unpack(bytes: Uint8Array, limits: ExtractLimits, wants: (name: string) => boolean): Parts {
  let total = 0;
  let count = 0;
  const filter = (file: UnzipFileInfo): boolean => {
    count += 1;
    if (count > PACKED_LIMIT_NAMES) throw unreadable("too-large", MESSAGES.unpacked);
    if (!wants(normalName(file.name))) return false;
    total += file.originalSize;
    if (total > limits.maxUnpackedBytes) throw unreadable("too-large", MESSAGES.unpacked);
    if (file.originalSize > RATIO_FLOOR && file.originalSize > file.size * limits.maxRatio) throw unreadable("too-large", MESSAGES.ratio);
    return true;
  };
  try {
    // fflate allocates what the container claims and never writes beyond it, so a false claim cannot cost more memory.
    const unpacked = unzipSync(bytes, { filter });
    return new Map(Object.entries(unpacked).map(([name, data]) => [normalName(name), data]));
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    throw unreadable("corrupt", MESSAGES.corrupt, error);
  }
}

/** Names of all parts, without unpacking any; undefined if the container cannot be read. */
export function partNames(bytes: Uint8Array): readonly string[] | undefined {
  const names: string[] = [];
  try {
    unzipSync(bytes, {
      filter: (file) => {
        if (names.length < PACKED_LIMIT_NAMES) names.push(normalName(file.name));
        return false;
      },
    });
    return names;
  } catch {
    return undefined;
  }
}

/** Some writers use back slashes or a leading slash. */
function normalName(name: string): string {
  return name.replaceAll("\\", "/").replace(/^\/+/u, "");
}
