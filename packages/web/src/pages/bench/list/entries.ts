import { findingOf, headlineOf, type Item, placeOf } from "../../../finding/finding.ts";
import { SEVERITIES, type Severity } from "../../../ui/severity-mark.tsx";
import type { State } from "../../../ui/state-mark.tsx";

export type Grouping = "section" | "rule" | "cause";

export interface ListFilter {
  readonly severities: ReadonlySet<Severity>;
  /** Empty for all. */
  readonly states: ReadonlySet<State>;
  readonly text: string;
}

/** A row of the list: a group's head, a finding, or the line into which a group's hints are folded. */
export type Entry =
  | {
      readonly kind: "group";
      readonly id: string;
      readonly title: string;
      readonly counts: Readonly<Record<Severity, number>>;
      readonly done: number;
      readonly all: number;
      readonly folded: boolean;
    }
  | { readonly kind: "item"; readonly id: string; readonly item: Item }
  | { readonly kind: "hints"; readonly id: string; readonly count: number; readonly folded: boolean };

/** What waits for a reviewer. */
export function isOpen({ state }: Pick<Item, "state">): boolean {
  return state === "open";
}

export function matches(item: Item, { severities, states, text }: ListFilter): boolean {
  if (!severities.has(item.severity) || (states.size > 0 && !states.has(item.state))) return false;
  if (text === "") return true;
  const wanted = text.toLowerCase();
  const { evidence } = findingOf(item);
  const searched = [item.sentence.zh, item.sentence.en, item.texts.title.zh, item.texts.title.en, item.ruleId];
  return (
    searched.some((one) => one.toLowerCase().includes(wanted)) ||
    evidence.some(({ at, quote }) => at.label.includes(text) || quote.includes(text))
  );
}

export interface Arrangement {
  readonly grouping: Grouping;
  readonly language: "zh" | "en";
  /** Groups and lines of hints that were folded, or unfolded, against their habit. */
  readonly flipped: ReadonlySet<string>;
  /** The finding that is open; it is never folded away. */
  readonly current: string | undefined;
}

/**
 * In groups, each by severity and then by place; what matters more stands first within a severity.
 * Hints are folded, and so are groups of hints alone while there is anything louder.
 */
export function entriesOf(items: readonly Item[], { grouping, language, flipped, current }: Arrangement): readonly Entry[] {
  const groups = Map.groupBy(keysOf(items, grouping, language), ({ key }) => key);
  const isQuiet = items.every(isHint);
  const entries: Entry[] = [];
  for (const [key, keyed] of groups) {
    const own = keyed.map(({ item }) => item);
    const loud = own.filter((item) => !isHint(item)).toSorted(byWeight);
    const hints = own.filter(isHint).toSorted(byWeight);
    const isFolded = (id: string, habit: boolean, held: readonly Item[]) =>
      habit !== flipped.has(id) && !held.some((item) => item.id === current);
    const id = `group:${key}`;
    const folded = isFolded(id, loud.length === 0 && !isQuiet, own);
    const done = own.filter((item) => !isOpen(item)).length;
    entries.push({ kind: "group", id, title: keyed[0]?.title ?? "", counts: countsOf(own), done, all: own.length, folded });
    if (folded) continue;
    for (const item of loud) entries.push({ kind: "item", id: item.id, item });
    if (hints.length === 0) continue;
    const hintsId = `hints:${key}`;
    const areFolded = loud.length > 0 && isFolded(hintsId, true, hints);
    if (loud.length > 0) entries.push({ kind: "hints", id: hintsId, count: hints.length, folded: areFolded });
    if (!areFolded) for (const item of hints) entries.push({ kind: "item", id: item.id, item });
  }
  return entries;
}

function isHint({ severity }: Item): boolean {
  return severity === "info";
}

function countsOf(items: readonly Item[]): Readonly<Record<Severity, number>> {
  const counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  for (const { severity } of items) counts[severity] += 1;
  return counts;
}

interface Keyed {
  readonly item: Item;
  readonly key: string;
  readonly title: string;
}

function keysOf(items: readonly Item[], grouping: Grouping, language: "zh" | "en"): readonly Keyed[] {
  const inOrder = items.toSorted(byPlace);
  if (grouping === "rule")
    return inOrder
      .map((item) => ({ item, key: item.ruleId, title: item.texts.title[language] }))
      .toSorted((one, other) => severityRank(one.item) - severityRank(other.item));
  if (grouping === "section")
    return inOrder.map((item) => {
      const { section } = placeOf(item);
      return { item, key: section, title: section === "" ? "—" : section };
    });
  return byCause(inOrder, language);
}

/** Findings that share a figure stand together, under the first of them. */
function byCause(items: readonly Item[], language: "zh" | "en"): readonly Keyed[] {
  const leaders = new Map<string, Item>();
  const keyed = items.toSorted(byWeight).map((item) => {
    const figures = findingOf(item).evidence.flatMap(({ role, figureId }) =>
      figureId !== undefined && role !== "context" ? [figureId] : [],
    );
    const leader = figures.map((id) => leaders.get(id)).find((one) => one !== undefined) ?? item;
    for (const id of figures) if (!leaders.has(id)) leaders.set(id, leader);
    return { item, key: leader.id, title: headlineOf(leader, language) };
  });
  const order = new Map(keyed.map(({ key }, index) => [key, index] as const).reverse());
  return keyed.toSorted((one, other) => (order.get(one.key) ?? 0) - (order.get(other.key) ?? 0));
}

function severityRank({ severity }: Item): number {
  return SEVERITIES.indexOf(severity);
}

function byWeight(one: Item, other: Item): number {
  return (
    severityRank(one) - severityRank(other) ||
    Number(findingOf(other).flips ?? false) - Number(findingOf(one).flips ?? false) ||
    byPlace(one, other)
  );
}

/** In the order of the document. */
function byPlace(one: Item, other: Item): number {
  const [a, b] = [findingOf(one).evidence[0]?.at, findingOf(other).evidence[0]?.at];
  return (
    (a?.page ?? 0) - (b?.page ?? 0) ||
    (a?.box?.[1] ?? 0) - (b?.box?.[1] ?? 0) ||
    (a?.sheet ?? "").localeCompare(b?.sheet ?? "") ||
    (a?.paragraph ?? 0) - (b?.paragraph ?? 0) ||
    (a?.table ?? 0) - (b?.table ?? 0) ||
    (a?.row ?? 0) - (b?.row ?? 0) ||
    one.id.localeCompare(other.id)
  );
}
