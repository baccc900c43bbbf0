/** Words that stand between a name and its figure without belonging to either. */
const TRAILING =
  /(?:[\s：:，,、（(“"]|分别|均|已|共计|总计|合计|累计|共|总|约|计|仅|为|是|有|达到了?|高达|达|至|到|在|等于|实现|完成了?|的|了|仍|还|只|将|由|从|与|和|及|即|平均|大约|大概|不低于|不少于|不超过|控制)$/;
/** Not where the word goes on into a name: 在职职工, 经费, 其他收入, 及时率, 故障率, 对象, 按时. */
const LEADING =
  /^(?:[\s，,、：:）)”"；;。]|其中|截至目前|截止目前|截至|截止|目前|经(?![费济办营])|根据|按照|按(?![时期])|据(?!点)|由于|因此|故(?!障)|但|且|并|而|又|也|其(?![他它余])|该|本(?![科级金地])|此|各|则|即|以及|及(?![时格])|和|与|另|另外|此外|同时|通过(?!率)|对(?![象口账])|在(?![职校编岗册建园籍读])|从(?![业事])|全年|本年度?|当年|年内|年度|年末|年底|底|末|度|期间(?!费)|共计|共(?![同用建享性])|合计|累计|总计|实际|我[局市县区单位]|可(?![行用持靠])|得出|计算(?!机)|统计|显示|说明)/;
const NOISE =
  /于?(?:19|20)\d{2}年(?:\d{1,2}月(?:\d{1,2}日)?)?(?:度|底|末|初)?|\d{1,2}月(?:\d{1,2}日)?(?:份|底|末)?|\d{4}-\d{1,2}-\d{1,2}|[（(][^（()）]{0,30}[)）]/g;

/** What a figure of a sentence measures, in the words before it: 决算收入, 发放问卷, 预算执行率. Empty if nothing names it. */
export function metricBefore(words: string): string {
  let name = words.replace(NOISE, "");
  const clause = /[^，,；;。]*$/.exec(name)?.[0] ?? "";
  const trimmed = strip(clause);
  name = trimmed !== "" ? trimmed : strip(name.slice(0, name.length - clause.length));
  const last = name.split(/[，,；;。：:]/).at(-1) ?? "";
  return strip(last).slice(-24);
}

/** The noun behind a counted figure: 份问卷 → 问卷. */
export function nounAfter(words: string): string {
  const noun =
    /^(?:的)?([\p{Script=Han}]{2,10}?)(?=$|[，,。；;：:（(、\d]|的|为|是|均|已|共|中|由|在|被|进行|占|达|完成|实施)/u.exec(words)?.[1] ??
    "";
  return noun;
}

function strip(text: string): string {
  let name = text.trim();
  for (let next = shorter(name); next !== name; next = shorter(name)) name = next;
  return name;
}

function shorter(text: string): string {
  return text.replace(TRAILING, "").replace(LEADING, "").trim();
}
