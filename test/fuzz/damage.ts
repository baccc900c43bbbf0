import { unzipSync, zipSync } from "fflate";
import { CFB } from "xlsx";
import type { Random } from "./random.ts";

/** An entry of a compound file that is no folder. */
const STREAM = 2;
/** What a damaged byte or number often becomes, and what readers seldom expect. */
const BYTES = [0x00, 0xff, 0x7f, 0x80, 0x20, 0x3c, 0x3e, 0x22, 0x0a] as const;
const VALUES = [
  "",
  "0",
  "-1",
  "1",
  "9",
  "65536",
  "2147483648",
  "-99999999",
  "1e308",
  "NaN",
  "0.0000001",
  "甲",
  "../..",
  "true",
  "A1:XFD1048576",
  "99999999999999999999",
] as const;

/** Bytes cut, turned, put in and doubled, as disks, transfers and attackers do. */
export function damageBytes(bytes: Uint8Array, random: Random): Uint8Array {
  let damaged: Uint8Array = bytes;
  const rounds = random.pick([1, 1, 2, 4, 16]);
  for (let round = 0; round < rounds; round += 1) {
    const at = random.below(damaged.length);
    const length = 1 + random.below(random.pick([1, 4, 64, 1024]));
    const piece = damaged.slice(at, at + length);
    damaged = random.pick<() => Uint8Array>([
      () => damaged.subarray(0, at),
      () => joined(damaged.subarray(0, at), damaged.subarray(at + length)),
      () => replaced(damaged, at, (damaged[at] ?? 0) ^ (1 << random.below(8))),
      () => replaced(damaged, at, random.below(256)),
      () => replaced(damaged, at, random.pick(BYTES)),
      () =>
        joined(
          damaged.subarray(0, at),
          Uint8Array.from({ length: Math.min(length, 64) }, () => random.below(256)),
          damaged.subarray(at),
        ),
      () => joined(damaged.subarray(0, at), piece, damaged.subarray(at)),
      () => moved(damaged, at, piece, random.below(damaged.length)),
    ])();
  }
  return damaged;
}

/** Markup with elements left out, doubled, moved and put into each other, and with values that are none: what it says is wrong, not how it is written. */
export function damageMarkup(bytes: Uint8Array, random: Random): Uint8Array {
  let text = new TextDecoder("latin1").decode(bytes);
  const rounds = random.pick([1, 2, 4, 8]);
  for (let round = 0; round < rounds; round += 1) text = random.below(3) === 0 ? withElement(text, random) : withValue(text, random);
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** A part of a zip container damaged; the container itself is whole, so that the damage reaches the reader behind it. */
export function damageZip(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.below(5) === 0) return damageBytes(bytes, random);
  const parts: Record<string, Uint8Array> = unzipSync(bytes);
  const name = random.pick(Object.keys(parts));
  const other = random.pick(Object.keys(parts));
  const part = parts[name] ?? new Uint8Array();
  const kind = random.below(10);
  if (kind === 0) delete parts[name];
  else if (kind === 1) parts[name] = parts[other] ?? part;
  else if (kind < 4) parts[name] = damageBytes(part, random);
  else parts[name] = damageMarkup(part, random);
  return zipSync(parts, { level: 0 });
}

/** A stream of a compound file damaged, the container whole. */
export function damageCompound(bytes: Uint8Array, random: Random): Uint8Array {
  if (random.below(4) === 0) return damageBytes(bytes, random);
  const container: Container = CFB.read(Buffer.from(bytes), { type: "buffer" });
  const streams = container.FileIndex.filter(({ type, size }) => type === STREAM && size > 0);
  const stream = random.pick(streams);
  const content = Uint8Array.from(stream.content);
  const damaged = random.below(2) === 0 ? damageBytes(content, random) : damageNumbers(content, random);
  const rebuilt = CFB.utils.cfb_new();
  for (const entry of streams) CFB.utils.cfb_add(rebuilt, `/${entry.name}`, entry === stream ? Buffer.from(damaged) : entry.content);
  const written: unknown = CFB.write(rebuilt, { type: "buffer" });
  if (!(written instanceof Uint8Array)) throw new Error("not bytes");
  return new Uint8Array(written);
}

/** What the types of the library leave out. */
interface Container {
  readonly FileIndex: readonly { readonly name: string; readonly type: number; readonly size: number; readonly content: Uint8Array }[];
}

/** Numbers of a binary format set to the ends of their range, where sizes, places and counts stand. */
function damageNumbers(bytes: Uint8Array, random: Random): Uint8Array {
  const damaged = Buffer.from(bytes);
  for (let round = random.pick([1, 2, 4, 16]); round > 0 && damaged.length > 8; round -= 1) {
    const at = random.below(Math.min(damaged.length - 4, random.pick([64, 1024, damaged.length])));
    if (random.below(2) === 0) damaged.writeUInt32LE(random.pick([0, 1, 0xff, 0xffff, 0x7fff_ffff, 0xffff_ffff, damaged.length]), at);
    else damaged.writeUInt16LE(random.pick([0, 1, 0xff, 0x7fff, 0xffff]), at);
  }
  return new Uint8Array(damaged);
}

function withValue(text: string, random: Random): string {
  const found = Array.from(text.matchAll(/(?<==)"[^"]*"|(?<=>)[^<>]+(?=<)|-?\d+(?:\.\d+)?/gu));
  if (found.length === 0) return text;
  const { index, 0: old } = random.pick(found);
  const value = random.below(4) === 0 ? random.pick(found)[0].replaceAll('"', "") : random.pick(VALUES);
  return text.slice(0, index) + (old.startsWith('"') ? `"${value}"` : value) + text.slice(index + old.length);
}

function withElement(text: string, random: Random): string {
  const tags = Array.from(text.matchAll(/<([a-zA-Z][\w:]*)\b[^>]*?(\/?)>/gu));
  if (tags.length === 0) return text;
  const { index: start, 0: tag, 1: name = "", 2: closed } = random.pick(tags);
  const end = closed === "/" ? start + tag.length : endOf(text, start + tag.length, name);
  const element = text.slice(start, end);
  const before = text.slice(0, start);
  const after = text.slice(end);
  return random.pick([
    () => before + after,
    () => before + element + element + after,
    () => before + element.repeat(Math.min(50, 1 + Math.floor(20_000 / element.length))) + after,
    () => nested(before, tag, element, name, after, closed === "/" ? 0 : random.pick([2, 20, 300])),
    () => {
      const place = random.pick(tags).index;
      return place < start ? text.slice(0, place) + element + text.slice(place, start) + after : before + after;
    },
    () => before + element.replace(name, random.pick(tags)[1] ?? name) + after,
  ])();
}

function nested(before: string, tag: string, element: string, name: string, after: string, depth: number): string {
  return before + tag.repeat(depth) + element + `</${name}>`.repeat(depth) + after;
}

/** Behind the end tag that closes the element whose content begins at `from`; where there is none, behind the start tag. */
function endOf(text: string, from: number, name: string): number {
  let depth = 1;
  for (const match of text.slice(from).matchAll(new RegExp(`<(/?)${name}\\b[^>]*?(/?)>`, "gu"))) {
    if (match[1] === "/") depth -= 1;
    else if (match[2] !== "/") depth += 1;
    if (depth === 0) return from + match.index + match[0].length;
  }
  return from;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function replaced(bytes: Uint8Array, at: number, value: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = value;
  return copy;
}

function moved(bytes: Uint8Array, at: number, piece: Uint8Array, to: number): Uint8Array {
  const rest = joined(bytes.subarray(0, at), bytes.subarray(at + piece.length));
  return joined(rest.subarray(0, to), piece, rest.subarray(to));
}
