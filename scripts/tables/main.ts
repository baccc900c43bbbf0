import { KINDS } from "./kinds.ts";
import { keysOf, measure } from "./measure.ts";

/** Prints how the tables of invented pages are read, kind by kind. */
export function printKinds(only: RegExp, seeds: number, list: boolean): void {
  for (const [kind, { family }] of Object.entries(KINDS)) {
    if (!only.test(kind)) continue;
    const all = Array.from({ length: seeds }, (_, seed) => ({ seed: seed + 1, ...measure(kind, seed + 1) }));
    const mean = all.reduce((sum, { cells }) => sum + cells, 0) / all.length;
    const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
    console.log(
      `${family.padEnd(10)} ${kind.padEnd(36)} cell F1 ${mean.toFixed(3)}  tables ${sum((one) => one.found)}/${sum((one) => one.wanted)}` +
        `  captions ${sum((one) => one.captions[0])}/${sum((one) => one.captions[1])}  notes ${sum((one) => one.notes[0])}/${sum((one) => one.notes[1])}` +
        `  text ${sum((one) => one.blocks[0])}/${sum((one) => one.blocks[1])}`,
    );
    if (!list) continue;
    for (const { seed, cells, invented, document } of all.filter((one) => one.cells < 0.995)) {
      console.log(`  seed ${seed}: ${cells.toFixed(3)}, tables ${document.tables.length} of ${invented.tables.length}`);
      const found = new Set(document.tables.flatMap((table) => keysOf(table.cells)));
      const wanted = new Set(invented.tables.flatMap(({ model }) => keysOf(model.cells)));
      const show = (keys: Set<string>, others: Set<string>) =>
        [...keys]
          .filter((key) => !others.has(key))
          .slice(0, 6)
          .join("  ");
      console.log(`    missed ${show(wanted, found)}\n    wrong  ${show(found, wanted)}`);
    }
  }
}
