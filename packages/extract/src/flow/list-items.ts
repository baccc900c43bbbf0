import { type NumberingKind, readNumbering } from "@gouji/document";
import type { FlowItem } from "./flow.ts";

export const BULLET = /^[•●○■□◆◇▪►➢✓√☆★·\uF06C\uF0B7-]\s*(?=\S)/u;
const DIGITS = "零一二三四五六七八九十";
/** How many other paragraphs may stand between two items of a list. */
const APART = 3;

/** Places of the paragraphs that are items of a list though the source does not say so: with bullets, or with numbers that follow each other. */
export function listItems(items: readonly FlowItem[], isHeading: (at: number) => boolean): ReadonlySet<number> {
  const found = new Set<number>();
  let open = new Map<NumberingKind, { readonly at: number; readonly value: number; readonly place: number }>();
  let place = 0;
  items.forEach((item, at) => {
    if (item.kind !== "paragraph" || isHeading(at)) {
      open = new Map();
      return;
    }
    if (item.role !== undefined) return;
    place += 1;
    const text = item.text.trim();
    if (BULLET.test(text) && !/^-\s*\d/u.test(text)) found.add(at);
    const numbering = readNumbering(text);
    const value = numbering && countOf(numbering.number);
    if (!numbering || value === undefined) return;
    const before = open.get(numbering.kind);
    if (before && value === before.value + 1 && place - before.place <= APART + 1) {
      found.add(before.at);
      found.add(at);
    }
    open.set(numbering.kind, { at, value, place });
  });
  return found;
}

/** The last number of a printed one. */
export function countOf(number: string): number | undefined {
  const plain = number.normalize("NFKC");
  const digits = /(\d+)\D*$/u.exec(plain)?.[1];
  if (digits !== undefined) return Number(digits);
  const letter = /[a-z]/iu.exec(plain)?.[0];
  if (letter !== undefined) return letter.toLowerCase().charCodeAt(0);
  const chinese = /[一二三四五六七八九十]{1,3}/u.exec(plain)?.[0];
  if (chinese === undefined) return undefined;
  const [tens = "", ones = ""] = chinese.includes("十") ? chinese.split("十") : ["零", chinese];
  return 10 * (tens === "" ? 1 : DIGITS.indexOf(tens)) + (ones === "" ? 0 : DIGITS.indexOf(ones));
}
