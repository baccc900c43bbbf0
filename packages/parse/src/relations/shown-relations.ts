import type { Addend, Expression, Figure, Relation } from "@gouji/report";
import { type Material, parseOf } from "../testing.ts";

/** For tests: the relations of one kind that invented material holds, each as a short line of printed figures. */
export function shownRelations(kind: Relation["kind"], material: Material): string[] {
  return parseOf({ title: "2023年度某项目绩效评价报告", ...material })
    .relations.filter((relation) => relation.kind === kind)
    .map(shown);
}

function shown(relation: Relation): string {
  switch (relation.kind) {
    case "sum":
      return `${relation.total.printed} ${relation.exhaustive ? "=" : "⊇"} ${addends(relation.parts)}`;
    case "balance":
      return `${relation.result.printed} = ${addends(relation.terms)}`;
    case "ratio":
      return `${relation.rate.printed} = ${either(relation.numerators)} / ${either(relation.denominators)}`;
    case "formula":
      return `${relation.result.printed} = ${expression(relation.expression)}`;
    case "product":
      return `${relation.result.printed} = ${relation.factors.map(({ printed }) => printed).join(" × ")}`;
    case "growth":
      return `${relation.falling ? "−" : ""}${relation.change.printed} (${relation.reading}): ${relation.previous.printed} → ${relation.current.printed}`;
    case "countShare":
      return `${relation.share.printed} of ${relation.base.printed}${relation.part ? `, ${relation.part.printed}` : ""}`;
    case "shareSum":
      return relation.shares.map(({ printed }) => printed).join(" + ");
    case "count":
      return `${relation.stated.printed} ${relation.open ? "≥" : "="} ${relation.items.map(({ text }) => text).join("|")}`;
    case "indicatorList":
      return relation.items.map(({ listed, found }) => `${listed.text} → ${found?.text ?? "?"}`).join(" | ");
    case "cellFormula":
      return `${relation.stated.printed} ${relation.beside === undefined ? "=" : "~"} ${relation.formula}: ${relation.result.digits}`;
    case "restatement":
    case "targetRestatement":
      return relation.figures.map(({ printed }) => printed).join(" ~ ");
  }
}

function addends(parts: readonly Addend[]): string {
  return parts.map(({ figure, sign }, index) => `${sign === -1 ? "- " : index === 0 ? "" : "+ "}${figure.printed}`).join(" ");
}

function either(figures: readonly Figure[]): string {
  return figures.map(({ printed }) => printed).join(" or ");
}

function expression(term: Expression): string {
  return term.kind === "figure" ? term.figure.printed : `(${expression(term.left)} ${term.operator} ${expression(term.right)})`;
}
