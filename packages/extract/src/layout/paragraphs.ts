import type { Box, TextLine } from "@gouji/document";
import { readNumbering } from "@gouji/document";
import type { PrintedLine } from "./text-lines.ts";

export interface Paragraph {
  readonly text: string;
  readonly page: number;
  readonly box: Box;
  readonly lines: readonly TextLine[];
  readonly bold: boolean;
  readonly size: number;
  readonly font: string;
  /** Its first line. */
  readonly first: PrintedLine | undefined;
}

export interface Margins {
  readonly left: number;
  readonly right: number;
  /** The size in which most characters are set. */
  readonly bodySize: number;
}

const LATIN_BREAK = /[\p{Script=Latin}\d,;:.)]$/u;
const UNPARTED = /^[“‘（(《〈〔【「]*(?:[^\s\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’—…]+|[^\s])[，。；：、）)》〉〕】」”’％%！？]*/u;
const LEADER = /\t/u;

/** Joins lines in the Chinese manner: a line that reaches the right margin goes on in the next one, unless that is indented. */
export function joinLines(lines: readonly PrintedLine[], margins: (line: PrintedLine) => Margins): Paragraph[] {
  const groups: PrintedLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const previous = group?.at(-1);
    if (group && previous && goesOn(previous, line, margins(previous), margins(line), isIndented(group[0], margins))) group.push(line);
    else groups.push([line]);
  }
  return groups.map(paragraphOf);
}

function goesOn(above: PrintedLine, below: PrintedLine, aboveMargins: Margins, belowMargins: Margins, indented: boolean): boolean {
  const { size } = above;
  if (above.turn !== undefined || below.turn !== undefined || above.heading !== below.heading) return false;
  if (Math.abs(size - below.size) > 0.15 * size || above.bold !== below.bold) return false;
  if (LEADER.test(above.text)) return false;
  if (isCentredPair(above, below, aboveMargins)) return true;
  if (above.box[2] < aboveMargins.right - 1.6 * size && !isPushedDown(above, below, aboveMargins)) return false;
  if (below.box[0] > belowMargins.left + 0.8 * size) return false;
  if (above.page === below.page && below.box[1] - above.box[1] > 3 * size) return false;
  // Where paragraphs are indented, a number at the margin does not begin one.
  return indented || !(/[。！？；]$/u.test(above.text) && readNumbering(below.text) !== undefined);
}

function isIndented(first: PrintedLine | undefined, margins: (line: PrintedLine) => Margins): boolean {
  return first !== undefined && first.box[0] > margins(first).left + 0.8 * first.size;
}

/** Whether a line is short only because what follows is not to be parted (a number, a Latin word, signs) and did not fit. */
function isPushedDown(above: PrintedLine, below: PrintedLine, { right }: Margins): boolean {
  const length = UNPARTED.exec(below.text)?.[0].length ?? 0;
  const end = below.edges[length];
  if (length < 2 || end === undefined || /[。！？\s]$/u.test(above.text)) return false;
  return above.box[2] + end - below.box[0] > right;
}

/** A title over two lines: both centred, the first one long, close below each other. */
function isCentredPair(above: PrintedLine, below: PrintedLine, { left, right, bodySize }: Margins): boolean {
  const { size, box: a } = above;
  const b = below.box;
  const width = right - left;
  // The first line of a paragraph, indented by two characters, looks centred too.
  const begins = size <= 1.2 * bodySize && Math.abs(b[0] - left - 2 * size) < 0.3 * size && b[2] > right - 2.5 * size;
  return (
    !begins &&
    above.page === below.page &&
    (a[0] > left + size || size > 1.2 * bodySize) &&
    b[0] > left + size &&
    Math.abs(a[0] + a[2] - b[0] - b[2]) < size &&
    Math.abs(a[0] + a[2] - left - right) < 2 * size &&
    a[2] - a[0] > 0.55 * width &&
    b[1] - a[3] < 1.5 * size &&
    !/[。；：:]$/u.test(above.text) &&
    readNumbering(below.text) === undefined
  );
}

function paragraphOf(group: readonly PrintedLine[]): Paragraph {
  let text = "";
  const lines: TextLine[] = [];
  for (const line of group) {
    if (LATIN_BREAK.test(text.slice(-2)) && /^[\p{Script=Latin}]/u.test(line.text)) text += " ";
    const start = text.length;
    text += line.text;
    const edges = line.edges.length === line.text.length + 1 ? { edges: line.edges } : {};
    const turn = line.turn === undefined ? {} : { turn: line.turn };
    const recognised = line.recognised === undefined ? {} : { recognised: line.recognised };
    lines.push({ start, end: text.length, page: line.page, box: line.box, ...edges, ...turn, ...recognised });
  }
  const [first] = group;
  const boxes = group.filter(({ page }) => page === first?.page).map(({ box }) => box);
  return {
    text,
    page: first?.page ?? 1,
    box: [
      Math.min(...boxes.map((box) => box[0])),
      Math.min(...boxes.map((box) => box[1])),
      Math.max(...boxes.map((box) => box[2])),
      Math.max(...boxes.map((box) => box[3])),
    ],
    lines,
    bold: group.every(({ bold }) => bold),
    size: first?.size ?? 0,
    font: first?.font ?? "",
    first,
  };
}
