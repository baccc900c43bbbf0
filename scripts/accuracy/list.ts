import type { Finding } from "@gouji/rules";
import type { Measured } from "./measure.ts";

/** Every miss, wrong cause and false alarm with its seed and the text it rests on. */
export function listOf(all: readonly Measured[]): string {
  return all.flatMap(linesOf).join("\n");
}

function linesOf({ seed, kind, format, fault, found, cause, hits, falseAlarms }: Measured): string[] {
  const where = `seed ${seed} (${kind}, ${format})`;
  const wanted = [fault?.cause ?? []].flat();
  return [
    ...(fault && !found
      ? [
          `${where} missed ${fault.rules.join("/")}: ${fault.what}${hits.length > 0 ? `; only ${hits.map(({ ruleId }) => ruleId).join(", ")}` : ""}`,
        ]
      : []),
    ...(found && wanted.length > 0 && !wanted.includes(cause ?? "")
      ? [`${where} cause ${cause ?? "none"} for ${wanted[0]}: ${fault?.what}; ${hits[0]?.ruleId}`]
      : []),
    ...falseAlarms.map((finding) => `${where} false alarm ${finding.severity} ${finding.ruleId}: ${told(finding)}`),
  ];
}

function told({ evidence, stated, expected }: Finding): string {
  const places = evidence.slice(0, 4).map(({ at, figure, quote }) => `${figure ?? quote.slice(0, 60)} @ ${at.label}`);
  return `${stated ?? ""} ≠ ${expected ?? ""}; ${places.join(" | ")}`;
}
