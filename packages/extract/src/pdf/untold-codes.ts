import type { FontFacts } from "./fonts.ts";
import type { Drawn } from "./glyph-sink.ts";

/** What a Chinese report is printed with: other scripts, and control characters, are numbers of glyphs taken for characters. */
const PRINTED =
  /^[\u0020-\u007E\u00A0-\u00FF\u0391-\u03C9\u2000-\u2BFF\u2E80-\u30FF\u3200-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF]/u;
const DOUBTFUL_SHARE = 0.2;

/** Characters that are no more than the codes of a font without a ToUnicode table; some encodings are Unicode by themselves, the others say nothing. */
export class UntoldCodes {
  readonly #byFont = new Map<FontFacts, Drawn[]>();

  add(font: FontFacts, glyph: Drawn): void {
    const glyphs = this.#byFont.get(font);
    if (glyphs) glyphs.push(glyph);
    else this.#byFont.set(font, [glyph]);
  }

  /** Marks all characters of a font as unknown if too many of them are nothing that is printed. */
  settle(): void {
    for (const glyphs of this.#byFont.values()) {
      const odd = glyphs.filter(({ text }) => !PRINTED.test(text)).length;
      if (odd > DOUBTFUL_SHARE * glyphs.length) for (const glyph of glyphs) glyph.text = "\uFFFD";
    }
  }
}
