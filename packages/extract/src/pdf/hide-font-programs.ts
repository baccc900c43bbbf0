import { objectsWith } from "./plain-objects.ts";

/** Glyph programs of a Type 3 font, all of them references. */
const GLYPH_PROGRAMS = /(?<=\/CharProcs\s*<<)(?:\s*\/[^\s/<>()[\]{}%]+\s+\d+\s+\d+\s+R)+(?=\s*>>)/;
/** Names of its glyphs that are numbers only: /g1F. */
const GLYPH_NUMBERS = /(?<=\/Differences\s*\[\s*0)(?:\s*\/g[\dA-F]{1,2})+(?=\s*\])/;
const TO_UNICODE = /\/ToUnicode\s+\d+\s+\d+\s+R/;

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

/** Empties the lists of glyph programs of Type 3 fonts whose characters are told, and their lists of names that say nothing. */
function hideGlyphPrograms(file: Buffer): void {
  for (const { text, start } of objectsWith(file, "/CharProcs") ?? []) {
    if (!/\/Subtype\s*\/Type3\b/.test(text) || !TO_UNICODE.test(text)) continue;
    for (const list of [GLYPH_PROGRAMS.exec(text), GLYPH_NUMBERS.exec(text)])
      if (list) file.fill(" ", start + list.index, start + list.index + list[0].length);
  }
}
