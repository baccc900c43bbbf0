import { ARCHETYPES, inventModel } from "../invent-model.ts";
import { compare, declaration, national, scoring } from "./recipes/indicator-tables.ts";
import { accounts, broken, cornered, crossed, grouped, indented, months, narrow, paired, sums, titled } from "./recipes/money-tables.ts";
import type { Recipe } from "./recipes/recipe.ts";
import { contracts, labels, matrix, problems, survey } from "./recipes/text-tables.ts";

/** The kinds of tables that printed documents hold, by name. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  scoring,
  national,
  accounts,
  narrow,
  survey,
  sums,
  labels,
  compare,
  contracts,
  problems,
  crossed,
  grouped,
  titled,
  indented,
  matrix,
  months,
  paired,
  broken,
  cornered,
  declaration,
  ...Object.fromEntries(
    ARCHETYPES.map((name): [string, Recipe] => [name, (random, count) => inventModel(random, name, count > 20 ? "long" : "any")]),
  ),
};
