import { describe, expect, test } from "vitest";
import type { Account, Role } from "./account.ts";
import { ACTIONS, may, unitsOf } from "./permissions.ts";

const account = (role: Role, units: readonly string[] = [], disabled = false): Account => ({
  ...{ id: "1", name: "li", displayName: "李", role, units, disabled, createdAt: "" },
});

test.each<[Role, string]>([
  ["submitter", "submit read answer"],
  ["reviewer", "submit read decide manageDocuments"],
  ["supervisor", "submit read decide manageDocuments assign statistics schedule"],
  ["administrator", "submit read decide manageDocuments assign statistics schedule administer"],
])("a %s may %s, and no more", (role, actions) => {
  expect(ACTIONS.filter((action) => may(account(role, ["林业局"]), action, "林业局")).join(" ")).toBe(actions);
});

describe("units", () => {
  test.each<[string, Account, boolean]>([
    ["of the account are open", account("reviewer", ["林业局", "水利局"]), true],
    ["of others are closed", account("reviewer", ["林业局"]), false],
    ["are all open to a reviewer without any", account("reviewer"), true],
    ["are all closed to a submitter without any", account("submitter"), false],
    ["are closed to a disabled account", account("administrator", [], true), false],
  ])("%s", (_what, holder, expected) => {
    expect(may(holder, "read", "水利局")).toBe(expected);
  });

  test("narrow a list, or do not", () => {
    expect([unitsOf(account("reviewer")), unitsOf(account("submitter")), unitsOf(account("supervisor", ["a"]))]).toEqual([
      undefined,
      [],
      ["a"],
    ]);
  });
});
