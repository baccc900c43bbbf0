import type { Figure, Report, Sentence, Wording } from "@gouji/report";
import type { Rational } from "@gouji/values";
import { findSubset } from "../diagnosis/subset-search.ts";
import { nameOf, printed, shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, undecided, type Verdict } from "../rule.ts";
import { type BorrowedSubject, borrowedSubjects, judgeBorrowed } from "./borrowed-value.ts";
import { judgeMisnamed, type MisnamedSubject, misnamedSubjects } from "./misnamed-indicator.ts";
import { judgeRenamed, type RenamedSubject, renamedSubjects } from "./renamed-indicators.ts";

type Side = "income" | "expenditure";

interface SideSubject {
  readonly kind: "side" | "scope";
  readonly figure: Figure;
  readonly side: Side;
}

interface MisprintSubject {
  readonly kind: "misprint";
  readonly key: string;
  readonly wording: Wording;
}

type Subject = SideSubject | BorrowedSubject | MisnamedSubject | RenamedSubject | MisprintSubject;

/** Equal amounts of fewer digits prove nothing. */
const TELLING_DIGITS = 6;
/** From this surprise on a subset of lines explains a difference. */
const CERTAIN_BITS = 10;
/** 决算收入, 本年支出合计: the whole of one side, by its words. */
const WHOLE = /^(?:\d{4}年(?:度)?)?(?:决算|实际|全年|本年|年度)(?:基金)?总?(?:收入|支出)(?:合计|总额|总计|决算数?)?$/;

/** An amount is what its label calls it: income is not expenditure, a part not the whole. */
export const labelMismatch = defineRule<Subject>({
  id: "label-mismatch",
  family: "consistency",
  title: "名称与内容不符",
  titleEn: "A figure under a wrong name",
  severity: "warning",
  specificity: 45,
  subjects: ({ report }) => [
    ...sidesOf(report),
    ...borrowedSubjects(report),
    ...misnamedSubjects(report),
    ...renamedSubjects(report),
    ...misprintsOf(report),
  ],
  keyOf: (subject) =>
    "key" in subject
      ? `${subject.kind} › ${subject.key}`
      : `${subject.kind} › ${subject.figure.at.label} › ${subject.figure.canonicalMetric}`,
  judge(subject, _profile, { report }) {
    switch (subject.kind) {
      case "borrowed":
        return judgeBorrowed(subject);
      case "side":
        return judgeSide(subject, report);
      case "scope":
        return judgeScope(subject, report);
      case "renamed":
        return judgeRenamed(subject);
      case "misprint":
        return judgeMisprint(subject.wording);
      default:
        return judgeMisnamed(subject);
    }
  },
});

function misprintsOf({ wordings }: Report): MisprintSubject[] {
  return wordings.flatMap((wording) => (wording.kind === "misprintedName" ? [{ kind: "misprint", key: wording.key, wording }] : []));
}

/** A name of a list that is one character off the table's. */
function judgeMisprint({ phrase, other }: Wording): Verdict {
  return {
    kind: "inconsistent",
    severity: "info",
    message: { id: "label-mismatch.misprint", data: { words: phrase.text, name: other?.text ?? "" } },
    stated: phrase.text,
    expected: other?.text ?? "",
    evidence: [citePhrase(phrase, "stated"), ...(other ? [citePhrase(other, "expected")] : [])],
  };
}

function sidesOf(report: Report): SideSubject[] {
  return report.figures.flatMap((figure): SideSubject[] => {
    const side = sideOf(figure.metric);
    if (!side || figure.source.kind !== "sentence" || !isTelling(figure)) return [];
    const whole: SideSubject[] = WHOLE.test(figure.metric.replace(/\s+/g, "")) ? [{ kind: "scope", figure, side }] : [];
    return [{ kind: "side", figure, side }, ...whole];
  });
}

/** Called income in a section and beside figures of expenditure, and called expenditure wherever else it stands. */
function judgeSide({ figure, side }: SideSubject, report: Report): Verdict {
  const others = report.figures.filter((other) => other !== figure && isSame(figure, other));
  const sides = others.map((other) => sideOf(other.metric) ?? sideOf(tableName(other, report)));
  const same = others.filter((_, index) => sides[index] === side);
  const opposite = others.filter((_, index) => sides[index] !== undefined && sides[index] !== side);
  if (same.length > 0) return consistent("loose", [figure, ...same]);
  // Balanced accounts have one amount on both sides: only a place that speaks of the other side tells.
  if (opposite.length === 0 || !speaksOfOther(figure, side, report.sentences)) return undecided("second statement");
  const [witness] = opposite;
  return {
    kind: "inconsistent",
    message: {
      id: "label-mismatch",
      data: {
        figure: shown(figure),
        label: nameOf(figure),
        elsewhere: witness ? `${witness.at.label.split(" › ").slice(0, 2).join(" › ")}` : "",
        side: side === "income" ? "支出" : "收入",
        sideEn: side === "income" ? "expenditure" : "income",
      },
    },
    stated: figure.metric,
    evidence: [cite(figure, "stated"), ...opposite.map((other) => cite(other, "operand"))],
  };
}

function speaksOfOther(figure: Figure, side: Side, sentences: readonly Sentence[]): boolean {
  const sentence = figure.source.kind === "sentence" ? sentences[figure.source.sentence] : undefined;
  const heading = sentence?.path.at(-1);
  const beside = sentence?.figures.filter((other) => other.quantity.kind === "money" && !isSame(figure, other)) ?? [];
  const besideSides = beside.flatMap(({ metric }) => sideOf(metric) ?? []);
  const headed = heading === undefined ? undefined : sideOf(heading);
  const votes = [...besideSides, ...(headed ? [headed] : [])];
  return votes.length > 0 && votes.every((vote) => vote !== side);
}

/** Called the whole income, but it lacks lines of the income table: exactly those that the difference adds up to. */
function judgeScope({ figure, side }: SideSubject, report: Report): Verdict {
  const value = figure.quantity.baseValue;
  const totals = report.figures.filter(
    (other) =>
      other.source.kind === "cell" && other.role === "total" && isTelling(other) && sideOf(tableName(other, report)) === side && value,
  );
  if (!value || totals.length === 0) return undecided("table");
  if (totals.some((total) => isSame(total, figure))) return consistent("loose", [figure]);
  for (const total of totals) {
    const whole = total.quantity.baseValue;
    if (!whole || whole.compare(value) <= 0 || whole.compare(value.add(value)) > 0) continue;
    const lines = linesBeside(total, report);
    const hit = findSubset(lines, whole.subtract(value));
    if (!hit || hit.bits < CERTAIN_BITS) continue;
    return scopeVerdict(figure, total, whole.subtract(value), hit.figures, side);
  }
  return undecided("lines");
}

function scopeVerdict(figure: Figure, total: Figure, difference: Rational, lines: readonly Figure[], side: Side): Verdict {
  return {
    kind: "inconsistent",
    message: {
      id: "label-mismatch.scope",
      data: {
        figure: shown(figure),
        label: nameOf(figure),
        total: shown(total),
        difference: printed(difference, total),
        lines: lines.map((line) => `${nameOf(line)} ${shown(line)}`).join(" + "),
        sideEn: side,
      },
    },
    stated: shown(figure),
    expected: shown(total),
    difference: printed(difference, total),
    evidence: [cite(figure, "stated"), cite(total, "expected"), ...lines.map((line) => cite(line, "operand"))],
  };
}

/** The amounts of the total's table that are no totals, those of its own column where the table has several. */
function linesBeside(total: Figure, report: Report): Figure[] {
  const { source } = total;
  if (source.kind !== "cell") return [];
  return report.figures.filter(
    ({ source: other, role, quantity }) =>
      other.kind === "cell" && other.table === source.table && other.col === source.col && role !== "total" && isAmount(quantity),
  );
}

function tableName({ source, at }: Figure, { tables }: Report): string {
  const table = source.kind === "cell" ? tables.find(({ index }) => index === source.table) : undefined;
  return table ? `${table.caption} ${at.label}` : "";
}

function sideOf(words: string): Side | undefined {
  const [income, expenditure] = [/收入/.test(words), /支出/.test(words)];
  return income === expenditure ? undefined : income ? "income" : "expenditure";
}

function isTelling({ quantity, approximate }: Figure): boolean {
  const digits = quantity.digits.replace(/\D/g, "").replace(/^0+|0+$/g, "");
  const isStated = quantity.comparator === "=" || quantity.comparator === "none";
  return isAmount(quantity) && !approximate && isStated && digits.length >= TELLING_DIGITS;
}

/** Money, or a bare number to the cent in a table that does not print its unit. */
function isAmount({ kind, baseUnit, decimals }: Figure["quantity"]): boolean {
  return kind === "money" || (kind === "number" && baseUnit === "" && decimals === 2);
}

function isSame(a: Figure, b: Figure): boolean {
  const [first, second] = [a.quantity.baseValue, b.quantity.baseValue];
  return first !== undefined && second !== undefined && isAmount(a.quantity) && isAmount(b.quantity) && first.equals(second);
}
