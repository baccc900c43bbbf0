import type { LabelledPlace, Report } from "@gouji/report";
import type { Outcome } from "./rule.ts";
import { subjectFigures } from "./subject-figures.ts";

/** How much was looked at: silence is not a pass. */
export interface Coverage {
  /** Figures read. */
  readonly figures: number;
  /** Linked to a role: metric, unit, period. */
  readonly linked: number;
  /** Entered at least one check. */
  readonly checked: number;
  /** Held in at least one check, within rounding at least, and are not the suspect of a finding. */
  readonly confirmed: number;
}

/** unlinked: what it measures is not known; unrelated: known, but nothing else says anything of it; undecided: a relation lacks something. */
export type UncheckedReason = "unlinked" | "unrelated" | "undecided";

/** A figure that no check could judge. */
export interface UncheckedFigure {
  readonly figureId: string;
  readonly figure: string;
  readonly quote: string;
  readonly at: LabelledPlace;
  readonly reason: UncheckedReason;
  /** The rules that could not judge it, and what they lacked. */
  readonly undecided: readonly { readonly ruleId: string; readonly missing: readonly string[] }[];
}

export interface Looked {
  readonly coverage: Coverage;
  readonly unchecked: readonly UncheckedFigure[];
  /** Ids of the figures that count as confirmed. */
  readonly confirmed: ReadonlySet<string>;
}

/** What the outcomes looked at, and what they left. */
export function coverageOf(report: Report, outcomes: readonly Outcome[]): Looked {
  const checked = new Set<string>();
  const held = new Set<string>();
  const suspects = new Set<string>();
  for (const { verdict } of outcomes) {
    if (verdict.kind === "consistent") {
      for (const { id } of verdict.figures) {
        checked.add(id);
        if (verdict.how !== "loose") held.add(id);
      }
    } else if (verdict.kind === "inconsistent") {
      for (const { figureId, role } of verdict.evidence) {
        if (figureId === undefined) continue;
        checked.add(figureId);
        if (role === "stated") suspects.add(figureId);
      }
    }
  }
  const confirmed = new Set([...held].filter((id) => !suspects.has(id)));
  const isLinked = ({ metric, role }: Report["figures"][number]) => metric !== "" || role !== "other";
  const lacking = lackingOf(report, outcomes);
  return {
    coverage: {
      figures: report.figures.length,
      linked: report.figures.filter(isLinked).length,
      checked: checked.size,
      confirmed: confirmed.size,
    },
    unchecked: report.figures
      .filter(({ id }) => !checked.has(id))
      .map((figure) => {
        const undecided = lacking.get(figure.id) ?? [];
        const reason = undecided.length > 0 ? "undecided" : isLinked(figure) ? "unrelated" : "unlinked";
        return { figureId: figure.id, figure: figure.printed, quote: figure.quote, at: figure.at, reason, undecided };
      }),
    confirmed,
  };
}

/** Rules that only look for what is wrong answer so where they found nothing: that lacks nothing. */
const NOTHING_LACKING: ReadonlySet<string> = new Set(["slip", "contrary statement"]);

/** Per figure the rules that looked at a subject of it and could not judge. */
function lackingOf(report: Report, outcomes: readonly Outcome[]): Map<string, { ruleId: string; missing: readonly string[] }[]> {
  const subjects = subjectFigures(report);
  const found = new Map<string, { ruleId: string; missing: readonly string[] }[]>();
  for (const { ruleId, subject, verdict } of outcomes) {
    if (verdict.kind !== "undecided" || verdict.missing.every((name) => NOTHING_LACKING.has(name))) continue;
    for (const { id } of new Set(verdict.figures ?? subjects.get(subject) ?? [])) {
      const known = found.get(id) ?? [];
      if (!known.some((entry) => entry.ruleId === ruleId)) known.push({ ruleId, missing: verdict.missing });
      found.set(id, known);
    }
  }
  return found;
}
