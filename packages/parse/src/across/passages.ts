import type { Passage, Report } from "@gouji/report";

/** Shorter sentences recur for good reasons. */
const SHORTEST = 20;
const MOST_CHARACTERS = 200_000;
/** Sections whose wording is that of the rules, not of the report. */
const GENERAL_SECTION =
  /(?:评价|自评|工作)(?:的)?(?:目的|原则|方法|依据|标准|对象|范围)|指标体系|评分标准|填报说明|填表说明|(?:政策|编制|立项|评价)依据|附\s*件|目\s*录|声\s*明/;
/** Sentences that cite or paraphrase a rule. */
const STATUTORY =
  /《[^》]{4,}》|[〔[（(]\s*(?:19|20)\d{2}\s*[〕\])）]\s*\d+\s*号|分(?:以上|（含）|\(含\)).{0,12}[为是](?:优|良|中|差)|本(?:报告|表)(?:由|仅|中)|以下简称/;

/** The running text that is the report's own. */
export function passagesOf({ sentences }: Report): Passage[] {
  let characters = 0;
  return sentences.flatMap(({ text, at, path }) => {
    const plain = text.trim();
    if (at.table !== undefined || plain.length < SHORTEST || path.some((heading) => GENERAL_SECTION.test(heading)) || STATUTORY.test(plain))
      return [];
    characters += plain.length;
    return characters > MOST_CHARACTERS ? [] : [{ text: plain, at }];
  });
}
