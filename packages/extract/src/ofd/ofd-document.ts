import { MESSAGES, unreadable } from "../failures.ts";
import { childOf, descendantsOf, elementsOf, textOf, type XmlElement } from "../ooxml/xml.ts";
import { type Rectangle, readRectangle } from "./geometry.ts";
import { folderOf, type OfdPackage } from "./ofd-package.ts";
import { addResources, emptyResources, type Resources, resourcePaths } from "./resources.ts";

const A4: Rectangle = { x: 0, y: 0, width: 210, height: 297 };
/** Millimetres. A drawing of 14 m is the largest that PDF allows; what is beyond is an error of the writer. */
const MAX_SIDE = 14_400 * 0.3528;

export interface PageEntry {
  readonly id: string;
  readonly path: string;
}

export interface TemplateEntry {
  readonly path: string;
  readonly order: string | undefined;
}

/** One document of a package: a package may hold several. */
export interface OfdDocument {
  /** Path of Document.xml. */
  readonly name: string;
  readonly root: XmlElement;
  /** Entry of OFD.xml that names it. */
  readonly body: XmlElement;
  readonly pages: readonly PageEntry[];
  readonly templates: ReadonlyMap<string, TemplateEntry>;
  readonly area: Rectangle;
  readonly resources: Resources;
  readonly missingResources: readonly string[];
}

/** The documents that OFD.xml lists, without their pages. Fails where the package is none of the format, encrypted or broken. */
export function openDocuments(opened: OfdPackage): OfdDocument[] {
  const root = opened.find("OFD.xml", "");
  // Looked for first: without the key a protected package looks like a damaged one.
  const encrypted = opened.find("Encryptions.xml", "") !== undefined;
  const index = root === undefined ? undefined : opened.parse(root);
  if (!index) throw encrypted ? unreadable("encrypted", MESSAGES.encryptedOfd) : unreadable("corrupt", MESSAGES.corruptOfd);
  const bodies = elementsOf(index).filter(({ name }) => name === "DocBody");
  const documents: OfdDocument[] = [];
  let failure: unknown;
  for (const body of bodies) {
    try {
      const document = openDocument(opened, body, root ?? "");
      if (document) documents.push(document);
    } catch (error) {
      failure = error;
    }
  }
  if (documents.length > 0) return documents;
  if (encrypted) throw unreadable("encrypted", MESSAGES.encryptedOfd);
  throw failure ?? unreadable("corrupt", MESSAGES.corruptOfd);
}

function openDocument(opened: OfdPackage, body: XmlElement, from: string): OfdDocument | undefined {
  const path = childOf(body, "DocRoot");
  const name = path && opened.find(textOf(path), from);
  const root = opened.parse(name);
  if (!name || !root) return undefined;
  const common = childOf(root, "CommonData");
  const resources = emptyResources();
  const missingResources = resourcePaths(common, "PublicRes", "DocumentRes").filter(
    (resource) => !addResources(resources, opened, resource, name),
  );
  return {
    name,
    root,
    body,
    pages: elementsOf(childOf(root, "Pages")).flatMap(({ name: kind, attributes }) =>
      kind === "Page" ? [{ id: attributes.get("ID") ?? "", path: attributes.get("BaseLoc") ?? "" }] : [],
    ),
    templates: new Map(
      descendantsOf(common ?? root, "TemplatePage").map(({ attributes }) => [
        attributes.get("ID") ?? "",
        { path: attributes.get("BaseLoc") ?? "", order: attributes.get("ZOrder") },
      ]),
    ),
    area: areaOf(childOf(common, "PageArea")) ?? A4,
    resources,
    missingResources,
  };
}

/** The paper of a page or document, if what the file says can be paper. */
export function areaOf(area: XmlElement | undefined): Rectangle | undefined {
  for (const name of ["PhysicalBox", "ApplicationBox", "ContentBox"]) {
    const element = childOf(area, name);
    const box = element && readRectangle(textOf(element));
    if (box && box.width >= 1 && box.height >= 1 && box.width <= MAX_SIDE && box.height <= MAX_SIDE) return box;
  }
  return undefined;
}

/** A part that the document names, wherever its path starts from. */
export function findPart(opened: OfdPackage, document: OfdDocument, path: string, from = document.name): string | undefined {
  return opened.find(path, from, folderOf(document.name));
}
