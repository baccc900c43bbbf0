import type { Message } from "../rule.ts";
import { ARITHMETIC } from "./arithmetic.ts";
import { CONSISTENCY } from "./consistency.ts";
import { DIAGNOSIS } from "./diagnosis.ts";
import { FORM } from "./form.ts";
import { SCORES } from "./scores.ts";
import type { Sentences } from "./sentences.ts";
import { TARGETS } from "./targets.ts";

export type Language = "zh" | "en";

export const SENTENCES: Sentences = { ...ARITHMETIC, ...CONSISTENCY, ...SCORES, ...TARGETS, ...FORM, ...DIAGNOSIS };

/** The message as a sentence. @throws RangeError on an unknown id or a missing datum, which is a fault of the rule. */
export function render({ id, data }: Message, language: Language): string {
  const sentence = SENTENCES[id]?.[language];
  if (sentence === undefined) throw new RangeError(`No message ${id}`);
  return sentence.replaceAll(/\{(\w+)\}/g, (_hole, name: string) => {
    const datum = data[name];
    if (datum === undefined) throw new RangeError(`Message ${id} lacks ${name}`);
    return datum;
  });
}
