import type { Place } from "@gouji/document";
import type { Schemas } from "../api/client.ts";
import type { Language } from "../i18n/messages.ts";

export type Item = Schemas["Finding"];
export type EvidenceRole = "stated" | "operand" | "expected" | "context";

export interface LabelledPlace extends Place {
  /** 表6 › C31 收入预算完成 › 业绩值 */
  readonly label: string;
  /** Another file of the submission, where it stands there. */
  readonly document?: string;
}

/** A figure or phrase that the finding rests on. */
export interface Evidence {
  readonly role: EvidenceRole;
  readonly quote: string;
  readonly figure?: string;
  readonly value?: string;
  readonly at: LabelledPlace;
  readonly figureId?: string;
  readonly doubtful?: true;
}

interface Message {
  readonly id: string;
  readonly data: Readonly<Record<string, string>>;
}

/** The finding as the check wrote it and the list keeps it. */
export interface Finding {
  readonly ruleId: string;
  readonly message: Message;
  readonly stated?: string;
  readonly expected?: string;
  readonly difference?: string;
  readonly diagnosis?: { readonly kind: string; readonly message: Message; readonly bits?: number };
  readonly evidence: readonly Evidence[];
  readonly consequences: readonly { readonly ruleId: string; readonly message: Message; readonly evidence: readonly Evidence[] }[];
  readonly flips?: boolean;
  readonly amount?: string;
}

const read = new WeakMap<object, Finding>();

/** The list keeps a finding as JSON whose shape only the rules know; what an older version wrote may lack parts. */
export function findingOf({ finding, ruleId }: Pick<Item, "finding" | "ruleId">): Finding {
  const known = read.get(finding);
  if (known) return known;
  const kept = finding as Partial<Finding>;
  const made: Finding = {
    ...kept,
    ruleId,
    message: kept.message ?? { id: "", data: {} },
    evidence: kept.evidence ?? [],
    consequences: kept.consequences ?? [],
  };
  read.set(finding, made);
  return made;
}

/** One line for lists: what is stated and what it should be, or how far it is off, where these are figures; else the sentence. */
export function headlineOf(item: Item, language: Language): string {
  const { stated, expected, difference } = findingOf(item);
  const sentence = item.sentence[language];
  const subject = /“([^”]{1,30})”/u.exec(sentence)?.[1];
  if (!subject || !isShort(stated) || !isShort(expected) || subject === stated) return sentence;
  const isLong = subject.length + stated.length + expected.length > 26;
  if (isLong && difference !== undefined) return `${subject} ${language === "zh" ? "差" : "off by"} ${difference}`;
  return language === "zh" ? `${subject} ${stated}，应为 ${expected}` : `${subject} ${stated}, not ${expected}`;
}

/** Whether a text is a figure rather than a phrase: 96.87%, 1,200 万元, 三个. */
export function isShort(text: string | undefined): text is string {
  return text !== undefined && text.length <= 20 && /\d|^[约近]?[零〇一二两三四五六七八九十百千万亿]+\S{0,2}$/u.test(text);
}

/** Where it stands, briefly: the first part of the label, and the page. */
export function placeOf(item: Pick<Item, "finding" | "ruleId">): {
  readonly section: string;
  readonly label: string;
  readonly pages: string;
} {
  const { evidence } = findingOf(item);
  const parts = (evidence[0]?.at.label ?? "").split(" › ");
  const pages = [...new Set(evidence.filter(({ role, at }) => role !== "context" && !at.document).map(({ at }) => at.page ?? 0))].filter(
    Boolean,
  );
  pages.sort((one, other) => one - other);
  const [first] = pages;
  const last = pages.at(-1);
  const shown =
    first === undefined
      ? ""
      : last === undefined || last === first
        ? String(first)
        : last === first + 1
          ? `${first}–${last}`
          : `${first}, ${last}`;
  // A bare number says little without the heading that follows it: 四 › （三）项目产出情况.
  const isBare = (parts[0]?.length ?? 0) <= 3 && parts.length > 2 && evidence[0]?.at.table === undefined;
  if (evidence[0]?.at.sheet !== undefined)
    return { section: evidence[0].at.sheet, label: parts.slice(-2).join(" › "), pages: evidence[0].at.cell ?? "" };
  return { section: (isBare ? parts.slice(0, 2) : parts.slice(0, 1)).join(" "), label: parts.slice(0, 2).join(" › "), pages: shown };
}
