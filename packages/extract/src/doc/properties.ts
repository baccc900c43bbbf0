import type { ByteReader } from "./bytes.ts";
import type { WordBinary } from "./word-binary.ts";

/** Single property modifiers by code ([MS-DOC] 2.6); of several with one code the last counts, except where all are asked for. */
export interface Properties {
  readonly style: number | undefined;
  get(code: number): ByteReader | undefined;
  all(code: number): readonly ByteReader[];
}

export const NO_PROPERTIES: Properties = { style: undefined, get: () => undefined, all: () => [] };

const OPERAND_SIZES = [1, 1, 2, 4, 2, 2, 0, 3] as const;
const DEFINE_TABLE = 0xd608;
const CHANGE_TABS = 0xc615;
const HUGE = [0x6645, 0x6646];
const PAGE = 512;
const CHARACTERS = 12;
const PARAGRAPHS = 13;

export function parseProperties(list: ByteReader, style: number | undefined, data?: ByteReader): Properties {
  const found: { readonly code: number; readonly operand: ByteReader }[] = [];
  let at = 0;
  while (at + 2 <= list.length && found.length < 2_000) {
    const code = list.u16(at);
    const { start, size } = operandOf(list, at, code);
    found.push({ code, operand: list.slice(start, size) });
    at = start + size;
  }
  const huge = found.findLast(({ code }) => HUGE.includes(code));
  if (huge && data) {
    // Long lists lie in another stream; there they are all there is.
    const offset = huge.operand.u32(0);
    return parseProperties(data.slice(offset + 2, data.u16(offset)), style);
  }
  return {
    style,
    get: (code) => found.findLast((property) => property.code === code)?.operand,
    all: (code) => found.filter((property) => property.code === code).map(({ operand }) => operand),
  };
}

function operandOf(list: ByteReader, at: number, code: number): { readonly start: number; readonly size: number } {
  const kind = code >> 13;
  if (kind !== 6) return { start: at + 2, size: OPERAND_SIZES[kind] ?? 1 };
  if (code === DEFINE_TABLE) return { start: at + 4, size: Math.max(0, list.u16(at + 2) - 1) };
  const size = list.u8(at + 2);
  if (code === CHANGE_TABS && size === 255) {
    const deleted = list.u8(at + 3);
    return { start: at + 3, size: 2 + deleted * 4 + list.u8(at + 4 + deleted * 4) * 3 };
  }
  return { start: at + 3, size };
}

/** Properties by place in the stream. */
export interface PropertyRuns {
  at(offset: number): Properties;
}

export function characterRuns(file: WordBinary): PropertyRuns {
  return propertyRuns(file, CHARACTERS, (page, index, count) => {
    const at = page.u8((count + 1) * 4 + index) * 2;
    return at === 0 ? NO_PROPERTIES : parseProperties(page.slice(at + 1, page.u8(at)), undefined);
  });
}

export function paragraphRuns(file: WordBinary): PropertyRuns {
  return propertyRuns(file, PARAGRAPHS, (page, index, count) => {
    const at = page.u8((count + 1) * 4 + index * 13) * 2;
    if (at === 0) return NO_PROPERTIES;
    const short = page.u8(at);
    const start = short === 0 ? at + 2 : at + 1;
    const size = short === 0 ? page.u8(at + 1) * 2 : short * 2 - 1;
    return parseProperties(page.slice(start + 2, size - 2), page.u16(start), file.data);
  });
}

interface Run {
  readonly from: number;
  readonly to: number;
  readonly read: () => Properties;
}

/** Formats lie in pages of 512 bytes, named by a table of places. */
function propertyRuns(file: WordBinary, index: number, read: (page: ByteReader, index: number, count: number) => Properties): PropertyRuns {
  const bins = file.table(index);
  const pages = Math.floor((bins.length - 4) / 8);
  const runs: Run[] = [];
  for (let bin = 0; bin < pages; bin += 1) {
    const page = file.main.slice((bins.u32((pages + 1) * 4 + bin * 4) & 0x3f_ffff) * PAGE, PAGE);
    const count = page.u8(PAGE - 1);
    if (page.length < PAGE || (count + 1) * 4 > PAGE) continue;
    for (let run = 0; run < count; run += 1) {
      let known: Properties | undefined;
      runs.push({
        from: page.u32(run * 4),
        to: page.u32(run * 4 + 4),
        read: () => {
          known ??= read(page, run, count);
          return known;
        },
      });
    }
  }
  runs.sort((one, other) => one.from - other.from);
  return { at: (offset) => search(runs, offset)?.read() ?? NO_PROPERTIES };
}

function search(runs: readonly Run[], offset: number): Run | undefined {
  let [low, high] = [0, runs.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const run = runs[middle];
    if (!run) return undefined;
    if (offset < run.from) high = middle - 1;
    else if (offset >= run.to) low = middle + 1;
    else return run;
  }
  return undefined;
}
