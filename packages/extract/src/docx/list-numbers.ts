import { formatNumber } from "../flow/format-number.ts";
import { childOf, elementsOf, isOn, propertyOf, type XmlElement } from "../ooxml/xml.ts";
import type { NumberReference, Styles } from "./styles.ts";

interface ListLevel {
  readonly start: number;
  readonly format: string;
  readonly text: string;
  readonly suffix: string;
  /** Level (from 1) whose use restarts this one; 0 never; absent: every higher level. */
  readonly restart?: number;
  readonly legal: boolean;
  /** Paragraph style that this level belongs to. */
  readonly style?: string;
}

interface List {
  /** Lists of one abstract definition go on counting together. */
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, ListLevel>;
  readonly startOverrides: ReadonlyMap<number, number>;
}

export interface ListNumber {
  /** The number with its suffix, as displayed: `一、`, `1. `; empty for bullets. */
  readonly text: string;
  readonly bullet: boolean;
}

/** Counts automatic numbers in document order. */
export interface ListCounter {
  next(reference: NumberReference, styleId: string | undefined): ListNumber | undefined;
}

export function listCounter(root: XmlElement | undefined, styles: Styles): ListCounter {
  const lists = readLists(root, styles);
  const counters = new Map<string, Map<number, number>>();
  const started = new Set<string>();

  return {
    next(reference, styleId) {
      const list = reference.id === undefined ? undefined : lists.get(reference.id);
      if (!list || reference.id === undefined || reference.id === "0") return undefined;
      const at = Math.min(8, Math.max(0, reference.level ?? levelOfStyle(list, styleId) ?? 0));
      const level = list.levels.get(at);
      if (!level) return undefined;
      const counter = counters.get(list.abstractId) ?? new Map<number, number>();
      counters.set(list.abstractId, counter);
      applyOverrides(list, reference.id, counter, started, at);
      const before = counter.get(at);
      counter.set(at, before === undefined ? level.start : before + 1);
      restartDeeper(list, counter, at);
      return { text: displayed(list, level, counter), bullet: level.format === "bullet" };
    },
  };
}

/** A list with a start of its own begins there at its first paragraph of that level, whatever the lists it shares counters with have reached. */
function applyOverrides(list: List, id: string, counter: Map<number, number>, started: Set<string>, at: number): void {
  const start = list.startOverrides.get(at);
  const key = `${id}/${at}`;
  if (start !== undefined && !started.has(key)) counter.set(at, start - 1);
  started.add(key);
}

function restartDeeper(list: List, counter: Map<number, number>, at: number): void {
  for (const [deeper, level] of list.levels) {
    if (deeper <= at || level.restart === 0) continue;
    if (level.restart === undefined || at < level.restart) counter.delete(deeper);
  }
}

function displayed(list: List, level: ListLevel, counter: ReadonlyMap<number, number>): string {
  if (level.format === "bullet") return "";
  const number = level.text.replace(/%([1-9])/gu, (_whole, digit: string) => {
    const at = Number(digit) - 1;
    const part = list.levels.get(at);
    const value = counter.get(at) ?? part?.start ?? 1;
    return formatNumber(value, level.legal ? "decimal" : (part?.format ?? "decimal"));
  });
  if (number === "") return "";
  if (level.suffix === "nothing") return number;
  if (level.suffix === "space") return `${number} `;
  // A tab is shown as room; behind 、 or ） the number is set apart by its own mark.
  return /[、，：）〕】\p{Script=Han}①-⑳]$/u.test(number) ? number : `${number} `;
}

function levelOfStyle(list: List, styleId: string | undefined): number | undefined {
  if (styleId === undefined) return undefined;
  for (const [at, level] of list.levels) if (level.style === styleId) return at;
  return undefined;
}

function readLists(root: XmlElement | undefined, styles: Styles): ReadonlyMap<string, List> {
  const abstracts = new Map<string, XmlElement>();
  const numbers = new Map<string, XmlElement>();
  for (const element of elementsOf(root)) {
    if (element.name === "abstractNum") abstracts.set(element.attributes.get("abstractNumId") ?? "", element);
    if (element.name === "num") numbers.set(element.attributes.get("numId") ?? "", element);
  }
  const lists = new Map<string, List>();
  for (const [id, element] of numbers) {
    const abstractId = definingAbstract(propertyOf(element, "abstractNumId") ?? "", abstracts, numbers, styles);
    const levels = new Map(levelsOf(abstracts.get(abstractId)));
    const startOverrides = new Map<number, number>();
    for (const override of elementsOf(element)) {
      if (override.name !== "lvlOverride") continue;
      const at = Number(override.attributes.get("ilvl") ?? 0);
      const start = Number(propertyOf(override, "startOverride") ?? Number.NaN);
      if (Number.isInteger(start)) startOverrides.set(at, start);
      for (const [level, own] of levelsOf(override)) levels.set(level, own);
    }
    lists.set(id, { abstractId, levels, startOverrides });
  }
  return lists;
}

/** An abstract list may only name a list style, which names the list that defines the levels. */
function definingAbstract(
  id: string,
  abstracts: ReadonlyMap<string, XmlElement>,
  numbers: ReadonlyMap<string, XmlElement>,
  styles: Styles,
): string {
  const link = propertyOf(abstracts.get(id), "numStyleLink");
  const number = link === undefined ? undefined : styles.byId.get(link)?.numbering?.id;
  return (number === undefined ? undefined : propertyOf(numbers.get(number), "abstractNumId")) ?? id;
}

function levelsOf(element: XmlElement | undefined): [number, ListLevel][] {
  return elementsOf(element)
    .filter((child) => child.name === "lvl")
    .map((child) => {
      const restart = Number(propertyOf(child, "lvlRestart") ?? Number.NaN);
      const style = propertyOf(child, "pStyle");
      const level: ListLevel = {
        start: integer(propertyOf(child, "start"), 0),
        format: formatOf(child),
        text: propertyOf(child, "lvlText") ?? "",
        suffix: propertyOf(child, "suff") ?? "tab",
        legal: isOn(child, "isLgl") ?? false,
        ...(Number.isInteger(restart) ? { restart } : {}),
        ...(style === undefined ? {} : { style }),
      };
      return [Number(child.attributes.get("ilvl") ?? 0), level];
    });
}

function formatOf(level: XmlElement): string {
  const format = childOf(level, "numFmt") ?? childOf(childOf(childOf(level, "AlternateContent"), "Choice"), "numFmt");
  const value = format?.attributes.get("val") ?? "decimal";
  return value === "custom" && /^0\d/u.test(format?.attributes.get("format") ?? "") ? "decimalZero" : value;
}

function integer(value: string | undefined, otherwise: number): number {
  const number = Number(value ?? Number.NaN);
  return Number.isInteger(number) ? number : otherwise;
}
