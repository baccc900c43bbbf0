const DIGITS = "零壹贰叁肆伍陆柒捌玖";
const WORDS =
  /(?:人民币)?\s*([壹贰貳叁參肆伍陆陸柒捌玖拾][零壹贰貳叁參肆伍陆陸柒捌玖拾佰仟万萬亿億]*)[元圆圓](?:整|正)?((?:[壹贰貳叁參肆伍陆陸柒捌玖]角)?(?:零?[壹贰貳叁參肆伍陆陸柒捌玖]分)?)(?:整|正)?/u;
const VARIANTS = new Map([
  ["貳", "贰"],
  ["參", "叁"],
  ["陸", "陆"],
  ["萬", "万"],
  ["億", "亿"],
]);

/** An amount of money in formal numerals 大写金额 (壹佰贰拾万元整), as an exact decimal in 元. */
export function amountInWords(text: string): { readonly start: number; readonly end: number; readonly amount: string } | undefined {
  const match = WORDS.exec(text);
  const [whole = "", yuan = "", rest = ""] = match ?? [];
  if (!match || yuan.length < 1) return undefined;
  const jiao = digitBefore(rest, "角");
  const fen = digitBefore(rest, "分");
  return { start: match.index, end: match.index + whole.length, amount: `${wholeNumber(plain(yuan))}.${jiao}${fen}` };
}

function plain(text: string): string {
  return [...text].map((char) => VARIANTS.get(char) ?? char).join("");
}

function digitBefore(text: string, unit: string): number {
  const at = text.indexOf(unit);
  return at < 1 ? 0 : Math.max(0, DIGITS.indexOf(plain(text.charAt(at - 1))));
}

/** 壹仟贰佰万 is 12000000. */
function wholeNumber(text: string): bigint {
  let [total, section, digit] = [0n, 0n, 0n];
  for (const char of text) {
    const value = DIGITS.indexOf(char);
    const unit = { 拾: 10n, 佰: 100n, 仟: 1000n }[char];
    if (value >= 0) digit = BigInt(value);
    else if (unit) {
      // 拾万: the one is left out.
      section += (digit === 0n && unit === 10n ? 1n : digit) * unit;
      digit = 0n;
    } else {
      const large = char === "亿" ? 100_000_000n : 10_000n;
      total = large === 10_000n ? total + (section + digit) * large : (total + section + digit) * large;
      [section, digit] = [0n, 0n];
    }
  }
  return total + section + digit;
}
