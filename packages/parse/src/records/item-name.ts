const NUMBERING = /^\s*(?:[（(]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)、.．]|[①-⑳])\s*(?!\d)/;
/** Where the name of a numbered item ends: at a stop, or at what is said of it. */
const NAME_END =
  /[：:，,。；;]|绩效目标|预算金额|预算(?:资金)?安排|项目资金预算|资金预算|预算(?=\s*\d)|综合评价|综合得分|考评|自评|评价得分|得分|执行(?:率|金额|数|完成|到位)|\s*\d{4}\s*年|\s*\d+(?:\.\d+)?\s*(?:万|亿)?元/;

/** The name of a numbered item of a list (1、医疗救助项目综合评价得分100分 gives 医疗救助项目); undefined where the text is none. */
export function itemNameOf(text: string): string | undefined {
  const number = NUMBERING.exec(text);
  return number ? nameIn(text.slice(number[0].length)) : undefined;
}

/** The name at the start of a text, up to what is said of it. */
export function nameIn(text: string): string | undefined {
  const match = NAME_END.exec(text);
  // A heading such as 2. 预算执行率 says nothing of what it names.
  const isWhole = match !== null && /^[，,。；;：:\s]*$/.test(text.slice(match.index + match[0].length)) && !/元$/.test(match[0]);
  const end = match && !isWhole ? match.index : -1;
  const name = text
    .slice(0, end < 0 ? undefined : end)
    .replace(/\s+/g, "")
    .replace(/[（(][^）)]*[）)]$/, "");
  return end >= 0 && name.length >= 2 && name.length <= 40 ? name : undefined;
}
