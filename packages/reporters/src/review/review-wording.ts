import type { Change, Decision, FalsePositiveReason, State } from "@gouji/review/schema";
import type { Language, Severity } from "@gouji/rules";
import { WORDING } from "../wording.ts";

/** What may be decided in a workbook; the rest of the decisions is for the screen. */
export type ListedDecision = Extract<
  Decision["kind"],
  "confirm" | "send" | "answer" | "resolve" | "accept" | "falsePositive" | "outOfScope" | "reopen"
>;

/** The fixed words of the review list, Chinese and English. */
export interface ReviewWording {
  readonly state: Readonly<Record<State, string>>;
  readonly change: Readonly<Record<Change, string>>;
  readonly decision: Readonly<Record<ListedDecision, string>>;
  readonly reason: Readonly<Record<FalsePositiveReason, string>>;
}

export const REVIEW_WORDING: Readonly<Record<Language, ReviewWording>> = {
  zh: {
    state: {
      open: "待处理",
      confirmed: "已确认",
      sent: "已发单位",
      answered: "单位已回复",
      resolved: "已解决",
      accepted: "已接受",
      falsePositive: "误报",
      outOfScope: "不属范围",
    },
    change: { new: "新增", unchanged: "不变", updated: "有变", resolved: "已改", reopened: "复现", notChecked: "未能判定" },
    decision: {
      confirm: "确认",
      send: "发单位",
      answer: "单位回复",
      resolve: "已解决",
      accept: "接受",
      falsePositive: "误报",
      outOfScope: "不属范围",
      reopen: "重新处理",
    },
    reason: { extractionError: "读取有误", rounding: "四舍五入", scopeDifference: "口径不同", localRule: "当地规定", other: "其他" },
  },
  en: {
    state: {
      open: "open",
      confirmed: "confirmed",
      sent: "sent",
      answered: "answered",
      resolved: "resolved",
      accepted: "accepted",
      falsePositive: "false positive",
      outOfScope: "out of scope",
    },
    change: {
      new: "new",
      unchanged: "unchanged",
      updated: "updated",
      resolved: "resolved",
      reopened: "reopened",
      notChecked: "not checked",
    },
    decision: {
      confirm: "confirm",
      send: "send",
      answer: "answer",
      resolve: "resolve",
      accept: "accept",
      falsePositive: "false positive",
      outOfScope: "out of scope",
      reopen: "reopen",
    },
    reason: {
      extractionError: "extraction error",
      rounding: "rounding",
      scopeDifference: "other scope",
      localRule: "local rule",
      other: "other",
    },
  },
};

/** The Chinese words of severities, for whoever types them. */
export function severityWords(): Readonly<Record<Severity, string>> {
  return WORDING.zh.severity;
}
