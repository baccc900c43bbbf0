import type { CountRelation, IndicatorListRelation } from "@gouji/report";
import { Rational } from "@gouji/values";
import { byBasis } from "../reading.ts";
import { relationsOf } from "../relations.ts";
import { cite, citePhrase, consistent, defineRule, undecided, type Verdict } from "../rule.ts";
import { judgeIndicatorList } from "./lost-indicators.ts";

/** 'N 个…' against the things listed, and declared indicators against those of a later table. */
export const count = defineRule<CountRelation | IndicatorListRelation>({
  id: "count",
  family: "arithmetic",
  title: "数目不符",
  titleEn: "Number of items differs from the number stated",
  severity: "error",
  specificity: 40,
  subjects: (input) => [...relationsOf(input, "count"), ...relationsOf(input, "indicatorList")],
  keyOf: ({ key }) => key,
  judge: (relation) => (relation.kind === "count" ? judgeCount(relation) : judgeIndicatorList(relation)),
});

function judgeCount({ stated, counted, items, open, basis }: CountRelation): Verdict {
  const value = stated.quantity.baseValue;
  if (!value || stated.approximate || stated.quantity.comparator !== "=") return undecided("value");
  if (items.length === 0) return undecided("items");
  const listed = Rational.of(BigInt(items.length));
  if (value.equals(listed)) return consistent("exact", [stated]);
  if (open && value.compare(listed) > 0) return undecided("otherItems");
  // 甲、乙和丙 may be read as two items.
  const joined = items.filter(({ text }) => /[和与及]/.test(text)).length;
  if (value.compare(listed) > 0 && value.compare(listed.add(Rational.of(BigInt(joined)))) <= 0) return undecided("items");
  const names = items.map(({ text }) => (text.length > 16 ? `${text.slice(0, 15)}…` : text));
  return {
    kind: "inconsistent",
    severity: byBasis(basis),
    message: {
      id: "count",
      data: {
        stated: stated.printed,
        counted,
        expected: String(items.length),
        items: names.length > 10 ? `${names.slice(0, 9).join("、")}等` : names.join("、"),
      },
    },
    stated: stated.printed,
    expected: String(items.length),
    difference: value.subtract(listed).absolute().toString(),
    evidence: [cite(stated, "stated"), ...items.map((item) => citePhrase(item, "operand"))],
  };
}
