import type { Heading, Report, ReportKind, Sentence } from "@gouji/report";
import { Rational } from "@gouji/values";
import { cite, citePhrase, consistent, defineRule, type Evidence, undecided, type Verdict } from "../rule.ts";
import { isNothing, missedOrLost } from "../targets/target-state.ts";

/** A part that reports of a kind must have 必备内容, by the words of its heading. */
interface Part {
  readonly name: string;
  readonly nameEn: string;
  readonly heading: RegExp;
  /** Words of running text that do without a heading of their own. */
  readonly words: RegExp;
}

const PROBLEMS: Part = {
  name: "存在的问题、偏差原因",
  nameEn: "problems and causes of deviations",
  heading: /问题|不足|偏[离差]|原因/,
  words: /存在(?:的|着)?[^，。]{0,12}(?:问题|不足)|偏[离差][^，。]{0,8}原因|未完成[^，。]{0,6}原因/,
};
const MEASURES: Part = {
  name: "改进措施或建议",
  nameEn: "measures or advice",
  heading: /建议|措施|整改|改进|下一步/,
  words: /下一步|改进措施|建议[：:，]|整改/,
};

const REQUIRED: Readonly<Record<ReportKind, readonly Part[]>> = {
  evaluation: [PROBLEMS, MEASURES],
  selfEvaluation: [PROBLEMS, MEASURES],
  monitoring: [PROBLEMS, MEASURES],
  form: [],
  unknown: [],
};

/** So many headings make a report with an outline; shorter papers are forms or extracts. */
const OUTLINE = 4;
const NOTHING = /^\s*(?:\d+[、.．]\s*)?(?:无|没有|暂无|不存在|本年度无|无偏离|未偏离)[^，。]{0,12}[。.；;]?\s*$/;

interface Subject {
  readonly part: Part;
  /** The headings of the part; none where it is missing. */
  readonly headings: readonly Heading[];
}

/** A report has the parts that its kind demands, and they say something where its figures ask for it. */
export const missingSection = defineRule<Subject>({
  id: "missing-section",
  family: "form",
  title: "缺少必备内容",
  titleEn: "A part that the report must have",
  severity: "warning",
  specificity: 12,
  subjects: ({ report }) => {
    if (report.headings.length < OUTLINE) return [];
    return REQUIRED[report.identity.kind].map((part) => ({
      part,
      headings: report.headings.filter(({ text }) => part.heading.test(text)),
    }));
  },
  keyOf: ({ part: { name } }) => name,
  judge: ({ part, headings }, { largeLoss }, { report }) => {
    const all = demandIn(report, Rational.parse(largeLoss));
    const unexplained = all.filter(({ isExplained }) => !isExplained);
    // What the form's own column explains is not unsaid: then the missing part is worth a look.
    const demand = unexplained.length > 0 ? unexplained : all;
    const spoken = report.sentences.filter(({ path }) => path.some((text) => part.heading.test(text)));
    const isEmpty =
      headings.length > 0 &&
      spoken.length > 0 &&
      spoken.filter((sentence) => !isHeading(sentence, report)).every(({ text }) => NOTHING.test(text));
    if (headings.length > 0 && !isEmpty) return consistent("loose", []);
    if (headings.length === 0 && report.sentences.some(({ text }) => part.words.test(text))) return consistent("loose", []);
    if (part === MEASURES && !isEmpty) return judgeMeasures(report);
    const [first] = demand;
    if (!first) return undecided("figures that ask for it");
    const [heading] = headings;
    return {
      kind: "inconsistent",
      severity: unexplained.length > 0 ? "warning" : "info",
      message: {
        id: isEmpty ? "missing-section.empty" : "missing-section",
        data: {
          part: part.name,
          partEn: part.nameEn,
          heading: heading ? heading.number + heading.text : "",
          demand: first.words,
          count: String(demand.length),
        },
      },
      evidence: [...(heading ? [citePhrase(phraseOf(heading), "stated")] : []), ...demand.slice(0, 3).flatMap(({ evidence }) => evidence)],
    };
  },
});

/** Headings are sentences as well. */
function isHeading({ text }: Sentence, { headings }: Report): boolean {
  const plain = text.replace(/\s+/g, "");
  return headings.some((heading) => (heading.number + heading.text).replace(/\s+/g, "").includes(plain));
}

function phraseOf({ number, text, at }: Heading) {
  return { text: number + text, quote: number + text, at };
}

/** Problems that are told ask for measures, whatever the figures say. */
function judgeMeasures({ headings, sentences }: Report): Verdict {
  const problems = headings.find(({ text }) => /问题|不足/.test(text) && !/说明/.test(text));
  const told = problems
    ? sentences.filter(({ path, text }) => path.some((heading) => heading.includes(problems.text)) && !NOTHING.test(text))
    : [];
  if (!problems || told.length < 2) return undecided("problems");
  return {
    kind: "inconsistent",
    message: {
      id: "missing-section.measures",
      data: { part: MEASURES.name, partEn: MEASURES.nameEn, heading: problems.number + problems.text },
    },
    evidence: [citePhrase(phraseOf(problems), "stated")],
  };
}

interface Demand {
  readonly words: string;
  readonly isExplained: boolean;
  readonly evidence: readonly Evidence[];
}

/** Missed targets and large losses: figures that ask for a word on them. */
function demandIn({ indicators }: Report, largeLoss: Rational): Demand[] {
  return missedOrLost(indicators, largeLoss).map(({ indicator, figure }) => ({
    words: `${indicator.name} ${figure.printed}`,
    isExplained: indicator.deviationReason !== undefined && !isNothing(indicator.deviationReason.text),
    evidence: [cite(figure, "operand"), citePhrase(indicator.namePhrase, "context")],
  }));
}
