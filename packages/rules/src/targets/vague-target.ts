import type { Indicator } from "@gouji/report";
import { citePhrase, consistent, defineRule, undecided } from "../rule.ts";

/** An indicator that counts or measures, by its name or unit. */
const MEASURABLE =
  /(?:率|度|数|数量|次数|人次|户数|里程|面积|金额|比例|占比|天数|时间|成本)(?:[（(][^）)]*[）)])?$|[（(](?:%|％|个|次|人|户|天)[）)]$/;
/** Groups of indicators that are all counted. */
const QUANTITY = /数量/;
const VAGUE =
  /^(?:按(?:要求|计划|时|期))?(?:完成(?:工作)?任务?|达标|满意|基本满意|非常满意|良好|较好|合格|符合要求|优秀?|高|低|足额|正常)$/;

/** Words that set no target, whatever is asked. */
const EMPTY = /^(?:按(?:要求|计划|时|期))?(?:完成(?:工作)?任务?|完成)$/;

/** What can be measured has a target that is a value. */
export const vagueTarget = defineRule<Indicator>({
  id: "vague-target",
  family: "targets",
  title: "指标不可衡量",
  titleEn: "A target that cannot be measured",
  severity: "info",
  specificity: 10,
  subjects: ({ report }) =>
    report.indicators.filter(
      ({ name, target, path }) =>
        target !== undefined &&
        (MEASURABLE.test(name) || path.some((group) => QUANTITY.test(group)) || EMPTY.test(target.text.replace(/\s+/g, ""))),
    ),
  keyOf: ({ key }) => key,
  judge: ({ name, target, namePhrase }) => {
    if (target?.figure) return consistent("loose", [target.figure]);
    const words = target?.text.replace(/\s+/g, "") ?? "";
    if (!target || !VAGUE.test(words)) return undecided("target");
    return {
      kind: "inconsistent",
      message: { id: "vague-target", data: { indicator: name, target: words } },
      stated: words,
      evidence: [{ role: "stated", quote: target.text, at: target.at }, citePhrase(namePhrase, "context")],
    };
  },
});
