import type { LabelledPlace, ScoringClause, ScoringRule } from "@gouji/report";
import { Rational } from "@gouji/values";
import { type Bounds, decimalOf, halfWidth, readBounds } from "./bounds.ts";

type Band = Extract<ScoringClause, { kind: "band" }>;

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const POINTS = new RegExp(String.raw`(?:得|计|记|赋|给)\s*(?:${NUMBER}\s*分|(满分|全分))|(不得分|不计分|得零分)`);
const FROM = new RegExp(String.raw`从\s*${NUMBER}\s*分(?:起|开始)`);
const DEDUCT = new RegExp(
  String.raw`每(?:再)?(低|降低|下降|降|减少|少|不足|超过|超出|超|高出|高于|高|增加|多|延迟|逾期|推迟)(?:于)?(?:目标值?|标准|一)?\s*${NUMBER}?\s*(个?百分点|%|[^\d，,；;。扣]{0,4}?)\s*的?\s*扣(?:减|除)?\s*(?:${NUMBER}\s*分|(?:该项|权重|分值|满分|总分)的?\s*${NUMBER}\s*%)`,
);
const OCCURRENCE = new RegExp(
  String.raw`(?:(?:每|一|1|各)(?:出现|发现|存在|有|发生)?(?:一|1)?[例次项处个起笔条]|每(?:出现|发现|发生|存在|有)|各)[^，,；;。]{0,20}?扣(?:减|除)?\s*${NUMBER}\s*分`,
);
const PROPORTIONAL =
  /按(?:照)?(?:实际)?(?:完成|达标|执行|实际)?(?:率|情况)?的?比例(?:计算|核算|计|得|给|赋|扣减|扣|折算)|(?:得分|实得分)\s*=[^；;。]*[×*xX][^；;。]*|(?:完成率|执行率|达标率|实际完成值?\s*[÷/]\s*(?:目标|计划|指标)值?)[^，,；;。]{0,6}[×*]\s*(?:该?(?:项|指标)?(?:权重|分值|满分)|\d)/;
const BARE_VALUE = new RegExp(String.raw`${NUMBER}\s*(%)[，,]?\s*的?\s*(?=得|计)`);
const ROUNDS_GAP_UP = /不[满足到]\s*(?:1|一)\s*个?(?:百分点|%)的?[，,]?\s*(?:均|也)?(?:按|以|算作?|计)\s*(?:1|一)\s*个?(?:百分点|%)/;
const FALLING = /^(?:低|降|下降|减少|少|不足)/;

/** True where a gap below one step counts as a whole step (不满1个百分点按1个百分点算). */
export function roundsGapUp(text: string): boolean {
  return ROUNDS_GAP_UP.test(halfWidth(text));
}

/** True where the rounding of gaps holds for the rows below as well (下同). */
export function holdsBelow(text: string): boolean {
  return /下同|以下各?项?(?:均|相)同/.test(text);
}

/**
 * Reads a printed scoring rule 评分标准. `fullScore` is the weight of the indicator in points: what 得满分 stands for.
 * `clauses` is empty where the text gives neither points nor thresholds.
 */
export function readScoringRule(text: string, at: LabelledPlace, fullScore?: string, gapsRoundUp = roundsGapUp(text)): ScoringRule {
  const clauses = settleSharedEnds(readClauses(text, fullScore));
  const withoutStandard = clauses.length === 0 && text.trim().length >= SHORTEST_RULE && !STANDARD_WORDS.test(text);
  return { text, at, clauses, roundsGapUp: gapsRoundUp, ...(withoutStandard ? { withoutStandard } : {}) };
}

/** Shorter texts refer elsewhere (见附件). */
const SHORTEST_RULE = 6;
const STANDARD_WORDS = /[\d\uFF10-\uFF19分扣减]|比例|酌情|档|权重|附件|同上|得分|公式|÷|×/;

function readClauses(text: string, fullScore: string | undefined): ScoringClause[] {
  const clauses: ScoringClause[] = [];
  let condition: Bounds | undefined;
  let conditionPrinted = "";
  let from: string | undefined;
  let band: Band | undefined;
  for (const printed of splitClauses(text)) {
    const plain = halfWidth(printed);
    from = FROM.exec(plain)?.[1] ?? from;
    const deduction = DEDUCT.exec(plain);
    const bounds = readBounds(deduction ? plain.slice(0, deduction.index) : plain);
    if (deduction) {
      const clause = deductClause(deduction, bounds ?? condition, from, clauses, band, fullScore, printed);
      if (clause) clauses.push(clause);
      condition = undefined;
      from = undefined;
      continue;
    }
    const occurrence = OCCURRENCE.exec(plain);
    if (occurrence?.[1]) {
      clauses.push({ kind: "perOccurrence", points: decimalOf(occurrence[1]), printed });
      continue;
    }
    if (PROPORTIONAL.test(plain)) {
      clauses.push({ kind: "proportional", printed });
      continue;
    }
    if (fullScore === undefined && /满分|全分/.test(POINTS.exec(plain)?.[2] ?? "")) {
      // 得满分 of unknown points: the condition is spent, and what 否则 stands against cannot be told.
      condition = undefined;
      band = undefined;
      continue;
    }
    const points = pointsOf(plain, fullScore);
    const range = bounds ?? condition ?? bareValue(plain);
    const standard = STANDARD.exec(plain)?.[1];
    if (points === undefined && standard !== undefined) {
      condition = { min: decimalOf(standard, "%"), minClosed: true, maxClosed: false };
      conditionPrinted = printed;
    } else if (points === undefined) {
      if (bounds) conditionPrinted = printed;
      condition = bounds ?? condition;
    } else if (range) {
      band = {
        kind: "band",
        ...endsOf(range),
        points,
        printed: (bounds ?? !condition) ? printed : withoutMark(`${conditionPrinted}，${printed}`),
      };
      clauses.push(band);
      condition = undefined;
    } else if (points === "0" && band && OTHERWISE.test(plain)) {
      clauses.push(...complementOf(band, printed));
    } else if (points !== "0") {
      clauses.push({ kind: "item", points, printed });
    }
  }
  return clauses;
}

/** 以85%为标准，达到标准得10分. */
const STANDARD = /以\s*(\d+(?:\.\d+)?)\s*%\s*为(?:标准|目标|基准|满分)/;
const OTHERWISE = /^\s*(?:否则|其余|其他|未达到|达不到|未达标)/;

/** ≥98%得7分，否则不得分: what lies beyond the only band. */
function complementOf({ min, max, minClosed, maxClosed }: Band, printed: string): Band[] {
  if (min !== undefined && max === undefined)
    return [{ kind: "band", max: min, minClosed: false, maxClosed: !minClosed, points: "0", printed }];
  if (max !== undefined && min === undefined)
    return [{ kind: "band", min: max, minClosed: !maxClosed, maxClosed: false, points: "0", printed }];
  return [];
}

/** ③70%<x<80%: the number of the item is no part of the value. */
function withoutMark(printed: string): string {
  return printed.replace(/^[①-⑳]\s*/, "");
}

/** Clauses between commas, semicolons and full stops; what stands in brackets is not split, nor is a condition from its 扣. */
function splitClauses(text: string): string[] {
  const joined = text.replace(/[，,]\s*(?=扣\s*[\d减除])/g, (comma) => " ".repeat(comma.length));
  const clauses: string[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index <= joined.length; index += 1) {
    const char = joined.charAt(index);
    if ("（([【".includes(char) && char !== "") depth += 1;
    else if ("）)]】".includes(char) && char !== "") depth = Math.max(0, depth - 1);
    const isEnd = index === joined.length || (depth === 0 && /[，,；;。\n]/.test(char)) || /[①-⑳]/.test(char);
    if (!isEnd) continue;
    const clause = joined.slice(start, index).trim();
    if (clause !== "") clauses.push(clause);
    start = /[①-⑳]/.test(char) ? index : index + 1;
  }
  return clauses;
}

function pointsOf(plain: string, fullScore: string | undefined): string | undefined {
  const match = POINTS.exec(plain);
  if (!match) return undefined;
  if (match[1]) return decimalOf(match[1]);
  return match[2] ? fullScore : "0";
}

/** 完成率100%得5分: the value alone, without a sign. */
function bareValue(plain: string): Bounds | undefined {
  const match = BARE_VALUE.exec(plain);
  if (!match?.[1]) return undefined;
  const value = decimalOf(match[1], "%");
  return { min: value, max: value, minClosed: true, maxClosed: true };
}

/** The threshold is the condition's end on the side that loses points, else that of the band before. */
function deductClause(
  [, word, step, unit, points, shareOfWeight]: RegExpExecArray,
  condition: Bounds | undefined,
  from: string | undefined,
  clauses: readonly ScoringClause[],
  band: Band | undefined,
  fullScore: string | undefined,
  printed: string,
): ScoringClause | undefined {
  const direction = FALLING.test(word ?? "") ? "below" : "above";
  const threshold =
    direction === "below" ? (condition?.max ?? condition?.min ?? band?.min) : (condition?.min ?? condition?.max ?? band?.max);
  const cost = points ? decimalOf(points) : shareOf(fullScore, shareOfWeight);
  if (threshold === undefined || cost === undefined) return undefined;
  const bordering = clauses.find((clause) => clause.kind === "band" && (direction === "below" ? clause.min : clause.max) === threshold);
  const start = from ?? (bordering?.kind === "band" ? bordering.points : undefined) ?? band?.points ?? fullScore;
  if (start === undefined) return undefined;
  const size = decimalOf(step ?? "1", unit === "%" || unit?.endsWith("百分点") ? "%" : undefined);
  return { kind: "deduct", direction, threshold, step: size, points: cost, from: decimalOf(start), printed };
}

function shareOf(fullScore: string | undefined, percent: string | undefined): string | undefined {
  if (fullScore === undefined || percent === undefined) return undefined;
  return Rational.parse(fullScore).multiply(Rational.parse(percent)).divide(Rational.of(100n)).toString();
}

function endsOf({ min, max, minClosed, maxClosed }: Bounds): Bounds {
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }), minClosed, maxClosed };
}

/** The upper end of a hyphen range (95%-100%) belongs to it unless another band begins there: print does not say, and both would overlap. */
function settleSharedEnds(clauses: readonly ScoringClause[]): ScoringClause[] {
  return clauses.map((clause) => {
    if (clause.kind !== "band" || clause.max === undefined || clause.max === clause.min || !PLAIN_RANGE.test(clause.printed)) return clause;
    const isShared = clauses.some((other) => other !== clause && other.kind === "band" && other.min === clause.max && other.minClosed);
    return { ...clause, maxClosed: !isShared };
  });
}

const PLAIN_RANGE = /^(?!.*含).*\d\s*[%％分]?\s*(?:[-~～—–－]+|至|到)\s*\d/s;
