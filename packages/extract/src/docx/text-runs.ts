import type { TextRun } from "@gouji/document";
import { elementsOf, type XmlElement } from "../ooxml/xml.ts";

/** Where a shown character comes from: a run of the paragraph, and the place in it. */
export interface CharacterSource {
  readonly run: number;
  readonly offset: number;
}

/** The runs of a paragraph numbered in the order of the file, those of paragraphs inside it (text boxes) left out. */
export function numberRuns(paragraph: XmlElement): ReadonlyMap<XmlElement, number> {
  const numbers = new Map<XmlElement, number>();
  const visit = (element: XmlElement) => {
    for (const child of elementsOf(element)) {
      if (child.name === "p") continue;
      if (child.name === "r") numbers.set(child, numbers.size);
      visit(child);
    }
  };
  visit(paragraph);
  return numbers;
}

/**
 * The runs behind a paragraph's text as it is given out. `sources` are those of its characters other than blanks, in order: lines are joined and
 * blanks taken out between reading and giving out, nothing else. An automatic number of `numbered` characters before the text comes from no run.
 */
export function textRuns(
  text: string,
  numbered: number,
  sources: readonly (CharacterSource | undefined)[],
  paragraph: number,
): readonly TextRun[] {
  const runs: TextRun[] = [];
  let seen = 0;
  for (let at = numbered; at < text.length; at += 1) {
    if (/\s/u.test(text.charAt(at))) continue;
    const source = sources[seen];
    seen += 1;
    if (!source) continue;
    const last = runs.at(-1);
    const goesOn = last?.run === source.run && source.offset - last.offset === at - last.start;
    if (last && goesOn) runs[runs.length - 1] = { ...last, end: at + 1 };
    else runs.push({ start: at, end: at + 1, paragraph, ...source });
  }
  return seen === sources.length ? runs : [];
}

/** The runs of a text that stands behind others. */
export function shiftedRuns(runs: readonly TextRun[], by: number): readonly TextRun[] {
  return by === 0 ? runs : runs.map((run) => ({ ...run, start: run.start + by, end: run.end + by }));
}
