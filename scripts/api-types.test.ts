import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { API_TYPES, apiTypes } from "./api-types.ts";

test("the screen's types of the interface are those that the server describes (else: pnpm api:types)", async () => {
  expect(readFileSync(API_TYPES, "utf8")).toBe(await apiTypes());
});
