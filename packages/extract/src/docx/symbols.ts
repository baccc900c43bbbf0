const SYMBOL: Readonly<Record<number, string>> = {
  163: "≤",
  179: "≥",
  177: "±",
  180: "×",
  184: "÷",
  185: "≠",
  187: "≈",
  176: "°",
  183: "•",
  229: "∑",
};

const WINGDINGS: Readonly<Record<number, string>> = {
  108: "●",
  109: "○",
  110: "■",
  111: "□",
  113: "□",
  114: "□",
  117: "◆",
  161: "○",
  163: "□",
  167: "▪",
  168: "□",
  251: "✗",
  252: "✓",
  253: "☒",
  254: "☑",
};

const WINGDINGS_2: Readonly<Record<number, string>> = { 79: "✗", 80: "✓", 81: "☒", 82: "☑", 83: "☒", 84: "☒", 163: "□", 42: "□" };

/** The character that a `w:sym` shows: its code counts in a font of pictures, which has places of its own for ≥, ☑ and □. */
export function symbolOf(font: string, code: string): string {
  const value = Number.parseInt(code, 16);
  if (!Number.isInteger(value) || value <= 0 || value > 0x10ffff) return "";
  const low = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value;
  const name = font.toLowerCase();
  const isPicture = low !== value;
  const mapped =
    name === "symbol"
      ? SYMBOL[low]
      : name === "wingdings 2"
        ? WINGDINGS_2[low]
        : name.startsWith("wingdings")
          ? WINGDINGS[low]
          : isPicture
            ? (WINGDINGS[low] ?? SYMBOL[low])
            : undefined;
  return mapped ?? (low < 0x20 ? "" : String.fromCodePoint(low !== value && low >= 0x80 ? value : low));
}

/** Text whose characters of a font of pictures stand as they are typed; without the font's name most are boxes and ticks of forms. */
export function plainSymbols(text: string): string {
  return text.replace(/[\uF020-\uF0FF]/gu, (character) => symbolOf("", character.charCodeAt(0).toString(16)));
}
