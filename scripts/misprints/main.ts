// `pnpm misprints [--seed N] [--list]`: of the numbers in the consistent reports of test/written, how many can be misprinted without a finding.
import { parseArgs } from "node:util";
import { measureReport, reportNames } from "./measure.ts";

const { values } = parseArgs({ options: { seed: { type: "string", default: "1" }, list: { type: "boolean", default: false } } });

let [numbers, found] = [0, 0];
process.stdout.write("| Report | Numbers | Misprint found | Share |\n| --- | --- | --- | --- |\n");
for (const name of reportNames()) {
  const measured = await measureReport(name, Number(values.seed));
  numbers += measured.numbers;
  found += measured.found;
  process.stdout.write(`| ${name} | ${measured.numbers} | ${measured.found} | ${(measured.found / measured.numbers).toFixed(2)} |\n`);
  if (values.list) for (const { printed, around } of measured.unfound) process.stdout.write(`    ${around} as ${printed}\n`);
}
process.stdout.write(`| all | ${numbers} | ${found} | ${(found / numbers).toFixed(2)} |\n`);
