import type { Figure, ScoreGroup } from "@gouji/report";
import { point, powerOfTen, Rational } from "@gouji/values";
import type { Profile } from "../profile.ts";
import { shown } from "../reading.ts";
import { cite, consistent, defineRule, type RuleInput, undecided, type Verdict } from "../rule.ts";
import { isPrintOf, pointsOf, pointsShown, pointsSumShown, sumOfPoints } from "./points.ts";

const TWO = Rational.of(2n);
/** So many projects of one scheme are needed to say what the scheme is. */
const FEWEST_SIBLINGS = 3;

/** How a stated total comes about: from its parts alone, or with the points of budget execution that are counted in unprinted. */
type Scheme = "parts" | "withExecution" | "none";

/** Scores of the parts add up to the stated score 各项得分之和 = 得分合计. */
export const scoreSum = defineRule<ScoreGroup>({
  id: "score-sum",
  family: "scores",
  title: "得分合计不符",
  titleEn: "Scores do not add up",
  severity: "error",
  specificity: 60,
  subjects: ({ report }) => report.scoreGroups.filter(({ score, parts }) => pointsOf(score) !== undefined && parts.length > 0),
  keyOf: ({ key }) => key,
  judge: judgeGroup,
});

function judgeGroup(group: ScoreGroup, profile: Profile, { report }: RuleInput): Verdict {
  const { score, parts } = group;
  const stated = pointsOf(score);
  if (!score || !stated) return undecided("score");
  const figures = parts.flatMap((part) => (part.score ? [part.score] : []));
  if (figures.length === 0 || figures.some((figure) => !pointsOf(figure))) return undecided("parts");
  const sum = sumOfPoints(figures);
  const execution = executionPoints(group, profile);
  const scheme = schemeOf(group, profile);
  if (scheme !== "none") {
    const siblings = report.scoreGroups.filter((other) => other.siblings === group.siblings && other.total);
    if (execution && scheme === "parts" && isOddOneOut(siblings, profile)) return againstSiblings(group, siblings, sum, execution, profile);
    return consistent(scheme === "parts" ? "exact" : "rounded", [score, ...figures]);
  }
  // A part whose score is not given may hold what is missing; a merged cell was counted with the row above.
  const isOpen = parts.some((part) => !part.score && part.fullScore && !isExecution(part.label));
  if (isOpen && sum.compare(stated) < 0) return undecided("parts");
  const expected = execution && (isOnlyExecutionOpen(group) || leavesRoom(group, profile)) ? sum.add(execution) : sum;
  const isFar = expected.subtract(stated).absolute().multiply(TWO).compare(stated) > 0;
  if (isFar && !isWhole(group, profile)) return undecided("scope");
  return broken(group, score, stated, expected, figures);
}

/** Points of budget execution that the total may hold without printing them: stated elsewhere, or weight × rate. */
function executionPoints({ executionScore, executionRate, parts }: ScoreGroup, { executionPoints: usual }: Profile): Rational | undefined {
  const line = parts.find(({ label }) => isExecution(label));
  if (line?.score) return undefined;
  if (executionScore) return pointsOf(executionScore);
  const rate = executionRate?.quantity.baseValue;
  if (!rate || executionRate?.quantity.kind !== "percent") return undefined;
  const capped = rate.compare(Rational.ONE) > 0 ? Rational.ONE : rate;
  return capped.multiply(pointsOf(line?.fullScore) ?? Rational.parse(usual));
}

function schemeOf(group: ScoreGroup, profile: Profile): Scheme {
  const { score, parts } = group;
  const figures = parts.flatMap((part) => (part.score ? [part.score] : []));
  if (!score || figures.length === 0) return "none";
  const sum = sumOfPoints(figures);
  const finest = powerOfTen(-Math.max(score.quantity.decimals, 0));
  const isSum = (value: Rational) =>
    pointsOf(score)?.equals(value) ||
    (!hidesLoss(group) && figures.some(({ quantity }) => quantity.decimals > score.quantity.decimals) && near(score, value, finest));
  if (isSum(sum)) return "parts";
  const execution = executionPoints(group, profile);
  return execution && (isSum(sum.add(execution)) || isPrintOf(score, sum.add(execution))) ? "withExecution" : "none";
}

/** The weights of the parts leave those of the execution rate to the whole. */
function leavesRoom({ fullScore, parts }: ScoreGroup, { executionPoints: usual }: Profile): boolean {
  const room = pointsOf(fullScore)?.subtract(sumOfPoints(parts.map((part) => part.fullScore)));
  return room?.equals(Rational.parse(usual)) === true;
}

/** The full scores of the parts make up that of the group, or the whole hundred: these are its parts, however far the score is off. */
function isWhole(group: ScoreGroup, profile: Profile): boolean {
  const { fullScore, parts, total } = group;
  const whole = pointsOf(fullScore) ?? (total ? Rational.parse(profile.totalPoints) : undefined);
  if (whole === undefined || parts.some((part) => !part.fullScore)) return false;
  return leavesRoom(group, profile) || sumOfPoints(parts.map((part) => part.fullScore)).equals(whole);
}

/** Full marks where parts lost some are no rounding. */
function hidesLoss({ score, fullScore }: ScoreGroup): boolean {
  const stated = pointsOf(score);
  return stated !== undefined && pointsOf(fullScore)?.equals(stated) === true;
}

/** A total with fewer decimals than its parts is rounded. */
function near(score: Figure, value: Rational, step: Rational): boolean {
  const difference = pointsOf(score)?.subtract(value).absolute();
  return difference !== undefined && difference.multiply(TWO).compare(step) <= 0;
}

/** Most of the projects count the execution rate in; one whose items alone make up the total leaves no room for it. */
function isOddOneOut(siblings: readonly ScoreGroup[], profile: Profile): boolean {
  const withExecution = siblings.filter((group) => schemeOf(group, profile) === "withExecution").length;
  return siblings.length >= FEWEST_SIBLINGS && withExecution * 2 > siblings.length;
}

function againstSiblings(
  group: ScoreGroup,
  siblings: readonly ScoreGroup[],
  sum: Rational,
  execution: Rational,
  profile: Profile,
): Verdict {
  const { score, parts, executionRate } = group;
  if (!score) return undecided("score");
  const others = siblings.filter((other) => schemeOf(other, profile) === "withExecution");
  const example = others[0];
  const expected = sum.add(execution);
  return {
    kind: "inconsistent",
    message: {
      id: "score-sum.siblings",
      data: {
        name: nameOf(group),
        stated: shown(score),
        sum: pointsShown(sum),
        terms: pointsSumShown(group.parts.map(({ label, score: figure }) => ({ label, figure }))),
        execution: pointsShown(execution),
        expected: pointsShown(expected),
        count: String(others.length),
        usual: example ? pointsShown(sumOfPoints(example.parts.map((part) => part.score))) : "",
      },
    },
    stated: shown(score),
    expected: pointsShown(expected),
    difference: pointsShown(execution),
    evidence: [
      cite(score, "stated"),
      ...parts.flatMap((part) => (part.score ? [cite(part.score, "operand")] : [])),
      ...(executionRate ? [cite(executionRate, "context")] : []),
    ],
    flips: true,
  };
}

function broken(group: ScoreGroup, score: Figure, stated: Rational, expected: Rational, figures: readonly Figure[]): Verdict {
  const { executionScore } = group;
  const difference = stated.subtract(expected);
  return {
    kind: "inconsistent",
    message: {
      id: "score-sum",
      data: {
        name: nameOf(group),
        stated: shown(score),
        terms: pointsSumShown(group.parts.map(({ label, score: figure }) => ({ label, figure }))),
        expected: pointsShown(expected),
        difference: pointsShown(difference.absolute()),
      },
    },
    stated: shown(score),
    expected: pointsShown(expected),
    difference: pointsShown(difference.absolute()),
    evidence: [
      cite(score, "stated"),
      ...figures.map((figure) => cite(figure, "operand")),
      ...(executionScore ? [cite(executionScore, "context")] : []),
    ],
    flips: group.total,
    repairs: [
      { figureId: score.id, interval: point(expected) },
      ...figures.map((figure) => ({
        figureId: figure.id,
        interval: point((pointsOf(figure) ?? Rational.ZERO).add(difference)),
      })),
    ],
  };
}

/** The funds table gives the weight of the execution rate, but no score for it. */
function isOnlyExecutionOpen({ parts }: ScoreGroup): boolean {
  return parts.some((part) => !part.score && isExecution(part.label));
}

function isExecution(label: string): boolean {
  return label.includes("执行率");
}

/** A form's 总分 is named after its project. */
function nameOf({ name, project }: ScoreGroup): string {
  return project === "" || name.includes(project) ? name : `${project} ${name}`;
}
