import { extract } from "@gouji/extract";
import { parse } from "@gouji/parse";
import { audit, type Finding } from "@gouji/rules";
import type { SeededError } from "../fixtures/content.ts";
import { writeMarkdown } from "../fixtures/write-markdown.ts";
import { invent } from "./invent.ts";

/** What the audit said of one invented report. */
export interface Measured {
  readonly seed: number;
  readonly fault?: SeededError;
  readonly found: boolean;
  /** Errors and warnings that do not touch the falsified figure. */
  readonly falseAlarms: readonly Finding[];
}

export async function measure(seed: number): Promise<Measured> {
  const content = invent(seed);
  const document = await extract(writeMarkdown(content), { fileName: "report.md" });
  if (!document.ok) throw new Error(`seed ${seed}: ${document.error.message}`);
  const { findings } = audit(parse(document.value, { fileName: "report.md" }));
  const [fault] = content.seeded;
  const touches = (finding: Finding) => fault?.cites.some((text) => citesOf(finding).some((cited) => cited.includes(text))) ?? false;
  const isNamed = ({ ruleId, consequences }: Finding) =>
    [ruleId, ...consequences.map((consequence) => consequence.ruleId)].some((id) => fault?.rules.includes(id));
  const counted = findings.filter(({ severity }) => severity !== "info");
  return {
    seed,
    ...(fault ? { fault } : {}),
    found: counted.some((finding) => touches(finding) && isNamed(finding)),
    falseAlarms: counted.filter((finding) => !touches(finding)),
  };
}

function citesOf({ evidence, consequences }: Finding): string[] {
  return [evidence, ...consequences.map((consequence) => consequence.evidence)].flat().map(({ figure, quote }) => figure ?? quote);
}
