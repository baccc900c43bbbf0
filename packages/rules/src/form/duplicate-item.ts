import type { CountRelation, Indicator, NumberedLine, Phrase, Relation, Wording } from "@gouji/report";
import { Rational } from "@gouji/values";
import { cite, citePhrase, defineRule, type Evidence, undecided, type Verdict } from "../rule.ts";

type Subject =
  | {
      readonly key: string;
      readonly kind: "item" | "indicator" | "fact";
      readonly items: readonly { readonly text: string; readonly evidence: readonly Evidence[] }[];
    }
  | { readonly key: string; readonly kind: "words"; readonly wording: Wording };

/** Words of indicator names that say the same. */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [
  [/运转/g, "运行"],
  [/准时/g, "及时"],
  [/公众/g, "群众"],
  [/满意率/g, "满意度"],
  [/知晓度/g, "知晓率"],
  [/覆盖面/g, "覆盖率"],
  [/达成/g, "完成"],
];

/** From this count on two projects do not have the same result by chance. */
const LARGE = Rational.of(1000n);

/** A list names each thing once: no law and no scored indicator twice. */
export const duplicateItem = defineRule<Subject>({
  id: "duplicate-item",
  family: "form",
  title: "重复列示",
  titleEn: "An item listed twice",
  severity: "info",
  specificity: 12,
  subjects: ({ report }) => [
    ...report.numberSequences
      .filter(({ where }) => where === "list" || where === "headings")
      .flatMap(({ lines, key }) => pairs(lines, isSameItem).map((pair): Subject => itemSubject(key, pair))),
    ...report.relations.filter(isCount).flatMap(({ items, key }) => pairs(items, isSameName).map((pair) => nameSubject(key, pair))),
    ...report.wordings.flatMap((wording): Subject[] =>
      wording.kind === "doubledWords" || wording.kind === "listedTwice" ? [{ key: wording.key, kind: "words", wording }] : [],
    ),
    ...sharedFacts(report.indicators).map((pair) => indicatorSubject(pair, "fact")),
    ...alikeIndicators(report.indicators).flatMap((alike) =>
      pairs(alike, isSameIndicator).map((pair) => indicatorSubject(pair, "indicator")),
    ),
  ],
  keyOf: ({ key }) => key,
  judge: (subject) => {
    if (subject.kind === "words") return judgeWords(subject.wording);
    const [first, second] = subject.items;
    if (!first || !second) return undecided("item");
    return {
      kind: "inconsistent",
      message: { id: `duplicate-item.${subject.kind}`, data: { first: first.text, second: second.text } },
      stated: second.text,
      evidence: [...second.evidence, ...first.evidence.map((cited) => ({ ...cited, role: "context" as const }))],
    };
  },
});

/** A character or word printed twice in a row. */
function judgeWords({ kind, phrase, other }: Wording): Verdict {
  return {
    kind: "inconsistent",
    message: {
      id: kind === "listedTwice" ? "duplicate-item.listed" : other ? "duplicate-item.name" : "duplicate-item.words",
      data: { words: phrase.text, name: other?.text ?? "" },
    },
    stated: phrase.text,
    evidence: [citePhrase(phrase, "stated"), ...(other ? [citePhrase(other, "expected")] : [])],
  };
}

function itemSubject(key: string, [first, second]: readonly [NumberedLine, NumberedLine]): Subject {
  const itemOf = ({ phrase, number }: NumberedLine) => ({
    text: number.trim() + nameOf(phrase),
    evidence: [citePhrase(phrase, "stated")],
  });
  return { key: `${key} › ${nameOf(first.phrase)}`, kind: "item", items: [itemOf(first), itemOf(second)] };
}

function isCount(relation: Relation): relation is CountRelation {
  return relation.kind === "count";
}

/** 分别为甲、乙、甲. */
function isSameName({ text: a }: Phrase, { text: b }: Phrase): boolean {
  return a.length > 1 && a === b;
}

function nameSubject(key: string, [first, second]: readonly [Phrase, Phrase]): Subject {
  const itemOf = (phrase: Phrase) => ({ text: phrase.text, evidence: [citePhrase(phrase, "stated")] });
  return { key: `${key} › ${first.text}`, kind: "item", items: [itemOf(first), itemOf(second)] };
}

function indicatorSubject([first, second]: readonly [Indicator, Indicator], kind: "indicator" | "fact"): Subject {
  const itemOf = ({ name, namePhrase, score }: Indicator) => ({
    text: name,
    evidence: [citePhrase(namePhrase, "stated"), ...(score?.figure ? [cite(score.figure, "operand")] : [])],
  });
  return { key: `${first.key} = ${second.key}`, kind, items: [itemOf(first), itemOf(second)] };
}

/** The first two of each kind of equals. */
function pairs<Item>(items: readonly Item[], isSame: (a: Item, b: Item) => boolean): (readonly [Item, Item])[] {
  return items.flatMap((item, index) => {
    const earlier = items.slice(0, index).find((other) => isSame(other, item));
    return earlier === undefined ? [] : [[earlier, item] as const];
  });
}

/** One law under two numbers, or one text. Papers of one title with different document numbers are two. */
function isSameItem(a: NumberedLine, b: NumberedLine): boolean {
  const [first, second] = [titleIn(a.phrase), titleIn(b.phrase)];
  if (first !== undefined && first === second) {
    const [one, other] = [documentNumberIn(a.phrase), documentNumberIn(b.phrase)];
    return one === undefined || other === undefined || one === other;
  }
  const [text, again] = [plain(a.phrase), plain(b.phrase)];
  return text.length >= 10 && text === again;
}

function titleIn({ quote }: Phrase): string | undefined {
  const title = /^[^《]{0,8}《([^》]{4,})》/.exec(quote)?.[1];
  return title?.replace(/\s+/g, "");
}

function documentNumberIn({ quote }: Phrase): string | undefined {
  return /[〔［[（(]\s*(?:19|20)\d{2}\s*[〕］\]）)]\s*(?:第\s*)?\d+\s*号/.exec(quote)?.[0].replace(/\s+/g, "");
}

function nameOf(phrase: Phrase): string {
  const title = titleIn(phrase);
  return title === undefined ? plain(phrase).slice(0, 24) : `《${title}》`;
}

function plain({ quote }: Phrase): string {
  return quote.replace(/^\s*(?:[（(]?\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[）)、.．]|[①-⑳])/, "").replace(/[\s；;。，,]+/g, "");
}

/** Scored indicators of one project and group whose names say the same. */
function alikeIndicators(indicators: readonly Indicator[]): Indicator[][] {
  const groups = new Map<string, Indicator[]>();
  for (const indicator of indicators) {
    const name = sense(indicator.name);
    if (!indicator.score?.figure || name.length < 4) continue;
    const key = [indicator.project, indicator.table, ...indicator.path, name].join("›");
    groups.set(key, [...(groups.get(key) ?? []), indicator]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** One large count that two projects both claim as their result: same target, same actual, one name within the other. */
function sharedFacts(indicators: readonly Indicator[]): (readonly [Indicator, Indicator])[] {
  const known = new Map<string, Indicator[]>();
  return indicators.flatMap((indicator) => {
    const { target, actual, score, project, canonicalName: name } = indicator;
    const [planned, done] = [target?.figure?.quantity, actual?.figure?.quantity];
    if (project === "" || !score?.figure || done?.kind !== "count" || !done.baseValue || !planned?.baseValue) return [];
    if (done.baseValue.compare(LARGE) < 0) return [];
    const key = [planned.baseValue, done.baseValue, done.baseUnit].join("|");
    const same = known.get(key) ?? [];
    known.set(key, [...same, indicator]);
    const first = same.find(
      (other) => other.project !== project && (other.canonicalName.includes(name) || name.includes(other.canonicalName)),
    );
    return first ? [[first, indicator] as const] : [];
  });
}

/** Named alike: said in two ways, or copied whole. */
function isSameIndicator(a: Indicator, b: Indicator): boolean {
  return a.name !== b.name || (a.target?.text === b.target?.text && a.actual?.text === b.actual?.text && a.target !== undefined);
}

function sense(name: string): string {
  return SYNONYMS.reduce((text, [pattern, word]) => text.replace(pattern, word), name.replace(/\s+/g, ""));
}
