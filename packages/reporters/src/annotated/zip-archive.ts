import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { Refused } from "./refusal.ts";

const END = 0x0605_4b50;
const CENTRAL = 0x0201_4b50;
const LOCAL = 0x0403_4b50;
const DEFLATED = 8;
const UTF8_NAMES = 0x0800;
/** A part that is rewritten is held in memory as text; larger ones are refused. */
const MOST_BYTES = 256 * 1024 * 1024;

interface Entry {
  readonly name: string;
  readonly rawName: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly timeAndDate: number;
  readonly crc: number;
  readonly size: number;
  readonly attributes: number;
  /** As packed. */
  readonly data: Uint8Array;
}

/** A ZIP container whose parts can be exchanged: what is not exchanged keeps its packed bytes and its place (APPNOTE 6.3.x, without ZIP64). */
export interface ZipArchive {
  readonly names: readonly string[];
  read(name: string): Uint8Array | undefined;
  /** The container with these parts exchanged, or added at the end. */
  with(parts: ReadonlyMap<string, Uint8Array>): Uint8Array;
}

/** @throws Refused where it is no such container. */
export function openZip(bytes: Uint8Array): ZipArchive {
  const entries = entriesOf(bytes);
  return {
    names: entries.map(({ name }) => name),
    read(name) {
      const entry = entries.find((candidate) => candidate.name === name);
      return entry && unpacked(entry);
    },
    with(parts) {
      const kept = entries.map((entry) => {
        const part = parts.get(entry.name);
        return part ? packed(entry, part) : entry;
      });
      const added = [...parts].filter(([name]) => !entries.some((entry) => entry.name === name));
      return assembled([...kept, ...added.map(([name, part]) => packed(newEntry(name), part))]);
    },
  };
}

function entriesOf(bytes: Uint8Array): Entry[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || file.readUInt32LE(end) !== END) throw new Refused("corrupt");
    const count = file.readUInt16LE(end + 10);
    const entries: Entry[] = [];
    let at = file.readUInt32LE(end + 16);
    for (let index = 0; index < count; index += 1) {
      if (file.readUInt32LE(at) !== CENTRAL) throw new Refused("corrupt");
      const [nameLength, extraLength, commentLength] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32)];
      entries.push(entryAt(file, at, nameLength));
      at += 46 + nameLength + extraLength + commentLength;
    }
    return entries;
  } catch (cause) {
    if (cause instanceof Refused) throw cause;
    throw new Refused("corrupt", { cause });
  }
}

function entryAt(file: Buffer, at: number, nameLength: number): Entry {
  const local = file.readUInt32LE(at + 42);
  if (file.readUInt32LE(local) !== LOCAL) throw new Refused("corrupt");
  const flags = file.readUInt16LE(at + 8);
  if ((flags & 1) === 1) throw new Refused("encrypted");
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  const rawName = file.subarray(at + 46, at + 46 + nameLength);
  return {
    // Some writers use back slashes or a leading slash.
    name: rawName.toString("utf8").replaceAll("\\", "/").replace(/^\/+/u, ""),
    ...{ rawName, flags, method: file.readUInt16LE(at + 10), timeAndDate: file.readUInt32LE(at + 12), crc: file.readUInt32LE(at + 16) },
    ...{ size: file.readUInt32LE(at + 24), attributes: file.readUInt32LE(at + 38) },
    data: file.subarray(start, start + file.readUInt32LE(at + 20)),
  };
}

function unpacked({ method, data }: Entry): Uint8Array {
  if (method === 0) return data;
  if (method !== DEFLATED) throw new Refused("corrupt");
  try {
    return inflateRawSync(data, { maxOutputLength: MOST_BYTES });
  } catch (cause) {
    const isLarge = (cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw new Refused(isLarge ? "too-large" : "corrupt", { cause });
  }
}

function packed(entry: Entry, part: Uint8Array): Entry {
  return { ...entry, method: DEFLATED, crc: crc32(part), size: part.length, data: deflateRawSync(part) };
}

function newEntry(name: string): Entry {
  const rawName = new TextEncoder().encode(name);
  // 1 January 1980, the first day that ZIP knows: the same bytes for the same findings.
  return {
    name,
    rawName,
    flags: UTF8_NAMES,
    method: DEFLATED,
    timeAndDate: 0x0021_0000,
    crc: 0,
    size: 0,
    attributes: 0,
    data: new Uint8Array(),
  };
}

function assembled(entries: readonly Entry[]): Uint8Array {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const entry of entries) {
    const common = commonHeader(entry);
    const local = Buffer.concat([uint32(LOCAL), common, uint16(0), entry.rawName]);
    directory.push(
      Buffer.concat([
        uint32(CENTRAL),
        uint16(20),
        common,
        uint16(0),
        uint16(0),
        uint16(0),
        uint16(0),
        uint32(entry.attributes),
        uint32(offset),
        entry.rawName,
      ]),
    );
    pieces.push(local, entry.data);
    offset += local.length + entry.data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.concat([
    uint32(END),
    uint32(0),
    uint16(entries.length),
    uint16(entries.length),
    uint32(central.length),
    uint32(offset),
    uint16(0),
  ]);
  return new Uint8Array(Buffer.concat([...pieces, central, end]));
}

/** What local and central header share: from the version needed to the length of the name. Sizes are known, so none follows the data. */
function commonHeader({ flags, method, timeAndDate, crc, data, size, rawName }: Entry): Buffer {
  const sizes = [uint32(crc), uint32(data.length), uint32(size)];
  return Buffer.concat([uint16(20), uint16(flags & ~8), uint16(method), uint32(timeAndDate), ...sizes, uint16(rawName.length)]);
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
