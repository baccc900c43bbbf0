import type { FailureKind } from "@gouji/document";
import type { Language } from "@gouji/rules";

/** Why a file gets no annotated copy, in the words of failures. `unsupported`: this kind takes no remarks; `corrupt`: it can be read, not rewritten. */
export type RefusalKind = Extract<FailureKind, "unsupported" | "encrypted" | "corrupt" | "too-large">;

/** Thrown by the writers of annotated copies; `annotate` answers with it. */
export class Refused extends Error {
  readonly kind: RefusalKind;

  constructor(kind: RefusalKind, options?: ErrorOptions) {
    super(kind, options);
    this.kind = kind;
  }
}

const SENTENCES: Readonly<Record<RefusalKind | "no-findings", Readonly<Record<Language, string>>>> = {
  "no-findings": {
    zh: "这份文件没有符合条件的疑点，不需要标注。",
    en: "No finding of this file matches; there is nothing to annotate.",
  },
  unsupported: {
    zh: "这种文件不能加批注（可加批注的是 PDF、.docx、.xlsx）。请改用网页报告（html）或审核意见书（docx）；旧版 .doc、.xls 也可另存为新格式后重新提交。",
    en: "This kind of file takes no annotations (PDF, .docx and .xlsx do). Use the HTML report or the letter, or save .doc and .xls in the new format and hand them in again.",
  },
  encrypted: {
    zh: "原件设有打开密码，不能加批注。请去掉密码后重新提交，或改用网页报告（html）。",
    en: "The original opens with a password only. Hand it in without, or use the HTML report.",
  },
  corrupt: {
    zh: "原件内部有损坏，能读取但不能改写。请另存一份后重新提交，或改用网页报告（html）。",
    en: "The original is damaged: it can be read but not rewritten. Save it anew and hand it in again, or use the HTML report.",
  },
  "too-large": {
    zh: "原件过大，加批注超过时间或内存限制。请拆分文件，或改用网页报告（html）。",
    en: "The original is too large to be annotated within the limits. Split it, or use the HTML report.",
  },
};

/** What to do instead, as a sentence. */
export function refusalSentence(kind: RefusalKind | "no-findings", language: Language): string {
  return SENTENCES[kind][language];
}
