import { extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { audit, type Finding } from "@gouji/rules";
import type { Fault } from "./draft.ts";
import { invent } from "./invent.ts";
import { print } from "./print.ts";

/** What the audit said of one invented report. */
export interface Measured {
  readonly seed: number;
  readonly kind: string;
  readonly format: string;
  readonly traps: readonly string[];
  readonly fault?: Fault;
  readonly found: boolean;
  /** The cause as named; absent where the fault was not found or no cause given. */
  readonly cause?: string;
  /** Errors and warnings that touch the falsified figure, under whatever rule. */
  readonly hits: readonly Finding[];
  /** Errors and warnings that do not. */
  readonly falseAlarms: readonly Finding[];
}

export async function measure(seed: number): Promise<Measured> {
  const content = invent(seed);
  const { bytes, fileName } = print(content, seed);
  const document = await extract(bytes, { fileName });
  if (!document.ok) throw new Error(`seed ${seed}: ${document.error.message}`);
  const { findings } = audit(parse(document.value, { fileName }));
  const { fault, kind, traps } = content;
  // What is missing cannot be cited.
  const touches = (finding: Finding) =>
    fault?.cites.length === 0
      ? isNamed(finding, fault)
      : (fault?.cites.some((text) => citesOf(finding).some((cited) => isCited(cited, text))) ?? false);
  const named = findings.find((finding) => touches(finding) && isNamed(finding, fault));
  const counted = findings.filter(({ severity }) => severity !== "info");
  return {
    seed,
    kind,
    format: fileName.split(".")[1] ?? "",
    traps,
    ...(fault ? { fault } : {}),
    found: named !== undefined,
    ...(named?.diagnosis ? { cause: named.diagnosis.kind } : {}),
    hits: counted.filter(touches),
    falseAlarms: counted.filter((finding) => !touches(finding)),
  };
}

function isNamed({ ruleId, consequences }: Finding, fault: Fault | undefined): boolean {
  return [ruleId, ...consequences.map((consequence) => consequence.ruleId)].some((id) => fault?.rules.includes(id));
}

/** A figure is cited whole: 10 is not cited by 110.00. */
function isCited(cited: string, text: string): boolean {
  for (let at = cited.indexOf(text); at >= 0; at = cited.indexOf(text, at + 1)) {
    const [before, after] = [cited[at - 1] ?? "", cited[at + text.length] ?? ""];
    if (!(/\d/.test(text[0] ?? "") && /[\d.,]/.test(before)) && !(/\d/.test(text.at(-1) ?? "") && /\d/.test(after))) return true;
  }
  return false;
}

function citesOf({ evidence, consequences }: Finding): string[] {
  return [evidence, ...consequences.map((consequence) => consequence.evidence)].flat().map(({ figure, quote }) => figure ?? quote);
}
