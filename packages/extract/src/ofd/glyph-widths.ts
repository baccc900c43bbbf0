/** Advance of the printable ASCII characters in Times, thousandths of the size (Adobe's metrics of the standard fonts). */
const TIMES = [
  250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278,
  278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722,
  722, 944, 722, 722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500, 500,
  500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
const CHINESE_FONT = /\p{Script=Han}|^(?:.{6}\+)?(?:sim|nsim|fang|kai|st(?:song|kai|fang|xi|zhong)|fz|yahei|msyh|noto.*cjk|source ?han)/iu;

/** By name, which is all that is known of a font that is not embedded. */
export function isChineseFont(font: string): boolean {
  return CHINESE_FONT.test(font);
}

/** Advance of a character in units of the size, where the file does not tell it: fonts are seldom embedded. */
export function estimatedWidth(character: string, font: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return 0;
  if (code < 0x7f) return isChineseFont(font) ? 0.5 : (TIMES[code - 0x20] ?? 500) / 1000;
  // Signs such as ≤ and “ take half the room in a Latin font.
  if (code < 0x2e80 && font !== "" && !isChineseFont(font)) return 0.55;
  return code < 0x2000 && !/\p{Script=Han}/u.test(character) ? 0.5 : 1;
}
