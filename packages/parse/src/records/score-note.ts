import type { Figure, Sentence } from "@gouji/report";
import { placeFigures } from "./clauses.ts";

/** Points printed beside a name: C31 收入预算完成（权重分4分，实际得分3.6分）; 产出指标满分43分，实际得分40.52分，得分率94.23%. */
export interface ScoreNote {
  /** What stands before it, numbering included. */
  readonly label: string;
  readonly fullScore?: Figure;
  readonly score?: Figure;
  readonly scoreRate?: Figure;
  /** Where the text goes on behind it. */
  readonly end: number;
  /** True for the bracket behind a name, false for a sentence of its own. */
  readonly bracketed: boolean;
  /** The line prints the full score only, the text below it ends in the score: 1.岗位开发率（10分）。…，得9分。 */
  readonly headed?: true;
}

const FULL = "(?:权重分值?|权重|分值|满分|标准分|指标分值|总分值?)";
const GOT = "(?:实际得分?|自评得分|自评分|评价得分|实得分?|得分|得)";
const POINTS = String.raw`\s*(?:为|是|：|:)?\s*\d+(?:\.\d+)?\s*分?`;
const BRACKET = new RegExp(String.raw`[（(]\s*(?:${FULL}${POINTS}|\d+(?:\.\d+)?\s*分)\s*[，,、;；]\s*${GOT}${POINTS}[^）)]*[）)]`);
const HEADED = new RegExp(
  String.raw`^\s*((?:\d{1,2}\s*[.．、]|[（(]\d{1,2}[）)]|[①-⑳]|[A-Z]\d{1,3})[^，,；;。：:（(]{2,30})[（(]\s*${FULL}?\s*\d+(?:\.\d+)?\s*分\s*[）)]\s*[。：:]?\s*$`,
);
const ENDS_IN_SCORE = /(?:得分?为?|计|实得)\s*(?=\d+(?:\.\d+)?\s*分\s*[。；;]?\s*$)/;
const SPOKEN = new RegExp(
  String.raw`([^，,；;。：:（(]{2,30}?)${FULL}${POINTS}\s*[，,、]\s*${GOT}${POINTS}(?:\s*[，,、]\s*得分率\s*(?:为|是)?\s*\d+(?:\.\d+)?\s*%)?`,
);
/** A name is short; what is longer is a sentence that happens to hold a bracket. */
const LONGEST_NAME = 60;

export function scoreNoteIn(sentence: Pick<Sentence, "text" | "figures">): ScoreNote | undefined {
  const bracket = BRACKET.exec(sentence.text);
  if (bracket && bracket.index <= LONGEST_NAME && !/[。；;]/.test(sentence.text.slice(0, bracket.index))) {
    return noteOf(sentence, sentence.text.slice(0, bracket.index), bracket.index, bracket.index + bracket[0].length, true);
  }
  const headed = HEADED.exec(sentence.text);
  const [fullScore] = sentence.figures.filter(({ quantity }) => quantity.kind === "score");
  if (headed?.[1] && fullScore) return { label: headed[1].trim(), fullScore, end: sentence.text.length, bracketed: true, headed: true };
  const spoken = SPOKEN.exec(sentence.text);
  if (!spoken?.[1]) return undefined;
  return noteOf(sentence, spoken[1], spoken.index + spoken[1].length, spoken.index + spoken[0].length, false);
}

/** The score that a sentence ends in: …完成率为80%，得5.6分。 */
export function closingScore({ text, figures }: Pick<Sentence, "text" | "figures">): Figure | undefined {
  const last = figures.at(-1);
  return last?.quantity.kind === "score" && ENDS_IN_SCORE.test(text) ? last : undefined;
}

function noteOf(
  sentence: Pick<Sentence, "text" | "figures">,
  label: string,
  start: number,
  end: number,
  bracketed: boolean,
): ScoreNote | undefined {
  const inside = placeFigures(sentence).flatMap((placed) => (placed.start >= start && placed.end <= end ? [placed.figure] : []));
  const rate = inside.find(({ quantity }) => quantity.kind === "percent");
  const [fullScore, score] = inside.filter(({ quantity }) => quantity.kind === "score" || quantity.kind === "number");
  if (!fullScore && !score) return undefined;
  return {
    label: label.trim(),
    ...(fullScore ? { fullScore } : {}),
    ...(score ? { score } : {}),
    ...(rate ? { scoreRate: rate } : {}),
    end,
    bracketed,
  };
}
