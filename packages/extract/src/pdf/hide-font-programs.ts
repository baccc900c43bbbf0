/** A file with more fonts than this keeps all its font programs. */
const MOST = 2_000;
/** Length of an object up to which it is looked at, bytes. */
const LONGEST = 65_536;
/** Glyph programs of a Type 3 font, all of them references. */
const GLYPH_PROGRAMS = /^\/CharProcs\s*<<((?:\s*\/[^\s/<>()[\]{}%]+\s+\d+\s+\d+\s+R)+\s*)>>/;
const TO_UNICODE = /\/ToUnicode\s+\d+\s+\d+\s+R/;

interface FoundObject {
  readonly number: number;
  readonly text: string;
  /** Where the word that was searched for stands. */
  readonly at: number;
}

/**
 * Renames, in place, the entries for embedded font programs whose characters a ToUnicode table tells: reading needs the outlines of no
 * character, and parsing them takes more time than all the rest. Only objects written plainly are found; a font of an object
 * stream keeps its program, which costs time and nothing else.
 */
export function hideFontPrograms(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  hideGlyphPrograms(file);
  const programs = objectsWith(file, "/FontFile");
  const fonts = objectsWith(file, "/FontDescriptor");
  const composites = objectsWith(file, "/DescendantFonts");
  if (!programs || !fonts || !composites) return;
  // Without its program a font for vertical writing gives other characters.
  const areCompositesTold = composites.every(({ text }) => TO_UNICODE.test(text) && !/\/Encoding\s*\/\S*-V\b/.test(text));
  const [told, untold] = [new Set<number>(), new Set<number>()];
  for (const { text } of fonts) {
    const descriptor = /\/FontDescriptor\s+(\d+)\s+\d+\s+R/.exec(text)?.[1];
    if (descriptor === undefined) continue;
    const isTold = /\/Subtype\s*\/CIDFontType/.test(text) ? areCompositesTold : TO_UNICODE.test(text);
    (isTold ? told : untold).add(Number(descriptor));
  }
  for (const { number, at } of programs) if (told.has(number) && !untold.has(number)) file.write("/FontFilX", at, "latin1");
}

/** Empties the lists of glyph programs of Type 3 fonts whose characters are told. */
function hideGlyphPrograms(file: Buffer): void {
  for (const { text, at } of objectsWith(file, "/CharProcs") ?? []) {
    if (!/\/Subtype\s*\/Type3\b/.test(text) || !TO_UNICODE.test(text)) continue;
    const [all, programs] = GLYPH_PROGRAMS.exec(file.toString("latin1", at, at + LONGEST)) ?? [];
    if (all === undefined || programs === undefined) continue;
    const end = at + all.length - 2;
    file.fill(" ", end - programs.length, end);
  }
}

/** The objects that hold the word, each as often as it does; undefined if one of them cannot be told, or there are suspiciously many. */
function objectsWith(file: Buffer, word: string): readonly FoundObject[] | undefined {
  const found: FoundObject[] = [];
  for (let at = file.indexOf(word); at >= 0; at = file.indexOf(word, at + word.length)) {
    if (found.length >= MOST) return undefined;
    const [start, end] = [file.lastIndexOf("obj", at), file.indexOf("endobj", at)];
    if (start < 0 || end < 0 || end - start > LONGEST) return undefined;
    const number = /(\d+)\s+\d+\s+$/.exec(file.toString("latin1", Math.max(0, start - 30), start))?.[1];
    if (number === undefined) return undefined;
    found.push({ number: Number(number), text: file.toString("latin1", start, end), at });
  }
  return found;
}
