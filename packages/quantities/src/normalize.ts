const PAIRS: Readonly<Record<string, string>> = {
  "％": "%",
  "．": ".",
  "（": "(",
  "）": ")",
  "：": ":",
  "＋": "+",
  "＝": "=",
  "＞": ">",
  "＜": "<",
  "≧": "≥",
  "≦": "≤",
  "⩾": "≥",
  "⩽": "≤",
  "～": "~",
  "〜": "~",
  "∼": "~",
  "˜": "~",
  "－": "-",
  "−": "-",
  "–": "-",
  "‐": "-",
  "‑": "-",
  "—": "-",
  "―": "-",
  "﹣": "-",
  "○": "〇",
  "◯": "〇",
  圆: "元",
  "￥": "¥",
  "／": "/",
  "［": "[",
  "］": "]",
  "×": "×",
  "＊": "*",
  "﹪": "%",
  "﹢": "+",
  "\u00a0": " ",
  "\u3000": " ",
  "\u2002": " ",
  "\u2003": " ",
  "\u2009": " ",
  "\u202f": " ",
  "\t": " ",
  "\n": " ",
  "\r": " ",
};

/** The text with full-width digits and signs, dashes and blanks in one form each. Character by character: offsets stay. */
export function normalize(text: string): string {
  let result = "";
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    const code = text.charCodeAt(index);
    if (code >= 0xff10 && code <= 0xff19) result += String.fromCharCode(code - 0xfee0);
    else if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) result += String.fromCharCode(code - 0xfee0);
    else result += PAIRS[character] ?? character;
  }
  return thousandsCommas(result);
}

/** A full-width comma between groups of three digits divides thousands where an ordinary comma would. */
function thousandsCommas(text: string): string {
  return text.includes("，") ? text.replace(/(?<=\d)，(?=\d{3}(?:，\d{3}){0,6}\.\d{2}(?!\d)|0\d{2}(?!\d))/g, ",") : text;
}
