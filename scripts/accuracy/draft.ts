import { type Content, heading, type Part, paragraph, table } from "../fixtures/content.ts";
import { type Misprint, misprint, type Slip } from "./misprint.ts";
import { type Random, randomOf } from "./random.ts";
import { type Style, styleOf } from "./style.ts";

/** One known error: what may report it and what the finding must cite. */
export interface Fault {
  /** The rule that should name it comes first; the others name it rightly too. */
  readonly rules: readonly [string, ...string[]];
  /** What was done: for the list of misses. */
  readonly what: string;
  /** Printed figures or words of which the finding must cite one at least. */
  readonly cites: readonly string[];
  /** The cause that the diagnosis should name; with others that say the same. */
  readonly cause?: string | readonly string[];
}

/** A report while it is invented. Every place that can be falsified offers its faults; at most one of them is put in. */
export interface Draft {
  readonly random: Random;
  readonly style: Style;
  readonly offered: readonly Fault[];
  /** What an untrained reader might take for an error. */
  readonly traps: readonly string[];
  heading(level: 1 | 2 | 3, text: string): void;
  paragraph(text: string): void;
  table(caption: string, unit: string, rows: readonly (readonly string[])[], header?: number): void;
  trap(name: string): void;
  /** One of `items` whose name nothing else in this report has. */
  fresh<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item;
  /** Is this fault the one to put in? */
  has(fault: Fault): boolean;
  /** The right text, or the wrong one of the fault to put in. */
  either(right: string, wrong: string, fault: Omit<Fault, "cites"> & { readonly cites?: readonly string[] }): string;
  /** A number that may be typed wrongly. */
  figure(right: string, rules: Fault["rules"], options?: FigureOptions): string;
  content(title: string): Content & { readonly fault?: Fault; readonly traps: readonly string[] };
}

export interface FigureOptions {
  /** By how many last places it must differ, so that rounding cannot explain it. */
  readonly least?: number;
  readonly what?: string;
  /** False where nothing tells this figure from the others of its relation. */
  readonly named?: boolean;
  readonly kinds?: readonly Slip[];
}

const HEADS: Readonly<Record<1 | 2 | 3, (at: number) => string>> = {
  1: (at) => `${"一二三四五六七八九十".charAt(at)}、`,
  2: (at) => `（${"一二三四五六七八九十".charAt(at)}）`,
  3: (at) => `${at + 1}.`,
};

export function draftOf(seed: number, chosen?: number): Draft {
  const random = randomOf(seed);
  const slips = randomOf(seed + 7_000_003);
  const offered: Fault[] = [];
  const traps: string[] = [];
  const parts: Part[] = [];
  const style = styleOf(random);
  const counts = [0, 0, 0];
  const used = new Set<string>();
  const has = (fault: Fault) => offered.push(fault) - 1 === chosen;
  const number = (level: 1 | 2 | 3) => {
    const at = counts[level - 1] ?? 0;
    counts.splice(level - 1, 3, at + 1, ...[0, 0].slice(0, 3 - level));
    return style.chineseNumbers ? HEADS[level](at) : `${counts.slice(0, level).join(".")}${level === 1 ? "." : ""} `;
  };
  return {
    random,
    style,
    offered,
    traps,
    heading: (level, text) => void parts.push(heading(level, number(level) + text)),
    paragraph: (text) => void parts.push(paragraph(text)),
    table: (caption, unit, rows, header = 1) => void parts.push({ ...table(caption, unit, "", header), rows }),
    trap: (name) => void traps.push(name),
    fresh(items, nameOf) {
      const left = items.filter((item) => !used.has(nameOf(item)));
      const item = random.pick(left.length > 0 ? left : items);
      used.add(nameOf(item));
      return item;
    },
    has,
    either: (right, wrong, fault) => (has({ cites: [wrong], ...fault }) ? wrong : right),
    figure(right, rules, { least = 2, what = "typed wrongly", named = true, kinds } = {}) {
      const wrong: Misprint = misprint(slips, right, least, kinds);
      const cause = named && wrong.cause !== undefined ? { cause: wrong.cause } : {};
      return has({ rules, what: `${what}: ${right} → ${wrong.text}`, cites: [wrong.text], ...cause }) ? wrong.text : right;
    },
    content: (title) => {
      const fault = chosen === undefined ? undefined : offered[chosen];
      return { title, parts, seeded: fault ? [fault] : [], ...(fault ? { fault } : {}), traps };
    },
  };
}
