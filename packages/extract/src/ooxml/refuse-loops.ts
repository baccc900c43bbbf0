import { MESSAGES, unreadable } from "../failures.ts";

const SIGNATURE = 0xe11a_b1a1_e011_cfd0n;
const HEADER_FAT = 109;

/**
 * Refuses a compound file ([MS-CFB]) whose table of sectors leads back to a sector it came from: the library goes round until it has no memory left.
 * Bytes of other kinds pass.
 */
export function refuseLoops(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 512 || view.getBigUint64(0, true) !== SIGNATURE) return;
  const size = view.getUint16(30, true) === 12 ? 4096 : 512;
  const word = (at: number) => (at >= 0 && at + 4 <= bytes.length ? view.getInt32(at, true) : -1);
  const tables = Array.from({ length: HEADER_FAT }, (_, at) => word(76 + at * 4));
  // Further places of tables stand in sectors of their own, each of which ends with the place of the next.
  let more = word(68);
  for (let left = Math.min(word(72), bytes.length / size); left > 0 && more >= 0; left -= 1) {
    const at = (more + 1) * size;
    for (let entry = 0; entry < size / 4 - 1; entry += 1) tables.push(word(at + entry * 4));
    more = word(at + size - 4);
  }
  const perTable = size / 4;
  const next = (sector: number) => {
    const table = tables[Math.floor(sector / perTable)] ?? -1;
    return table < 0 ? -1 : word((table + 1) * size + (sector % perTable) * 4);
  };
  const seenFrom = new Int32Array(Math.ceil(bytes.length / size) + 1).fill(-1);
  for (let start = 0; start < seenFrom.length; start += 1) {
    for (let sector = start; sector >= 0 && sector < seenFrom.length; sector = next(sector)) {
      if (seenFrom[sector] === start) throw unreadable("corrupt", MESSAGES.corrupt);
      if (seenFrom[sector] !== -1) break;
      seenFrom[sector] = start;
    }
  }
}
