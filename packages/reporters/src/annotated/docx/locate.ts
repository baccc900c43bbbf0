import type { RunOffset, SourceDocument } from "@gouji/document";
import type { Mark } from "../marks.ts";
import type { SourceElement } from "../xml-source.ts";
import { characterAt, charactersOf, paragraphsOf, runsOf, type SourceCharacter, type SourceParagraph } from "./paragraphs.ts";

/** What a remark is hung on: characters from first to last, or a whole run or paragraph. */
export type Location =
  | { readonly kind: "characters"; readonly first: SourceCharacter; readonly last: SourceCharacter }
  | { readonly kind: "run" | "paragraph"; readonly element: SourceElement };

export type Locate = (at: Mark["at"], figure: string | undefined, quote: string) => Location | undefined;

/**
 * Leads places back into the body of a Word file: by the runs that they name, else by the words. The extractor numbers paragraphs as they stand, but shows more than their characters
 * (automatic numbers) and less (hidden and deleted ones): each paragraph's own characters are found in what was read, blanks apart.
 */
export function locatorOf(xml: string, root: SourceElement, source: SourceDocument): Locate {
  const paragraphs = paragraphsOf(root);
  const blocks = new Map(source.blocks.map((block) => [block.at.paragraph, block.text]));
  return (at, figure, quote) => {
    const first = at.paragraph === undefined ? undefined : paragraphs[at.paragraph];
    if (!first) return undefined;
    const byRuns = first.anchor === undefined ? charactersInRuns(paragraphs, at, xml) : undefined;
    if (byRuns) return byRuns;
    if (first.anchor) return { kind: "run", element: first.anchor };
    const read = at.table === undefined ? blocks.get(at.paragraph) : cellText(source, at);
    const together = first.cell ? paragraphs.slice(at.paragraph).filter(({ cell }) => cell === first.cell) : [first];
    const characters = charactersIn(together, xml, at, read) ?? charactersOfText(first, xml, quote, figure);
    const [from, to] = [characters?.[0], characters?.at(-1)];
    return from && to ? { kind: "characters", first: from, last: to } : { kind: "paragraph", element: first.element };
  };
}

function charactersInRuns(paragraphs: readonly SourceParagraph[], { runs }: Mark["at"], xml: string): Location | undefined {
  if (!runs) return undefined;
  const characterOf = ({ paragraph, run }: RunOffset, offset: number) => {
    const holder = paragraphs[paragraph];
    const element = holder && holder.anchor === undefined ? runsOf(holder)[run] : undefined;
    return element && characterAt(element, offset, xml);
  };
  const [first, last] = [characterOf(runs.from, runs.from.offset), characterOf(runs.to, runs.to.offset - 1)];
  return first && last && first.start <= last.start ? { kind: "characters", first, last } : undefined;
}

function cellText({ tables }: SourceDocument, { table = -1, row, col }: Mark["at"]): string | undefined {
  return tables[table]?.cells.find((cell) => cell.row === row && cell.col === col)?.text;
}

/** The characters that stand for `[start, end)` of what was read. */
function charactersIn(
  paragraphs: readonly SourceParagraph[],
  xml: string,
  { start, end }: Mark["at"],
  read: string | undefined,
): readonly SourceCharacter[] | undefined {
  if (read === undefined) return undefined;
  const [from, to] = [squeezed(read.slice(0, start ?? 0)).length, squeezed(read.slice(0, end ?? read.length)).length];
  const whole = squeezed(read);
  const found: SourceCharacter[] = [];
  let done = 0;
  for (const paragraph of paragraphs) {
    const characters = charactersOf(paragraph, xml);
    const at = characters.length === 0 ? -1 : whole.indexOf(textOf(characters), done);
    if (at < 0) continue;
    done = at + characters.length;
    found.push(...characters.slice(Math.max(0, from - at), Math.max(0, to - at)));
    if (done >= to) break;
  }
  return found.length === 0 ? undefined : found;
}

/** Where the paragraph is not read as it stands: the figure in the words that were quoted, or these words. */
function charactersOfText(
  paragraph: SourceParagraph,
  xml: string,
  quote: string,
  figure: string | undefined,
): readonly SourceCharacter[] | undefined {
  const characters = charactersOf(paragraph, xml);
  const [text, words, part] = [textOf(characters), squeezed(quote), squeezed(figure ?? "")];
  const at = text.indexOf(words);
  if (at < 0 || words === "") return undefined;
  const inside = part === "" ? -1 : words.indexOf(part);
  return inside < 0 ? characters.slice(at, at + words.length) : characters.slice(at + inside, at + inside + part.length);
}

function textOf(characters: readonly SourceCharacter[]): string {
  return characters.map(({ character }) => character).join("");
}

function squeezed(text: string): string {
  return text.replaceAll(/\s/gu, "");
}
