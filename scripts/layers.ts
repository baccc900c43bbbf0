/**
 * The map of the workspace: a package may import from lower rows only, packages of one row never import each other.
 * Kept in step with the table in docs/architecture.md, which the test reads.
 */
export const ROWS: readonly (readonly string[])[] = [
  ["@gouji/values"],
  ["@gouji/quantities", "@gouji/document", "@gouji/database"],
  ["@gouji/report"],
  ["@gouji/extract", "@gouji/parse", "@gouji/rules", "@gouji/archive", "@gouji/jobs", "@gouji/accounts", "@gouji/schedules"],
  ["@gouji/review"],
  ["@gouji/pipeline", "@gouji/reporters", "@gouji/ingest", "@gouji/overview"],
  ["@gouji/runtime", "@gouji/isolation"],
  ["@gouji/service"],
  ["@gouji/runs"],
  ["@gouji/worker-extract", "@gouji/worker-audit", "@gouji/worker-schedule", "@gouji/server", "@gouji/web"],
  ["@gouji/cli"],
];

/** One import of one file: which package it stands in, which it names. */
export interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Why the import breaks the layers, or undefined if it does not. */
export function layerFault({ file, from, to }: Import): string | undefined {
  if (from === to) return undefined;
  const [source, target] = [rowOf(from), rowOf(to)];
  if (source === undefined) return `${file}: ${from} is not in the table of rows (scripts/layers.ts)`;
  if (target === undefined) return `${file}: ${to} is not in the table of rows (scripts/layers.ts)`;
  if (target > source) return `${file}: ${from} (row ${source}) imports upwards from ${to} (row ${target})`;
  if (target === source) return `${file}: ${from} imports sideways from ${to} (both row ${source})`;
  return undefined;
}

/** Each cycle of the import graph once, as the files in order. */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles: string[][] = [];
  const state = new Map<string, "open" | "done">();
  const path: string[] = [];
  const visit = (file: string): void => {
    if (state.get(file) === "done") return;
    if (state.get(file) === "open") {
      cycles.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    state.set(file, "open");
    path.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    path.pop();
    state.set(file, "done");
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}

function rowOf(name: string): number | undefined {
  const row = ROWS.findIndex((packages) => packages.includes(name));
  return row < 0 ? undefined : row;
}
