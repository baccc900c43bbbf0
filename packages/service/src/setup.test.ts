import { Settings } from "@gouji/runtime";
import { expect, test } from "vitest";
import { serviceSetupOf } from "./setup.ts";

test("only severities with a number of days have a due date", () => {
  const setup = serviceSetupOf(Settings.parse({ dueDaysError: "10" }), { engineVersion: "1", tell: () => {} });
  expect(setup.dueDays).toEqual({ error: 10 });
});
