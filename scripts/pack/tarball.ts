// `pnpm pack:tarball [folder]`: gouji-<version>.tgz, which `npm install -g` puts on any machine with Node 20 or newer.
import { join, resolve } from "node:path";
import { packTarball } from "./pack-tarball.ts";

const root = resolve(import.meta.dirname, "../..");
const [folder = join(root, "dist")] = process.argv.slice(2);
console.log(await packTarball(root, resolve(folder)));
