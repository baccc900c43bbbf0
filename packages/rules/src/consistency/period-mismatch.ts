import type { DateMention, Indicator, Report } from "@gouji/report";
import { shown } from "../reading.ts";
import { cite, citePhrase, consistent, defineRule, undecided, type Verdict } from "../rule.ts";
import { dayNumber, daysIn, weekdayOf } from "./calendar.ts";

type Subject =
  | { readonly kind: "date"; readonly key: string; readonly date: DateMention }
  | { readonly kind: "elapsed"; readonly key: string; readonly indicator: Indicator };

/** A year or a date belongs to the report's period, exists in the calendar, and does not end before it begins. */
export const periodMismatch = defineRule<Subject>({
  id: "period-mismatch",
  family: "consistency",
  title: "期间或年度不符",
  titleEn: "A date or year that cannot be",
  severity: "warning",
  specificity: 25,
  subjects: ({ report }) => [
    ...report.dates.filter(isJudged).map((date): Subject => ({ kind: "date", key: `${date.kind} › ${date.key}`, date })),
    ...report.indicators
      .filter(
        ({ name, actual }) => actual?.figure?.quantity.kind === "duration" && /天数|日数/.test(name) && !/人天|累计|总天数|床日/.test(name),
      )
      .map((indicator): Subject => ({ kind: "elapsed", key: `elapsed › ${indicator.key}`, indicator })),
  ],
  keyOf: ({ key }) => key,
  judge: (subject, _profile, { report }) =>
    subject.kind === "elapsed" ? judgeElapsed(subject.indicator, report) : judgeDate(subject.date, report),
});

/** The targets' passages on one other year are one slip. */
function isJudged(date: DateMention, index: number, all: readonly DateMention[]): boolean {
  if (date.kind !== "goalYear") return date.kind !== "signed";
  return all.findIndex((other) => other.kind === "goalYear" && other.year === date.year) === index;
}

function judgeDate(date: DateMention, report: Report): Verdict {
  switch (date.kind) {
    case "day":
      return judgeDay(date, report);
    case "span":
      return judgeSpan(date);
    case "formYear":
      return judgeYear(date, report, "formYear");
    case "goalYear":
      return judgeYear(date, report, "goalYear");
    case "planYear":
      return judgeYear(date, report, "planYear");
    case "signed":
      return undecided("period");
  }
}

function judgeDay({ phrase, day, weekday, done }: Extract<DateMention, { kind: "day" }>, report: Report): Verdict {
  const number = dayNumber(day);
  if (number === undefined) return wrong("invalid", date(phrase), { date: phrase.text });
  if (weekday !== undefined && weekdayOf(number) !== weekday) {
    return wrong("weekday", date(phrase), { date: phrase.text, weekday: weekdayOf(number) }, `星期${weekdayOf(number)}`);
  }
  const signed = signedOn(report);
  const last = signed && dayNumber(signed.day);
  if (done && signed && last !== undefined && number > last) {
    return wrong("future", [...date(phrase), citePhrase(signed.phrase, "operand")], {
      date: phrase.quote,
      signed: signed.phrase.text.trim(),
    });
  }
  return weekday !== undefined || done ? consistent("loose", []) : undecided("period");
}

function judgeSpan({ phrase, from, to, length }: Extract<DateMention, { kind: "span" }>): Verdict {
  const isDays = from.length === 10 && to.length === 10;
  const [first, last] = [dayNumber(from.length === 10 ? from : `${from}-01`), dayNumber(to.length === 10 ? to : `${to}-01`)];
  if (first === undefined || last === undefined) return wrong("invalid", date(phrase), { date: phrase.text });
  if (last < first && (isDays || from.slice(0, 7) > to.slice(0, 7))) return wrong("backwards", date(phrase), { date: phrase.text });
  if (!length) return consistent("loose", []);
  const months = monthOf(to) - monthOf(from);
  const [low, high] =
    length.unit === "day" ? (isDays ? [last - first, last - first + 1] : [0, Number.MAX_SAFE_INTEGER]) : [months - 1, months + 1];
  if (length.value >= low && length.value <= high) return consistent("exact", []);
  // Working days are fewer than days.
  if (length.unit === "day" && length.value < low) return undecided("working days");
  const expected = length.unit === "day" ? `${high} 天` : `${months + 1} 个月`;
  return wrong("length", date(phrase), { date: phrase.text, length: length.printed, expected }, expected);
}

/** The title of a form, the first words of the targets or what is planned next name another year than the report. */
function judgeYear(
  { phrase, year }: { phrase: DateMention["phrase"]; year: string },
  report: Report,
  kind: "formYear" | "goalYear" | "planYear",
): Verdict {
  const own = report.identity.year;
  if (own === "") return undecided("year");
  const isOwn =
    report.identity.title.includes(year) ||
    (report.period !== undefined && report.period.from.slice(0, 4) <= year && year <= report.period.to.slice(0, 4));
  if (isOwn) return consistent("loose", []);
  const others = report.dates.filter((other) => other.kind === kind);
  // Forms of several years are a report on several years.
  const sameYear = others.filter((other) => "year" in other && other.year === year).length;
  if (kind === "formYear" && (Number(year) > Number(own) || (sameYear > 1 && sameYear === others.length))) return undecided("year");
  if (kind !== "formYear" && Number(year) > Number(own)) return undecided("year");
  return wrong(kind, date(phrase), { text: phrase.text.trim(), year, own });
}

/** More days of running than the period has had so far. */
function judgeElapsed({ name, actual, namePhrase }: Indicator, { period, cutOff }: Report): Verdict {
  const figure = actual?.figure;
  const days = figure?.quantity.unit === "天" ? figure.quantity.value : undefined;
  const from = period ? dayNumber(period.from) : undefined;
  const to = dayNumber(cutOff ?? period?.to ?? "");
  if (!figure || !days || days.denominator !== 1n || from === undefined || to === undefined || to < from) return undecided("period");
  const elapsed = daysIn(from, to);
  if (Number(days.numerator) <= elapsed) return consistent("exact", [figure]);
  // More than a year of days counts several things at once.
  if (Number(days.numerator) > 366) return undecided("days of one thing");
  return {
    kind: "inconsistent",
    message: {
      id: "period-mismatch.elapsed",
      data: { indicator: name, actual: shown(figure), until: cutOff ?? period?.to ?? "", days: String(elapsed) },
    },
    stated: shown(figure),
    expected: `≤${elapsed}天`,
    evidence: [cite(figure, "stated"), citePhrase(namePhrase, "context")],
  };
}

/** The latest day that stands alone: the report is not older than what it tells. */
function signedOn({ dates }: Report): Extract<DateMention, { kind: "signed" }> | undefined {
  return dates.reduce<Extract<DateMention, { kind: "signed" }> | undefined>(
    (last, next) => (next.kind === "signed" && (!last || next.day > last.day) ? next : last),
    undefined,
  );
}

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
}

function date(phrase: DateMention["phrase"]) {
  return [citePhrase(phrase, "stated")];
}

function wrong(fault: string, evidence: ReturnType<typeof date>, data: Readonly<Record<string, string>>, expected?: string): Verdict {
  const [first] = evidence;
  return {
    kind: "inconsistent",
    message: { id: `period-mismatch.${fault}`, data },
    ...(first ? { stated: first.quote } : {}),
    ...(expected === undefined ? {} : { expected }),
    evidence,
  };
}
