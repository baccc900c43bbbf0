import { MESSAGES, unreadable } from "../failures.ts";
import type { ByteReader } from "./bytes.ts";
import type { WordBinary } from "./word-binary.ts";

/** Characters that lie together in the file. */
interface Piece {
  /** First character, and the one behind the last. */
  readonly from: number;
  readonly to: number;
  readonly offset: number;
  readonly width: 1 | 2;
}

export interface PieceText {
  readonly text: string;
  /** Where a character lies in the stream: formats are kept by that place, not by the character's number. */
  offsetOf(character: number): number;
}

const CLX = 33;
/** Bit 30 of a piece's place: one byte a character, and the place counted twice. */
const COMPRESSED = 0x4000_0000;

/** The text of all parts of the document in order, out of the piece table. */
export function readPieces(file: WordBinary): PieceText {
  const pieces = piecesOf(pieceTable(file.table(CLX)), file.main.length);
  const parts: string[] = [];
  let count = 0;
  for (const { from, to, offset, width } of pieces) {
    if (from !== count) break;
    parts.push(width === 2 ? file.main.text(offset, to - from).padEnd(to - from, "\0") : narrow(file.main, offset, to - from));
    count = to;
  }
  let last = pieces[0];
  return {
    text: parts.join(""),
    offsetOf(character) {
      if (!last || character < last.from || character >= last.to)
        last = pieces.find(({ from, to }) => character >= from && character < to) ?? last;
      return last ? last.offset + (character - last.from) * last.width : 0;
    },
  };
}

function pieceTable(clx: ByteReader): ByteReader {
  let at = 0;
  while (clx.u8(at) === 1 && at < clx.length) at += 3 + clx.u16(at + 1);
  if (clx.u8(at) !== 2) throw unreadable("corrupt", MESSAGES.corrupt);
  return clx.slice(at + 5, clx.u32(at + 1));
}

function piecesOf(table: ByteReader, size: number): Piece[] {
  const count = Math.floor((table.length - 4) / 12);
  const pieces: Piece[] = [];
  for (let index = 0; index < count; index += 1) {
    const place = table.u32((count + 1) * 4 + index * 8 + 2);
    const width = (place & COMPRESSED) === 0 ? 2 : 1;
    const raw = place & 0x3fff_ffff;
    const offset = width === 1 ? raw / 2 : raw;
    const from = table.u32(index * 4);
    const to = table.u32(index * 4 + 4);
    if (to < from || offset + (to - from) * width > size + 2) break;
    pieces.push({ from, to, offset, width });
  }
  return pieces;
}

function narrow(main: ByteReader, offset: number, length: number): string {
  // One character a byte: undefined places of the code page stay what they are.
  return new TextDecoder("windows-1252").decode(main.slice(offset, length).bytes).padEnd(length, "\0");
}
