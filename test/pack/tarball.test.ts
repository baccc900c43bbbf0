// The tarball, installed by npm into a folder outside of the clone and run from there.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lockedDependencies } from "../../scripts/pack/locked-dependencies.ts";
import { packTarball } from "../../scripts/pack/pack-tarball.ts";
import { missingFor, openWay } from "../service/ways.ts";
import { checkedDemo, checkedInClone, missingRegistry, outside, run, serving } from "./installed.ts";

const missing = missingRegistry();

describe.skipIf(missing !== undefined)(missing ?? "the installed tarball", { timeout: 120_000 }, async () => {
  let folder = "";
  let gouji: readonly string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "gouji-installed-"));
    mkdirSync(join(folder, "work"));
    const tarball = await packTarball(resolve("."), folder);
    const { status, stderr } = run(["npm", "install", tarball, "--prefix", folder, "--no-audit", "--no-fund"], outside(), folder);
    if (status !== 0) throw new Error(stderr);
    gouji = [join(folder, "node_modules/.bin/gouji")];
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }), 60_000);

  const inWork = () => join(folder, "work");

  test("finds what the clone finds", () => {
    expect(checkedDemo(gouji, outside(), inWork())).toEqual(checkedInClone(inWork()));
  });

  test("serves interface and screen, and ends when asked", async () => {
    const server = await serving(gouji, { ...outside(), GOUJI_DATA_FOLDER: join(folder, "data") }, inWork());
    try {
      expect(await (await fetch(`${server.address}/api/health`)).json()).toEqual({ status: "ok" });
      const page = (await (await fetch(`${server.address}/api/rules/ratio`)).json()) as { readonly page: string };
      expect(page.page).toContain("## 依据");
      const screen = await (await fetch(`${server.address}/`)).text();
      const scripts = Array.from(screen.matchAll(/<script[^>]* src="([^"]+)"/g), ([, path = ""]) => path);
      expect(scripts.length).toBeGreaterThan(0);
      for (const path of scripts) expect((await fetch(new URL(path, server.address))).headers.get("content-type")).toMatch(/javascript/);
    } finally {
      await server.stop();
    }
  });

  test.each([
    ["the page of a rule", ["rules", "explain", "ratio"], "## 会报告"],
    ["that nothing is missing, the screen built", ["doctor", "--lang", "en"], /^ok +screen/m],
    ["the version", ["--version"], /^\d+\.\d+\.\d+\n$/],
    [
      "text of a workbook",
      ["extract", join(resolve("fixtures/demo"), "老年助餐项目支出绩效自评表.xlsx"), "--format", "markdown"],
      "老年助餐",
    ],
  ])("shows %s", (_, args, expected) => {
    expect(run([...gouji, ...args], { ...outside(), GOUJI_PORT: "0" }, inWork())).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(expected),
    });
  });

  const noServers = await missingFor("scaled out");
  test.skipIf(noServers !== undefined)(noServers ?? "reaches PostgreSQL and Redis", async () => {
    const { environment, drop } = await openWay("scaled out");
    try {
      const { stdout } = run([...gouji, "doctor", "--lang", "en"], { ...outside(), ...environment, GOUJI_PORT: "0" }, inWork());
      expect(stdout).toMatch(/^ok +database PostgreSQL[\s\S]*^ok +queue +Redis/m);
    } finally {
      await drop();
    }
  });

  test("installs the versions of the lockfile, though ranges allow others", () => {
    const { versions } = lockedDependencies(readFileSync("pnpm-lock.yaml", "utf8"), "packages/cli");
    const installed = Object.keys(versions).map((name) => {
      const { name: real, version } = JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));
      return [name, real === name ? version : `npm:${real}@${version}`];
    });
    expect(Object.fromEntries(installed)).toEqual(versions);
    expect(installed.length).toBeGreaterThan(40);
  });
});
