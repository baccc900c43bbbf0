import type { Relation } from "@gouji/report";
import type { RuleInput } from "./rule.ts";

/** The report's relations of one kind. */
export function relationsOf<Kind extends Relation["kind"]>({ report }: RuleInput, kind: Kind): Extract<Relation, { kind: Kind }>[] {
  return report.relations.filter((relation): relation is Extract<Relation, { kind: Kind }> => relation.kind === kind);
}
