import type { Report, Sentence } from "@gouji/report";
import { shinglesOf } from "../consistency/shingles.ts";
import { citePhrase, type Verdict } from "../rule.ts";

/** A passage on results that only repeats what was planned. */
export interface CopiedPassage {
  readonly kind: "passage";
  readonly key: string;
  readonly result: Sentence;
  readonly plan: Sentence;
}

const PLANS = /目标|内容|概况|任务|背景|立项/;
const RESULTS = /效益|效果|成效|产出|完成情况|实现情况|效率/;
const LONG = 40;
const COPIED = 0.8;
const RUN = 6;

/** The first copied passage of the report. Equal sentences are repeated passages, not results. */
export function copiedPassages({ sentences }: Report): CopiedPassage[] {
  const plans = sentences.filter((sentence) => isLong(sentence) && partOf(sentence) === "plan");
  if (plans.length === 0) return [];
  const known = plans.map((plan) => ({ plan, runs: shinglesOf(plan.text, RUN) }));
  for (const result of sentences) {
    // 绩效目标：… restates the target before its results.
    if (!isLong(result) || partOf(result) !== "result" || result.figures.length > 0 || /目标[^，。]{0,4}[：:]/.test(result.text)) continue;
    const runs = shinglesOf(result.text, RUN);
    const source = known.find(({ plan, runs: other }) => plain(plan.text) !== plain(result.text) && shareIn(runs, other) >= COPIED);
    if (source) return [{ kind: "passage", key: "passage", result, plan: source.plan }];
  }
  return [];
}

export function judgeCopiedPassage({ result, plan }: CopiedPassage): Verdict {
  const short = (text: string) => (text.trim().length > 40 ? `${text.trim().slice(0, 39)}…` : text.trim());
  return {
    kind: "inconsistent",
    severity: "info",
    message: {
      id: "target-actual-copied.passage",
      data: { section: result.path.at(-1) ?? "", source: plan.path.at(-1) ?? "", text: short(result.text) },
    },
    evidence: [phraseOf(result, "stated"), phraseOf(plan, "operand")],
  };
}

/** By the nearest heading; one on both (绩效目标完成情况) is of results. */
function partOf({ path }: Sentence): "plan" | "result" | undefined {
  const heading = path.at(-1) ?? "";
  return RESULTS.test(heading) ? "result" : PLANS.test(heading) ? "plan" : undefined;
}

function isLong({ text, at }: Sentence): boolean {
  return at.table === undefined && text.length >= LONG;
}

function shareIn(runs: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (runs.size === 0) return 0;
  let shared = 0;
  for (const run of runs) if (other.has(run)) shared += 1;
  return shared / runs.size;
}

function plain(text: string): string {
  return text.replace(/\s+/g, "");
}

function phraseOf({ text, at }: Sentence, role: "stated" | "operand") {
  return citePhrase({ text, quote: text.trim(), at }, role);
}
