const RAISED: Readonly<Record<string, string>> = {
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
  "+": "⁺",
  "-": "⁻",
};

/** The text of a raised piece in characters that are raised themselves: the mark of a note behind a figure is no digit of it, and m2 is m². */
export function superscript(text: string): string {
  return text.replace(/[\d+-]/gu, (character) => RAISED[character] ?? character);
}
