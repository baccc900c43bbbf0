import type { Draft } from "../draft.ts";
import { decimal, percent, rateUnits } from "../numbers.ts";
import { digits } from "../style.ts";

/** Standard × people × months = amount, in prose. */
export function aid(draft: Draft): void {
  const { random, style } = draft;
  const [whom, unit, verb] = style.sector.aid;
  const standard = random.int(3, 90) * 10;
  const heads = random.int(37, 960);
  const months = random.pick([1, 1, 12, 12, 6, 10]);
  const whole = standard * heads * months;
  const inTenThousand = random.chance(0.6);
  const exact = inTenThousand
    ? `${decimal(whole / 10, 3)
        .replace(/0+$/, "")
        .replace(/\.$/, "")}万元`
    : `${whole}元`;
  const total = draft.figure(exact, ["product"], { least: 30 });
  const people = draft.figure(`${heads}${unit}`, ["product"], { least: 5, named: false, kinds: ["swapped-digits", "digit-typo"] });
  const each = `每${unit}${months > 1 ? random.pick(["每月", "每月"]) : ""}${standard}元`;
  const text = random.pick([
    `按照${each}的标准，为${people}${whom}${verb}${months > 1 ? `${months}个月` : ""}，共计${total}。`,
    `${style.year}年对${people}${whom}${verb}，标准为${each}${months > 1 ? `，共${months}个月` : ""}，合计${verb.slice(0, 2)}${total}。`,
    `共有${whom}${people}，${each}${months > 1 ? `，按${months}个月计算` : ""}，应${verb.slice(0, 2)}资金${total}。`,
    `${verb}${people}，补助标准${each}，${months > 1 ? `发放${months}个月，` : ""}累计支出${total}。`,
  ]);
  draft.paragraph(text);
}

/** 单价 × 数量 = 金额 in a table with its total. */
export function purchases(draft: Draft): void {
  const { random, style } = draft;
  const things = random.sample(
    ["笔记本电脑", "打印机", "空调", "办公桌椅", "投影仪", "执法记录仪", "档案柜", "净水设备", "监控摄像机", "交换机"],
    random.int(3, 6),
  );
  const rows = things.map((thing) => ({ thing, price: random.int(30, 900) * 10, count: random.int(2, 60) }));
  const total = rows.reduce((sum, { price, count }) => sum + price * count, 0);
  const shown = (value: number) => decimal(value * 100, 2, style.thousands);
  draft.table(random.pick(["设备采购明细表", "政府采购情况表", "购置设备清单"]), "元", [
    ["序号", random.pick(["设备名称", "品名", "项目"]), "单价", "数量", random.pick(["金额", "合计金额", "小计"])],
    ...rows.map(({ thing, price, count }, at) => [
      String(at + 1),
      thing,
      shown(price),
      String(count),
      draft.figure(shown(price * count), ["product", "sum-total"], { least: 300 }),
    ]),
    ["合计", "<", "", "", draft.figure(shown(total), ["sum-total"], { least: 300 })],
  ]);
}

/** A contract's amount in figures and in words. */
export function contract(draft: Draft): void {
  const { random, style } = draft;
  const value = random.int(40, 9800) * 100 + random.pick([0, 0, 0, 50, 25]);
  const cents = value * 100 + random.pick([0, 0, 0, 50, 36]);
  const wrong = inWords(cents + random.pick([1_000_000, 300_000, 2_000_000, -200_000]));
  const words = draft.either(inWords(cents), wrong, { rules: ["amount-in-words"], what: "another amount in words" });
  const shown = `${decimal(cents, 2, style.thousands)}元`;
  const open = random.pick(["（大写：", "（大写人民币", "（人民币"]);
  draft.paragraph(
    random.pick([
      `${style.year}年${random.int(2, 6)}月，项目单位通过公开招标确定中标单位，合同金额为${shown}${open}${words}）。`,
      `经竞争性磋商，${style.bureau}与成交供应商签订合同，合同总价${shown}${open}${words}）。`,
    ]),
  );
}

const DIGITS = "零壹贰叁肆伍陆柒捌玖";

/** 123456 (分) as 壹仟贰佰叁拾肆元伍角陆分. */
export function inWords(cents: number): string {
  const whole = Math.floor(cents / 100);
  const groups = [whole % 10_000, Math.floor(whole / 10_000) % 10_000];
  const [low = 0, high = 0] = groups;
  const gap = high > 0 && low > 0 && low < 1000 ? "零" : "";
  const yuan = `${high > 0 ? `${four(high)}万` : ""}${gap}${low > 0 ? four(low) : ""}元`;
  const [jiao, fen] = [Math.floor(cents / 10) % 10, cents % 10];
  if (jiao === 0 && fen === 0) return `${yuan}整`;
  return `${yuan}${jiao > 0 ? `${DIGITS[jiao]}角` : "零"}${fen > 0 ? `${DIGITS[fen]}分` : ""}`;
}

function four(value: number): string {
  let text = "";
  let gap = false;
  for (const [at, unit] of ["仟", "佰", "拾", ""].entries()) {
    const digit = Math.floor(value / 10 ** (3 - at)) % 10;
    if (digit === 0) gap = text !== "";
    else {
      text += `${gap ? "零" : ""}${DIGITS[digit]}${unit}`;
      gap = false;
    }
  }
  return text;
}

/** A formula printed with its numbers. */
export function formula(draft: Draft, spent: number, budget: number): void {
  const { random, style } = draft;
  const units = rateUnits(spent, budget, 2);
  const result = draft.figure(percent(units, 2), ["ratio"], { least: 3 });
  const times = random.pick(["×100%", "*100%", " × 100%"]);
  draft.paragraph(
    random.pick([
      `预算执行率=实际支出/预算数${times}=${digits(style, spent)}/${digits(style, budget)}${times}=${result}。`,
      `资金使用率=（${digits(style, spent)}÷${digits(style, budget)}）${times}=${result}。`,
    ]),
  );
}
