import type { GradeBand, GradeStatement, LabelledPlace, Sentence } from "@gouji/report";
import type { Draft } from "../draft.ts";
import { type Bounds, readBounds } from "./bounds.ts";
import { phraseOf, placeFigures } from "./clauses.ts";
import { GRADE_LEADS, GRADE_WORDS, TOTAL_SCORE_LEADS } from "./grade-labels.ts";
import { itemNameOf } from "./item-name.ts";
import { uniqueKeys } from "./unique-keys.ts";

const WORD = GRADE_WORDS.join("|");
const QUOTED = String.raw`[“”"'‘「]?\s*(${WORD})\s*[“”"'’」]?`;
/** 优（得分≥90分）, 优秀（90分及以上）: the grade, then its interval in brackets. */
const GRADE_FIRST = new RegExp(
  String.raw`(?<![一-鿿])${QUOTED}\s*[（(\[【](?=[^）)\]】]*\d)((?:[^（(）)\]】]|[（(][^）)]*[）)])*)[）)\]】]`,
  "g",
);
/** 90~100分（含90分）为“优”; 低于60分的为差; 80分以上评定为良好. */
const INTERVAL_FIRST = new RegExp(
  String.raw`([^，,；;。、]*?\d[^；;。、为]*?)\s*(?:的)?(?:项目|等级)?(?:评定|评|定|确定|属|等级|级别)*(?:为|是|属于)\s*${QUOTED}(?![一-鿿])`,
  "g",
);

/** Bands of grades that the document prints itself 评价等级标准. Empty where it prints none. */
export function readGradeBands(draft: Draft): GradeBand[] {
  const bands: GradeBand[] = [];
  const seen = new Set<string>();
  for (const { text, at } of [...draft.sentences, ...cellTexts(draft)]) {
    if (!/\d/.test(text) || !/[优良中差格]/.test(text)) continue;
    for (const band of bandsIn(text, at)) {
      const identity = `${band.grade} ${band.min ?? ""} ${band.max ?? ""} ${band.minClosed} ${band.maxClosed}`;
      if (!seen.has(identity)) bands.push(band);
      seen.add(identity);
    }
  }
  return bands.length > 1 ? bands.map((band) => withoutSharedEnd(band, bands)) : [];
}

/** 60分以下 beside 60-80分: the end that both name belongs to the upper band. */
function withoutSharedEnd(band: GradeBand, bands: readonly GradeBand[]): GradeBand {
  const isShared = bands.some((other) => other.minClosed && other.min !== undefined && other.min === band.max);
  return isShared ? { ...band, maxClosed: false } : band;
}

function bandsIn(text: string, at: LabelledPlace): GradeBand[] {
  const bands: GradeBand[] = [];
  const add = (grade: string | undefined, interval: string | undefined) => {
    const bounds = interval === undefined ? undefined : readBounds(interval);
    if (grade && bounds && isPoints(bounds)) bands.push(bandOf(grade, bounds, at));
  };
  for (const match of text.matchAll(GRADE_FIRST)) add(match[1], match[2]);
  if (bands.length === 0) for (const match of text.matchAll(INTERVAL_FIRST)) add(match[2], match[1]);
  return bands;
}

function bandOf(grade: string, { min, max, minClosed, maxClosed }: Bounds, at: LabelledPlace): GradeBand {
  return { grade, ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), minClosed, maxClosed, at };
}

/** Points of a scale of 100; 优（占比 15%）is none. */
function isPoints({ min, max }: Bounds): boolean {
  return [min, max].some((end) => end !== undefined && Number(end) >= 10) && (min === undefined || min !== max);
}

function* cellTexts(draft: Draft): Iterable<{ text: string; at: LabelledPlace }> {
  for (const table of draft.tables) {
    for (const row of table.grid) for (const cell of new Set(row)) if (cell) yield cell;
  }
}

/** Sentences that give a total score and its grade 综合得分为 93.99 分，评价级别为“优”. */
export function readGradeStatements(draft: Draft): GradeStatement[] {
  const keyOf = uniqueKeys();
  return draft.sentences.flatMap((sentence) => {
    const statement = statementIn(sentence);
    return statement ? [{ ...statement, key: keyOf(`${statement.project}等级`) }] : [];
  });
}

function statementIn(sentence: Sentence): Omit<GradeStatement, "key"> | undefined {
  const score = totalScoreIn(sentence);
  if (!score) return undefined;
  for (const match of sentence.text.matchAll(new RegExp(QUOTED, "g"))) {
    const grade = match[1];
    if (!grade || !GRADE_LEADS.test(sentence.text.slice(0, match.index))) continue;
    const start = match.index + match[0].indexOf(grade);
    return { grade: phraseOf(sentence, start, start + grade.length), score, project: itemNameOf(sentence.text) ?? "" };
  }
  return undefined;
}

/** The figure of a sentence that is called a total score 综合得分, 自评得分, 总分; neither the scale (总分100分) nor the end of a band. */
export function totalScoreIn(sentence: Sentence): GradeStatement["score"] | undefined {
  for (const { figure, start, end } of placeFigures(sentence)) {
    const { kind, value, digits } = figure.quantity;
    if ((kind !== "score" && kind !== "number") || value === undefined) continue;
    const isScale = digits === "100" && /满分|百分制|指标体系|权重|分值/.test(sentence.text);
    const isRange = /^\s*分?\s*[-~～—–至]/.test(sentence.text.slice(end));
    if (!isScale && !isRange && TOTAL_SCORE_LEADS.test(sentence.text.slice(0, start).replace(/\s+/g, ""))) return figure;
  }
  return undefined;
}
