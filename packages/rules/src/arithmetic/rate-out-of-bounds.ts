import type { Figure } from "@gouji/report";
import { Rational } from "@gouji/values";
import { nameOf, shown } from "../reading.ts";
import { cite, consistent, defineRule, undecided } from "../rule.ts";

/** Shares of a whole by their names; what is planned may be passed (完成率, 参保率, 征缴率, 增长率). */
const SHARE =
  /(?:满意度|满意率|覆盖率|合格率|优良率|知晓率|普及率|占比|比重|成活率|完好率|及时率|通过率|达标率|差评率|故障率|投诉率|有效率)$/;
/** 占任务的106.82% is a completion, 恢复到2019年的109.5% a comparison. */
const UNBOUNDED =
  /占(?:年度|全年|年初)?(?:任务|计划|目标|预算)|恢复|相当于|(?:到|为|是|达)(?:上年|去年|同期|(?:19|20)\d{2}年)|增长|提高|提升|同比|较上年|完成率|征缴|参保|入学|到位|执行|倍/;

/** A share of a whole lies between nothing and all of it. */
export const rateOutOfBounds = defineRule<Figure>({
  id: "rate-out-of-bounds",
  family: "arithmetic",
  title: "比率超出可能范围",
  titleEn: "A share beyond the possible",
  severity: "error",
  specificity: 45,
  subjects: ({ report }) => report.figures.filter((figure) => figure.quantity.kind === "percent" && isShare(measureOf(figure))),
  keyOf: ({ at, metric }) => `${at.label} › ${metric}`,
  judge: (figure) => {
    const { quantity, approximate, quote } = figure;
    const value = quantity.baseValue;
    if (!value || approximate || quantity.comparator === "range" || UNBOUNDED.test(quote)) return undecided("share");
    if (value.sign >= 0 && value.compare(Rational.ONE) <= 0) return consistent("loose", [figure]);
    return {
      kind: "inconsistent",
      message: { id: "rate-out-of-bounds", data: { name: measureOf(figure) || nameOf(figure), figure: shown(figure) } },
      stated: shown(figure),
      evidence: [cite(figure, "stated")],
    };
  },
});

/** What is measured: in an indicator table the row says it, the column only 完成值. */
function measureOf({ role, metric, subject }: Figure): string {
  return role === "actual" && !SHARE.test(metric) ? subject : metric;
}

function isShare(name: string): boolean {
  return SHARE.test(name) && !UNBOUNDED.test(name);
}
