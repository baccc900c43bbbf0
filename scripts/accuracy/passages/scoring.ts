import type { Draft } from "../draft.ts";
import { points } from "../lines.ts";
import { divideRound, percent } from "../numbers.ts";

/** A printed scoring rule applied to a value. */
export interface Scored {
  readonly name: string;
  readonly rule: string;
  readonly target: string;
  readonly actual: string;
  /** Hundredths of points. */
  readonly score: number;
  readonly missed: boolean;
}

type Inventor = (draft: Draft, name: string, weight: number) => Scored;

/** Rules for a rate in percent. */
const RATE_RULES: readonly Inventor[] = [
  function bands({ random }, name, weight) {
    const top = random.pick([90, 95, 98]);
    const step = random.pick([5, 10]);
    const ends = [top, top - step, top - 2 * step];
    const levels = [weight, Math.round(weight * 0.7), Math.round(weight * 0.4)];
    const tenths = random.int((top - 3 * step) * 10 + 3, 998);
    const at = ends.findIndex((end) => tenths >= end * 10);
    const [a, b, c] = levels.map(points);
    const [x, y, z] = ends;
    const rule = random.pick([
      `${name}≥${x}%，得${a}分；${y}%≤${name}＜${x}%，得${b}分；${z}%≤${name}＜${y}%，得${c}分；${name}＜${z}%，不得分。`,
      `达到${x}%（含）以上得${a}分，${y}%（含）-${x}%得${b}分，${z}%（含）-${y}%得${c}分，${z}%以下不得分。`,
      `①${x}%及以上，得${a}分；②${y}%（含）至${x}%（不含），得${b}分；③${z}%（含）至${y}%（不含），得${c}分；④低于${z}%，得0分。`,
      `在${x}%以上的得${a}分，在${y}%（含）～${x}%之间的得${b}分，在${z}%（含）～${y}%之间的得${c}分，低于${z}%的不得分`,
    ]);
    return { name, rule, target: `≥${x}%`, actual: percent(tenths, 1), score: at < 0 ? 0 : (levels[at] ?? 0), missed: at !== 0 };
  },
  function deducted({ random }, name, weight) {
    const goal = random.pick([85, 90, 92, 95, 98]);
    const cost = random.pick([20, 30, 50, 100]);
    const isUp = random.chance(0.5);
    const misses = random.chance(0.7);
    const gap = misses ? random.int(3, 48) : 0;
    const steps = isUp ? Math.ceil(gap / 10) * 10 : gap;
    const score = Math.max(0, weight - divideRound(steps * cost, 10));
    const c = points(cost);
    const up = isUp ? random.pick(["（不满1个百分点按1个百分点算）", "，不足1个百分点的按1个百分点计算", "（不足1%的按1%计算）"]) : "";
    const rule = random.pick([
      `${name}达到${goal}%得满分，每低1个百分点扣${c}分${up}，扣完为止。`,
      `≥${goal}%得${points(weight)}分；每降低1个百分点，扣${c}分${up}，扣完为止。`,
      `以${goal}%为标准，达到标准得${points(weight)}分，低于${goal}%的，每低1%扣${c}分${up}，扣完该项分值为止。`,
      `目标值${goal}%，完成目标的得满分，未完成的每少1个百分点扣${c}分${up}。`,
    ]);
    return {
      name,
      rule,
      target: `≥${goal}%`,
      actual: percent(goal * 10 - gap + (misses ? 0 : random.int(1, (100 - goal) * 10 - 1)), 1),
      score,
      missed: misses,
    };
  },
  function allOrNothing({ random }, name, weight) {
    const goal = random.pick([90, 95, 98]);
    const misses = random.chance(0.4);
    const tenths = misses ? goal * 10 - random.int(4, 60) : goal * 10 + random.int(0, (100 - goal) * 10);
    const rule = random.pick([
      `${name}达到${goal}%及以上得${points(weight)}分，否则不得分。`,
      `${name}≥${goal}%，得满分；${name}＜${goal}%，不得分。`,
      `不低于${goal}%得${points(weight)}分，低于${goal}%得0分。`,
    ]);
    return { name, rule, target: `≥${goal}%`, actual: percent(tenths, 1), score: misses ? 0 : weight, missed: misses };
  },
];

/** Rules for the share of a target. */
const COUNT_RULES: readonly ((draft: Draft, name: string, weight: number, planned: number, unit: string) => Scored)[] = [
  function proportional({ random }, name, weight, planned, unit) {
    const misses = random.chance(0.7);
    const done = misses ? Math.floor((planned * random.int(71, 98)) / 100) : planned + random.int(0, Math.min(9, Math.floor(planned / 10)));
    const rule = random.pick([
      `完成率达到100%得满分，未完成的按比例得分。`,
      `得分=实际完成数/计划完成数×${points(weight)}分，超过满分的按满分计。`,
      `实际完成率=实际完成数÷计划数×100%，得分=实际完成率×分值，最高不超过分值。`,
      `完成年度目标得${points(weight)}分，未完成的，按完成比例计分。`,
    ]);
    return {
      name,
      rule,
      target: `≥${planned}${unit}`,
      actual: `${done}${unit}`,
      score: misses ? divideRound(weight * done, planned) : weight,
      missed: misses,
    };
  },
  function stepped({ random }, name, weight, planned, unit) {
    const cost = random.pick([50, 100]);
    const misses = planned > 20 && random.chance(0.5);
    const gap = misses ? random.int(1, 3) : 0;
    const rule = random.pick([
      `完成${planned}${unit}得${points(weight)}分，每少1${unit}扣${points(cost)}分，扣完为止。`,
      `达到${planned}${unit}得满分，每减少1${unit}，扣${points(cost)}分。`,
    ]);
    return {
      name,
      rule,
      target: `${planned}${unit}`,
      actual: `${planned - gap}${unit}`,
      score: Math.max(0, weight - gap * cost),
      missed: misses,
    };
  },
];

export function scoredRate(draft: Draft, name: string, weight: number): Scored {
  return draft.random.pick(RATE_RULES)(draft, name, weight);
}

export function scoredCount(draft: Draft, name: string, weight: number, planned: number, unit: string): Scored {
  return draft.random.pick(COUNT_RULES)(draft, name, weight, planned, unit);
}

/** A requirement in words, fully kept or not. */
export function scoredWords({ random }: Draft, weight: number): Omit<Scored, "missed"> & { readonly missed: boolean } {
  const [name, items] = random.pick(WORDS);
  const each = Math.floor(weight / items.length / 50) * 50;
  const shares = items.map((_, at) => (at === 0 ? weight - each * (items.length - 1) : each));
  const lost = random.chance(0.3) ? random.int(0, items.length - 1) : -1;
  const rule = `${items.map((item, at) => `${"①②③④"[at]}${item}，得${points(shares[at] ?? 0)}分`).join("；")}。`;
  const score = weight - (lost < 0 ? 0 : (shares[lost] ?? 0));
  return {
    name,
    rule,
    target: items[0]?.slice(-2) ?? "",
    actual: lost < 0 ? "符合要求" : `${items[lost]}方面存在不足`,
    score,
    missed: lost >= 0,
  };
}

const WORDS = [
  ["立项依据充分性", ["项目立项符合国家法律法规", "立项与部门职责相符"]],
  ["立项程序规范性", ["项目按规定程序申请设立", "审批文件符合相关要求"]],
  ["绩效目标合理性", ["项目有绩效目标", "绩效目标与实际工作内容相关"]],
  ["绩效指标明确性", ["绩效目标细化为具体指标", "指标清晰可衡量"]],
  ["预算编制科学性", ["预算编制经过论证", "测算依据充分"]],
  ["管理制度健全性", ["制定财务管理制度", "制定业务管理制度"]],
  ["制度执行有效性", ["遵守相关法律法规", "项目资料齐全并及时归档"]],
  ["资金使用合规性", ["符合财务管理制度", "资金拨付审批手续完整"]],
] as const;
