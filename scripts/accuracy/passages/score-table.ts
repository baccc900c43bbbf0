import type { Draft } from "../draft.ts";
import { points } from "../lines.ts";
import { decimal, percent, rateUnits } from "../numbers.ts";
import { COMMON_QUALITIES, COMMON_QUANTITIES } from "../sectors.ts";
import { sumOf } from "../style.ts";
import { type Scored, scoredCount, scoredRate, scoredWords } from "./scoring.ts";
import { causeIn } from "./words.ts";

export interface ScoreLine extends Scored {
  readonly first: string;
  readonly second: string;
  readonly code: string;
  readonly weight: number;
}

interface Group {
  readonly first: string;
  readonly weight: number;
  readonly seconds: readonly (readonly [
    second: string,
    weight: number,
    kinds: readonly ("words" | "rate" | "count" | "survey" | "execution")[],
  ])[];
}

const SYSTEMS: readonly (readonly Group[])[] = [
  [
    {
      first: "决策",
      weight: 20,
      seconds: [
        ["项目立项", 8, ["words", "words"]],
        ["绩效目标", 8, ["words", "words"]],
        ["资金投入", 4, ["words"]],
      ],
    },
    {
      first: "过程",
      weight: 20,
      seconds: [
        ["资金管理", 12, ["execution", "words"]],
        ["组织实施", 8, ["words", "words"]],
      ],
    },
    {
      first: "产出",
      weight: 30,
      seconds: [
        ["产出数量", 16, ["count", "count"]],
        ["产出质量", 14, ["rate", "rate"]],
      ],
    },
    {
      first: "效益",
      weight: 30,
      seconds: [
        ["社会效益", 18, ["rate"]],
        ["满意度", 12, ["survey"]],
      ],
    },
  ],
  [
    {
      first: "项目决策",
      weight: 15,
      seconds: [
        ["项目立项", 9, ["words", "words"]],
        ["资金投入", 6, ["words"]],
      ],
    },
    {
      first: "项目过程",
      weight: 25,
      seconds: [
        ["资金管理", 15, ["execution", "words"]],
        ["组织实施", 10, ["words", "words"]],
      ],
    },
    {
      first: "项目产出",
      weight: 40,
      seconds: [
        ["产出数量", 20, ["count", "count", "count"]],
        ["产出质量", 20, ["rate", "rate"]],
      ],
    },
    {
      first: "项目效益",
      weight: 20,
      seconds: [
        ["社会效益", 10, ["rate"]],
        ["服务对象满意度", 10, ["survey"]],
      ],
    },
  ],
];

/** The lines of an indicator system of three levels with printed rules. */
export function scoreLines(draft: Draft, spent: number, budget: number): ScoreLine[] {
  const { random, style } = draft;
  const names = new Set<string>();
  const fresh = <Item extends { readonly name: string }>(invented: () => Item): Item => {
    for (;;) {
      const item = invented();
      if (!names.has(item.name)) {
        names.add(item.name);
        return item;
      }
    }
  };
  return random.pick(SYSTEMS).flatMap(({ first, seconds }, at) =>
    seconds.flatMap(([second, total, kinds], below) => {
      const base = Math.floor(total / kinds.length);
      return kinds.map((kind, leaf): ScoreLine => {
        const weight = (leaf === 0 ? total - base * (kinds.length - 1) : base) * 100;
        const code = `${"ABCD"[at]}${below + 1}${leaf + 1}`;
        const scored = fresh(() => {
          if (kind === "execution") return execution(draft, weight, spent, budget);
          if (kind === "words") return scoredWords(draft, weight);
          if (kind === "survey") return scoredRate(draft, `${style.sector.people}满意度`, weight);
          if (kind === "rate")
            return scoredRate(
              draft,
              draft.fresh([...style.sector.qualities, ...COMMON_QUALITIES], (label) => label),
              weight,
            );
          const [name, unit, from, to] = draft.fresh([...style.sector.quantities, ...COMMON_QUANTITIES], ([label]) => label);
          return scoredCount(draft, name, weight, random.int(from, to), unit);
        });
        return { ...scored, first, second, code, weight };
      });
    }),
  );
}

function execution({ random }: Draft, weight: number, spent: number, budget: number): Scored {
  const units = rateUnits(spent, budget, 2);
  const rule = random.pick([
    "预算执行率=实际支出/实际到位预算×100%，得分=预算执行率×分值，最高不超过分值。",
    "按预算执行率计算得分，得分=预算执行率×本项分值。",
  ]);
  return {
    name: "预算执行率",
    rule,
    target: "100%",
    actual: percent(units, 2),
    score: Math.round((weight * units) / 10_000),
    missed: units < 10_000,
  };
}

/** 评分表: codes, weights, rules, values, scores, rates, in one of several layouts. */
export function scoreTable(draft: Draft, caption: string, lines: readonly ScoreLine[], withReason: boolean): void {
  const { random } = draft;
  const isCoded = random.chance(0.6);
  const withRate = random.chance(0.5);
  const withSubtotals = random.chance(0.35);
  const head = [
    "一级指标",
    "二级指标",
    "三级指标",
    random.pick(["分值", "权重", "标准分"]),
    random.pick(["评分标准", "评分细则"]),
    "目标值",
    random.pick(["实际完成值", "业绩值", "完成值"]),
    "得分",
  ];
  const full = [...head, ...(withRate ? ["得分率"] : []), ...(withReason ? [random.pick(["扣分原因", "评价说明"])] : [])];
  const coded = (code: string, name: string) => (isCoded ? `${code} ${name}` : name);
  const rows: string[][] = [];
  for (const [at, line] of lines.entries()) {
    const before = lines[at - 1];
    const first = before?.first === line.first ? "^" : coded(line.code.slice(0, 1), line.first);
    const second = before?.second === line.second && first === "^" ? "^" : coded(line.code.slice(0, 2), line.second);
    const foreign = `${line.code.slice(0, 1)}${Number(line.code[1]) + 5}${line.code.slice(2)}`;
    const code =
      isCoded && at > 1 ? draft.either(line.code, foreign, { rules: ["indicator-code"], what: `${line.code} → ${foreign}` }) : line.code;
    const extra = [...(withRate ? [rateCell(draft, line)] : []), ...(withReason ? [line.missed ? causeIn(random) : ""] : [])];
    const weight = weightCell(draft, line);
    rows.push([
      first,
      second,
      coded(code, line.name),
      weight,
      ruleCell(draft, line),
      line.target,
      line.actual,
      scoreCell(draft, line),
      ...extra,
    ]);
    const isLast = lines[at + 1]?.first !== line.first;
    if (isLast && withSubtotals)
      rows.push(
        subtotal(
          draft,
          lines.filter(({ first: name }) => name === line.first),
          withRate,
          withReason,
        ),
      );
  }
  const total = sumOf(lines.map(({ score }) => score));
  const whole = draft.figure(decimal(total, 2), ["score-sum", "score-rate", "restated-value", "grade-band"], { least: 40 });
  const last = [
    "合计",
    "<",
    "<",
    "100",
    "",
    "",
    "",
    whole,
    ...(withRate ? [percent(rateUnits(total, 10_000, 2), 2)] : []),
    ...(withReason ? [""] : []),
  ];
  draft.table(caption, "", [full, ...rows, last]);
}

function subtotal(draft: Draft, lines: readonly ScoreLine[], withRate: boolean, withReason: boolean): string[] {
  const weight = sumOf(lines.map((line) => line.weight));
  const score = sumOf(lines.map((line) => line.score));
  const got = draft.figure(decimal(score, 2), ["score-sum", "score-rate", "score-exceeds-weight"], { least: 30 });
  return [
    "小计",
    "<",
    "<",
    points(weight),
    "",
    "",
    "",
    got,
    ...(withRate ? [percent(rateUnits(score, weight, 2), 2)] : []),
    ...(withReason ? [""] : []),
  ];
}

function weightCell(draft: Draft, { weight, name }: ScoreLine): string {
  const more = points(weight + 300);
  return draft.either(points(weight), more, {
    rules: ["weights-total", "score-rate", "score-rule"],
    what: `${name}: weight ${points(weight)} → ${more}`,
    cites: [more, "100"],
  });
}

function ruleCell(draft: Draft, { rule, name }: ScoreLine): string {
  const match = /^(.*?)≥(\d+)%，得([\d.]+)分；(\d+)%≤(.*?)＜\2%/.exec(rule);
  if (!match) return rule;
  const gap = rule.replace(/＜(\d+)%，得/, (_, end: string) => `＜${Number(end) - 2}%，得`);
  return draft.either(rule, gap, { rules: ["score-bands-broken", "score-rule"], what: `${name}: bands with a gap`, cites: [gap] });
}

function scoreCell(draft: Draft, { weight, score, name, rule, missed }: ScoreLine): string {
  const { random } = draft;
  const more = points(weight + random.pick([50, 100]));
  if (draft.has({ rules: ["score-exceeds-weight", "score-sum"], what: `${name}: score above ${points(weight)}`, cites: [more] }))
    return more;
  const isNumeric = /\d%|比例|完成率|每/.test(rule);
  if (!isNumeric || !missed) return points(score);
  const other = score > 130 ? score - random.pick([37, 61, 83]) : score + random.pick([37, 61, 83]);
  const wrong = points(Math.min(weight - 7, other));
  return draft.either(points(score), wrong, {
    rules: ["score-rule", "score-sum", "score-rate", "execution-score"],
    what: `${name}: ${points(score)} → ${wrong} by “${rule}”`,
  });
}

function rateCell(draft: Draft, { score, weight }: ScoreLine): string {
  const right = percent(rateUnits(score, weight, 2), 2);
  return score === weight ? right : draft.figure(right, ["score-rate"], { least: 3 });
}

/** 一级指标得分情况: groups with their sum. */
export function groupTable(draft: Draft, caption: string, lines: readonly ScoreLine[]): void {
  const { random } = draft;
  const names = [...new Set(lines.map(({ first }) => first))];
  const groups = names.map((name) => lines.filter(({ first }) => first === name));
  const weight = (group: readonly ScoreLine[]) => sumOf(group.map((line) => line.weight));
  const score = (group: readonly ScoreLine[]) => sumOf(group.map((line) => line.score));
  const rate = (got: number, of: number) => draft.figure(percent(rateUnits(got, of, 2), 2), ["score-rate"], { least: 4 });
  if (random.chance(0.5)) {
    draft.table(caption, "", [
      ["指标", random.pick(["分值", "权重分"]), "得分", "得分率"],
      ...groups.map((group, at) => [
        names[at] ?? "",
        points(weight(group)),
        draft.figure(decimal(score(group), 2), ["score-sum", "score-rate", "restated-value"], { least: 30 }),
        rate(score(group), weight(group)),
      ]),
      ["合计", "100", decimal(score(lines), 2), rate(score(lines), 10_000)],
    ]);
    return;
  }
  draft.table(caption, "", [
    ["一级指标", ...names, "合计"],
    ["分值", ...groups.map((group) => points(weight(group))), "100"],
    [
      "得分",
      ...groups.map((group) => draft.figure(decimal(score(group), 2), ["score-sum", "score-rate", "restated-value"], { least: 30 })),
      decimal(score(lines), 2),
    ],
    ["得分率", ...groups.map((group) => rate(score(group), weight(group))), rate(score(lines), 10_000)],
  ]);
}
