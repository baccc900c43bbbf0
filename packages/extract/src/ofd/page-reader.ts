import { Unreadable } from "../failures.ts";
import { childOf, elementsOf, type XmlElement } from "../ooxml/xml.ts";
import { areaOf, findPart, type OfdDocument, type PageEntry } from "./ofd-document.ts";
import type { OfdPackage } from "./ofd-package.ts";
import { inOrder, layersOf, orderOf, type ReadPage, readPage, type Stratum } from "./read-page.ts";
import { addResources, resourcePaths } from "./resources.ts";

const MAX_TEMPLATES = 50;

/** Why a page could not be read. */
export type PageFault = "missing" | "broken" | "too-large";

export interface PageReader {
  read(entry: PageEntry, number: number): (ReadPage & { readonly withoutTemplate: boolean }) | PageFault;
}

/** Reads the pages of one document; a template is parsed once, however many pages use it. */
export function pageReader(opened: OfdPackage, document: OfdDocument): PageReader {
  const templates = new Map<string, Stratum | undefined>();
  const knownResources = new Set<string>();

  const templateOf = (use: XmlElement): Stratum | undefined => {
    const id = use.attributes.get("TemplateID") ?? "";
    if (!templates.has(id)) templates.set(id, readTemplate(opened, document, id));
    const template = templates.get(id);
    const order = use.attributes.get("ZOrder");
    return template && order !== undefined ? { ...template, order: orderOf(order) } : template;
  };

  return {
    read(entry, number) {
      const name = findPart(opened, document, entry.path);
      try {
        const page = opened.parse(name);
        if (name === undefined || !page) return "missing";
        for (const path of resourcePaths(page, "PageRes")) {
          if (!knownResources.has(path)) addResources(document.resources, opened, path, name);
          knownResources.add(path);
        }
        const uses = elementsOf(page).filter((child) => child.name === "Template");
        const found = uses.slice(0, MAX_TEMPLATES).flatMap((use) => templateOf(use) ?? []);
        const strata = [
          ...found,
          ...layersOf(page).map((layer): Stratum => ({ order: orderOf(layer.attributes.get("Type")), layers: [layer] })),
        ];
        const read = readPage(number, areaOf(childOf(page, "Area")) ?? document.area, inOrder(strata), document.resources);
        return { ...read, withoutTemplate: found.length < uses.length };
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        return error.kind === "too-large" ? "too-large" : "broken";
      }
    },
  };
}

/** A template page: a page file whose own templates, if it names any, are not followed. A broken one costs its labels, not the page. */
function readTemplate(opened: OfdPackage, document: OfdDocument, id: string): Stratum | undefined {
  const entry = document.templates.get(id);
  const name = entry && findPart(opened, document, entry.path);
  try {
    const page = opened.parse(name);
    if (!page || !name) return undefined;
    for (const path of resourcePaths(page, "PageRes")) addResources(document.resources, opened, path, name);
    return { order: entry?.order === undefined ? "Background" : orderOf(entry.order), layers: layersOf(page) };
  } catch {
    return undefined;
  }
}
