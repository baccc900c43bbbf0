import type { ExtractLimits } from "../extractor.ts";
import { MESSAGES, unreadable } from "../failures.ts";
import { type Parts, unpack } from "../ooxml/unpack.ts";
import { elementsOf, parseXml, type XmlElement } from "../ooxml/xml.ts";

/** The parts of a Word file that are read, parsed. */
export interface DocxPackage {
  readonly document: XmlElement;
  readonly styles?: XmlElement;
  readonly numbering?: XmlElement;
  readonly footnotes?: XmlElement;
  readonly endnotes?: XmlElement;
  /** Running heads and feet, in the order of their names. */
  readonly furniture: readonly XmlElement[];
  /** Parts that could not be parsed. */
  readonly broken: readonly string[];
  /** Foreign documents laid in whole (altChunk), by the name under which the text calls them. */
  readonly foreign: ReadonlyMap<string, Uint8Array>;
  readonly hasComments: boolean;
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

// A table level is table, row and cell, with controls around; text boxes add a dozen. Ordinary files stay below a tenth of this.
const ELEMENTS_A_LEVEL = 8;

/** How deep the elements of a Word file may stand in each other. */
export function depthOf(limits: ExtractLimits): number {
  return limits.maxDepth * ELEMENTS_A_LEVEL;
}

/** Web pages and texts that may be laid in whole. */
const FOREIGN = /^word\/(?!media\/|embeddings\/|fonts\/|theme\/).*\.(?:x?html?|mht(?:ml)?|txt)$/iu;

export function openDocx(bytes: Uint8Array, limits: ExtractLimits): DocxPackage {
  return packageOf(
    unpack(bytes, limits, (name) => /\.(?:xml|rels)$/iu.test(name) || FOREIGN.test(name)),
    limits,
  );
}

/** The parts by their names, wherever they come from. */
export function packageOf(parts: Parts, limits: ExtractLimits): DocxPackage {
  const main = mainPartName(parts, limits);
  const data = parts.get(main);
  if (!data) throw unreadable("corrupt", MESSAGES.corrupt);
  const depth = depthOf(limits);
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  const relations = readRelations(parts.get(`${folder}_rels/${main.slice(folder.length)}.rels`), depth);
  const broken: string[] = [];
  const read = (target: string): XmlElement | undefined => {
    const part = parts.get(resolve(folder, target));
    if (!part) return undefined;
    try {
      return parseXml(part, depth);
    } catch {
      broken.push(target);
      return undefined;
    }
  };
  const one = (type: string): XmlElement | undefined => {
    const relation = relations.find((candidate) => candidate.type === type);
    return read(relation?.target ?? `${type}.xml`);
  };
  const optional = { styles: one("styles"), numbering: one("numbering"), footnotes: one("footnotes"), endnotes: one("endnotes") };
  return {
    document: parseXml(data, depth),
    ...Object.fromEntries(Object.entries(optional).filter(([, element]) => element !== undefined)),
    furniture: relations.filter(({ type }) => type === "header" || type === "footer").flatMap(({ target }) => read(target) ?? []),
    broken,
    foreign: new Map(
      relations.flatMap(({ type, id, target }) => {
        const part = type === "aFChunk" ? parts.get(resolve(folder, target)) : undefined;
        return part ? [[id, part] as const] : [];
      }),
    ),
    hasComments: elementsOf(one("comments")).length > 0,
  };
}

/** The name of the main part stands in the package's relations; it is not always word/document.xml. */
function mainPartName(parts: Parts, limits: ExtractLimits): string {
  const relations = readRelations(parts.get("_rels/.rels"), limits.maxDepth);
  const target = relations.find(({ type }) => type === "officeDocument")?.target;
  const named = target === undefined ? undefined : resolve("", target);
  if (named !== undefined && parts.has(named)) return named;
  return [...parts.keys()].find((name) => /^word\/document\d*\.xml$/u.test(name)) ?? "word/document.xml";
}

function readRelations(data: Uint8Array | undefined, depth: number): readonly Relation[] {
  if (!data) return [];
  try {
    return elementsOf(parseXml(data, depth)).map((element) => ({
      // Transitional and strict files name the types by different addresses with the same end.
      type: (element.attributes.get("Type") ?? "").replace(/^.*\//u, ""),
      target: element.attributes.get("Target") ?? "",
      id: element.attributes.get("Id") ?? "",
    }));
  } catch {
    return [];
  }
}

function resolve(folder: string, target: string): string {
  const path = target.startsWith("/") ? target.slice(1) : folder + target;
  const steps: string[] = [];
  for (const step of path.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
