import { CFB } from "xlsx";
import { MESSAGES, unreadable } from "../failures.ts";
import { ByteReader } from "./bytes.ts";

/** The streams of a Word 97-2003 file ([MS-DOC]) and where its tables lie. */
export interface WordBinary {
  readonly main: ByteReader;
  readonly data: ByteReader;
  /** The structure of that number in FibRgFcLcb97, from the table stream. */
  table(index: number): ByteReader;
  /** The same, with all that follows it. */
  tableFrom(index: number): ByteReader;
  /** Lengths in characters of the parts of the text, which follow each other in this order. */
  readonly lengths: Readonly<Record<"body" | "footnotes" | "headers" | "macros" | "comments" | "endnotes" | "boxes", number>>;
}

const WORD_97 = 0xc1;
const IDENTIFIER = 0xa5ec;

export function openWordBinary(bytes: Uint8Array): WordBinary {
  const stream = streamsOf(bytes);
  const main = stream("WordDocument");
  if (main.length < 0x200 || main.u16(0) !== IDENTIFIER) throw unreadable("unsupported", MESSAGES.legacyWord);
  if (main.u16(2) < WORD_97) throw unreadable("unsupported", MESSAGES.legacyWord);
  const flags = main.u16(0x0a);
  if ((flags & 0x0100) !== 0) throw unreadable("encrypted", MESSAGES.encryptedDoc);
  const tables = stream((flags & 0x0200) === 0 ? "0Table" : "1Table");
  const length = (at: number) => Math.max(0, Math.min(main.i32(at), main.length));
  return {
    main,
    data: stream("Data"),
    table: (index) => tables.slice(main.u32(0x9a + index * 8), main.u32(0x9e + index * 8)),
    tableFrom: (index) => tables.slice(main.u32(0x9a + index * 8), tables.length),
    lengths: {
      body: length(0x4c),
      footnotes: length(0x50),
      headers: length(0x54),
      macros: length(0x58),
      comments: length(0x5c),
      endnotes: length(0x60),
      boxes: length(0x64),
    },
  };
}

function streamsOf(bytes: Uint8Array): (name: string) => ByteReader {
  try {
    const container = CFB.read(Buffer.from(bytes), { type: "buffer" });
    return (name) => new ByteReader(Uint8Array.from(CFB.find(container, name)?.content ?? []));
  } catch (error) {
    throw unreadable("corrupt", MESSAGES.corrupt, error);
  }
}
