import type { Figure, Phrase } from "./figure.ts";

/** What a sentence asserts about work, a target, a deviation. */
export type ClaimKind =
  | "allDone" // 各项工作均完成, 全部完成, 已完成计划工作任务
  | "done" // 已完成 … of one thing
  | "targetMet" // 达到绩效目标
  | "notStarted" // 尚未开展, 未启动
  | "notDone" // 暂未完工, 可能无法完成
  | "noDeviation" // 未偏离, 无偏差, 未出现较大偏离
  | "problemAdmitted" // 存在 … 问题
  | "problemImplied" // 根据问题自行改进
  | "compliant" // 资金使用合规
  | "noTargets" // 未编制绩效目标
  | "good"; // 运行情况良好, 科学合理

/** A claim 表述 with what it is about. */
export interface Claim {
  readonly key: string;
  readonly kind: ClaimKind;
  readonly phrase: Phrase;
  /** What is claimed, in the sentence's own words: 信息化建设工作; empty when it is the whole project. */
  readonly subject: string;
  /** `subject` in canonical form. */
  readonly canonicalSubject: string;
  /** The indicator it speaks of (its heading or sentence names it), by key. */
  readonly indicator?: string;
  /** Figures of the same sentence. */
  readonly figures: readonly Figure[];
}
