import type { Figure, Indicator, Report, ScoreGroup } from "@gouji/report";
import { Rational } from "@gouji/values";
import type { Profile } from "../profile.ts";
import { cite, citePhrase, consistent, defineRule, type Evidence, undecided, type Verdict } from "../rule.ts";
import { pointsOf } from "./points.ts";
import { judgeUnmeasured, type UnmeasuredScores, unmeasuredScores } from "./unmeasured-scores.ts";

/** Fewer full scores than these are no pattern. */
const FEWEST_INDICATORS = 5;
const FEWEST_PROJECTS = 2;
const MOST_CITED = 12;

type Subject = { readonly kind: "report"; readonly key: string; readonly report: Report } | UnmeasuredScores;

/** Every indicator, or every project, has all points 满分: once for a document. And points for what nothing is said of. */
export const allFullMarks = defineRule<Subject>({
  id: "all-full-marks",
  family: "scores",
  title: "满分异常",
  titleEn: "Full marks everywhere",
  severity: "warning",
  specificity: 30,
  subjects: ({ report }) => [
    ...(report.scoreGroups.length > 0 || report.indicators.some(({ score }) => score)
      ? [{ kind: "report" as const, key: "全部得分", report }]
      : []),
    ...unmeasuredScores(report),
  ],
  keyOf: ({ key }) => key,
  judge: (subject, profile) => (subject.kind === "report" ? judgeReport(subject.report, profile) : judgeUnmeasured(subject)),
});

function judgeReport(report: Report, profile: Profile): Verdict {
  const projects = report.scoreGroups.filter(({ total, score }) => total && score);
  const scored = uniqueScores(report.indicators);
  const lost = scored.filter(({ score, fullScore }) => isBelow(score?.figure, fullScore?.figure));
  if (lost.length > 0)
    return consistent(
      "exact",
      lost.flatMap(({ score }) => (score?.figure ? [score.figure] : [])),
    );
  if (projects.length >= FEWEST_PROJECTS && new Set(projects.map(({ project }) => project)).size >= FEWEST_PROJECTS) {
    return judgeProjects(report, projects, profile);
  }
  const full = scored.filter(({ score, fullScore }) => pointsOf(score?.figure) && pointsOf(fullScore?.figure));
  if (full.length < FEWEST_INDICATORS || full.length < scored.length) return undecided("fullScore");
  return found(
    report,
    "all-full-marks",
    String(full.length),
    full.flatMap(({ score }) => (score?.figure ? [score.figure] : [])),
  );
}

function judgeProjects(report: Report, projects: readonly ScoreGroup[], { totalPoints }: Profile): Verdict {
  const scores = projects.flatMap(({ score }) => (score ? [score] : []));
  const isFull = ({ score, fullScore }: ScoreGroup) => pointsOf(score)?.equals(pointsOf(fullScore) ?? Rational.parse(totalPoints)) === true;
  if (!projects.every(isFull)) return consistent("exact", scores);
  return found(report, "all-full-marks.projects", String(new Set(projects.map(({ project }) => project)).size), scores);
}

function found(report: Report, id: string, count: string, scores: readonly Figure[]): Verdict {
  const unmet = report.indicators.filter(isUnmet);
  const statements = report.gradeStatements
    .slice(0, MOST_CITED)
    .flatMap(({ grade, score }) => [cite(score, "context"), citePhrase(grade, "context")]);
  const missed = unmet.slice(0, MOST_CITED).flatMap(({ actual }) => (actual?.figure ? [cite(actual.figure, "context")] : []));
  return {
    kind: "inconsistent",
    message: { id: unmet.length > 0 ? `${id}.unmet` : id, data: { count, unmet: unmet.map(({ name }) => name).join("、") } },
    evidence: [
      ...scores.slice(0, MOST_CITED).map((figure): Evidence => cite(figure, "context")),
      ...statements,
      ...overviews(report),
      ...missed,
    ],
  };
}

/** The sentence that sums the grades up stands right before the statements, in the same section. */
function overviews({ sentences, gradeStatements }: Report): Evidence[] {
  const first = gradeStatements[0]?.score.source;
  if (first?.kind !== "sentence") return [];
  const sentence = sentences.find(({ index }) => index === first.sentence - 1);
  return sentence ? [citePhrase({ text: sentence.text, quote: sentence.text, at: sentence.at }, "context")] : [];
}

function uniqueScores(indicators: readonly Indicator[]): Indicator[] {
  const seen = new Set<string>();
  return indicators.filter(({ score }) => {
    if (!score?.figure || seen.has(score.figure.id)) return false;
    seen.add(score.figure.id);
    return true;
  });
}

function isBelow(score: Figure | undefined, full: Figure | undefined): boolean {
  const [points, most] = [pointsOf(score), pointsOf(full)];
  return points !== undefined && most !== undefined && points.compare(most) < 0;
}

function isUnmet({ target, actual, direction }: Indicator): boolean {
  const [goal, value] = [target?.figure?.quantity, actual?.figure?.quantity];
  if (!goal?.baseValue || !value?.baseValue || goal.baseUnit !== value.baseUnit || actual?.figure?.approximate) return false;
  const order = value.baseValue.compare(goal.baseValue);
  return direction === "higher" ? order < 0 : direction === "lower" && order > 0;
}
