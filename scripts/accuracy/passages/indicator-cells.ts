import type { Draft } from "../draft.ts";
import { type Line, points } from "../lines.ts";
import { percent } from "../numbers.ts";
import { money } from "../style.ts";

export interface Cells {
  readonly target: string;
  readonly actual: string;
  readonly weight: string;
  readonly score: string;
  readonly reason: string;
}

/** Things that are counted whole. */
const WHOLE = /^(?:人|户|个|所|场|座|台|套|家|次|人次|件|项|份|张|块|只)$/;

/** The cells of an indicator's line, each of which may be falsified. */
export function indicatorCells(draft: Draft, line: Line, options: { readonly scored?: boolean; readonly claims?: boolean } = {}): Cells {
  const { scored = true } = options;
  const score = scored ? scoreOf(draft, line) : "";
  return {
    target: targetOf(draft, line),
    actual: actualOf(draft, line, scored),
    weight: points(line.weight),
    score,
    reason: reasonOf(draft, line),
  };
}

function targetOf(draft: Draft, { kind, target, planned = 0 }: Line): string {
  if (kind === "cost") {
    const loose = draft.style.atMost(money(draft.style, planned * 6));
    return draft.either(target, loose, { rules: ["target-budget-mismatch"], what: `a cost target that cannot bind: ${loose}` });
  }
  if (kind !== "count") return target;
  return draft.either(target, "完成工作任务", { rules: ["vague-target"], what: "a target without a value" });
}

function actualOf(draft: Draft, line: Line, scored: boolean): string {
  const { random } = draft;
  const { kind, name, target, actual, planned = 0, done = 0, unit = "", missed } = line;
  let text = actual;
  const offer = (wrong: string, rules: readonly [string, ...string[]], what: string, cites: readonly string[] = [wrong]) => {
    if (draft.has({ rules, what: `${name}: ${what}: ${actual} → ${wrong}`, cites })) text = wrong;
  };
  if (kind === "count" && !missed) {
    const less = Math.floor((planned * random.int(60, 93)) / 100);
    offer(
      `${less}${unit}`,
      scored ? ["full-marks-unmet-target", "target-missed"] : ["target-missed", "missing-deviation-reason"],
      "below the target",
    );
    offer(percent(random.int(910, 997), 1), ["unit-mismatch"], "another unit");
    offer(`${Math.floor((planned * random.int(190, 420)) / 100)}${unit}`, ["target-too-low"], "far above the target");
    if (WHOLE.test(unit)) offer(`${done}.5${unit}`, ["missing-unit"], "a fraction of what is counted whole");
  }
  if (kind === "high" && !missed && planned < 1000 && scored) {
    offer(percent(planned - random.int(12, 80), 1), ["full-marks-unmet-target", "target-missed"], "below the target");
  }
  if ((kind === "count" || kind === "high") && !missed && target !== actual) {
    if (/[≥>]/.test(target)) offer(target, ["target-actual-copied"], "the target copied");
    if (scored) offer("", ["missing-actual"], "no result", [name]);
  }
  if (kind === "survey") offer(percent(1000 + random.int(8, 90), 1), ["rate-out-of-bounds"], "more than all");
  return text;
}

function scoreOf(draft: Draft, { name, weight, score }: Line): string {
  const more = points(weight + draft.random.pick([50, 100, 200]));
  return draft.either(points(score), more, {
    rules: ["score-exceeds-weight", "score-sum"],
    what: `${name}: above its weight ${points(weight)}`,
    cites: [more],
  });
}

function reasonOf(draft: Draft, { name, kind, missed, reason, actual }: Line): string {
  if (!missed || kind === "words") return reason;
  return draft.either(reason, "", { rules: ["missing-deviation-reason"], what: `${name} missed without a reason`, cites: [actual] });
}
