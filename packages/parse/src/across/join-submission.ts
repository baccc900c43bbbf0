import type { Digest, DigestedDocument, Relation, Report, ReportIdentity, ReportKind } from "@gouji/report";
import { uniqueKeys } from "../records/unique-keys.ts";
import { sameValue } from "../relations/figures.ts";
import { emptyReport, type PlacedFact, placedFacts, sameProject } from "./placed.ts";

/** The files of one submission as one report: its relations hold between figures of different files. */
export function joinSubmission(documents: readonly DigestedDocument[]): Report {
  const kinds = documents.map(({ digest }) => digest.identity.kind);
  const groups = new Map<string, PlacedFact[]>();
  for (const fact of placedFacts(documents)) {
    const key = [topicOf(fact), fact.name, fact.figure.quantity.baseUnit].join("|");
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  const unique = uniqueKeys();
  const relations = [...groups.values()]
    .flatMap((group) => oneFactGroups(group, kinds))
    .flatMap(relationsOf)
    .map((relation) => ({ ...relation, key: unique(relation.key) }));
  return {
    ...emptyReport(identityOf(documents.map(({ digest }) => digest))),
    figures: relations.flatMap((relation) => relation.figures),
    relations,
  };
}

type AcrossRelation = Extract<Relation, { kind: "restatement" | "targetRestatement" }>;

/** A statement of the text and a total of an annex may be an indicator's result, or a line of the funds by its name. */
function topicOf({ kind, name }: PlacedFact): string {
  if (kind === "funds" || /^(?:年初预算数|全年预算数|全年执行数|到位资金|预算执行率)$/.test(name)) return "funds";
  return kind === "statement" || kind === "tableTotal" ? "actual" : kind;
}

/** One fact of several files. An annex may cover a part only: alone it suspects nobody, but it may say which of two others is right. */
function relationsOf(group: readonly PlacedFact[]): AcrossRelation[] {
  const totals = group.filter(({ kind }) => kind === "tableTotal");
  const firm = group.filter(({ kind }) => kind !== "tableTotal");
  const [first] = firm;
  const clash = firm.some(({ figure }) => first !== undefined && !sameValue(figure, first.figure));
  if (clash) return [relationOf([...firm, ...totals.filter(({ figure }) => firm.some((fact) => sameValue(fact.figure, figure)))])];
  const withTotals = first && totals.length > 0 ? [relationOf([first, ...totals], "inferred")] : [];
  return firm.length > 1 ? [relationOf(firm), ...withTotals] : withTotals;
}

function relationOf(group: readonly PlacedFact[], basis = basisOf(group)): AcrossRelation {
  const [first] = group;
  const figures = group.map(({ figure }) => figure);
  const topic = first ? topicOf(first) : "";
  const key = ["submission", topic, first?.name ?? "", first?.about ?? ""].filter((part) => part !== "").join(" › ");
  if (topic === "target") return { kind: "targetRestatement", key, basis, indicator: first?.name ?? "", figures };
  return { kind: "restatement", key, basis, figures, components: [] };
}

/** A short name that only a sentence uses says too little. */
function basisOf(group: readonly PlacedFact[]): AcrossRelation["basis"] {
  const spoken = group.filter(({ kind }) => kind === "statement");
  const shortest = Math.min(...spoken.map(({ name }) => name.length));
  return spoken.length === 0 || shortest >= (spoken.length === group.length ? 7 : 5) ? "label" : "inferred";
}

/** Facts of one name that can only be one fact: one project, one year, and documents that look at it in one way. */
function oneFactGroups(facts: readonly PlacedFact[], kinds: readonly ReportKind[]): PlacedFact[][] {
  const left = onePerDocument(facts);
  const groups: PlacedFact[][] = [];
  for (const fact of left) {
    const group = groups.find((members) =>
      members.every(
        (member) =>
          member.document !== fact.document &&
          sameProject(member.about, fact.about) &&
          (member.year === fact.year || member.year === "" || fact.year === "") &&
          areComparable(fact.kind, kinds[member.document], kinds[fact.document]),
      ),
    );
    if (group) group.push(fact);
    else groups.push([fact]);
  }
  return groups.filter(({ length }) => length > 1);
}

/** Of several statements of one document the first, where they agree; where they do not, that is the document's own fault. */
function onePerDocument(facts: readonly PlacedFact[]): PlacedFact[] {
  const first = new Map<string, PlacedFact>();
  const broken = new Set<string>();
  for (const fact of facts) {
    const key = [fact.document, fact.about, fact.year].join("|");
    const known = first.get(key);
    if (!known) first.set(key, fact);
    else if (known.figure.quantity.baseValue?.toString() !== fact.figure.quantity.baseValue?.toString()) {
      // A cell says it more exactly than the text.
      if (known.kind === "statement" && fact.kind !== "statement") first.set(key, fact);
      else if (known.kind === fact.kind) broken.add(key);
    }
  }
  return [...first].filter(([key]) => !broken.has(key)).map(([, fact]) => fact);
}

/**
 * A monitoring report sees the middle of the year: only targets and the initial budget are the year's. An evaluation by others
 * scores anew, and may have other indicators' weights.
 */
function areComparable(kind: PlacedFact["kind"], a: ReportKind = "unknown", b: ReportKind = "unknown"): boolean {
  const isEither = (wanted: ReportKind) => (a === wanted) !== (b === wanted);
  if (isEither("monitoring")) return kind === "target";
  const bySelf = [a, b].some((wanted) => wanted === "selfEvaluation" || wanted === "form");
  if (isEither("evaluation") && bySelf) return kind !== "score" && kind !== "totalScore" && kind !== "fullScore";
  return true;
}

const LEADING: readonly ReportKind[] = ["evaluation", "selfEvaluation", "form", "monitoring", "unknown"];

/** What a submission is about: what its leading document says, the others where it is silent. */
function identityOf(digests: readonly Digest[]): ReportIdentity {
  const sorted = digests
    .map(({ identity }) => identity)
    .sort((a, b) => LEADING.indexOf(a.kind) - LEADING.indexOf(b.kind) || a.title.localeCompare(b.title));
  const named = (part: "title" | "unit" | "project" | "year") => sorted.map((identity) => identity[part]).find((text) => text !== "") ?? "";
  return { title: named("title"), unit: named("unit"), project: named("project"), year: named("year"), kind: sorted[0]?.kind ?? "unknown" };
}
