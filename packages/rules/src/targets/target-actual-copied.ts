import type { Entry, Figure, Indicator } from "@gouji/report";
import { cite, consistent, defineRule, type Evidence, type Severity, undecided, type Verdict } from "../rule.ts";
import { type CopiedPassage, copiedPassages, judgeCopiedPassage } from "./copied-passages.ts";
import { similarity } from "./similarity.ts";
import { judgedIndicators } from "./target-state.ts";

type Subject =
  | { readonly kind: "indicator"; readonly indicator: Indicator }
  | { readonly kind: "counts"; readonly indicators: readonly Indicator[] }
  | CopiedPassage;

/** Shorter words (提升、健全) are the usual way to fill in a qualitative result. */
const SENTENCE = 12;

/** The actual value is a result of its own, not the target copied. */
export const targetActualCopied = defineRule<Subject>({
  id: "target-actual-copied",
  family: "targets",
  title: "完成值照抄目标",
  titleEn: "The result repeats the target",
  severity: "warning",
  specificity: 35,
  subjects: ({ report }, { manyEqualResults }) => {
    const judged = judgedIndicators(report.indicators);
    const counts = judged.filter(isCounted);
    return [
      ...judged.map((indicator): Subject => ({ kind: "indicator", indicator })),
      ...(counts.length >= manyEqualResults ? [{ kind: "counts" as const, indicators: counts }] : []),
      ...copiedPassages(report),
    ];
  },
  keyOf: (subject) => (subject.kind === "indicator" ? subject.indicator.key : subject.kind),
  judge: (subject) => {
    switch (subject.kind) {
      case "counts":
        return judgeCounts(subject.indicators);
      case "passage":
        return judgeCopiedPassage(subject);
      case "indicator":
        return judgeIndicator(subject.indicator);
    }
  },
});

function judgeIndicator(indicator: Indicator): Verdict {
  const { name, actual, stageTarget, target } = indicator;
  if (!actual) return undecided("actual");
  const comparator = actual.figure?.quantity.comparator;
  if (actual.figure && comparator && [">=", ">", "<=", "<"].includes(comparator)) {
    const copied = [stageTarget, target].find((entry) => entry?.figure && plain(entry.text) === plain(actual.text));
    return copiedVerdict(name, actual, copied ?? target, "target-actual-copied", copied ? "warning" : "info");
  }
  if (actual.figure) return consistent("loose", [actual.figure]);
  const source = [stageTarget, target].find(
    (entry) => entry && !entry.figure && Math.min(plain(entry.text).length, plain(actual.text).length) >= SENTENCE,
  );
  if (!source) return undecided("words");
  const isQuestion = /是否|考察|考核|反映|反应/.test(source.text);
  if (/\d/.test(actual.text) || similarity(plain(source.text), plain(actual.text)) < 0.85) return undecided("words");
  return copiedVerdict(name, actual, source, "target-actual-copied.words", isQuestion ? "warning" : "info");
}

function copiedVerdict(name: string, actual: Entry, target: Entry | undefined, id: string, severity: Severity): Verdict {
  return {
    kind: "inconsistent",
    severity,
    message: { id, data: { indicator: name, actual: actual.text.trim(), target: target?.text.trim() ?? "" } },
    stated: actual.text.trim(),
    evidence: [evidenceOf(actual, "stated"), ...(target && target.text !== "" ? [evidenceOf(target, "operand")] : [])],
  };
}

/** Counts (人次、份、张) that all equal their targets exactly. */
function judgeCounts(indicators: readonly Indicator[]): Verdict {
  const pairs = indicators.flatMap(({ target, actual }) =>
    target?.figure && actual?.figure ? [[target.figure, actual.figure] as const] : [],
  );
  if (!pairs.every(([target, actual]) => isEqual(target, actual))) {
    return consistent(
      "loose",
      pairs.map(([, actual]) => actual),
    );
  }
  return {
    kind: "inconsistent",
    message: { id: "target-actual-copied.counts", data: { count: String(pairs.length) } },
    evidence: pairs.flatMap(([target, actual], index) => [cite(actual, index === 0 ? "stated" : "operand"), cite(target, "context")]),
  };
}

function isCounted({ target, actual }: Indicator): boolean {
  const [planned, done] = [target?.figure?.quantity, actual?.figure?.quantity];
  return (
    planned?.baseValue !== undefined &&
    planned.baseValue.sign > 0 &&
    done?.baseValue !== undefined &&
    (done.kind === "count" || done.kind === "measure") &&
    done.comparator === "="
  );
}

function isEqual(a: Figure, b: Figure): boolean {
  const [first, second] = [a.quantity.baseValue, b.quantity.baseValue];
  return first !== undefined && second !== undefined && first.equals(second);
}

function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/>=|≧/g, "≥")
    .replace(/<=|≦/g, "≤")
    .replace(/[\s，。；、,.;]/g, (char) => (char === "." ? "." : ""));
}

function evidenceOf(entry: Entry, role: Evidence["role"]): Evidence {
  return entry.figure ? cite(entry.figure, role) : { role, quote: entry.text, at: entry.at };
}
