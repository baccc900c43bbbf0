import type { Box, TextLine } from "@gouji/document";
import { readNumbering } from "@gouji/document";
import { BULLET } from "../flow/list-items.ts";
import { PART_NAME } from "../flow/outline.ts";
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
  /** Where first lines begin, if they are indented. */
  readonly indent?: number;
  /** Usual distance of lines within a paragraph, in sizes of the type. */
  readonly leading?: number;
  /** The size in which most characters are set. */
  readonly bodySize: number;
}

const LATIN_BREAK = /[\p{Script=Latin}\d,;:.)]$/u;
const UNIT = String.raw`[“‘（(《〈〔【「]*(?:[^\s\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF“”‘’—…]+|[^\s])[，。；：、）)》〉〕】」”’％%！？]*`;
/** A number, a Latin word or a character with the signs around it; closing quotation marks and % hold on to a number or a bracket behind them. */
const UNPARTED = new RegExp(`^${UNIT}(?:(?<=[”’])(?=[\\w.])${UNIT}|(?<=[%％])(?=[（(])${UNIT})?`, "u");
/** Between a Chinese character and a number word processors leave some space, in sizes of the type. */
const SPACED = 0.3;
/** How far lines of one list item may begin apart, in sizes of the type. */
const SAME_START = 0.3;
const ALIGNED = 0.1;
/** By how much more than the usual distance of lines paragraphs stand apart, in sizes of the type. */
const WIDER = 0.3;
/** On a cover: 委托单位：某局, 2024年9月, （2024年度）. */
const OWN_LINE = /^(?:[^：:]{2,8}[：:].|[（(]?\s*[\d〇零一二三四五六七八九]{4}\s*年(?:度|[\d一二三四五六七八九十\s月日—\-至]*)[）)]?$)/u;
/** Numbers of headings rather than of what a sentence lists. */
const OUTER = /^chinese(?:Parenthesis)?$/u;
const LEADER = /\t/u;

/** Joins lines in the Chinese manner: a line that reaches the right margin goes on in the next one, unless that is indented. */
export function joinLines(lines: readonly PrintedLine[], margins: (line: PrintedLine) => Margins): Paragraph[] {
  const groups: PrintedLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    if (group && goesOn(group, line, margins)) group.push(line);
    else groups.push([line]);
  }
  return groups.map(paragraphOf);
}

function goesOn(group: readonly PrintedLine[], below: PrintedLine, margins: (line: PrintedLine) => Margins): boolean {
  const [first, above] = [group[0], group.at(-1)];
  if (!first || !above) return false;
  const { size } = above;
  const [aboveMargins, belowMargins] = [margins(above), margins(below)];
  if (above.turn !== undefined || below.turn !== undefined || above.heading !== below.heading) return false;
  if (Math.abs(size - below.size) > 0.15 * size || above.bold !== below.bold) return false;
  if (LEADER.test(above.text) || PART_NAME.test(below.text)) return false;
  if (isCentredPair(above, below, aboveMargins)) return true;
  if (above.box[2] < aboveMargins.right - 1.6 * size && !isPushedDown(above, below, aboveMargins, isIndented(first, margins(first))))
    return false;
  if (above.page === below.page && below.box[3] - above.box[3] > mostApart(size, aboveMargins)) return false;
  if (below.box[0] > belowMargins.left + 0.8 * size)
    return hangsBelow(first, below, margins(first)) || isSetIn(first, above, below, margins(first));
  // A heading may be set somewhat larger or smaller than what stands above it.
  if (Math.abs(size - below.size) > 0.05 * size && readNumbering(below.text) !== undefined) return false;
  if (/[。！？：]$/u.test(above.text) && OUTER.test(readNumbering(below.text)?.kind ?? "")) return false;
  // Where paragraphs are indented, a deeper number at the margin does not begin one.
  return isIndented(first, margins(first)) || !(/[。！？；]$/u.test(above.text) && readNumbering(below.text) !== undefined);
}

/** How far lines of a paragraph are apart at most: text as its lines are, what is set larger as it may be. */
function mostApart(size: number, { bodySize, leading = 3 }: Margins): number {
  return Math.min(3, Math.abs(size - bodySize) < 0.05 * size ? leading + WIDER : 3) * size;
}

function isIndented({ box, size }: PrintedLine, { left }: Margins): boolean {
  return box[0] > left + 0.8 * size;
}

/** A list item whose further lines begin where its text begins, behind the bullet or the number. */
function hangsBelow(first: PrintedLine, below: PrintedLine, margins: Margins): boolean {
  const bullet = BULLET.exec(first.text)?.[0].length;
  const number = bullet === undefined ? readNumbering(first.text) : undefined;
  const start = first.edges[bullet ?? (number ? first.text.length - number.rest.length : Number.NaN)];
  if (start === undefined || Math.abs(start - below.box[0]) > SAME_START * first.size) return false;
  // Below a heading at the margin an indented paragraph may begin just there.
  return (
    bullet !== undefined || isIndented(first, margins) || Math.abs(below.box[0] - margins.left - 2 * below.size) > SAME_START * below.size
  );
}

/** All of a paragraph is set in from the margin, further than first lines are, and the line ends within a sentence. */
function isSetIn(first: PrintedLine, above: PrintedLine, below: PrintedLine, { indent }: Margins): boolean {
  if (indent !== undefined && Math.abs(first.box[0] - indent) < ALIGNED * first.size) return false;
  const isAligned = [above, below].every(({ box }) => Math.abs(box[0] - first.box[0]) < ALIGNED * first.size);
  return isAligned && !/[。；：！？]$/u.test(above.text) && readNumbering(below.text) === undefined && !BULLET.test(below.text);
}

/** Whether a line is short only because what follows is not to be parted (a number, a Latin word, signs) and did not fit. */
function isPushedDown(above: PrintedLine, below: PrintedLine, { right }: Margins, indented: boolean): boolean {
  const length = UNPARTED.exec(below.text)?.[0].length ?? 0;
  const end = below.edges[length];
  // Where first lines are indented, the next sentence may go on at the margin too.
  if (length < 2 || end === undefined || (!indented && /[。！？\s]$/u.test(above.text))) return false;
  return above.box[2] + end - below.box[0] > right - SPACED * above.size;
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
    !OWN_LINE.test(above.text) &&
    !OWN_LINE.test(below.text) &&
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
