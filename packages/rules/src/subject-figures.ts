import type { Expression, Figure, Relation, Report } from "@gouji/report";

/** The figures that a subject of a rule is made of, by the subject's name: relations, indicators, lines of funds and scores. */
export function subjectFigures(report: Report): ReadonlyMap<string, readonly Figure[]> {
  const found = new Map<string, Figure[]>();
  const enter = (key: string, figures: readonly (Figure | undefined)[]) => {
    const present = figures.filter((figure) => figure !== undefined);
    if (present.length > 0) found.set(key, [...(found.get(key) ?? []), ...present]);
  };
  for (const relation of report.relations) enter(relation.key, figuresOf(relation));
  for (const { key, target, stageTarget, actual, fullScore, score, scoreRate } of report.indicators)
    enter(
      key,
      [target, stageTarget, actual, fullScore, score, scoreRate].map((entry) => entry?.figure),
    );
  for (const { key, initialBudget, budget, fundsReceived, expenditure, executionRate, fullScore, score } of report.fundLines)
    enter(key, [initialBudget, budget, fundsReceived, expenditure, executionRate, fullScore, score]);
  for (const { key, fullScore, score, scoreRate, executionScore, parts } of report.scoreGroups)
    enter(key, [fullScore, score, scoreRate, executionScore, ...parts.flatMap((part) => [part.fullScore, part.score, part.scoreRate])]);
  for (const { key, score } of report.gradeStatements) enter(key, [score]);
  return found;
}

/** Every figure that the relation holds together; those that only stand near are none of them. */
export function figuresOf(relation: Relation): readonly Figure[] {
  switch (relation.kind) {
    case "sum":
      return [relation.total, ...relation.parts.map(({ figure }) => figure)];
    case "balance":
      return [relation.result, ...relation.terms.map(({ figure }) => figure)];
    case "ratio":
      return [relation.rate, ...relation.numerators, ...relation.denominators];
    case "formula":
      return [relation.result, ...figuresIn(relation.expression)];
    case "product":
      return [relation.result, ...relation.factors];
    case "growth":
      return [relation.change, relation.current, relation.previous];
    case "countShare":
      return [relation.share, relation.base, ...(relation.part ? [relation.part] : [])];
    case "shareSum":
      return relation.shares;
    case "count":
      return [relation.stated];
    case "restatement":
    case "targetRestatement":
      return relation.figures;
    case "cellFormula":
      return [relation.stated, ...relation.operands];
    case "indicatorList":
      return [];
  }
}

function figuresIn(expression: Expression): Figure[] {
  return expression.kind === "figure" ? [expression.figure] : [...figuresIn(expression.left), ...figuresIn(expression.right)];
}
