import { objectAt, objectPlaces, objectsWith, placeOfName } from "./plain-objects.ts";

/** Deeper than any document is: a tree may lead in a circle. */
const DEEPEST = 100;

/** More elements than this are not followed. */
const MOST = 500;
/** The digits from 1 to 6. */
const LEVELS: ReadonlySet<number> = new Set([0x31, 0x32, 0x33, 0x34, 0x35, 0x36]);
const HEADING = /\/S\s*\/H[1-6](?=[\s/<>[\]])/;
/** The content of an element: one number of marked content, element or list, or an array of them. */
const KIDS = /(?:\/K\s*|^\s*(?=\[))(\[[^\]]*\]|<<[^>]*>>|\d+\s+\d+\s+R|\d+)/;

/**
 * Numbers of the page objects on which headings of the structure tree stand, so that the tree of no other page need be read, which takes as long
 * as its text. Undefined where that cannot be told: the tree is packed, or has other names for headings.
 */
export function pagesWithTaggedHeadings(bytes: Uint8Array): ReadonlySet<number> | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (placeOfName(file, "/ObjStm") >= 0) return undefined;
  const pages = new Set<number>();
  if (placeOfName(file, "/StructTreeRoot") < 0) return pages;
  const headings = objectsWith(file, "/H", (at) => LEVELS.has(file[at + 2] ?? 0));
  if (!headings?.every(({ text }) => HEADING.test(text))) return undefined;
  const waiting = headings.map(({ text }) => text);
  let places: ReadonlyMap<number, readonly number[]> | undefined;
  const seen = new Set<string>();
  for (const text of waiting) {
    for (const [, page] of text.matchAll(/\/Pg\s+(\d+)\s+\d+\s+R/g)) pages.add(Number(page));
    const kids = (KIDS.exec(text)?.[1] ?? "").replaceAll(/\/Pg\s+\d+\s+\d+\s+R/g, "");
    for (const [, kid = ""] of kids.matchAll(/(\d+)\s+\d+\s+R/g)) {
      if (seen.has(kid)) continue;
      seen.add(kid);
      places ??= objectPlaces(file);
      const versions = (places.get(Number(kid)) ?? []).map((place) => objectAt(file, place));
      const known = versions.filter((version) => version !== undefined);
      if (known.length === 0 || known.length < versions.length || seen.size > MOST) return undefined;
      waiting.push(...known);
    }
  }
  return pages;
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
