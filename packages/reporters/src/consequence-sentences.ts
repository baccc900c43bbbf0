import type { JsonFinding } from "./check-json.ts";
import type { Wording } from "./wording.ts";

/** What else the cause breaks, a sentence each; one that repeats the finding's own says only where. */
export function consequenceSentences(
  { message, consequences }: JsonFinding,
  words: Wording,
): { readonly sentence: string; readonly ruleId: string }[] {
  const seen = new Set<string>();
  return consequences.flatMap(({ message: other, ruleId, evidence }) => {
    const sentence = other === message ? `${words.again} ${evidence[0]?.at.label ?? ""}` : other;
    if (seen.has(sentence)) return [];
    seen.add(sentence);
    return [{ sentence, ruleId }];
  });
}
