import type { ReadCharacter } from "./ocr-engine.ts";
import type { PrintLine } from "./print-lines.ts";

/** Height of a mark from which it is a digit, as a share of the line's; of one that is a part of a Chinese character. */
const TALL = 0.6;
const PART = 0.3;
/** Distance of two characters, in heights of the line, from which another one may have stood between them; a character reaches half a height. */
const GAP = 1.5;
const REACH = 0.5;
const DIGIT = /^[\d%‰％]$/u;
const IN_FIGURE = /^[\d.,，%‰％]$/u;

/** Characters beside which there is ink that was not read: figures with more marks than digits, and gaps that are not empty. */
export function unreadInk(line: PrintLine, read: readonly ReadCharacter[]): Set<number> {
  const middlesOf = (least: number) =>
    line.marks.filter(({ height }) => height >= least * line.height).map(({ x, width }) => x + width / 2);
  const unread = new Set<number>();
  const written = read.map((character, at) => ({ ...character, at })).filter(({ text }) => text.trim() !== "");
  const parts = middlesOf(PART);
  for (let next = 0; next <= written.length; next += 1) {
    const [before, behind] = [written[next - 1], written[next]];
    const from = before?.x ?? line.x - REACH * line.height;
    const to = behind?.x ?? line.x + line.width + REACH * line.height;
    const reach = REACH * line.height;
    if (to - from > GAP * line.height && parts.some((middle) => middle > from + reach && middle < to - reach))
      for (const side of [before, behind]) if (side) unread.add(side.at);
  }
  const middles = middlesOf(TALL);
  for (let from = 0; from < written.length; from += 1) {
    if (!IN_FIGURE.test(written[from]?.text ?? "")) continue;
    let to = from;
    while (to + 1 < written.length && IN_FIGURE.test(written[to + 1]?.text ?? "")) to += 1;
    const figure = written.slice(from, to + 1);
    const start = from === 0 ? line.x : ((written[from - 1]?.x ?? 0) + (figure[0]?.x ?? 0)) / 2;
    const end = to + 1 === written.length ? line.x + line.width : ((written[to + 1]?.x ?? 0) + (figure.at(-1)?.x ?? 0)) / 2;
    const marks = middles.filter((middle) => middle >= start && middle <= end).length;
    if (marks > figure.filter(({ text }) => DIGIT.test(text)).length) for (const { at } of figure) unread.add(at);
    from = to;
  }
  return unread;
}
