/** Wholes whose parts are fixed by rule: where all of them are named after 其中, nothing is left over. */
const WHOLES: readonly (readonly [whole: RegExp, parts: readonly RegExp[]])[] = [
  // 财预〔2010〕88号: 因公出国（境）费、公务用车购置及运行维护费、公务接待费.
  [/三公/, [/出国|出境/, /公务用车|车辆购置|车辆运行/, /接待/]],
  // 项目资金 of the national self-evaluation form: 当年财政拨款、上年结转资金、其他资金.
  [/年度资金总额/, [/财政拨款|财政资金/, /结转/, /其他资金/]],
  // Answers to one question, from the best to the worst.
  [/问卷|调查|样本|受访/, [/(?<!不)满意/, /一般|基本/, /不满意/]],
  // Levels of government that pay, and money that the government does not pay.
  [/资金|预算|投资|经费/, [/省级|省财政|省补/, /市级|市财政/, /[县区](?:[（(][区县市][）)])?(?:级|财政|配套)/]],
  [/总投资|资金|投资/, [/财政/, /自筹/]],
  // 部门预算支出: 基本支出、项目支出; 基本支出: 人员经费、公用经费 (财预〔2013〕53号 and the yearly accounts 部门决算).
  [/支出(?!.*(?:基本支出|项目支出))/, [/基本支出/, /项目支出/]],
  [/基本支出/, [/人员经费|人员支出/, /公用经费|公用支出/]],
  [/公务用车购置(?:费)?[及和与、]/, [/公务用车购置/, /运行(?:维护)?费/]],
  // What may be spent was carried over or has come this year.
  [/可用资金|可使用资金|资金总[额量]/, [/(?:上年度?|以前年度|年初)[^，,；;。\d]{0,4}结[转余]/, /当年|本年/]],
];

/** 达到序时进度的5个，未达到的4个: what is so and what is not so. */
const COMPLEMENT = /(?<![未不])(\p{Script=Han}{2,4})[^，,、；;。\d]{0,10}\d[^，,、；;。]*[，,、；;][^，,、；;。\d]{0,6}未(?:能)?\1/u;

/** Do the words name all parts that the whole has? */
export function isClosedWhole(whole: string, list: string): boolean {
  if (COMPLEMENT.test(list)) return true;
  return WHOLES.some(([name, parts]) => name.test(whole) && parts.every((part) => part.test(list)));
}
