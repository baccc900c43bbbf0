import type { Indicator, Report, Sentence } from "@gouji/report";
import { Rational } from "@gouji/values";
import { cite, citePhrase, consistent, defineRule, type Evidence, undecided } from "../rule.ts";
import { swapProofOf } from "./swapped-indicators.ts";
import { isNothing, judgedIndicators, targetStateOf } from "./target-state.ts";

const PROBLEM_SECTIONS = /问题|偏离|偏差|原因/;
/** 其他需要说明的问题 says nothing of deviations, and what follows it is often the annex. */
const OTHER_SECTIONS = /需要说明|附件|附表/;
const CAUSE = /原因|由于|因为|因(?![此而])|系(?!统)|受.{1,12}影响|导致|推迟|滞后|较晚|未能/;
/** A lost score or a missed target has a reason or a measure in the report. */
export const missingDeviationReason = defineRule<Indicator>({
  id: "missing-deviation-reason",
  family: "targets",
  title: "缺少偏差原因",
  titleEn: "A deviation without a reason",
  severity: "warning",
  specificity: 15,
  subjects: ({ report }) => judgedIndicators(report.indicators).filter((indicator) => lossOf(indicator) || isMissed(indicator)),
  keyOf: ({ key }) => key,
  judge: (indicator, { largeLoss }, { report }) => {
    const { actual, score, fullScore, deviationReason, name } = indicator;
    const figures = [actual?.figure, score?.figure, fullScore?.figure].flatMap((figure) => figure ?? []);
    if (deviationReason && !isNothing(deviationReason.text)) return consistent("loose", figures);
    const problems = report.sentences.filter(({ path }) => path.some(isAboutProblems));
    if (!deviationReason && problems.length === 0) return undecided("section about deviations");
    // A section of the text may speak of several things: what it met is not what its points were lost for.
    const isOther = indicator.origin === "prose" && targetStateOf(indicator).kind === "satisfied";
    if (isOther || isToldInResult(indicator) || isByFormula(indicator)) return undecided("reason");
    if (swapProofOf(indicator, report.indicators) || isExplained(indicator, problems, report)) return undecided("reason");
    const loss = lossOf(indicator);
    const words = actual?.figure?.printed ?? actual?.text.trim() ?? "";
    return {
      kind: "inconsistent",
      severity: loss && !isMissed(indicator) && loss.compare(Rational.parse(largeLoss)) < 0 ? "info" : "warning",
      message: { id: "missing-deviation-reason", data: { indicator: name, actual: words } },
      evidence: evidenceOf(indicator),
    };
  },
});

function evidenceOf({ actual, score, fullScore, target, stageTarget, namePhrase }: Indicator): Evidence[] {
  const entries = [actual, score, fullScore, stageTarget, target].flatMap((entry) => (entry && entry.text.trim() !== "" ? [entry] : []));
  const cited = entries.map((entry, index) => {
    const role = index === 0 ? ("stated" as const) : ("operand" as const);
    return entry.figure ? cite(entry.figure, role) : { role, quote: entry.text, at: entry.at };
  });
  return [...cited, citePhrase(namePhrase, "context")];
}

function isAboutProblems(heading: string): boolean {
  return PROBLEM_SECTIONS.test(heading) && !OTHER_SECTIONS.test(heading);
}

/** 1处变更未履行审批手续，扣1分: the result itself says what the points were lost for. */
function isToldInResult({ actual }: Indicator): boolean {
  return (
    actual !== undefined &&
    !actual.figure &&
    /扣\s*(?:减|除)?\s*\d|未能?[\p{Script=Han}]{2}|不(?:足|够|全|齐|规范|完善|及时|到位)|缺[少乏失]|滞后/u.test(actual.text)
  );
}

/** 得分=满意度×10分: points in proportion to a result that keeps its target are lost to no deviation. */
function isByFormula(indicator: Indicator): boolean {
  return (
    !isMissed(indicator) &&
    indicator.scoringRule?.clauses.every(({ kind }) => kind === "proportional") === true &&
    indicator.scoringRule.clauses.length > 0
  );
}

/** The share of the points that was lost. */
function lossOf({ score, fullScore }: Indicator): Rational | undefined {
  const [got, full] = [score?.figure?.quantity.value, fullScore?.figure?.quantity.value];
  if (!got || !full || full.sign <= 0 || got.compare(full) >= 0) return undefined;
  return Rational.ONE.subtract(got.divide(full));
}

function isMissed(indicator: Indicator): boolean {
  return targetStateOf(indicator).kind === "violated";
}

/** 个别任务受客观因素影响未完全达到预期 names no cause. */
const EMPTY_CAUSE = /受?(?:各种|多种|多方面|一定)?(?:客观|主客观|外部)(?:因素|原因|条件)(?:的)?(?:影响)?/g;

/** A sentence of the problem sections names it or its matter, or one elsewhere gives a cause; what was in another year explains nothing. */
function isExplained(indicator: Indicator, given: readonly Sentence[], { sentences, identity }: Report): boolean {
  const problems = given.filter(({ text }) => isOfYear(text, identity.year));
  const causes = sentences.filter(({ text }) => CAUSE.test(text.replace(EMPTY_CAUSE, "")));
  const matter = matterOf(indicator);
  return (
    problems.some(({ text }) => matter.some((word) => text.replace(/\s+/g, "").replace(OF_MANAGEMENT, "").includes(word))) ||
    [...problems, ...causes].some(({ text }) => mentions(text.replace(/\s+/g, ""), indicator))
  );
}

function isOfYear(text: string, year: string): boolean {
  const years = text.match(/(?:19|20)\d{2}(?=年)/g) ?? [];
  return year === "" || years.length === 0 || years.some((named) => named >= year) || CAUSE.test(text);
}

/** Words that stand in every indicator's name and tell none apart. */
const GENERAL =
  /项目|资金|预算|支出|收入|完成|执行|情况|指标|数量|质量|时效|成本|效益|管理|工作|水平|目标|绩效|人员|群众|基本|医疗|保障|保险|社会|建设|服务|实施|及时|合理|科学|规范|制度|增长|提高|保证|标准|面积|人数|户数|次数|对象|全年|本年|业务|任务/;

/** Training of the staff who manage the money: no matter of the project. */
const OF_MANAGEMENT = /(?:绩效|预算|财务|业务|政策)(?:绩效)?(?:管理|评价|知识|能力)?(?:方面)?的?(?:业务)?(?:培训|学习|宣传)/g;

/** 满意度 of 用户满意度, 讲座 of 公益讲座场次: what problems are told in. */
function matterOf({ name, path }: Indicator): string[] {
  const label = labelOf(name, path);
  if (/执行率|支出率|支付率/.test(label)) return ["执行率", "支出率", "支付率", "执行进度", "支出进度", "支付进度"];
  if (/满意/.test(label)) return ["满意度", "满意率", "满意程度", "不满意"];
  const pairs = Array.from({ length: Math.max(0, label.length - 1) }, (_, at) => label.slice(at, at + 2));
  return pairs.filter((pair) => /^[一-鿿]{2}$/.test(pair) && !GENERAL.test(pair) && !/[率度数量次性的之了和及与是]/.test(pair));
}

function labelOf(name: string, path: readonly string[]): string {
  return (name.length > 20 ? (path.at(-1) ?? name) : name).replace(/\s+/g, "").replace(/^.*?[：:]/, "");
}

/** Most of its name, at least four characters, or the name of its group where its own is a sentence. */
function mentions(text: string, { name, path }: Indicator): boolean {
  const label = labelOf(name, path);
  const length = Math.max(Math.min(4, label.length), Math.ceil((label.length * 3) / 5));
  for (let start = 0; start + length <= label.length; start += 1) if (text.includes(label.slice(start, start + length))) return true;
  return false;
}
