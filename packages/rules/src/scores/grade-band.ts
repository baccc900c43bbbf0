import type { GradeStatement, Report } from "@gouji/report";
import { Rational } from "@gouji/values";
import type { Profile } from "../profile.ts";
import { shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, undecided } from "../rule.ts";
import { pointsOf } from "./points.ts";

interface Band {
  readonly grade: string;
  readonly min?: string;
  readonly max?: string;
  readonly minClosed: boolean;
  readonly maxClosed: boolean;
}

/** The grade 评价等级 is that of the band in which the score lies: the printed bands, else the statutory ones. */
export const gradeBand = defineRule<GradeStatement>({
  id: "grade-band",
  family: "scores",
  title: "评价等级不符",
  titleEn: "Grade does not fit the score",
  severity: "error",
  specificity: 70,
  subjects: ({ report }) => report.gradeStatements,
  keyOf: ({ key }) => key,
  judge({ grade, score, project }, profile, { report }) {
    const points = pointsOf(score);
    if (!points) return undecided("score");
    if (!isOfHundred(report, points, profile)) return undecided("scale");
    const printed = report.gradeBands.length > 0;
    const bands: readonly Band[] = printed ? report.gradeBands : statutory(profile);
    const fitting = bands.filter((band) => lies(points, band));
    const named = rankOf(grade.text);
    if (fitting.length === 0 || !bands.some((band) => rankOf(band.grade) === named)) return undecided("band");
    if (fitting.some((band) => rankOf(band.grade) === named)) return consistent("exact", [score]);
    const expected = fitting.map((band) => band.grade).join("、");
    const ranges = fitting.map(rangeShown).join("、");
    const printedBand = report.gradeBands.find((band) => lies(points, band));
    return {
      kind: "inconsistent",
      message: {
        id: printed ? "grade-band" : "grade-band.statutory",
        data: { project, score: shown(score), stated: grade.text, expected, ranges },
      },
      stated: grade.text,
      expected,
      evidence: [
        citePhrase(grade, "stated"),
        cite(score, "operand"),
        ...(printedBand ? [{ role: "context" as const, quote: ranges, at: printedBand.at }] : []),
      ],
    };
  },
});

/** Bands are for a scale of 100; the score of a part of it has none. */
function isOfHundred({ scoreGroups }: Report, points: Rational, { totalPoints }: Profile): boolean {
  if (points.compare(Rational.parse(totalPoints)) > 0) return false;
  const scales = scoreGroups.flatMap(({ total, score, fullScore }) =>
    total && fullScore && pointsOf(score)?.equals(points) ? [pointsOf(fullScore)] : [],
  );
  return scales.length === 0 || scales.some((scale) => scale?.equals(Rational.parse(totalPoints)));
}

function statutory({ gradeBands }: Profile): Band[] {
  return gradeBands.map(({ grade, from }, index) => {
    const max = gradeBands[index - 1]?.from;
    return { grade, min: from, minClosed: true, maxClosed: false, ...(max === undefined ? {} : { max }) };
  });
}

function lies(points: Rational, { min, max, minClosed, maxClosed }: Band): boolean {
  const low = min === undefined ? 1 : points.compare(Rational.parse(min));
  const high = max === undefined ? -1 : points.compare(Rational.parse(max));
  return (low > 0 || (low === 0 && minClosed)) && (high < 0 || (high === 0 && maxClosed));
}

const RANKS: readonly (readonly string[])[] = [
  ["优", "优秀"],
  ["良", "良好"],
  ["中", "合格", "一般", "及格", "中等"],
  ["差", "不合格", "较差", "不及格"],
];

/** 优 and 优秀 are one grade; 合格 is 中 where a document names its bands so. */
function rankOf(grade: string): number | string {
  const rank = RANKS.findIndex((words) => words.includes(grade.trim()));
  return rank < 0 ? grade.trim() : rank;
}

function rangeShown({ grade, min, max, minClosed, maxClosed }: Band): string {
  const low = min === undefined ? "" : `${minClosed ? "≥" : "＞"}${min}`;
  const high = max === undefined ? "" : `${maxClosed ? "≤" : "＜"}${max}`;
  return `${grade}（${[low, high].filter((end) => end !== "").join("、")}）`;
}
