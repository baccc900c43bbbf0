import type { RecognisedFigure } from "@gouji/document";

/** What may stand in a run of digits. */
export const FIGURE_PART = /^[\d.,，．:：%％‰≥≤><+-]$/u;
/** Marks at the ends of a run are those of its sentence. */
export const SENTENCE_MARK = /^[.,，．:：+-]$/u;

/** The figures of a recognised line, each with the confidence of its least sure character; undefined where no character was recognised. */
export function recognisedFigures(text: string, confidences: readonly (number | undefined)[]): readonly RecognisedFigure[] | undefined {
  if (confidences.every((confidence) => confidence === undefined)) return undefined;
  return Array.from(text.matchAll(/[\d.,，．:：%％‰≥≤><+-]+/gu)).flatMap((run): RecognisedFigure[] => {
    const isMark = (at: number) => SENTENCE_MARK.test(text.charAt(at));
    let [from, to] = [run.index, run.index + run[0].length];
    while (from < to && isMark(from)) from += 1;
    while (to > from && isMark(to - 1)) to -= 1;
    const sure = confidences.slice(from, to).filter((confidence) => confidence !== undefined);
    if (sure.length === 0 || !/\d/u.test(text.slice(from, to))) return [];
    return [{ from, to, confidence: Math.floor(Math.min(...sure) * 100) / 100 }];
  });
}
