import { xmlText } from "../xml-text.ts";
import { Refused } from "./refusal.ts";
import { Insertions, partText, type SourceElement, sourceElements } from "./xml-source.ts";
import { openZip, type ZipArchive } from "./zip-archive.ts";

/** An Office file whose parts can be read, changed and added; what is not touched keeps its bytes. */
export interface OoxmlPackage {
  /** Name of the main part. */
  readonly main: string;
  /** Address under which this file names the types of its relations, without the last word: transitional and strict files differ. */
  readonly relationBase: string;
  text(name: string): string | undefined;
  set(name: string, xml: string): void;
  /** What `part` is related to by the last word of the type: name of the part, and the relation's id. */
  related(part: string, type: string): readonly { readonly id: string; readonly name: string }[];
  /** Adds the relation; answers its id. */
  relate(part: string, type: string, target: string): string;
  /** Tells the content type of a part, or of all with an extension. */
  declare(kind: "Override" | "Default", key: string, contentType: string): void;
  /** A name that no part has: `word/comments` → word/comments.xml, or word/comments2.xml. */
  freeName(stem: string, extension: string): string;
  bytes(): Uint8Array;
}

const TYPES = "[Content_Types].xml";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";

export function openOoxml(bytes: Uint8Array): OoxmlPackage {
  // Encrypted Office files are compound files with the container inside.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) throw new Refused("encrypted");
  const archive: ZipArchive = openZip(bytes);
  const changed = new Map<string, string>();
  const text = (name: string) => {
    const part = changed.get(name);
    if (part !== undefined) return part;
    const held = archive.read(name);
    return held && partText(held);
  };
  const relationsOf = (name: string) => {
    const xml = text(name);
    return xml === undefined ? [] : sourceElements(xml).children;
  };
  const start = relationsOf("_rels/.rels").find(({ attributes }) => /\/officeDocument$/u.test(attributes["Type"] ?? ""));
  if (!start) throw new Refused("corrupt");
  const exists = (name: string) => archive.names.includes(name) || changed.has(name);
  return {
    main: resolved("", start.attributes["Target"] ?? ""),
    relationBase: (start.attributes["Type"] ?? "").replace(/officeDocument$/u, ""),
    text,
    set: (name, xml) => void changed.set(name, xml),
    related: (part, type) =>
      relationsOf(relationsName(part)).flatMap(({ attributes: { Type = "", Target = "", Id = "" } }) =>
        Type.endsWith(`/${type}`) ? [{ id: Id, name: resolved(folderOf(part), Target) }] : [],
      ),
    relate(part, type, target) {
      const name = relationsName(part);
      const ids = new Set(relationsOf(name).map(({ attributes }) => attributes["Id"]));
      let number = ids.size + 1;
      while (ids.has(`rIdG${number}`)) number += 1;
      const id = `rIdG${number}`;
      const base = (start.attributes["Type"] ?? "").replace(/officeDocument$/u, "");
      const relation = `<Relationship Id="${id}" Type="${base}${type}" Target="/${xmlText(target)}"/>`;
      changed.set(name, withChild(text(name) ?? `<Relationships xmlns="${RELATIONS}"></Relationships>`, relation, "Relationship"));
      return id;
    },
    declare(kind, key, contentType) {
      const xml = text(TYPES);
      if (xml === undefined) throw new Refused("corrupt");
      const attribute = kind === "Override" ? "PartName" : "Extension";
      if (sourceElements(xml).children.some(({ attributes }) => attributes[attribute]?.toLowerCase() === key.toLowerCase())) return;
      changed.set(TYPES, withChild(xml, `<${kind} ${attribute}="${xmlText(key)}" ContentType="${contentType}"/>`, kind));
    },
    freeName(stem, extension) {
      if (!exists(`${stem}.${extension}`)) return `${stem}.${extension}`;
      let number = 2;
      while (exists(`${stem}${number}.${extension}`)) number += 1;
      return `${stem}${number}.${extension}`;
    },
    bytes: () => archive.with(new Map([...changed].map(([name, xml]) => [name, new TextEncoder().encode(xml)]))),
  };
}

/** The element with a child at its end, in the prefix of its root. */
function withChild(xml: string, child: string, name: string): string {
  const root = sourceElements(xml);
  const prefix = root.name.slice(0, root.name.indexOf(":") + 1);
  return inserted(xml, root, child.replace(`<${name}`, `<${prefix}${name}`));
}

/** Puts text before the closing tag, also where the tag closes itself. */
export function inserted(xml: string, element: SourceElement, text: string): string {
  if (element.closeStart !== element.openEnd || xml.slice(element.openEnd - 2, element.openEnd) !== "/>") {
    const insertions = new Insertions();
    insertions.add(element.closeStart, text);
    return insertions.applyTo(xml);
  }
  return `${xml.slice(0, element.openEnd - 2)}>${text}</${element.name}>${xml.slice(element.openEnd)}`;
}

function folderOf(part: string): string {
  return part.slice(0, part.lastIndexOf("/") + 1);
}

function relationsName(part: string): string {
  const folder = folderOf(part);
  return `${folder}_rels/${part.slice(folder.length)}.rels`;
}

function resolved(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith("/") ? target.slice(1) : folder + target).split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
