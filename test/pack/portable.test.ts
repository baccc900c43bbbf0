// The portable folders: the one for this kind of machine is run, the others are looked into.
import { closeSync, existsSync, globSync, mkdtempSync, openSync, readFileSync, readSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packTarball } from "../../scripts/pack/pack-tarball.ts";
import { portableFolder, TARGETS } from "../../scripts/pack/portable-folder.ts";
import { checkedDemo, checkedInClone, missingRegistry, run, serving } from "./installed.ts";

const missing = missingRegistry();
const NOTHING = { PATH: "", HOME: "" };
/** A network of its own in which nothing is reachable but the machine itself. */
const ALONE = ["unshare", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up && exec "$@"', "sh"];
const cannotBeAlone = run([...ALONE, "true"], process.env, "/").status === 0 ? undefined : "no network can be taken away here";

describe.skipIf(missing !== undefined)(missing ?? "portable folders", { timeout: 120_000 }, () => {
  let parent = "";
  const folders = new Map<string, string>();
  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), "勾稽 portable-"));
    const tarball = await packTarball(resolve("."), parent);
    for (const target of TARGETS.filter(({ name }) => name !== "linux-arm64"))
      folders.set(target.name, portableFolder(tarball, "test", target, parent));
  }, 300_000);
  afterAll(() => rmSync(parent, { recursive: true, force: true }), 60_000);

  const isLinuxX64 = process.platform === "linux" && process.arch === "x64";

  describe.skipIf(!isLinuxX64)("for Linux x64", () => {
    const gouji = () => join(folders.get("linux-x64") ?? "", "gouji");

    test("its Node needs no library that a bare Linux lacks", () => {
      // Official builds from 25 on are linked with libatomic, which neither Debian, Ubuntu nor CentOS installs by itself.
      const node = readFileSync(join(folders.get("linux-x64") ?? "", "runtime/node"));
      const libraries = ["libatomic.so", "libc.so", "libdl.so", "libgcc_s.so", "libm.so", "libpthread.so", "libstdc++.so"];
      expect(libraries.filter((name) => node.includes(name))).toEqual(libraries.slice(1));
    });

    test.skipIf(cannotBeAlone !== undefined)(cannotBeAlone ?? "without network, PATH and HOME it finds what the clone finds", () => {
      const alone = [...ALONE, "env", "-i", "PATH=", "HOME=", gouji()];
      expect(checkedDemo(alone, process.env, parent)).toEqual(checkedInClone(parent));
    });

    test.skipIf(cannotBeAlone !== undefined)(cannotBeAlone ?? "without network it serves this machine", () => {
      const driver = `
        import { serving } from ${JSON.stringify(resolve("test/pack/installed.ts"))};
        const env = { PATH: "", HOME: "", GOUJI_DATA_FOLDER: ${JSON.stringify(join(parent, "data"))} };
        const server = await serving([${JSON.stringify(gouji())}], env, ${JSON.stringify(parent)});
        const outside = await fetch("http://192.0.2.1/").then(() => "reached", () => "not reached");
        console.log(outside, await (await fetch(server.address + "/api/health")).text());
        await server.stop();`;
      const { stdout, stderr } = run([...ALONE, process.execPath, "--input-type=module", "-e", driver], process.env, resolve("."));
      expect(`${stdout}${stderr}`).toBe('not reached {"status":"ok"}\n');
    });

    test("serves with the network as well", async () => {
      const server = await serving([gouji()], { ...NOTHING, GOUJI_DATA_FOLDER: join(parent, "other-data") }, parent);
      try {
        expect(await (await fetch(`${server.address}/api/health`)).json()).toEqual({ status: "ok" });
      } finally {
        await server.stop();
      }
    });
  });

  describe("for Windows x64", () => {
    const folder = () => folders.get("win-x64") ?? "";

    test("every native file is for it", () => {
      const native = globSync("**/*.{node,exe,dll,so}", { cwd: folder() });
      expect(native).toEqual(expect.arrayContaining([join("runtime", "node.exe"), expect.stringContaining("skia.win32-x64-msvc.node")]));
      expect(native.map((path) => machineOf(join(folder(), path)))).toEqual(native.map(() => "PE x64"));
      expect(native.length).toBeGreaterThan(3);
    });

    test("what the launchers call is there", () => {
      const called = globSync("*.cmd", { cwd: folder() }).flatMap((name) =>
        Array.from(readFileSync(join(folder(), name), "utf8").matchAll(/%~dp0([^"]+)"/g), ([, path = ""]) => path.replaceAll("\\", "/")),
      );
      expect(called).toEqual(expect.arrayContaining(["runtime/node.exe", expect.stringMatching(/gouji\.mjs$/), "gouji.cmd"]));
      expect(called.filter((path) => !existsSync(join(folder(), path)))).toEqual([]);
    });

    test("no path is too long to be unpacked in a user's folder, and no link is in it", () => {
      const paths = globSync("**/*", { cwd: folder(), withFileTypes: true });
      const lengths = paths.map((entry) => join(entry.parentPath, entry.name).length - folder().length);
      expect(Math.max(...lengths)).toBeLessThan(180);
      expect(paths.filter((entry) => entry.isSymbolicLink())).toEqual([]);
    });

    test("the guide opens in Notepad", () => {
      const guide = readFileSync(join(folder(), "使用说明.txt"), "utf8");
      expect(guide).toMatch(/^\uFEFF勾稽 .*\r\n/);
      expect(guide.replaceAll("\r\n", "")).not.toContain("\n");
    });
  });
});

/** What kind of machine the file is for, as its header says. */
function machineOf(path: string): string {
  const head = Buffer.alloc(Math.min(4096, statSync(path).size));
  const file = openSync(path, "r");
  readSync(file, head);
  closeSync(file);
  if (head.toString("latin1", 0, 2) !== "MZ") return "not PE";
  const at = head.readUInt32LE(0x3c);
  const isPe = head.toString("latin1", at, at + 4) === "PE\0\0";
  return isPe && head.readUInt16LE(at + 4) === 0x8664 ? "PE x64" : "another PE";
}
