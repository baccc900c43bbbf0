/** What an indicator's name says of its kind of value, not of its matter. */
const KIND = /(?:完成)?(?:数量|人次数?|人数|户数|次数|场次|场数|个数|台数|套数|面积|里程|长度|规模|总量|数|量|率|度|情况|指标|值|人次)$/;
const LEAD = /^(?:计划|预计|全年|年度|本年|完成|开展|实施|实现|组织|进行)+/;

/** The name without the word for its kind of value: 老旧电梯安全评估数量 is about 老旧电梯安全评估. */
export function matterOfName(name: string): string {
  const plain = name
    .replace(/\s+/g, "")
    .replace(/[（(][^）)]*[）)]/g, "")
    .replace(LEAD, "");
  const matter = plain.replace(KIND, "");
  return matter.length >= 2 ? matter : plain;
}

/** The part of the name's matter that stands in the text, by pairs of characters: 1 where all of it does. */
export function shareOfNameIn(name: string, text: string): number {
  const matter = matterOfName(name);
  const pairs = Array.from({ length: Math.max(0, matter.length - 1) }, (_, at) => matter.slice(at, at + 2));
  if (pairs.length === 0) return 0;
  const words = text.replace(/\s+/g, "");
  return pairs.filter((pair) => words.includes(pair)).length / pairs.length;
}
