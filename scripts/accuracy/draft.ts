import { type Content, heading, type Part, paragraph, table } from "../fixtures/content.ts";
import { type Misprint, misprint } from "./misprint.ts";
import { type Random, randomOf } from "./random.ts";
import { type Style, styleOf } from "./style.ts";

/** One known error: what may report it and what the finding must cite. */
export interface Fault {
  /** The rule that should name it comes first; the others name it rightly too. */
  readonly rules: readonly string[];
  /** What was done: for the list of misses. */
  readonly what: string;
  /** Printed figures or words of which the finding must cite one at least. */
  readonly cites: readonly string[];
  /** The cause that the diagnosis should name. */
  readonly cause?: string;
}

/** A report while it is invented. Every place that can be falsified offers its faults; at most one of them is put in. */
export interface Draft {
  readonly random: Random;
  readonly style: Style;
  readonly offered: readonly Fault[];
  heading(level: 1 | 2 | 3, text: string): void;
  paragraph(text: string): void;
  table(caption: string, unit: string, rows: readonly (readonly string[])[]): void;
  /** Is this fault the one to put in? */
  has(fault: Fault): boolean;
  /** The right text, or the wrong one of the fault to put in. */
  either(right: string, wrong: string, fault: Omit<Fault, "cites"> & { readonly cites?: readonly string[] }): string;
  /** A number that may be typed wrongly. */
  figure(right: string, rules: readonly string[], options?: FigureOptions): string;
  content(title: string): Content;
}

export interface FigureOptions {
  /** By how many last places it must differ, so that rounding cannot explain it. */
  readonly least?: number;
  readonly what?: string;
  /** False where nothing tells this figure from the others of its relation. */
  readonly named?: boolean;
  readonly kinds?: Parameters<typeof misprint>[3];
}

export function draftOf(seed: number, chosen?: number): Draft {
  const random = randomOf(seed);
  const slips = randomOf(seed + 7_000_003);
  const offered: Fault[] = [];
  const parts: Part[] = [];
  const style = styleOf(random);
  const has = (fault: Fault) => offered.push(fault) - 1 === chosen;
  return {
    random,
    style,
    offered,
    heading: (level, text) => void parts.push(heading(level, text)),
    paragraph: (text) => void parts.push(paragraph(text)),
    table: (caption, unit, rows) => void parts.push({ ...table(caption, unit, ""), rows }),
    has,
    either: (right, wrong, fault) => (has({ cites: [wrong], ...fault }) ? wrong : right),
    figure(right, rules, { least = 2, what = "typed wrongly", named = true, kinds } = {}) {
      const wrong: Misprint = misprint(slips, right, least, kinds);
      const cause = named && wrong.cause !== undefined ? { cause: wrong.cause } : {};
      return has({ rules, what: `${what}: ${right} → ${wrong.text}`, cites: [wrong.text], ...cause }) ? wrong.text : right;
    },
    content: (title) => ({ title, parts, seeded: chosen === undefined ? [] : [offered[chosen]].flatMap((fault) => fault ?? []) }),
  };
}
