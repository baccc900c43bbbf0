import { CATALOGUE, type Severity } from "@gouji/rules";
import type { Measured } from "./measure.ts";

const SEVERITY: ReadonlyMap<string, Severity> = new Map(CATALOGUE.map(({ id, severity }) => [id, severity]));

/** Precision and recall by rule, by severity, by kind and for the traps; the share of causes named rightly. Markdown. */
export function tablesOf(all: readonly Measured[], from: number, to: number): string {
  const rules = [
    ...new Set([
      ...all.flatMap(({ fault }) => fault?.rules[0] ?? []),
      ...all.flatMap(({ falseAlarms }) => falseAlarms.map(({ ruleId }) => ruleId)),
    ]),
  ].sort();
  const clean = all.filter(({ fault }) => !fault);
  const causes = all.filter(({ fault, found }) => found && fault?.cause !== undefined);
  const rightly = causes.filter(({ fault, cause }) => [fault?.cause ?? []].flat().includes(cause ?? ""));
  return [
    `Seeds ${from} to ${to}: ${all.length} reports, ${all.length - clean.length} with one error each.`,
    "",
    table(
      ["Rule", "Severity", "Injected", "Found", "Recall", "Reported", "False alarms", "Precision"],
      rules.map((rule) => ruleRow(all, rule)),
    ),
    "",
    table(
      ["Severity", "Injected", "Found", "Recall", "Reported", "False alarms", "Precision"],
      (["error", "warning", "info"] as const).map((severity) => severityRow(all, severity)),
    ),
    "",
    table(
      ["", "Of", "", "Share"],
      [
        [
          "Consistent reports without error or warning",
          String(clean.length),
          ...shareOf(clean.filter(({ falseAlarms }) => falseAlarms.length === 0).length, clean.length),
        ],
        ["Causes named rightly, of the found errors that have one", String(causes.length), ...shareOf(rightly.length, causes.length)],
      ],
    ),
    "",
    table(
      ["Kind", "Reports", "Injected", "Found", "False alarms"],
      groups(all, ({ kind }) => [kind]),
    ),
    "",
    table(
      ["Format", "Reports", "Injected", "Found", "False alarms"],
      groups(all, ({ format }) => [format]),
    ),
    "",
    table(
      ["Trap", "Reports", "Injected", "Found", "False alarms"],
      groups(all, ({ traps }) => [...new Set(traps)]),
    ),
  ].join("\n");
}

export interface Rates {
  readonly recall: number;
  readonly precision: number;
}

/** What the goals are set for. */
export function ratesOf(all: readonly Measured[]): { readonly errors: Rates; readonly warnings: Rates; readonly clean: number } {
  const clean = all.filter(({ fault }) => !fault);
  return {
    errors: rates(all, "error"),
    warnings: rates(all, "warning"),
    clean: clean.filter(({ falseAlarms }) => falseAlarms.length === 0).length / clean.length,
  };
}

function rates(all: readonly Measured[], severity: Severity): Rates {
  const { own, found, right, wrong } = countsOf(all, severity);
  return { recall: found / own, precision: right / (right + wrong) };
}

function ruleRow(all: readonly Measured[], rule: string): string[] {
  const own = all.filter(({ fault }) => fault?.rules[0] === rule);
  const found = own.filter((one) => one.found).length;
  const right = all.flatMap(({ hits }) => hits.filter(({ ruleId }) => ruleId === rule)).length;
  const wrong = all.flatMap(({ falseAlarms }) => falseAlarms.filter(({ ruleId }) => ruleId === rule)).length;
  return [
    `\`${rule}\``,
    SEVERITY.get(rule) ?? "not built",
    String(own.length),
    ...shareOf(found, own.length),
    String(right + wrong),
    String(wrong),
    shareOf(right, right + wrong)[1],
  ];
}

function severityRow(all: readonly Measured[], severity: Severity): string[] {
  const { own, found, right, wrong } = countsOf(all, severity);
  return [severity, String(own), ...shareOf(found, own), String(right + wrong), String(wrong), shareOf(right, right + wrong)[1]];
}

/** Errors injected and found by the severity of their rule; findings, right and wrong, by their own. */
function countsOf(all: readonly Measured[], severity: Severity) {
  const own = all.filter(({ fault }) => fault && (SEVERITY.get(fault.rules[0]) ?? "warning") === severity);
  const ofSeverity = (findings: Measured["hits"]) => findings.filter((finding) => finding.severity === severity).length;
  return {
    own: own.length,
    found: own.filter((one) => one.found).length,
    right: all.reduce((sum, { hits }) => sum + ofSeverity(hits), 0),
    wrong: all.reduce((sum, { falseAlarms }) => sum + ofSeverity(falseAlarms), 0),
  };
}

function groups(all: readonly Measured[], namesOf: (measured: Measured) => readonly string[]): string[][] {
  const names = [...new Set(all.flatMap(namesOf))].sort();
  return names.map((name) => {
    const own = all.filter((one) => namesOf(one).includes(name));
    const injected = own.filter(({ fault }) => fault);
    return [
      name,
      own.length,
      injected.length,
      injected.filter(({ found }) => found).length,
      own.flatMap(({ falseAlarms }) => falseAlarms).length,
    ].map(String);
  });
}

function shareOf(count: number, of: number): [count: string, share: string] {
  return [String(count), of === 0 ? "" : (count / of).toFixed(3)];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((text, at) => Math.max(text.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(head), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)].join("\n");
}
