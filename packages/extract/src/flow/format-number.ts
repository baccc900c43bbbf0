const DIGITS = "〇一二三四五六七八九";
const LEGAL = "零壹贰叁肆伍陆柒捌玖";
const STEMS = "甲乙丙丁戊己庚辛壬癸";
const BRANCHES = "子丑寅卯辰巳午未申酉戌亥";

/** A list number in one of the formats of OOXML (`w:numFmt`); unknown formats fall back to Arabic digits. */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case "none":
    case "bullet":
      return "";
    case "decimalZero":
      return String(value).padStart(2, "0");
    case "upperRoman":
      return roman(value);
    case "lowerRoman":
      return roman(value).toLowerCase();
    case "upperLetter":
      return letters(value);
    case "lowerLetter":
      return letters(value).toLowerCase();
    case "chineseCounting":
    case "chineseCountingThousand":
    case "japaneseCounting":
    case "taiwaneseCounting":
    case "taiwaneseCountingThousand":
    case "koreanCounting":
      return counting(value, DIGITS, "十百千", true);
    case "chineseLegalSimplified":
    case "ideographLegalTraditional":
    case "japaneseLegal":
      return counting(value, LEGAL, "拾佰仟", false);
    case "ideographDigital":
    case "japaneseDigitalTenThousand":
    case "taiwaneseDigital":
      return [...String(value)].map((digit) => DIGITS[Number(digit)]).join("");
    case "ideographTraditional":
      return STEMS[value - 1] ?? String(value);
    case "ideographZodiac":
      return BRANCHES[value - 1] ?? String(value);
    case "decimalEnclosedCircle":
    case "decimalEnclosedCircleChinese":
      return circled(value);
    case "ideographEnclosedCircle":
      return value <= 10 ? String.fromCodePoint(0x3280 + value - 1) : String(value);
    case "decimalEnclosedParen":
      return value <= 20 ? String.fromCodePoint(0x2474 + value - 1) : `(${value})`;
    case "decimalEnclosedFullstop":
      return value <= 20 ? String.fromCodePoint(0x2488 + value - 1) : `${value}.`;
    case "decimalFullWidth":
    case "decimalFullWidth2":
      return [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join("");
    case "numberInDash":
      return `- ${value} -`;
    default:
      return String(value);
  }
}

/** 1 一, 10 十, 12 十二, 20 二十, 105 一百〇五; without the short form for ten 壹拾. */
function counting(value: number, digits: string, places: string, shortTen: boolean): string {
  if (value <= 0 || value > 9999) return String(value);
  let text = "";
  let zero = false;
  const printed = String(value);
  [...printed].forEach((digit, at) => {
    const place = printed.length - 1 - at;
    if (digit === "0") {
      zero = text !== "";
      return;
    }
    if (zero) text += digits[0];
    zero = false;
    text += `${digits[Number(digit)]}${place > 0 ? places[place - 1] : ""}`;
  });
  return shortTen && value >= 10 && value < 20 ? text.slice(1) : text;
}

function circled(value: number): string {
  if (value >= 1 && value <= 20) return String.fromCodePoint(0x2460 + value - 1);
  if (value >= 21 && value <= 35) return String.fromCodePoint(0x3251 + value - 21);
  if (value >= 36 && value <= 50) return String.fromCodePoint(0x32b1 + value - 36);
  return value === 0 ? "⓪" : String(value);
}

function letters(value: number): string {
  if (value <= 0 || value > 780) return String(value);
  // Word goes on with AA, BB, CC, not with AA, AB, AC.
  return String.fromCodePoint(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  if (value <= 0 || value > 3999) return String(value);
  const steps: readonly (readonly [number, string])[] = [
    [1000, "M"],
    [900, "CM"],
    [500, "D"],
    [400, "CD"],
    [100, "C"],
    [90, "XC"],
    [50, "L"],
    [40, "XL"],
    [10, "X"],
    [9, "IX"],
    [5, "V"],
    [4, "IV"],
    [1, "I"],
  ];
  let rest = value;
  let text = "";
  for (const [step, sign] of steps) {
    while (rest >= step) {
      text += sign;
      rest -= step;
    }
  }
  return text;
}
