import type { Figure, Indicator, Report } from "@gouji/report";
import { Rational } from "@gouji/values";
import { shown } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided, type Verdict } from "../rule.ts";
import { judgeSameAnswer, type SameAnswer, sameAnswers } from "./same-answer.ts";
import { judgeUniformExecution, type UniformExecution, uniformExecution } from "./uniform-execution.ts";

interface Surveys {
  readonly kind: "surveys";
  readonly key: string;
  readonly report: Report;
  /** Survey results, one or more for each project. */
  readonly results: readonly Result[];
}

interface Result {
  readonly indicator: Indicator;
  readonly figure: Figure;
  readonly value: Rational;
}

type Subject = Surveys | SameAnswer | UniformExecution;

const FEWEST_PROJECTS = 3;
const MOST_CITED = 16;

/** Independent projects and questions do not have one and the same result. */
export const uniformValues = defineRule<Subject>({
  id: "uniform-values",
  family: "scores",
  title: "数值雷同",
  titleEn: "The same survey result everywhere",
  severity: "warning",
  specificity: 30,
  subjects: (input) => [...surveysOf(input.report), ...sameAnswers(relationsOf(input, "countShare")), ...uniformExecution(input.report)],
  keyOf: ({ key }) => key,
  judge(subject) {
    switch (subject.kind) {
      case "surveys":
        return judgeSurveys(subject);
      case "answer":
        return judgeSameAnswer(subject);
      case "execution":
        return judgeUniformExecution(subject);
    }
  },
});

function surveysOf(report: Report): Surveys[] {
  const surveys = report.indicators.filter((indicator) => isSurvey(indicator) && indicator.project !== "");
  const projects = new Set(surveys.map(({ project }) => project));
  return projects.size >= FEWEST_PROJECTS ? [{ kind: "surveys", key: "满意度", report, results: surveys.flatMap(resultOf) }] : [];
}

function judgeSurveys({ report, results }: Surveys): Verdict {
  if (projectsOf(results).size < FEWEST_PROJECTS) return undecided("actualValue");
  const values = [...new Set(results.map(({ value }) => value.toString()))];
  const common = values
    .map((text) => results.filter(({ value }) => value.toString() === text))
    .sort((a, b) => projectsOf(b).size - projectsOf(a).size)[0];
  const all = projectsOf(results).size;
  if (!common?.[0] || projectsOf(common).size < all || all < FEWEST_PROJECTS) {
    return consistent(
      "exact",
      results.map(({ figure }) => figure),
    );
  }
  const { value, figure } = common[0];
  const same = report.indicators.flatMap(resultOf).filter((other) => other.value.equals(value));
  const isWhole = value.equals(Rational.ONE);
  return {
    kind: "inconsistent",
    severity: isWhole ? "info" : "warning",
    message: {
      id: "uniform-values",
      data: {
        name: commonestName(common),
        value: shown(figure),
        projects: String(all),
        places: String(isWhole ? common.length : same.length),
      },
    },
    stated: shown(figure),
    evidence: (isWhole ? common : same).slice(0, MOST_CITED).map((result) => cite(result.figure, "context")),
  };
}

function isSurvey({ name }: Indicator): boolean {
  return /满意|认可度|好评/.test(name);
}

function resultOf(indicator: Indicator): Result[] {
  const figure = indicator.actual?.figure;
  const value = figure?.quantity.baseValue;
  const isPlain = figure?.quantity.kind === "percent" && !figure.approximate && /^(?:none|=)$/.test(figure.quantity.comparator);
  return figure && value && isPlain && indicator.project !== "" ? [{ indicator, figure, value }] : [];
}

function projectsOf(results: readonly Result[]): Set<string> {
  return new Set(results.map(({ indicator }) => indicator.project));
}

function commonestName(results: readonly Result[]): string {
  const names = results.map(({ indicator }) => indicator.name);
  const times = (name: string) => names.filter((other) => other === name).length;
  return names.reduce((best, name) => (times(name) > times(best) ? name : best), names[0] ?? "");
}
