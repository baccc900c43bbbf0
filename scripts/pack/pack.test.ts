import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { archive } from "./archive.ts";
import { lockedDependencies } from "./locked-dependencies.ts";
import { toJavaScript } from "./to-javascript.ts";

describe("a module as JavaScript", () => {
  const rename = (specifier: string) => `<${specifier}>`;

  test.each([
    ["a named import", 'import { one } from "./one.ts";', 'import { one } from "<./one.ts>";'],
    ["an import for its effect", 'import "./one.ts";', 'import "<./one.ts>";'],
    ["an import when asked for", 'await import("../one.ts");', 'await import("<../one.ts>");'],
    ["an export from elsewhere", "export { one } from './one.ts';", "export { one } from '<./one.ts>';"],
    [
      "the file of a thread",
      'new Worker(new URL("./thread.ts", import.meta.url));',
      'new Worker(new URL("<./thread.ts>", import.meta.url));',
    ],
    ["a place asked of the loader", 'import.meta.resolve("@gouji/rules");', 'import.meta.resolve("<@gouji/rules>");'],
    ["a web address is none", 'new URL("/robots.txt", page);', 'new URL("/robots.txt", page);'],
    ["a text is none", 'const text = "./one.ts";', 'const text = "./one.ts";'],
  ])("%s", (_, source, expected) => {
    expect(toJavaScript(source, true, rename)).toBe(expected);
  });

  test("types go, lines stay", () => {
    const source = 'import type { One } from "./one.ts";\nimport { two, type Three } from "./two.ts";\nconst four: One = two as Three;\n';
    const code = toJavaScript(source, true, (specifier) => specifier);
    expect(code).not.toMatch(/One|Three|one\.ts/);
    expect(code.split("\n")).toHaveLength(4);
    expect(code.split("\n")[2]).toMatch(/^const four\s+= two\s*;$/);
  });
});

describe("dependencies as the lockfile has them", () => {
  const lockfile = (more = "") => `
importers:
  packages/cli:
    dependencies:
      '@gouji/rules': { specifier: 'workspace:*', version: link:../rules }
      xlsx: { specifier: 'npm:@e965/xlsx@0.20.3', version: '@e965/xlsx@0.20.3' }
  packages/rules:
    dependencies:
      hono: { specifier: 4.13.19, version: 4.13.19(zod@4.6.7) }
    optionalDependencies:
      nodejieba: { specifier: 3.5.8, version: 3.5.8 }
snapshots:
  '@e965/xlsx@0.20.3': {}
  hono@4.13.19(zod@4.6.7): { dependencies: { zod: 4.6.7 }, optionalDependencies: { fast: 1.0.0 } }
  zod@4.6.7: { dependencies: { ${more} } }
  hono@1.0.0: {}
`;

  test("of the package and of the workspace's packages under it, direct or not, without optional ones", () => {
    expect(lockedDependencies(lockfile(), "packages/cli")).toEqual({
      workspace: ["packages/cli", "packages/rules"],
      versions: { hono: "4.13.19", xlsx: "npm:@e965/xlsx@0.20.3", zod: "4.6.7" },
    });
  });

  test.each([
    ["two versions of one package, which no flat list can hold", "hono: 1.0.0", /hono is needed as 4\.13\.19 and as 1\.0\.0/],
    ["a package that is not in the lockfile", "lost: 1.0.0", /does not know lost@1\.0\.0/],
  ])("refuses %s", (_, more, message) => {
    expect(() => lockedDependencies(lockfile(more), "packages/cli")).toThrow(message);
  });
});

describe("an archive of a folder", () => {
  const open = () => {
    const parent = mkdtempSync(join(tmpdir(), "gouji-archive-"));
    const folder = join(parent, "gouji-1");
    mkdirSync(join(folder, "部分"), { recursive: true });
    writeFileSync(join(folder, "部分/说明.txt"), "勾稽");
    writeFileSync(join(folder, "gouji"), "#!/bin/sh\n", { mode: 0o755 });
    return { parent, folder };
  };

  test("as a zip holds every file under the folder's name", () => {
    const { parent, folder } = open();
    try {
      const files = unzipSync(readFileSync(archive(folder, "win32")));
      expect(Object.keys(files).sort()).toEqual(["gouji-1/gouji", "gouji-1/部分/说明.txt"]);
      expect(Buffer.from(files["gouji-1/部分/说明.txt"] ?? []).toString()).toBe("勾稽");
    } finally {
      rmSync(parent, { recursive: true });
    }
  });

  test.skipIf(process.platform === "win32")("as a tar.gz keeps who may run what", () => {
    const { parent, folder } = open();
    try {
      const path = archive(folder, "linux");
      rmSync(folder, { recursive: true });
      expect(spawnSync("tar", ["-xzf", path, "-C", parent]).status).toBe(0);
      expect([join(folder, "gouji"), join(folder, "部分/说明.txt")].map((name) => statSync(name).mode & 0o111)).toEqual([0o111, 0]);
    } finally {
      rmSync(parent, { recursive: true });
    }
  });
});
