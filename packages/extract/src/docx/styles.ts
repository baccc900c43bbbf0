import { childOf, elementsOf, isOn, propertyOf, type XmlElement } from "../ooxml/xml.ts";

export interface NumberReference {
  readonly id?: string;
  readonly level?: number;
}

/** What a style says of its paragraphs or runs, inherited properties resolved. */
export interface Style {
  readonly id: string;
  readonly name: string;
  /** Outline level from 0; 9 is body text. */
  readonly outline?: number;
  readonly numbering?: NumberReference;
  readonly hidden?: boolean;
  readonly bold?: boolean;
  readonly centred?: boolean;
  /** Size of the letters in half points. */
  readonly size?: number;
}

export interface Styles {
  readonly byId: ReadonlyMap<string, Style>;
  /** Style of paragraphs that name none. */
  readonly normal?: Style;
}

const MAX_CHAIN = 20;

export function readStyles(root: XmlElement | undefined): Styles {
  const raw = new Map<string, XmlElement>();
  let normalId: string | undefined;
  for (const element of elementsOf(root)) {
    const id = element.attributes.get("styleId");
    if (element.name !== "style" || id === undefined) continue;
    raw.set(id, element);
    if (element.attributes.get("type") === "paragraph" && /^(?:1|true|on)$/u.test(element.attributes.get("default") ?? "")) normalId = id;
  }
  const byId = new Map([...raw.keys()].map((id) => [id, resolve(id, raw)]));
  const normal = normalId === undefined ? undefined : byId.get(normalId);
  return normal ? { byId, normal } : { byId };
}

function resolve(id: string, raw: ReadonlyMap<string, XmlElement>): Style {
  let style: Style = { id, name: propertyOf(raw.get(id), "name")?.toLowerCase() ?? "" };
  let current: string | undefined = id;
  for (let step = 0; current !== undefined && step < MAX_CHAIN; step += 1) {
    const element: XmlElement | undefined = raw.get(current);
    // The nearest style wins: what is known already is laid over what the base says.
    style = { ...ownProperties(element), ...style };
    current = propertyOf(element, "basedOn");
  }
  return style;
}

function ownProperties(element: XmlElement | undefined): Partial<Style> {
  const paragraph = childOf(element, "pPr");
  const run = childOf(element, "rPr");
  const outline = readOutline(paragraph);
  const numbering = readNumberReference(paragraph);
  const hidden = isOn(run, "vanish");
  const bold = isOn(run, "b");
  const alignment = propertyOf(paragraph, "jc");
  const size = Number(propertyOf(run, "sz") ?? Number.NaN);
  return {
    ...(outline === undefined ? {} : { outline }),
    ...(numbering === undefined ? {} : { numbering }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(bold === undefined ? {} : { bold }),
    ...(alignment === undefined ? {} : { centred: alignment === "center" }),
    ...(Number.isFinite(size) ? { size } : {}),
  };
}

export function readOutline(paragraphProperties: XmlElement | undefined): number | undefined {
  const outline = Number(propertyOf(paragraphProperties, "outlineLvl") ?? Number.NaN);
  return Number.isInteger(outline) ? outline : undefined;
}

export function readNumberReference(paragraphProperties: XmlElement | undefined): NumberReference | undefined {
  const numbering = childOf(paragraphProperties, "numPr");
  if (!numbering) return undefined;
  const id = propertyOf(numbering, "numId");
  const level = Number(propertyOf(numbering, "ilvl") ?? Number.NaN);
  return { ...(id === undefined ? {} : { id }), ...(Number.isInteger(level) ? { level } : {}) };
}
