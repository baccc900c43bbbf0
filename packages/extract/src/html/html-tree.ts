import { Parser } from "htmlparser2";
import { MESSAGES, unreadable } from "../failures.ts";

export interface HtmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Out of sight in the file, brought into sight by a script of the page. */
  unveiled?: true;
  readonly children: (HtmlElement | string)[];
  readonly parent: HtmlElement | undefined;
  /** Place among the elements of its name below the same parent, from 1. */
  readonly nth: number;
}

// Deeper than this no page is written by hand or program; elements below are hung up at this depth and keep their text.
const MAX_DEPTH = 400;
const MAX_NODES = 4_000_000;
const NO_TEXT = new Set(["script", "style", "template", "noscript", "svg", "iframe", "object", "select", "button", "noframes"]);
/** Kinds of fields whose value a page does not show, or that are no part of what it says. */
const NO_VALUE = /^(?:hidden|submit|button|reset|image|password|search|file|range|color)$/iu;
/** Their content is no text, but what they embed is to be named. */
const EMBEDS = new Set(["iframe", "object"]);

/** Parses a page as browsers do: forgiving, missing end tags supplied. Scripts and the like are left out at once. */
export function parseHtml(text: string): HtmlElement {
  const root: HtmlElement = { name: "#root", attributes: new Map(), children: [], parent: undefined, nth: 1 };
  const stack: HtmlElement[] = [root];
  const counts = new Map<HtmlElement, Map<string, number>>();
  let nodes = 0;
  let silent = 0;
  /** What holds the list in which an entry is chosen. */
  let listIn: HtmlElement | undefined;
  let isChosen = false;
  const nthOf = (parent: HtmlElement, name: string): number => {
    const byName = counts.get(parent) ?? new Map<string, number>();
    counts.set(parent, byName);
    const nth = (byName.get(name) ?? 0) + 1;
    byName.set(name, nth);
    return nth;
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        nodes += 1;
        if (nodes > MAX_NODES) throw unreadable("too-large", MESSAGES.unpacked);
        const parent = stack[Math.min(stack.length, MAX_DEPTH) - 1] ?? root;
        const element: HtmlElement = {
          name,
          attributes: new Map(Object.entries(attributes)),
          children: [],
          parent,
          nth: nthOf(parent, name),
        };
        if (silent === 0 && (!NO_TEXT.has(name) || EMBEDS.has(name))) parent.children.push(element);
        if (silent === 0) {
          const shown = shownValue(name, attributes);
          if (shown !== "") parent.children.push(shown);
        }
        if (name === "select" && silent === 0) listIn = parent;
        if (name === "option") isChosen = attributes["selected"] !== undefined;
        if (NO_TEXT.has(name)) silent += 1;
        stack.push(element);
      },
      ontext(data) {
        if (silent === 1 && isChosen) listIn?.children.push(data);
        if (silent === 0) (stack[Math.min(stack.length, MAX_DEPTH) - 1] ?? root).children.push(data);
      },
      onclosetag(name) {
        if (NO_TEXT.has(name) && silent > 0) silent -= 1;
        if (name === "option" || name === "select") isChosen = false;
        if (stack.length > 1) stack.pop();
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(text);
  parser.end();
  unveil(root);
  return root;
}

/** What a field of a form shows: forms are saved from the system in which they were filled in. */
function shownValue(name: string, attributes: Readonly<Record<string, string>>): string {
  if (name !== "input") return "";
  const type = attributes["type"] ?? "text";
  if (/^(?:checkbox|radio)$/iu.test(type)) return attributes["checked"] === undefined ? "□" : "☑";
  return NO_VALUE.test(type) ? "" : (attributes["value"] ?? "");
}

const VEILED = /(?:^|;)\s*visibility\s*:\s*hidden/iu;

/** A page that hides most of its text is shown by a script when it is loaded. */
function unveil(root: HtmlElement): void {
  const whole = plainText(root).length;
  for (const element of allElements(root, ({ attributes }) => VEILED.test(attributes.get("style") ?? "")))
    if (plainText(element).length > whole / 2) element.unveiled = true;
}

/** All text inside, blanks as they stand. */
export function plainText(element: HtmlElement): string {
  return element.children.map((child) => (typeof child === "string" ? child : plainText(child))).join("");
}

export function elementsOf(element: HtmlElement): readonly HtmlElement[] {
  return element.children.filter((child): child is HtmlElement => typeof child !== "string");
}

/** The first element of that name, the element itself included. */
export function findElement(element: HtmlElement, name: string): HtmlElement | undefined {
  if (element.name === name) return element;
  for (const child of elementsOf(element)) {
    const found = findElement(child, name);
    if (found) return found;
  }
  return undefined;
}

export function allElements(element: HtmlElement, accept: (candidate: HtmlElement) => boolean, found: HtmlElement[] = []): HtmlElement[] {
  for (const child of elementsOf(element)) {
    if (accept(child)) found.push(child);
    allElements(child, accept, found);
  }
  return found;
}

/** Taken out of sight by the page itself. */
export function isHidden(element: HtmlElement): boolean {
  const style = element.attributes.get("style") ?? "";
  if (element.attributes.has("hidden") || /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all)/iu.test(style)) return true;
  return VEILED.test(style) && element.unveiled !== true;
}

/** CSS path of an element, from the nearest ancestor with an id of its own. */
export function pathOf(element: HtmlElement, ids: ReadonlyMap<string, number>): string {
  const steps: string[] = [];
  for (let current: HtmlElement | undefined = element; current && current.name !== "#root"; current = current.parent) {
    const id = current.attributes.get("id") ?? "";
    if (/^[A-Za-z][\w-]*$/u.test(id) && ids.get(id) === 1) {
      steps.unshift(`#${id}`);
      break;
    }
    const single = current.name === "html" || current.name === "body";
    steps.unshift(single ? current.name : `${current.name}:nth-of-type(${current.nth})`);
    // Browsers put a tbody around rows that stand directly in a table.
    if (current.name === "tr" && current.parent?.name === "table") steps.unshift("tbody");
  }
  return steps.join(" > ");
}

export function countIds(root: HtmlElement): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const { attributes } of allElements(root, (element) => element.attributes.has("id"))) {
    const id = attributes.get("id") ?? "";
    ids.set(id, (ids.get(id) ?? 0) + 1);
  }
  return ids;
}
