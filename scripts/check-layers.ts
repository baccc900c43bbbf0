// `pnpm check:layers`: imports go downwards only, without cycles, and every package has its row.
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { cyclesOf, type Import, layerFault } from "./layers.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(?\s*|new URL\(\s*)["']((?:@gouji\/|\.{1,2}\/)[^"']+)["']/g;

const manifests = globSync("{packages,workers}/*/package.json", { cwd: ROOT });
const faults: string[] = [];
const graph = new Map<string, string[]>();

for (const manifest of manifests) {
  const folder = dirname(manifest);
  const { name, dependencies = {}, devDependencies = {}, optionalDependencies = {} } = readManifest(join(ROOT, manifest));
  const declared = new Set([name, ...Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies })]);
  for (const file of globSync(`${folder}/{src,bin,build}/**/*.{ts,tsx,mjs}`, { cwd: ROOT })) {
    const targets: string[] = [];
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith(".")) {
        targets.push(relative(ROOT, join(ROOT, dirname(file), specifier)));
        const target = targets.at(-1) ?? "";
        // Outside the repository lie files that tests read where they are present; they are no package.
        if (!target.startsWith(`${folder}/`) && !target.startsWith(".."))
          faults.push(`${file}: reaches into another package by path: ${specifier}`);
        continue;
      }
      const to = specifier.split("/").slice(0, 2).join("/");
      const fault = layerFault({ file, from: name, to } satisfies Import);
      if (fault) faults.push(fault);
      if (!declared.has(to)) faults.push(`${file}: ${to} is not among the dependencies of ${folder}/package.json`);
    }
    graph.set(
      file,
      targets.filter((target) => existsSync(join(ROOT, target))),
    );
  }
}
for (const cycle of cyclesOf(graph)) faults.push(`cycle: ${cycle.join(" → ")}`);

if (faults.length > 0) {
  process.stderr.write(`${faults.join("\n")}\n${faults.length} fault(s) in the layers.\n`);
  process.exitCode = 1;
} else {
  process.stdout.write(`${manifests.length} packages, ${graph.size} files: layers hold.\n`);
}

function importsOf(file: string): string[] {
  return Array.from(readFileSync(join(ROOT, file), "utf8").matchAll(IMPORT), (match) => match[1] ?? "");
}

interface Manifest {
  readonly name: string;
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

function readManifest(path: string): Manifest {
  return JSON.parse(readFileSync(path, "utf8")) as Manifest;
}
