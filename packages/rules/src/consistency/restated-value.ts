import type { Figure, Report, RestatementRelation } from "@gouji/report";
import { overlaps, Rational } from "@gouji/values";
import { confirmedIn } from "../confirmed.ts";
import { cause, diagnoseValue } from "../diagnosis/diagnose-value.ts";
import { findSubset } from "../diagnosis/subset-search.ts";
import { anyApproximate, byBasis, closed, nameOf, placeOf, plainNumber, printed, shown, type Term, termsOf } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, consistent, defineRule, undecided, type Verdict } from "../rule.ts";
import { isUnitSlip } from "./slip.ts";

/** One fact stated in several places has one value. */
export const restatedValue = defineRule<RestatementRelation>({
  id: "restated-value",
  family: "consistency",
  title: "前后数据不一致",
  titleEn: "One fact, different values",
  severity: "error",
  specificity: 30,
  subjects: (input) => relationsOf(input, "restatement"),
  keyOf: ({ key }) => key,
  judge(relation, _profile, { report }) {
    const { figures } = relation;
    const terms = figures.map((figure) => termsOf([figure])?.[0]).filter((term) => term !== undefined);
    const [first] = terms;
    if (!first || terms.length < 2 || terms.length < figures.length) return undecided("value");
    if (figures.some(({ quantity }) => quantity.baseUnit !== first.figure.quantity.baseUnit)) return undecided("unit");
    const clash = clashing(terms, report);
    if (!clash) {
      const same = terms.every(({ value }) => value.equals(first.value));
      return consistent(anyApproximate(figures) ? "loose" : same ? "exact" : "rounded", figures);
    }
    const [odd, other] = clash;
    if (isUnitSlip(odd.figure, other.figure)) return undecided("unit");
    const verdict = differing(relation, odd, other);
    // Only the names suggest that both speak of one thing: then the numbers must look like one number, too.
    return relation.basis === "inferred" && verdict.kind === "inconsistent" && !verdict.diagnosis ? undecided("sameFact") : verdict;
  },
});

/** What both are: the words of the sentence, else the row's, where the column says only 业绩值. */
function factName(stated: Figure, other: Figure): string {
  const spoken = [stated, other].find(({ source, metric }) => source.kind === "sentence" && metric.length > 1);
  return nameOf(spoken ?? (stated.subject !== "" && stated.role === "actual" ? { ...stated, metric: stated.subject } : stated));
}

/** Do the two prints allow one value? With one and the same precision they must be identical. */
function agree(a: Term, b: Term): boolean {
  if (a.value.equals(b.value)) return true;
  const [s, t] = [a.figure.quantity.step, b.figure.quantity.step];
  if (s && t && s.equals(t) && !anyApproximate([a.figure, b.figure])) return false;
  return overlaps(closed(a.interval), closed(b.interval));
}

/** The odd one out by majority, else the one that no arithmetic confirms, the less precise, the later; and one that it contradicts. */
function clashing(terms: readonly Term[], report: Report): readonly [Term, Term] | undefined {
  const against = (term: Term) => terms.filter((other) => !agree(term, other));
  if (terms.every((term) => against(term).length === 0)) return undefined;
  const confirmed = confirmedIn(report);
  const ranked = terms
    .map((term, index) => ({ term, index, against: against(term), firm: Number(confirmed.has(term.figure.id)) }))
    .filter((odd) => odd.against.length > 0)
    .sort((a, b) => b.against.length - a.against.length || a.firm - b.firm || coarser(b.term, a.term) || b.index - a.index);
  const [odd] = ranked;
  const other = odd?.against[0];
  return odd && other ? [odd.term, other] : undefined;
}

function coarser({ figure: a }: Term, { figure: b }: Term): number {
  return (a.quantity.step ?? Rational.ZERO).compare(b.quantity.step ?? Rational.ZERO);
}

function differing({ figures, components, basis }: RestatementRelation, odd: Term, other: Term): Verdict {
  const stated = odd.figure;
  const difference = odd.value.subtract(other.value).absolute();
  const decimals = Math.max(
    stated.quantity.decimals,
    stated.quantity.unit === other.figure.quantity.unit ? other.figure.quantity.decimals : 0,
  );
  const scope = findSubset(components, difference);
  const explained =
    scope && scope.bits >= 4
      ? cause("scope-difference", { terms: scope.figures.map((figure) => `${nameOf(figure)} ${shown(figure)}`).join(" + ") }, scope.bits)
      : undefined;
  const diagnosis = explained ?? diagnoseValue(stated, other.value);
  const usual = anyApproximate([stated, other.figure]) ? "info" : explained ? "warning" : "error";
  const percent = stated.quantity.kind === "percent";
  return {
    kind: "inconsistent",
    // Lines of the table that make up the difference to the last digit are no guess.
    severity: explained && (explained.bits ?? 0) >= 10 ? "warning" : byBasis(basis, usual),
    message: {
      id: "restated-value",
      data: {
        metric: factName(stated, other.figure),
        where: placeOf(stated),
        stated: shown(stated),
        whereOther: placeOf(other.figure),
        other: shown(other.figure),
        difference: percent ? `${plainNumber(difference, stated, decimals)} 个百分点` : printed(difference, stated, decimals),
      },
    },
    stated: shown(stated),
    expected: shown(other.figure),
    difference: printed(difference, stated, decimals),
    evidence: [
      cite(stated, "stated"),
      cite(other.figure, "expected"),
      ...figures.filter((figure) => figure !== stated && figure !== other.figure).map((figure) => cite(figure, "context")),
    ],
    ...(diagnosis ? { diagnosis } : {}),
    repairs:
      figures.length === 2
        ? [
            { figureId: stated.id, interval: closed(other.interval) },
            { figureId: other.figure.id, interval: closed(odd.interval) },
          ]
        : [{ figureId: stated.id, interval: closed(other.interval) }],
  };
}
