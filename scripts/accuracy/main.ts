// `pnpm accuracy [--seeds from..to] [--list]`: what the audit finds in invented reports with one known error each.
import { type Measured, measure } from "./measure.ts";

const argument = process.argv.indexOf("--seeds");
const [from = 1001, to = 1200] = (argument < 0 ? "1001..1200" : (process.argv[argument + 1] ?? "")).split("..").map(Number);
const all: Measured[] = [];
for (let seed = from; seed <= to; seed += 1) all.push(await measure(seed));

const injected = all.filter(({ fault }) => fault);
const clean = all.filter(({ fault }) => !fault);
for (const rule of [...new Set(injected.map(({ fault }) => fault?.rules[0] ?? ""))].sort()) {
  const own = injected.filter(({ fault }) => fault?.rules[0] === rule);
  const falsely = all.flatMap(({ falseAlarms }) => falseAlarms.filter(({ ruleId }) => ruleId === rule)).length;
  console.log(`${rule}: injected ${own.length}, found ${own.filter(({ found }) => found).length}, false alarms ${falsely}`);
}
console.log(`found ${injected.filter(({ found }) => found).length} of ${injected.length}`);
console.log(`false alarms ${all.flatMap(({ falseAlarms }) => falseAlarms).length}`);
console.log(
  `clean reports without error or warning ${clean.filter(({ falseAlarms }) => falseAlarms.length === 0).length} of ${clean.length}`,
);
if (process.argv.includes("--list")) {
  for (const { seed, fault, found, falseAlarms } of all) {
    if (fault && !found) console.log(`seed ${seed} missed ${fault.rules.join("/")}: ${fault.cites.join(" ")}`);
    for (const { ruleId, evidence } of falseAlarms)
      console.log(`seed ${seed} false alarm ${ruleId}: ${evidence[0]?.at.label} ${evidence[0]?.quote}`);
  }
}
