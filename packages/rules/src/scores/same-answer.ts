import type { CountShareRelation, Figure } from "@gouji/report";
import { nameOf, shown } from "../reading.ts";
import { cite, type Verdict } from "../rule.ts";

/** Two questions of one survey whose answers come to the same number of people. */
export interface SameAnswer {
  readonly kind: "answer";
  readonly key: string;
  readonly part: Figure;
  readonly partShare: Figure;
  readonly share: Figure;
  readonly base: Figure;
}

const TELLING_DIGITS = 3;

/** A counted answer, and the share of another question that is exactly that count's. */
export function sameAnswers(relations: readonly CountShareRelation[]): SameAnswer[] {
  return relations.flatMap(({ part, base, share: partShare }) => {
    if (!part) return [];
    const other = relations.find(
      ({ share, base: whole }) => share !== partShare && isShareOf(part, base, whole, share) && isElsewhere(share, part),
    );
    return other ? [{ kind: "answer", key: `${nameOf(part)} = ${nameOf(other.share)}`, part, partShare, share: other.share, base }] : [];
  });
}

export function judgeSameAnswer({ part, partShare, share, base }: SameAnswer): Verdict {
  return {
    kind: "inconsistent",
    severity: "info",
    message: {
      id: "uniform-values.answer",
      data: { part: shown(part), first: partShare.quote, share: shown(share), second: share.quote, base: shown(base) },
    },
    stated: shown(share),
    evidence: [cite(share, "stated"), cite(part, "operand"), cite(base, "operand"), cite(partShare, "context")],
  };
}

/** k ÷ n rounds to the printed share, and the share has digits enough to tell. */
function isShareOf(part: Figure, base: Figure, whole: Figure, share: Figure): boolean {
  const [k, n, other] = [part.quantity.baseValue, base.quantity.baseValue, whole.quantity.baseValue];
  const { baseValue: value, step, digits } = share.quantity;
  if (!k || !n || !other || !value || !step || n.sign <= 0 || !n.equals(other) || k.equals(n)) return false;
  if (digits.replace(/\D/g, "").length < TELLING_DIGITS) return false;
  const gap = k.divide(n).subtract(value).absolute();
  return gap.add(gap).compare(step) <= 0;
}

function isElsewhere({ source: a }: Figure, { source: b }: Figure): boolean {
  if (a.kind === "sentence" && b.kind === "sentence") return a.sentence !== b.sentence;
  return a.kind !== b.kind || (a.kind === "cell" && b.kind === "cell" && (a.table !== b.table || a.row !== b.row));
}
