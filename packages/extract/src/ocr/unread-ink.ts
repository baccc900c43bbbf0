import type { ReadCharacter } from "./ocr-engine.ts";
import type { PrintLine } from "./print-lines.ts";

/** Height of a mark from which it is a digit or a part of a Chinese character, as a share of the line's. */
const TALL = 0.6;
/** Distance in heights of the line from every character beyond which ink belongs to none of them. */
const APART = 0.75;
const DIGIT = /^[\d%‰％]$/u;
const IN_FIGURE = /^[\d.,，%‰％]$/u;

/** Characters beside which there is ink that was not read: figures with more marks than digits, and gaps that are not empty. */
export function unreadInk(line: PrintLine, read: readonly ReadCharacter[]): Set<number> {
  const middles = line.marks.filter(({ height }) => height >= TALL * line.height).map(({ x, width }) => x + width / 2);
  const unread = new Set<number>();
  const written = read.map((character, at) => ({ ...character, at })).filter(({ text }) => text.trim() !== "");
  for (const middle of middles) {
    if (written.some(({ x }) => Math.abs(x - middle) < APART * line.height)) continue;
    const behind = written.findIndex(({ x }) => x > middle);
    for (const { at } of written.slice(Math.max(0, (behind < 0 ? written.length : behind) - 1), behind < 0 ? undefined : behind + 1))
      unread.add(at);
  }
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
