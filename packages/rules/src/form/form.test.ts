import type { NumberSequence } from "@gouji/report";
import { aPhrase, aReport } from "@gouji/report/testing";
import { expect, test } from "vitest";
import { ruleById } from "../catalogue.ts";
import { render } from "../messages/render.ts";
import { NATIONAL_SELF_EVALUATION } from "../profile.ts";

function sequence(values: readonly number[], where: NumberSequence["where"] = "list"): NumberSequence {
  const lines = values.map((value) => ({ number: `（${value}）`, value, phrase: aPhrase(`（${value}）检查管网`) }));
  return { key: where, where, section: "", lines };
}

test.each<[string, readonly number[], NumberSequence["where"], string]>([
  ["one after the other", [1, 2, 3], "list", "consistent"],
  ["one is missing", [1, 2, 4], "list", "skip"],
  ["one is missing in the contents", [1, 3], "contents", "skip"],
  ["one stands twice", [1, 2, 2, 3], "headings", "repeat"],
  ["backwards", [1, 3, 2], "list", "skip"],
  ["back to an earlier one", [1, 2, 3, 2], "list", "order"],
  ["a lone fourth", [4], "list", "start"],
  ["a lone first", [1], "list", "undecided"],
  ["a run from the middle", [4, 5, 6], "list", "undecided"],
  ["a table that continues another", [8], "table", "undecided"],
])("numbering: %s", (_name, values, where, expected) => {
  const report = aReport({ numberSequences: [sequence(values, where)] });
  const [outcome] = ruleById("numbering")?.check({ report }, NATIONAL_SELF_EVALUATION) ?? [];
  const verdict = outcome?.verdict;
  expect(verdict?.kind === "inconsistent" ? verdict.message.id : verdict?.kind).toBe(
    expected === "consistent" || expected === "undecided" ? expected : `numbering.${expected}`,
  );
  if (verdict?.kind === "inconsistent") expect(render(verdict.message, "zh")).not.toMatch(/[{}]/);
});
