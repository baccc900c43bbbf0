// `pnpm pack:portable [win-x64] [linux-x64] [linux-arm64]`: a folder each that runs without installing anything and without internet, and its archive.
import { rmSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { archive } from "./archive.ts";
import { packTarball } from "./pack-tarball.ts";
import { portableFolder, TARGETS } from "./portable-folder.ts";

const root = resolve(import.meta.dirname, "../..");
const dist = join(root, "dist");
const names = process.argv.slice(2);
const unknown = names.find((name) => !TARGETS.some((target) => target.name === name));
if (unknown !== undefined) throw new Error(`${unknown}: use ${TARGETS.map(({ name }) => name).join(", ")}`);

const tarball = await packTarball(root, dist);
const version = basename(tarball).slice("gouji-".length, -".tgz".length);
for (const target of TARGETS.filter(({ name }) => names.length === 0 || names.includes(name))) {
  const folder = portableFolder(tarball, version, target, dist);
  console.log(archive(folder, target.os));
  rmSync(folder, { recursive: true, force: true });
}
