import type { Figure, FundLine, Relation } from "@gouji/report";
import type { Finder } from "./finder.ts";

const COLUMNS = ["initialBudget", "budget", "expenditure", "executionRate"] as const;

/** A project's budget, expenditure and rate in its form, in the overview of all projects and in the text: one fact each. */
export const findFundRestatements: Finder = (_draft, { fundLines }) => {
  const byProject = new Map<string, FundLine[]>();
  for (const line of fundLines) {
    const name = plainName(line.project);
    if (name.length < 3 || !(line.total || plainName(line.label) === name)) continue;
    byProject.set(name, [...(byProject.get(name) ?? []), line]);
  }
  return [...byProject].flatMap(([name, lines]) =>
    COLUMNS.flatMap((column): Relation[] => {
      const figures = onePerPlace(lines.flatMap((line) => line[column] ?? []));
      const [first] = figures;
      if (!first || figures.length < 2 || figures.some(({ quantity }) => quantity.baseUnit !== first.quantity.baseUnit)) return [];
      return [{ kind: "restatement", key: `${name} › ${column}`, basis: "label", figures, components: [] }];
    }),
  );
};

/** 河道治理项目 is 河道治理. */
function plainName(name: string): string {
  return name.replace(/\s+/g, "").replace(/项目$/, "");
}

/** The first of each table; every sentence is a place of its own. */
function onePerPlace(figures: readonly Figure[]): Figure[] {
  const places = new Map<string, Figure>();
  for (const figure of figures) {
    const { source } = figure;
    const place = source.kind === "cell" ? `table ${source.table}` : `sentence ${source.sentence}`;
    if (!places.has(place) && !figure.approximate && figure.quantity.baseValue) places.set(place, figure);
  }
  return [...places.values()];
}
