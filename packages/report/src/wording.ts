import type { Figure, Phrase } from "./figure.ts";

/** What is odd in a wording 表述. */
export type WordingKind =
  | "templateHint" // （200字以内）, XX 单位, 项目概况。包括项目背景…等: hints and blanks of a form
  | "fallsByMultiple" // 下降 2 倍
  | "approximateExact" // 317 余次
  | "amountInWords" // 大写：壹佰万元整
  | "doubledWords" // 城城镇职工, 完成完成情况, 绩效目标：项目：
  | "listedTwice" // 甲镇、乙镇、甲镇
  | "misprintedName" // 产值质量 in a list of the indicators 产出质量, 产出时效, …
  | "otherRegion" // 全市 in the targets of a county, 我县 in a district's report
  | "otherSelf" // 我校 in the report of a bureau that calls itself 我局
  | "otherProject" // another project's name in the form of this one
  | "otherSector"; // 科技发展专项资金 in the general part of a report on something else

export interface Wording {
  readonly key: string;
  readonly kind: WordingKind;
  readonly phrase: Phrase;
  /** The figure beside an amount in words; the figure that is odd. */
  readonly figure?: Figure;
  /** The same name where it is printed rightly; what the report itself says in the place of a foreign word. */
  readonly other?: Phrase;
  /** An amount in words, in 元, as an exact decimal. */
  readonly amount?: string;
}
