import { childOf, elementsOf, textOf, type XmlElement } from "../ooxml/xml.ts";
import { folderOf, type OfdPackage, resolved } from "./ofd-package.ts";

export interface OfdFont {
  readonly name: string;
  readonly bold: boolean;
}

/** What the objects of a document refer to by id; ids are unique in the whole document, so one map of a kind serves. */
export interface Resources {
  readonly fonts: Map<string, OfdFont>;
  readonly drawParams: Map<string, XmlElement>;
  readonly composites: Map<string, XmlElement>;
}

export function emptyResources(): Resources {
  return { fonts: new Map(), drawParams: new Map(), composites: new Map() };
}

/** Adds what a resource file defines. A broken or missing one costs fonts and line widths, not text: false says so. */
export function addResources(resources: Resources, opened: OfdPackage, path: string, from: string): boolean {
  const folder = folderOf(from);
  const name = opened.find(path, from, resolved(`${folder}/Res`));
  try {
    const root = opened.parse(name);
    if (!root) return false;
    for (const group of elementsOf(root)) for (const element of elementsOf(group)) addResource(resources, element);
    return true;
  } catch {
    return false;
  }
}

function addResource(resources: Resources, element: XmlElement): void {
  const id = element.attributes.get("ID");
  if (id === undefined) return;
  if (element.name === "Font") resources.fonts.set(id, readFont(element));
  if (element.name === "DrawParam") resources.drawParams.set(id, element);
  if (element.name === "CompositeGraphicUnit") resources.composites.set(id, element);
}

function readFont({ attributes }: XmlElement): OfdFont {
  const name = attributes.get("FontName") ?? attributes.get("FamilyName") ?? "";
  // Bold faces by name: 黑体, 小标宋 and the like have no attribute of their own.
  return { name, bold: attributes.get("Bold") === "true" || /bold|black|heavy|simhei|黑|标宋/iu.test(name) };
}

/** Names of the resource files that `CommonData` or a page lists. */
export function resourcePaths(element: XmlElement | undefined, ...names: readonly string[]): string[] {
  return elementsOf(element)
    .filter(({ name }) => names.includes(name))
    .map((child) => textOf(child).trim());
}

/** The way in which an object is drawn: its own attribute or child, then its drawing parameter and that one's base, then the layer's. */
export class DrawStyle {
  readonly #elements: readonly XmlElement[];

  constructor(object: XmlElement, layerParam: string | undefined, resources: Resources) {
    const chain = [object];
    for (const start of [object.attributes.get("DrawParam"), layerParam]) {
      let id = start;
      while (id !== undefined && chain.length < 40) {
        const element = resources.drawParams.get(id);
        if (!element || chain.includes(element)) break;
        chain.push(element);
        id = element.attributes.get("Relative");
      }
    }
    this.#elements = chain;
  }

  attribute(name: string): string | undefined {
    return this.#elements.find(({ attributes }) => attributes.has(name))?.attributes.get(name);
  }

  child(name: string): XmlElement | undefined {
    for (const element of this.#elements) {
      const child = childOf(element, name);
      if (child) return child;
    }
    return undefined;
  }
}
