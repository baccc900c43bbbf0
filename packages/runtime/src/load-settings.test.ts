import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadSettings } from "./load-settings.ts";
import { environmentName, SETTING_NAMES } from "./settings.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gouji-settings-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const configure = (text: string) => writeFileSync(join(folder, "gouji.config.json"), text);

describe("a setting comes from", () => {
  test.each([
    ["the flag before all others", { jobs: "1" }, { GOUJI_JOBS: "2" }, 1, "flag"],
    ["the environment before the file", {}, { GOUJI_JOBS: "2" }, 2, "environment"],
    ["the file where the environment's is empty", {}, { GOUJI_JOBS: "" }, 3, "file"],
    ["the file before the default", {}, {}, 3, "file"],
  ] as const)("%s", (_, flags, environment, value, origin) => {
    configure('{ "jobs": 3 }');
    const { settings, origins } = loadSettings(flags, environment, folder);
    expect([settings.jobs, origins.jobs]).toEqual([value, origin]);
  });

  test("the default without a file", () => {
    const { settings, origins, file } = loadSettings({}, {}, folder);
    expect([settings.failOn, origins.failOn, file]).toEqual(["error", "default", undefined]);
  });
});

test.each([
  ["a flag that is no number", "", { jobs: "many" }, /--jobs/],
  ["a file that is no JSON", "{", {}, /gouji\.config\.json/],
  ["a file that is a list", "[]", {}, /gouji\.config\.json/],
  ["a key that nobody knows", '{ "jobz": 1 }', {}, /jobz/],
  ["a value in the file that cannot be", '{ "failOn": "always" }', {}, /failOn/],
  ["a profile that nobody knows", "", { profile: "none" }, /--profile/],
] as const)("%s is refused, and its source named", (_, content, flags, message) => {
  if (content !== "") configure(content);
  expect(() => loadSettings(flags, {}, folder)).toThrow(message);
});

test("every setting has a name in the environment", () => {
  expect(environmentName("failOn")).toBe("GOUJI_FAIL_ON");
  expect(new Set(SETTING_NAMES.map(environmentName)).size).toBe(SETTING_NAMES.length);
});
