import { isInside, type SourceElement } from "../xml-source.ts";

/** A character of a paragraph, as shown, and where its source stands. */
export interface SourceCharacter {
  readonly character: string;
  /** Offset of its source and behind it. */
  readonly start: number;
  readonly end: number;
  readonly text: SourceElement;
  readonly run: SourceElement;
}

export interface SourceParagraph {
  readonly element: SourceElement;
  /** The table cell around it. */
  readonly cell: SourceElement | undefined;
  /** The run that holds the text box around it: Word takes no remarks inside. */
  readonly anchor: SourceElement | undefined;
}

const GONE = new Set(["del", "moveFrom"]);

/** All paragraphs of the body in document order, text boxes and cells included: the extractor numbers them alike. */
export function paragraphsOf(root: SourceElement): readonly SourceParagraph[] {
  const found: SourceParagraph[] = [];
  const visit = (element: SourceElement, cell: SourceElement | undefined, anchor: SourceElement | undefined) => {
    if (element.local === "p") found.push({ element, cell, anchor });
    for (const child of element.children) {
      const box = child.local === "txbxContent" ? (anchor ?? runAround(child)) : anchor;
      visit(child, child.local === "tc" ? child : cell, box);
    }
  };
  visit(root, undefined, undefined);
  return found;
}

function runAround(element: SourceElement): SourceElement | undefined {
  for (let above = element.parent; above; above = above.parent) if (above.local === "r" && above.parent?.local !== "r") return above;
  return undefined;
}

/** The visible characters of a paragraph, without those of text boxes anchored in it. White space is left out: extraction joins it as it sees fit. */
export function charactersOf({ element }: SourceParagraph, xml: string): readonly SourceCharacter[] {
  const characters: SourceCharacter[] = [];
  const visit = (parent: SourceElement) => {
    for (const child of parent.children) {
      if (child.local === "p") continue;
      if (child.local === "t" && parent.local === "r" && !isHidden(parent) && !isInside(child, GONE, element))
        characters.push(...piecesOf(child, parent, xml).filter(({ character }) => !/\s/u.test(character)));
      else visit(child);
    }
  };
  visit(element);
  return characters;
}

/** The runs of a paragraph in the order of the file, as places count them. */
export function runsOf({ element }: SourceParagraph): readonly SourceElement[] {
  const runs: SourceElement[] = [];
  const visit = (parent: SourceElement) => {
    for (const child of parent.children) {
      if (child.local === "p") continue;
      if (child.local === "r") runs.push(child);
      visit(child);
    }
  };
  visit(element);
  return runs;
}

/** What a run holds besides its texts and is one point of it. */
const POINTS = new Set(["tab", "ptab", "br", "cr", "noBreakHyphen", "sym"]);

/** The character at a point of a run, as places count them; undefined where no character of a text stands there. */
export function characterAt(run: SourceElement, offset: number, xml: string): SourceCharacter | undefined {
  let passed = 0;
  for (const child of run.children) {
    if (child.local === "t") {
      const pieces = piecesOf(child, run, xml);
      if (offset < passed + pieces.length) return pieces[offset - passed];
      passed += pieces.length;
    } else if (POINTS.has(child.local)) passed += 1;
  }
  return undefined;
}

function isHidden(run: SourceElement): boolean {
  const vanish = run.children.find(({ local }) => local === "rPr")?.children.find(({ local }) => local === "vanish");
  return (
    vanish !== undefined &&
    !/^(?:0|false|off)$/u.test(Object.entries(vanish.attributes).find(([name]) => /(?:^|:)val$/u.test(name))?.[1] ?? "1")
  );
}

const PIECE = /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));|[^&]/giu;
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Every character of a text, blanks as well. */
function piecesOf(text: SourceElement, run: SourceElement, xml: string): SourceCharacter[] {
  const source = xml.slice(text.openEnd, text.closeStart);
  // A part with CDATA in its texts is none that Office wrote; its characters have no single place.
  if (source.includes("<")) return [];
  return Array.from(source.matchAll(PIECE)).flatMap(({ 0: piece, 1: hex, 2: decimal, 3: name, index }) => {
    const start = text.openEnd + index;
    // Extraction counts in units of UTF-16, so a rare character is two.
    return characterOf(piece, hex, decimal, name)
      .split("")
      .map((character) => ({ character, start, end: start + piece.length, text, run }));
  });
}

function characterOf(piece: string, hex: string | undefined, decimal: string | undefined, name: string | undefined): string {
  if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
  if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
  return name === undefined ? piece : (NAMED[name] ?? piece);
}
