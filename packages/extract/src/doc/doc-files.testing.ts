import { CFB } from "xlsx";

/** A cell of an invented Word 97 table: its borders in twentieths of a point and how it merges with the cell above. */
export interface DocCell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly merge?: "restart" | "continue";
}

const TEXT_AT = 1024;
const IN_TABLE = [0x16, 0x24, 1];
const ROW_END = [...IN_TABLE, 0x17, 0x24, 1];

/** A Word 97 file of one paragraph, one table and one paragraph behind it. The characters of `raised` are set high. */
export function docOf(before: string, rows: readonly (readonly DocCell[])[], behind: string, raised = ""): Uint8Array {
  const paragraphs = [
    { text: `${before}\r`, properties: [] as number[] },
    ...rows.flatMap((cells) => [
      ...cells.map(({ text }) => ({ text: `${text}\x07`, properties: IN_TABLE })),
      { text: "\x07", properties: [...ROW_END, ...definition(cells)] },
    ]),
    { text: `${behind}\r`, properties: [] as number[] },
  ];
  const text = Buffer.from(paragraphs.map((paragraph) => paragraph.text).join(""), "utf16le");
  const pageAt = Math.ceil((TEXT_AT + text.length) / 512);
  const main = Buffer.alloc((pageAt + 2) * 512);
  text.copy(main, TEXT_AT);
  paragraphPage(paragraphs).copy(main, pageAt * 512);
  characterPage(paragraphs.map((paragraph) => paragraph.text).join(""), raised).copy(main, (pageAt + 1) * 512);

  const pieces = Buffer.alloc(5 + 16);
  pieces.writeUInt8(2, 0);
  pieces.writeUInt32LE(16, 1);
  pieces.writeUInt32LE(text.length / 2, 9);
  pieces.writeUInt32LE(TEXT_AT, 15);
  const bins = Buffer.alloc(12);
  bins.writeUInt32LE(TEXT_AT, 0);
  bins.writeUInt32LE(TEXT_AT + text.length, 4);
  bins.writeUInt32LE(pageAt, 8);
  const characterBins = Buffer.from(bins);
  characterBins.writeUInt32LE(pageAt + 1, 8);

  main.writeUInt16LE(0xa5ec, 0);
  main.writeUInt16LE(0xc1, 2);
  main.writeUInt16LE(0x0200, 10);
  main.writeUInt32LE(text.length / 2, 0x4c);
  for (const [index, at, size] of [
    [33, 0, pieces.length],
    [13, pieces.length, bins.length],
    [12, pieces.length + bins.length, characterBins.length],
  ] as const) {
    main.writeUInt32LE(at, 0x9a + index * 8);
    main.writeUInt32LE(size, 0x9e + index * 8);
  }
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, "/WordDocument", main);
  CFB.utils.cfb_add(container, "/1Table", Buffer.concat([pieces, bins, characterBins]));
  const written = CFB.write(container, { type: "buffer" });
  if (!(written instanceof Uint8Array)) throw new Error("not bytes");
  return new Uint8Array(written);
}

/** sprmTDefTable: number of cells, their borders, and for each 20 bytes that begin with its flags. */
function definition(cells: readonly DocCell[]): number[] {
  const bytes = Buffer.alloc(1 + (cells.length + 1) * 2 + cells.length * 20);
  bytes.writeUInt8(cells.length, 0);
  cells.forEach(({ left, right, merge }, at) => {
    bytes.writeInt16LE(left, 1 + at * 2);
    bytes.writeInt16LE(right, 3 + at * 2);
    bytes.writeUInt16LE(merge === "restart" ? 0x60 : merge === "continue" ? 0x20 : 0, 1 + (cells.length + 1) * 2 + at * 20);
  });
  const size = bytes.length + 1;
  return [0x08, 0xd6, size & 0xff, size >> 8, ...bytes];
}

function paragraphPage(paragraphs: readonly { readonly text: string; readonly properties: readonly number[] }[]): Buffer {
  const page = Buffer.alloc(512);
  const count = paragraphs.length;
  const known = new Map<string, number>();
  let [place, end] = [TEXT_AT, 510];
  paragraphs.forEach(({ text, properties }, at) => {
    page.writeUInt32LE(place, at * 4);
    place += text.length * 2;
    const list = [0, 0, ...properties, ...(properties.length % 2 === 0 ? [] : [0])];
    const key = list.join();
    if (!known.has(key)) {
      end -= list.length + 2;
      end -= end % 2;
      Buffer.from([0, list.length / 2, ...list]).copy(page, end);
      known.set(key, end);
    }
    page.writeUInt8((known.get(key) ?? 0) / 2, (count + 1) * 4 + at * 13);
  });
  page.writeUInt32LE(place, count * 4);
  page.writeUInt8(count, 511);
  return page;
}

/** Runs of plain and raised characters (sprmCIss). */
function characterPage(text: string, raised: string): Buffer {
  const from = raised === "" ? -1 : text.indexOf(raised);
  const borders = from < 0 ? [0, text.length] : [0, from, from + raised.length, text.length];
  const page = Buffer.alloc(512);
  borders.forEach((at, index) => {
    page.writeUInt32LE(TEXT_AT + at * 2, index * 4);
  });
  if (from >= 0) {
    Buffer.from([3, 0x48, 0x2a, 1]).copy(page, 500);
    page.writeUInt8(250, borders.length * 4 + 1);
  }
  page.writeUInt8(borders.length - 1, 511);
  return page;
}
