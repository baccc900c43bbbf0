import { allElements, elementsOf, type HtmlElement, plainText } from "./html-tree.ts";

/** What of a page is marks of notes, and what is notes. */
export interface Footnotes {
  /** Marks in the text, and links back from the notes: neither is text. */
  readonly marks: ReadonlySet<HtmlElement>;
  /** Blocks that are notes, at the foot of a page or at its end. */
  readonly notes: ReadonlySet<HtmlElement>;
}

/** [1], 1, ①, 注1, *: the print of a mark. */
const MARK = /^[[【〔（(]?(?:注|注释|尾注|脚注)?\s*(?:\d{1,3}|[①-⑳]|[*†‡]{1,3}|[ivx]{1,5})[\]】〕）)]?$/iu;
const BRACKETED = /^[[【〔]\s*(\d{1,3})\s*[\]】〕]/u;
const BACK = /^(?:[↩↑^⤴\s]|\ufe0e)*$/u;
const NOTE_BLOCK = /^(?:li|p|div|dd|td|aside|section)$/u;

/** Notes of a page: linked from their marks as word processors and editors write them, of a word processor's class, or by marks alone. */
export function findFootnotes(root: HtmlElement): Footnotes {
  const marks = new Set<HtmlElement>();
  const notes = new Set<HtmlElement>();
  const order = new Map(allElements(root, () => true).map((element, at) => [element, at]));
  const targets = targetsOf(order.keys());
  const links = [...order.keys()].filter(({ name, attributes }) => name === "a" && (attributes.get("href") ?? "").startsWith("#"));
  for (const link of links) {
    const target = targets.get(link.attributes.get("href")?.slice(1) ?? "");
    const note = target && noteAround(target);
    if (!target || !note || !MARK.test(plainText(link).trim()) || (order.get(target) ?? 0) < (order.get(link) ?? 0)) continue;
    if (isInside(link, new Set([note])) || !(isRaised(link) || namesNote(link) || namesNote(target) || namesNote(note))) continue;
    marks.add(outermostMark(link));
    notes.add(note);
  }
  for (const element of order.keys())
    if (/\bMso(?:Footnote|Endnote)Text\b/u.test(element.attributes.get("class") ?? "")) notes.add(element);
  const marked = new Set([...marks].flatMap((mark) => [mark, ...above(mark)]));
  for (const link of links) if (isBackLink(link, notes, marked, targets)) marks.add(outermostMark(link));
  addUnlinked(order, marks, notes);
  return { marks, notes };
}

function targetsOf(elements: Iterable<HtmlElement>): ReadonlyMap<string, HtmlElement> {
  const found = new Map<string, HtmlElement>();
  for (const element of elements) {
    for (const name of [element.attributes.get("id"), element.name === "a" ? element.attributes.get("name") : undefined])
      if (name && !found.has(name)) found.set(name, element);
  }
  return found;
}

/** The word processor's own element of a note, else the item or paragraph that holds the target. */
function noteAround(target: HtmlElement): HtmlElement | undefined {
  let block: HtmlElement | undefined;
  for (let current: HtmlElement | undefined = target; current; current = current.parent) {
    if (/mso-element\s*:\s*(?:footnote|endnote)\b(?!-)/u.test(current.attributes.get("style") ?? "")) return current;
    if (current.name === "li") return current;
    if (!block && NOTE_BLOCK.test(current.name)) block = current;
  }
  return block;
}

function isInside(element: HtmlElement, outer: ReadonlySet<HtmlElement>): boolean {
  for (let current: HtmlElement | undefined = element; current; current = current.parent) if (outer.has(current)) return true;
  return false;
}

/** The next elements around a mark, one of which a link back may name. */
function above({ parent }: HtmlElement): HtmlElement[] {
  return parent ? [parent, ...(parent.parent ? [parent.parent] : [])] : [];
}

/** The mark is set small and high. */
function isRaised(link: HtmlElement): boolean {
  const raises = ({ name, attributes }: HtmlElement) =>
    name === "sup" || /vertical-align\s*:\s*super/iu.test(attributes.get("style") ?? "");
  return raises(link) || (link.parent !== undefined && raises(link.parent)) || allElements(link, raises).length > 0;
}

function namesNote({ attributes }: HtmlElement): boolean {
  return ["id", "name", "href", "class", "style"].some((name) =>
    /(?:foot|end)note|\b_?(?:ftn|edn|fn)(?:ref)?[-_:]?\d/iu.test(attributes.get(name) ?? ""),
  );
}

/** With the sup or span that holds nothing else. */
function outermostMark(link: HtmlElement): HtmlElement {
  let current = link;
  for (let outer = link.parent; outer && /^(?:sup|span|a|font)$/u.test(outer.name) && outer.children.length <= 3; outer = outer.parent) {
    if (plainText(outer).trim() !== plainText(link).trim()) break;
    current = outer;
  }
  return current;
}

function isBackLink(
  link: HtmlElement,
  notes: ReadonlySet<HtmlElement>,
  marked: ReadonlySet<HtmlElement>,
  targets: ReadonlyMap<string, HtmlElement>,
): boolean {
  const text = plainText(link).trim();
  if (!(MARK.test(text) || BACK.test(text)) || !isInside(link, notes)) return false;
  const target = targets.get(link.attributes.get("href")?.slice(1) ?? "");
  return target !== undefined && isInside(target, marked);
}

/** [1] set high in the text, and [1] again where a paragraph behind it begins: links are often lost when text is pasted. */
function addUnlinked(order: ReadonlyMap<HtmlElement, number>, marks: Set<HtmlElement>, notes: Set<HtmlElement>): void {
  const raised = new Map<string, HtmlElement>();
  const begins = (block: HtmlElement) => BRACKETED.exec(plainText(block).trim())?.[1];
  for (const element of order.keys()) {
    const number = element.name === "sup" ? BRACKETED.exec(plainText(element).trim())?.[1] : undefined;
    if (number !== undefined && MARK.test(plainText(element).trim()) && !isInside(element, marks)) raised.set(number, element);
  }
  if (raised.size === 0) return;
  const last = Math.max(...[...raised.values()].map((element) => order.get(element) ?? 0));
  for (const [block, at] of order) {
    if (at <= last) continue;
    const mark =
      NOTE_BLOCK.test(block.name) && !elementsOf(block).some(({ name }) => NOTE_BLOCK.test(name))
        ? raised.get(begins(block) ?? "")
        : undefined;
    if (!mark || isInside(mark, new Set([block]))) continue;
    marks.add(mark);
    notes.add(block);
  }
}
