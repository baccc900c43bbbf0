import type { Claim, Figure, Indicator, Report } from "@gouji/report";
import { Rational } from "@gouji/values";
import { cite, citePhrase, defineRule, type Evidence, type Severity, undecided } from "../rule.ts";
import { swapProofOf } from "../targets/swapped-indicators.ts";
import { judgedIndicators, targetStateOf } from "../targets/target-state.ts";
import { judgePlannedFund, type PlannedFund, plannedFund } from "./budget-deficit.ts";
import { claimsAbout, speaksFor, wholeClaims } from "./whole-claims.ts";

/** Claims of one paragraph, or one phrase repeated, and what the report itself says against them. */
interface Subject {
  readonly key: string;
  readonly message: string;
  readonly claims: readonly Claim[];
  readonly severity: Severity;
  readonly against: readonly Against[];
}

interface Against {
  readonly words: string;
  readonly evidence: readonly Evidence[];
}

interface FundSubject {
  readonly message: string;
  readonly key: string;
  readonly fund: PlannedFund;
}

/** What a sentence asserts is not denied by a table or another sentence. */
export const claimContradiction = defineRule<Subject | FundSubject>({
  id: "claim-contradiction",
  family: "consistency",
  title: "文字与数据矛盾",
  titleEn: "A claim that other figures deny",
  severity: "error",
  specificity: 40,
  subjects: ({ report }) => [
    ...wholeSubjects(report),
    ...lossSubjects(report),
    ...indicatorSubjects(report),
    ...unbegunSubjects(report),
    ...spentSubjects(report),
    ...targetSubjects(report),
    ...complianceSubjects(report),
    ...praiseSubjects(report),
    ...nothingSubjects(report),
    ...fundSubjects(report),
  ],
  keyOf: ({ message, key }) => `${message} › ${key}`,
  judge: (subject) => {
    if ("fund" in subject) return judgePlannedFund(subject.fund);
    const { message, claims, severity, against } = subject;
    const [claim] = claims;
    if (!claim || against.length === 0) return undecided("contrary statement");
    const shownFirst = [...new Set(against.map(({ words }) => words))].slice(0, 3);
    return {
      kind: "inconsistent",
      severity,
      message: { id: message, data: { claim: shortOf(claim), against: shownFirst.join("；") } },
      stated: claim.phrase.text,
      evidence: [...claims.map(({ phrase }) => citePhrase(phrase, "stated")), ...against.flatMap(({ evidence }) => evidence)],
    };
  },
});

/** 各项工作均完成 against work that has not begun, a target that is missed. */
function wholeSubjects(report: Report): Subject[] {
  const unbegun = report.claims
    .filter(({ kind, subject, phrase }) => kind === "notStarted" && subject !== "" && !/可能|预计/.test(phrase.text))
    .map((claim) => againstOf(claim));
  const missed = missedIndicators(report);
  return grouped(wholeClaims(report), placeOf).map((claims) => ({
    key: keyOf(claims),
    message: "claim-contradiction",
    claims,
    severity: "error",
    against: [
      ...unbegun,
      ...missed
        .filter(({ indicator }) => claims.every((claim) => speaksFor(claim, indicator, report)))
        .map(({ indicator, actual, target }) => ({
          words: `${indicator.name} ${target.printed} → ${actual.printed}`,
          evidence: [cite(actual, "operand"), cite(target, "operand"), citePhrase(indicator.namePhrase, "context")],
        })),
    ],
  }));
}

/** 不存在偏差 against points that were lost, where no target says what was missed. */
function lossSubjects(report: Report): Subject[] {
  if (missedIndicators(report).length > 0) return [];
  const claims = wholeClaims(report).filter(({ kind }) => kind === "noDeviation");
  const against = report.indicators.flatMap(({ name, score, fullScore }): Against[] => {
    const [got, full] = [score?.figure, fullScore?.figure];
    const lost = got?.quantity.value && full?.quantity.value?.subtract(got.quantity.value);
    if (!got || !full || !lost || lost.sign <= 0) return [];
    return [{ words: `${name} ${got.printed} / ${full.printed}`, evidence: [cite(got, "operand"), cite(full, "context")] }];
  });
  return claims.length === 0
    ? []
    : [{ key: `失分 ${keyOf(claims)}`, message: "claim-contradiction", claims, severity: "warning", against }];
}

/** 达到绩效目标 said of one indicator whose table row misses its target. */
function indicatorSubjects(report: Report): Subject[] {
  return missedIndicators(report).flatMap(({ indicator, actual, target }) => {
    const claims = claimsAbout(indicator, report);
    const against = [
      { words: `${indicator.name} ${target.printed} → ${actual.printed}`, evidence: [cite(actual, "operand"), cite(target, "operand")] },
    ];
    return claims.length === 0 ? [] : [{ key: indicator.key, message: "claim-contradiction", claims, severity: "error" as const, against }];
  });
}

/** Work that has not begun, against a share of it that is finished or passed. */
function unbegunSubjects(report: Report): Subject[] {
  const unbegun = report.claims.filter(({ kind, canonicalSubject }) => kind === "notStarted" && coreOf(canonicalSubject).length >= 4);
  return judgedIndicators(report.indicators).flatMap((indicator) => {
    const actual = indicator.actual?.figure;
    const positive = actual?.quantity.kind === "percent" && (actual.quantity.value?.sign ?? 0) > 0;
    if (!actual || !positive || indicator.direction !== "higher") return [];
    if (!/(?:合格|完成|达标|验收|竣工|开工|及时|通过)[^，]*率/.test(indicator.name)) return [];
    const claims = unbegun.filter(({ canonicalSubject }) => indicator.canonicalName.includes(coreOf(canonicalSubject)));
    if (claims.length === 0) return [];
    const against = [
      {
        words: `${indicator.name} ${actual.printed}`,
        evidence: [cite(actual, "operand"), citePhrase(indicator.namePhrase, "context")],
      },
    ];
    return [{ key: indicator.key, message: "claim-contradiction", claims, severity: "error" as const, against }];
  });
}

/** All money spent, though a part of the work has not begun: said of the report's one project. */
function spentSubjects(report: Report): Subject[] {
  const projects = new Set([...report.fundLines, ...report.indicators].map(({ project }) => project));
  const unbegun = report.claims.filter(
    ({ kind, canonicalSubject, phrase }) =>
      kind === "notStarted" && coreOf(canonicalSubject).length >= 4 && !/可能|预计|验收/.test(phrase.text),
  );
  if (projects.size > 1 || unbegun.length === 0) return [];
  const rates = report.figures.filter(
    ({ quantity, canonicalMetric, role, approximate }) =>
      (role === "executionRate" || canonicalMetric === "预算执行率") &&
      quantity.kind === "percent" &&
      !approximate &&
      quantity.comparator === "=",
  );
  const isSpent = rates.length > 0 && rates.every(({ quantity }) => quantity.baseValue?.equals(Rational.ONE) === true);
  if (!isSpent) return [];
  const against = unbegun.map((claim) => againstOf(claim));
  const [rate] = rates;
  const claims: Claim[] = rates.map((figure) => ({
    key: figure.canonicalMetric,
    kind: "allDone",
    phrase: { text: figure.quote, quote: figure.quote, at: figure.at },
    subject: "",
    canonicalSubject: "",
    figures: [figure],
  }));
  return rate
    ? [{ key: `spent › ${rate.canonicalMetric}`, message: "claim-contradiction.spent", claims, severity: "warning", against }]
    : [];
}

/** No targets were set, yet they are said to be met. */
function targetSubjects(report: Report): Subject[] {
  const none = report.claims.filter(({ kind }) => kind === "noTargets");
  const met = report.claims.filter(({ kind }) => kind === "targetMet");
  if (none.length === 0 || met.length === 0) return [];
  const against = none.map((claim) => againstOf(claim));
  return [{ key: "noTargets", message: "claim-contradiction.no-targets", claims: met, severity: "warning", against }];
}

const MONEY = /资金|基金|经费|专款|支出/;

/** 资金使用合规 against 资金使用不规范. */
function complianceSubjects(report: Report): Subject[] {
  const admitted = report.claims.filter(
    ({ kind, subject, phrase }) =>
      kind === "problemAdmitted" && MONEY.test(subject) && /使用|管理|拨付|支出|核算/.test(subject) && /不规范|不合规/.test(phrase.text),
  );
  const compliant = report.claims.filter(
    ({ kind, phrase }) => kind === "compliant" && MONEY.test(phrase.text) && !/挤占|挪用|截留/.test(phrase.text),
  );
  if (admitted.length === 0 || compliant.length === 0) return [];
  const against = admitted.map((claim) => againstOf(claim));
  return [{ key: "compliant", message: "claim-contradiction", claims: compliant, severity: "warning", against }];
}

/** 预算编制科学合理 against a budget that was missed by far, and against the same called unreasonable. */
function praiseSubjects(report: Report): Subject[] {
  const reasonable = report.claims.filter(({ kind, phrase }) => kind === "good" && /科学合理/.test(phrase.text));
  return grouped(reasonable, ({ canonicalSubject }) => canonicalSubject).flatMap((claims) => {
    const subject = claims[0]?.canonicalSubject.replace(/^项目/, "") ?? "";
    const admitted = report.claims.filter(
      ({ kind, canonicalSubject, phrase }) =>
        kind === "problemAdmitted" && subject.length >= 4 && canonicalSubject.includes(subject) && /不合理|不科学/.test(phrase.text),
    );
    const missed = /预算/.test(subject) ? report.indicators.filter(isBadlyBudgeted) : [];
    const figures = missed.flatMap(({ name, actual }) => {
      const figure = actual?.figure;
      return figure ? [{ words: `${name} ${figure.printed}`, evidence: [cite(figure, "operand")] }] : [];
    });
    const against = [...admitted.map((claim) => againstOf(claim)), ...figures];
    return [{ key: subject, message: "claim-contradiction", claims, severity: "warning" as const, against }];
  });
}

/** 无 as the whole part on deviations, where problems are to be mended all the same and none is listed. */
function nothingSubjects(report: Report): Subject[] {
  const nothing = report.claims.filter(
    ({ kind, phrase }) => kind === "noDeviation" && /^(?:无|没有|暂无|不存在)$/.test(phrase.text.replace(/[\s。.；;]+/g, "")),
  );
  const implied = report.claims.filter(({ kind }) => kind === "problemImplied");
  const isListed = report.claims.some(({ kind }) => kind === "problemAdmitted") || report.headings.some(({ text }) => /问题/.test(text));
  if (nothing.length === 0 || implied.length === 0 || isListed) return [];
  const against = implied.map((claim) => againstOf(claim));
  return [{ key: "nothing", message: "claim-contradiction.nothing", claims: nothing.map(withHeading(report)), severity: "info", against }];
}

/** 无 alone says little: the heading above it is what it answers. */
function withHeading({ headings }: Report): (claim: Claim) => Claim {
  const part = headings.find(({ text }) => /偏[离差]/.test(text));
  return (claim) => (part ? { ...claim, phrase: { ...claim.phrase, quote: `${part.text}：${claim.phrase.text.trim()}` } } : claim);
}

function fundSubjects(report: Report): FundSubject[] {
  const fund = plannedFund(report);
  return fund ? [{ message: "claim-contradiction.deficit", key: fund.expenditure.canonicalMetric, fund }] : [];
}

/** A budget completion rate that lost at least half of its points. */
function isBadlyBudgeted({ name, score, fullScore }: Indicator): boolean {
  const [got, full] = [score?.figure?.quantity.value, fullScore?.figure?.quantity.value];
  if (!got || !full || !/预算(?:完成|执行)/.test(name)) return false;
  return got.add(got).compare(full) <= 0;
}

interface Missed {
  readonly indicator: Indicator;
  readonly actual: Figure;
  readonly target: Figure;
}

function missedIndicators(report: Report): Missed[] {
  return judgedIndicators(report.indicators).flatMap((indicator) => {
    const state = targetStateOf(indicator);
    if (state.kind !== "violated" || swapProofOf(indicator, report.indicators) || /预算执行率|资金到位率/.test(indicator.name)) return [];
    return [{ indicator, actual: state.actual, target: state.target }];
  });
}

function againstOf({ phrase }: Claim): Against {
  return { words: phrase.quote, evidence: [citePhrase(phrase, "operand")] };
}

/** The clause where it is short, else the phrase alone. */
function shortOf({ phrase }: Claim): string {
  return phrase.quote.length <= 24 ? phrase.quote : phrase.text;
}

/** 信息化建设工作 without what says only that it is work. */
function coreOf(subject: string): string {
  return subject.replace(/^(?:基层|本年|全年)/, "").replace(/(?:工作|任务|项目|工程)$/, "");
}

function placeOf({ phrase }: Claim): string {
  const { page, paragraph, table, row, col, label } = phrase.at;
  return [page, paragraph, table, row, col, paragraph === undefined ? label : ""].join("|");
}

function keyOf(claims: readonly Claim[]): string {
  return claims.map(({ key }) => key).join(" + ");
}

function grouped(claims: readonly Claim[], by: (claim: Claim) => string): Claim[][] {
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) groups.set(by(claim), [...(groups.get(by(claim)) ?? []), claim]);
  return [...groups.values()];
}
