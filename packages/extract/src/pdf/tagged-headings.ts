import { objectAt, objectPlaces, objectsWith, placeOfName } from "./plain-objects.ts";

/** Deeper than any document is: a tree may lead in a circle. */
const DEEPEST = 100;

/** More elements than this are not followed. */
const MOST = 5_000;
/** The digits from 1 to 6. */
const LEVELS: ReadonlySet<number> = new Set([0x31, 0x32, 0x33, 0x34, 0x35, 0x36]);
const HEADING = /\/S\s*\/H([1-6])(?=[\s/<>[\]])/;
/** What an element holds: numbers of marked content, references to elements or lists of them, dictionaries of marked content. */
const KIDS = /(?:\/K\s*|^\s*(?=\[))(\[[^\]]*\]|<<[^>]*>>|\d+\s+\d+\s+R|\d+)/;
const PAGE = /\/Pg\s+(\d+)\s+\d+\s+R/;

interface Element {
  readonly text: string;
  readonly level: number;
  /** Number of the page object, of a list that belongs to an element. */
  readonly page: string | undefined;
}

/** Levels of the headings to which marked content belongs, by the number of the page object and its number on the page. */
export type HeadingLevels = ReadonlyMap<number, ReadonlyMap<number, number>>;

/**
 * The headings of the structure tree, where it is written plainly: reading all of it takes as long as reading the text, and headings are a
 * small part of it. Undefined where they cannot be told so: the tree is packed or changed, or has other names for headings.
 */
export function plainTaggedHeadings(bytes: Uint8Array): HeadingLevels | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (placeOfName(file, "/ObjStm") >= 0) return undefined;
  const levels = new Map<number, Map<number, number>>();
  if (placeOfName(file, "/StructTreeRoot") < 0) return levels;
  const headings = objectsWith(file, "/H", (at) => LEVELS.has(file[at + 2] ?? 0));
  if (!headings?.every(({ text }) => HEADING.test(text))) return undefined;
  if (headings.length === 0) return levels;
  const places = objectPlaces(file);
  const waiting = headings.map(({ text }): Element => ({ text: text.slice(3), level: Number(HEADING.exec(text)?.[1]), page: undefined }));
  for (const { text, level, page } of waiting) {
    const { own, contents, elements } = kidsOf(text, page);
    for (const content of contents) {
      const onPage = levels.get(content.page) ?? new Map<number, number>();
      levels.set(content.page, onPage.set(content.number, level));
    }
    for (const element of elements) {
      const [place, ...versions] = places.get(element) ?? [];
      const inner = place === undefined || versions.length > 0 ? undefined : objectAt(file, place);
      if (inner === undefined || waiting.length > MOST) return undefined;
      // A heading inside is one by itself.
      if (!HEADING.test(inner)) waiting.push({ text: inner, level, page: /^\s*\[/.test(inner) ? own : undefined });
    }
  }
  return levels;
}

/** The page of an element, the marked content and the elements in it. */
function kidsOf(text: string, page: string | undefined) {
  const kids = KIDS.exec(text);
  const entries = kids ? text.slice(0, kids.index) + text.slice(kids.index + kids[0].length) : text;
  const own = PAGE.exec(entries)?.[1] ?? page;
  const contents: { readonly page: number; readonly number: number }[] = [];
  const add = (on: string | undefined, number: string | undefined) => {
    if (on !== undefined && number !== undefined) contents.push({ page: Number(on), number: Number(number) });
  };
  const elements: number[] = [];
  const [, held = ""] = kids ?? [];
  const plain = held.replaceAll(/<<([^>]*)>>/g, (_all, inner: string) => {
    add(PAGE.exec(inner)?.[1] ?? own, /\/MCID\s+(\d+)/.exec(inner)?.[1]);
    return " ";
  });
  const numbers = plain.replaceAll(/(\d+)\s+\d+\s+R/g, (_all, element: string) => {
    elements.push(Number(element));
    return " ";
  });
  for (const [number] of numbers.matchAll(/\d+/g)) add(own, number);
  return { own, contents, elements };
}

/** Level of the heading to which marked content belongs, by its number on the page, from a page's structure tree as pdf.js gives it. */
export function taggedHeadings(tree: unknown): ReadonlyMap<number, number> | undefined {
  const levels = new Map<number, number>();
  const visit = (node: unknown, level: number | undefined, depth: number): void => {
    if (typeof node !== "object" || node === null || depth > DEEPEST) return;
    const [role, id, children] = ["role", "id", "children"].map((name): unknown => Reflect.get(node, name));
    const own = typeof role === "string" ? /^H([1-6])$/u.exec(role)?.[1] : undefined;
    const inner = own === undefined ? level : Number(own);
    const content = typeof id === "string" ? /_mc(\d+)$/u.exec(id)?.[1] : undefined;
    if (content !== undefined && inner !== undefined) levels.set(Number(content), inner);
    if (Array.isArray(children)) for (const child of children) visit(child, inner, depth + 1);
  };
  visit(tree, undefined, 0);
  return levels.size === 0 ? undefined : levels;
}
