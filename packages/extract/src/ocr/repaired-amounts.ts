import type { ReadCharacter } from "./ocr-engine.ts";

/** An amount in groups of three digits whose marks may be misread; 5 digits behind the last comma have lost their decimal point. */
const GROUPED = /(?<![\d.,，])\d{1,3}(?:[.,，]\d{3})+(?:[.,，]\d{2}|\d{2})(?![\d.,，]\d|\d)/gu;
const GROUP_MARK = /(?<=\d)[，、](?=\d{3}(?!\d))/gu;
/** The year of a document number 文号 in brackets that are no pair, or of another kind: 国发〔1999】44号. */
const YEAR = /[〔【[（(](?=\d{4}[〕】\])）]\s?第?\d{1,4}\s?号)/gu;
const PAIRS = ["（）", "()", "（)", "(）"];
/** A page number between dashes: the whole line. */
const PAGE_NUMBER = /^[-—–=~_]\s*(\d{1,4})\s*[-—–=~_]$/u;
/** Of a point that is not in the print as read. */
const INFERRED = 0.5;

/**
 * 1.200.00 and 1,200,00 are 1,200.00: in an amount with groups of three only the last mark is the decimal point. 63,270,35231 is 63,270,352.31, since
 * no group has five digits; its point was not seen, so that the figure stays doubtful. No digit is ever added, left out or changed.
 */
export function repairedAmounts(read: readonly ReadCharacter[]): ReadCharacter[] {
  const text = read.map((character) => character.text).join("");
  // Places count characters: what the recognition takes for one is one.
  if (text.length !== read.length) return [...read];
  const repaired = [...read];
  for (const { index } of text.matchAll(GROUP_MARK)) put(repaired, index, ",");
  if (PAGE_NUMBER.test(text)) for (const at of [0, text.length - 1]) put(repaired, at, "-");
  for (const { index } of text.matchAll(YEAR)) {
    if (PAIRS.includes(`${text[index]}${text[index + 5]}`)) continue;
    put(repaired, index, "〔");
    put(repaired, index + 5, "〕");
  }
  const inserted: number[] = [];
  for (const { index, 0: amount } of text.matchAll(GROUPED)) {
    const end = index + amount.length;
    for (let at = index; at < end; at += 1) if (/[.,，]/u.test(text[at] ?? "")) put(repaired, at, ",");
    if (/[.,，]/u.test(text[end - 3] ?? "")) put(repaired, end - 3, ".");
    else inserted.push(end - 2);
  }
  for (const at of inserted.reverse()) {
    const [before, behind] = [repaired[at - 1], repaired[at]];
    if (before && behind) repaired.splice(at, 0, { text: ".", x: (before.x + behind.x) / 2, confidence: INFERRED });
  }
  return repaired;
}

function put(characters: ReadCharacter[], at: number, text: string): void {
  const character = characters[at];
  if (character) characters[at] = { ...character, text };
}
