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

/** Findings that stand together, sorted. */
export interface Group {
  readonly key: string;
  readonly title: string;
  readonly items: readonly Item[];
  readonly loud: readonly Item[];
  readonly hints: readonly Item[];
}

/** The groups in the order of the document, or of weight; within each what matters more stands first. */
export function groupsOf(items: readonly Item[], grouping: Grouping, language: "zh" | "en"): readonly Group[] {
  return [...Map.groupBy(keysOf(items, grouping, language), ({ key }) => key)].map(([key, keyed]) => {
    const own = keyed.map(({ item }) => item);
    const sorted = own.toSorted(byWeight);
    return { key, title: keyed[0]?.title ?? "", items: own, loud: sorted.filter((item) => !isHint(item)), hints: sorted.filter(isHint) };
  });
}

/**
 * The rows of the list. Hints are folded, and so are groups of hints alone while there is anything louder; `flipped` holds what was folded, or
 * unfolded, against that habit. The finding that is open is never folded away.
 */
export function entriesOf(groups: readonly Group[], flipped: ReadonlySet<string>, current: string | undefined): readonly Entry[] {
  const isQuiet = groups.every(({ loud }) => loud.length === 0);
  const entries: Entry[] = [];
  for (const { key, title, items, loud, hints } of groups) {
    const isFolded = (id: string, habit: boolean, held: readonly Item[]) =>
      habit !== flipped.has(id) && !held.some((item) => item.id === current);
    const id = `group:${key}`;
    const folded = isFolded(id, loud.length === 0 && !isQuiet, items);
    const done = items.filter((item) => !isOpen(item)).length;
    entries.push({ kind: "group", id, title, counts: countsOf(items), done, all: items.length, folded });
    if (folded) continue;
    for (const item of loud) entries.push(entryOf(item));
    if (hints.length === 0) continue;
    const hintsId = `hints:${key}`;
    const areFolded = loud.length > 0 && isFolded(hintsId, true, hints);
    if (loud.length > 0) entries.push({ kind: "hints", id: hintsId, count: hints.length, folded: areFolded });
    if (!areFolded) for (const item of hints) entries.push(entryOf(item));
  }
  return entries;
}

const rows = new WeakMap<Item, Entry>();

/** The same row for the same finding, so that a list of thousands draws only what is new. */
function entryOf(item: Item): Entry {
  const entry: Entry = rows.get(item) ?? { kind: "item", id: item.id, item };
  rows.set(item, entry);
  return entry;
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

type Place = readonly (number | string)[];
const places = new WeakMap<Item, Place>();

/** What the order of the document goes by; made once for each finding, since thousands are sorted. */
function placeKey(item: Item): Place {
  const known = places.get(item);
  if (known) return known;
  const at = findingOf(item).evidence[0]?.at;
  const made = [at?.page ?? 0, at?.box?.[1] ?? 0, at?.sheet ?? "", at?.paragraph ?? 0, at?.table ?? 0, at?.row ?? 0, item.id];
  places.set(item, made);
  return made;
}

/** In the order of the document. */
function byPlace(one: Item, other: Item): number {
  const [left, right] = [placeKey(one), placeKey(other)];
  for (let at = 0; at < left.length; at += 1) {
    const [a = 0, b = 0] = [left[at], right[at]];
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
