import { Rational } from "@gouji/values";
import type { QuantityKind } from "./quantity.ts";

/** A unit as the table has it: kind, base unit and the factor to it. */
export interface UnitMeaning {
  readonly kind: QuantityKind;
  /** Normalised print, scale word included: 万元. */
  readonly unit: string;
  readonly scale: Rational;
  readonly baseUnit: string;
}

const SCALES: Readonly<Record<string, bigint>> = {
  十: 10n,
  百: 100n,
  千: 1000n,
  万: 10_000n,
  十万: 100_000n,
  百万: 1_000_000n,
  千万: 10_000_000n,
  亿: 100_000_000n,
  十亿: 1_000_000_000n,
  百亿: 10_000_000_000n,
  千亿: 100_000_000_000n,
  万亿: 1_000_000_000_000n,
};

const COUNTED =
  "人次 人日 人 名 位 户次 户 家次 家 个 件次 件 份 次 条 项 台次 台 套 辆次 辆 张 枚 本 册 篇 期 场次 场 批次 批 例 起 宗 所 座 处 站 栋 幢 间 床 头 只 株 棵 支 部 块 门 类 种 对 艘 架 把 盏 幅 卷 课时 学时 车次 班次 班 盘 桶 袋 瓶 盒 箱 颗 道 款 轮 笔 届 组 队 片 根 具 例次 单 尾 羽 顶 口 眼 孔 樘 亩次 剂次 剂 床位 编 卡 证 页 字 步 层 圈 段 队次 标段 村 乡镇".split(
    " ",
  );
const DURATIONS = "个工作日 工作日 个小时 小时 分钟 秒 个月 个季度 季度 个星期 星期 天 日 周 年 周年".split(" ");

/** Units of measure with base unit and factor. */
const MEASURES: Readonly<Record<string, readonly [base: string, factor: bigint]>> = {
  平方公里: ["平方公里", 1n],
  平方千米: ["平方公里", 1n],
  平方米: ["平方米", 1n],
  平米: ["平方米", 1n],
  "㎡": ["㎡", 1n],
  "m²": ["㎡", 1n],
  立方米: ["立方米", 1n],
  "m³": ["立方米", 1n],
  方: ["立方米", 1n],
  公里: ["米", 1000n],
  千米: ["米", 1000n],
  km: ["米", 1000n],
  KM: ["米", 1000n],
  米: ["米", 1n],
  延米: ["延米", 1n],
  厘米: ["厘米", 1n],
  毫米: ["毫米", 1n],
  里: ["里", 1n],
  亩: ["亩", 1n],
  公顷: ["公顷", 1n],
  吨: ["千克", 1000n],
  公斤: ["千克", 1n],
  千克: ["千克", 1n],
  kg: ["千克", 1n],
  ml: ["毫升", 1n],
  mL: ["毫升", 1n],
  千伏: ["千伏", 1n],
  千伏安: ["千伏安", 1n],
  兆瓦: ["兆瓦", 1n],
  克: ["克", 1n],
  斤: ["斤", 1n],
  升: ["升", 1n],
  毫升: ["毫升", 1n],
  千瓦时: ["千瓦时", 1n],
  千瓦: ["千瓦", 1n],
  度: ["度", 1n],
  吨标准煤: ["吨标准煤", 1n],
};

const BASES: ReadonlyMap<string, Omit<UnitMeaning, "unit">> = new Map<string, Omit<UnitMeaning, "unit">>([
  ["元", { kind: "money", scale: Rational.ONE, baseUnit: "元" }],
  ...["美元", "欧元", "港元", "日元"].map((unit) => [unit, { kind: "money", scale: Rational.ONE, baseUnit: unit }] as const),
  ["%", { kind: "percent", scale: Rational.of(1n, 100n), baseUnit: "1" }],
  ["‰", { kind: "permille", scale: Rational.of(1n, 1000n), baseUnit: "1" }],
  ["‱", { kind: "perTenThousand", scale: Rational.of(1n, 10_000n), baseUnit: "1" }],
  ["个百分点", { kind: "percentagePoint", scale: Rational.ONE, baseUnit: "个百分点" }],
  ["百分点", { kind: "percentagePoint", scale: Rational.ONE, baseUnit: "个百分点" }],
  ["倍", { kind: "multiple", scale: Rational.ONE, baseUnit: "倍" }],
  ["分", { kind: "score", scale: Rational.ONE, baseUnit: "分" }],
  ...COUNTED.map((unit) => [unit, { kind: "count", scale: Rational.ONE, baseUnit: unit }] as const),
  ...DURATIONS.map((unit) => [unit, { kind: "duration", scale: Rational.ONE, baseUnit: unit }] as const),
  ...Object.entries(MEASURES).map(
    ([unit, [baseUnit, factor]]) => [unit, { kind: "measure", scale: Rational.of(factor), baseUnit }] as const,
  ),
]);

/** Characters that make a word of the counting word before them: 2支出, 3方面 and 5分析 are no pieces, cubic metres or points. */
const NOT_BEFORE: Readonly<Record<string, string>> = {
  分: "别类析布配局公管解组摊期级项值数之工担",
  支: "出付持部队撑",
  单: "元位价独",
  方: "面案式法向便",
  部: "门分位署委级",
  班: "子级",
  口: "径岸碑",
  站: "点位式服",
  组: "织成长合",
  队: "伍",
  期: "间末初限望工项",
  步: "骤伐入改措工加提完推打将计",
  门: "诊户店",
  层: "级面次",
  种: "植子",
  本: "级年单地项部市县区预案金",
  对: "象于口应比照接",
  年: "级限",
  日: "常",
  天: "然气",
  道: "路",
  次: "数性要",
  台: "账风",
  根: "据本",
  把: "握关",
  场: "地所馆景",
  处: "理置室罚级",
  所: "有在属以需示",
  座: "谈椅",
  位: "于置数",
  名: "称单义录下",
  人: "数才社",
  户: "数籍",
  元: "旦素月件",
  类: "别型似",
  段: "落",
  页: "面",
  字: "样",
  具: "体有",
  起: "到止",
};

const escaped = [...BASES.keys()]
  .sort((a, b) => b.length - a.length)
  .map((unit) => {
    const follower = NOT_BEFORE[unit];
    return unit.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + (follower ? `(?![${follower}])` : "");
  });

/** Source of a pattern for one base unit, longest first. */
export const UNIT_SOURCE = escaped.join("|");
/** Source of a pattern for scale words. */
export const SCALE_SOURCE = Object.keys(SCALES)
  .sort((a, b) => b.length - a.length)
  .join("|");
/** What a money unit may be divided by: 元/人·年. */
export const PER_SOURCE =
  "(?:/|每)(?:人次|人|户|月|年|日|天|次|份|张|件|套|台|亩|平方米|㎡|公里|吨|个|家|只|头|株|生|床|卡|本|册|辆|米|学期|学年|课时|小时)";

const UNIT_PATTERN = new RegExp(`^(${SCALE_SOURCE})?(${UNIT_SOURCE})?((?:${PER_SOURCE}|·(?:人|户|月|年|日|天|次))*)$`);

/** Meaning of 万元, 元/月, 个百分点; 万 alone is 万元. Undefined for what is no unit. */
export function unitMeaning(text: string): UnitMeaning | undefined {
  const name = text.replace(/\s+/g, "").replaceAll("圆", "元").replaceAll("％", "%");
  // 千克 is a unit of its own, not a thousand of 克.
  const whole = BASES.get(name);
  if (whole) return { ...whole, unit: name };
  const parts = UNIT_PATTERN.exec(name);
  if (!parts || (!parts[1] && !parts[2])) return undefined;
  const base = BASES.get(parts[2] ?? "元");
  if (!base) return undefined;
  const factor = parts[1] ? (SCALES[parts[1]] ?? 1n) : 1n;
  const per = (parts[3] ?? "").replaceAll("每", "/");
  if (per !== "" && base.kind !== "money")
    return { ...base, unit: `${parts[1] ?? ""}${parts[2] ?? ""}`, scale: base.scale.multiply(Rational.of(factor)) };
  const shared = { scale: base.scale.multiply(Rational.of(factor)), unit: `${parts[1] ?? ""}${parts[2] ?? "元"}${per}` };
  if (per !== "") return { ...shared, kind: "moneyRate", baseUnit: `元${per}` };
  return { ...shared, kind: base.kind, baseUnit: base.baseUnit };
}

const NAMED_UNIT = new RegExp(
  `(?:^|单位\\s*[:：]?\\s*|[(（/、:：]\\s*|率(?=%))(?:人民币\\s*)?((?:${SCALE_SOURCE})?(?:${UNIT_SOURCE})(?:${PER_SOURCE}|·(?:人|户|月|年))*|万|亿)\\s*(?:$|[)）])`,
);

/** The unit that a header or a line above a table names: 单位：万元, 金额（万元）, 得分率（%）. */
export function readUnit(text: string): string | undefined {
  // Two units in one line say of no column which of them it has.
  if (/单位\s*[:：][^)）]*[、,，]/.test(text)) return undefined;
  const found = NAMED_UNIT.exec(text.trim().replaceAll("％", "%").replaceAll("圆", "元"))?.[1];
  return found && unitMeaning(found)?.unit;
}

/** A count of things that come whole. */
export function isDiscrete(kind: QuantityKind): boolean {
  return kind === "count";
}
