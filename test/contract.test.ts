import { readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { type AuditedDocument, auditFile } from "@gouji/pipeline";
import { CheckSchema } from "@gouji/report";
import { toCheckJson } from "@gouji/reporters";
import { beforeAll, describe, expect, test } from "vitest";

// What `gouji check --format json` prints for every fixture keeps its contract.

const FIXTURES = resolve("fixtures");
const FILES = readdirSync(FIXTURES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => relative(FIXTURES, join(entry.parentPath, entry.name)));

const answers = new Map<string, AuditedDocument>();
beforeAll(async () => {
  for (const file of FILES) answers.set(file, await auditFile(join(FIXTURES, file)));
}, 60_000);

function printed(file: string, language: "zh" | "en") {
  const answer = answers.get(file);
  if (!answer) throw new Error(`${file} was not audited`);
  // As a reader gets it: what JSON drops is gone.
  return JSON.parse(JSON.stringify(toCheckJson([answer], { language, version: "0.0.0" })));
}

describe.each(["zh", "en"] as const)("in %s", (language) => {
  test.each(FILES)("%s", (file) => {
    const { success, error, data } = CheckSchema.safeParse(printed(file, language));
    expect(success, error?.message).toBe(true);
    expect(data?.documents[0]?.status).toBe("checked");
  });
});

describe("the schema refuses", () => {
  const broken: readonly (readonly [string, (result: ReturnType<typeof printed>) => unknown])[] = [
    ["a value that is a number", (result) => Object.assign(evidence(result), { value: 15 })],
    ["a place without a label", (result) => Object.assign(evidence(result).at, { label: "" })],
    ["a role that nobody knows", (result) => Object.assign(evidence(result), { role: "witness" })],
    ["a severity that nobody knows", (result) => Object.assign(result.documents[0].findings[0], { severity: "fatal" })],
    ["a failed document without its reason", (result) => Object.assign(result.documents[0], { status: "failed" })],
    ["a summary that counts another number of documents", (result) => Object.assign(result.summary, { documents: 2 })],
    ["a summary that counts another number of findings", (result) => Object.assign(result.summary, { error: 99 })],
  ];
  const withFindings = () => {
    const file = FILES.find((name) => name.endsWith(".docx") && name.startsWith("demo")) ?? "";
    return printed(file, "zh");
  };
  test.each(broken)("%s", (_, spoil) => {
    const result = withFindings();
    expect(CheckSchema.safeParse(result).success).toBe(true);
    spoil(result);
    expect(CheckSchema.safeParse(result).success).toBe(false);
  });
});

function evidence(result: ReturnType<typeof printed>) {
  return result.documents[0].findings[0].evidence[0];
}
