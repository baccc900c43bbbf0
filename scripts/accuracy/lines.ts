import type { Draft } from "./draft.ts";
import { decimal, divideRound, percent, trimmed } from "./numbers.ts";
import { COMMON_QUALITIES, COMMON_QUANTITIES } from "./sectors.ts";
import { divided, money, sumOf } from "./style.ts";
import { BENEFITS, DEADLINES, REASONS } from "./vocabulary.ts";

/** One indicator as it is printed, with what it is worth. */
export interface Line {
  readonly first: string;
  readonly second: string;
  readonly name: string;
  readonly kind: "count" | "high" | "low" | "cost" | "time" | "words" | "survey";
  readonly target: string;
  readonly actual: string;
  /** The bare numbers behind both, where there are. */
  readonly planned?: number;
  readonly done?: number;
  readonly unit?: string;
  /** Hundredths of points. */
  readonly weight: number;
  readonly score: number;
  readonly reason: string;
  readonly missed: boolean;
}

type Bare = Omit<Line, "first" | "second" | "weight" | "score" | "reason">;

/** Weights of the first-level groups, the execution rate's ten aside. */
export type Scheme = readonly (readonly [
  first: string,
  weight: number,
  seconds: readonly (readonly [second: string, kinds: readonly Line["kind"][]])[],
])[];

export function schemeOf({ random }: Draft): Scheme {
  const economic = random.chance(0.3);
  const benefits = [
    ["社会效益指标", random.chance(0.4) ? ["words", "high"] : ["words"]],
    ...(random.chance(0.4) ? [["生态效益指标", ["words"]] as const] : []),
    ...(random.chance(0.6) ? [["可持续影响指标", ["words"]] as const] : []),
  ] as const satisfies readonly (readonly [string, readonly Line["kind"][]])[];
  const outputs = [
    ["数量指标", random.chance(0.6) ? ["count", "count", "count"] : ["count", "count"]],
    ["质量指标", random.chance(0.5) ? ["high", "high"] : random.chance(0.3) ? ["high", "low"] : ["high"]],
    ["时效指标", ["time"]],
  ] as const satisfies readonly (readonly [string, readonly Line["kind"][]])[];
  const survey = [["服务对象满意度指标", ["survey"]]] as const satisfies readonly (readonly [string, readonly Line["kind"][]])[];
  return economic
    ? [
        ["成本指标", 20, [["经济成本指标", ["cost"]]]],
        ["产出指标", 40, outputs],
        ["效益指标", 20, benefits],
        ["满意度指标", 10, survey],
      ]
    : [
        ["产出指标", 50, [...outputs, ["成本指标", ["cost"]]]],
        ["效益指标", 30, benefits],
        ["满意度指标", 10, survey],
      ];
}

/** Indicators with results, of names that only this list has where it is `alone`; one or two of them missed, each with its reason and fewer points. `allFull` leaves none. */
export function linesOf(
  draft: Draft,
  scheme: Scheme,
  cost: { readonly planned: number; readonly spent: number },
  allFull = false,
  alone = true,
): Line[] {
  const { random, style } = draft;
  const names = new Set<string>();
  const slots = scheme.flatMap(([first, , seconds]) =>
    seconds.flatMap(([second, kinds]) => kinds.map((kind) => ({ first, second, kind }))),
  );
  const missable = slots.flatMap(({ kind }, at) => (kind === "count" || kind === "high" || kind === "words" ? [at] : []));
  const missed = new Set(allFull ? [] : random.sample(missable, random.int(1, 2)));
  const bare = slots.map(({ kind }, at) => {
    for (;;) {
      const line = bareLine(draft, alone, kind, missed.has(at), cost);
      if (!names.has(line.name)) {
        names.add(line.name);
        return line;
      }
    }
  });
  const weights = scheme.flatMap(([first, total]) => split(draft, total, slots.filter((slot) => slot.first === first).length));
  return slots.map(({ first, second }, at): Line => {
    const line = bare[at] ?? bareLine(draft, alone, "words", false, cost);
    const weight = weights[at] ?? 0;
    const reason = line.missed ? random.pick(REASONS) : style.nothing === "无" ? "无" : "";
    return { ...line, first, second, weight, score: line.missed ? partial(line, weight) : weight, reason };
  });
}

function partial({ planned, done }: Bare, weight: number): number {
  return planned && done ? Math.min(weight - 1, divideRound(weight * done, planned)) : Math.round((weight * 0.8) / 10) * 10;
}

/** Points in whole or half ones that add up to `total`. */
function split({ random }: Draft, total: number, count: number): number[] {
  const half = random.chance(0.2) ? 2 : 1;
  const shares = divided(random, total * half * 100, count).map((share) => Math.max(100 * half, Math.round(share / 100) * 100));
  const rest = total * half * 100 - sumOf(shares.slice(0, -1));
  const fair =
    rest > 0
      ? [...shares.slice(0, -1), rest]
      : Array.from({ length: count }, (_, at) => (at === 0 ? (total - count + 1) * half * 100 : half * 100));
  return fair.map((share) => share / half);
}

function bareLine(
  { random, style, fresh }: Draft,
  alone: boolean,
  kind: Line["kind"],
  missed: boolean,
  cost: { readonly planned: number; readonly spent: number },
): Bare {
  const { sector, atLeast, atMost } = style;
  const quantity = () => (alone ? fresh([...sector.quantities, ...COMMON_QUANTITIES], ([label]) => label) : random.pick(sector.quantities));
  const quality = () => (alone ? fresh([...sector.qualities, ...COMMON_QUALITIES], (label) => label) : random.pick(sector.qualities));
  switch (kind) {
    case "count": {
      const [name, unit, from, to] = quantity();
      const planned = random.int(from, to);
      const done = missed ? part(planned, random.int(70, 96)) : planned + (random.chance(0.35) ? 0 : part(planned, random.int(1, 22)));
      return { kind, name, unit, planned, done, target: atLeast(`${planned}${unit}`), actual: `${done}${unit}`, missed: done < planned };
    }
    case "high": {
      const planned = random.pick([85, 90, 92, 95, 98, 100]);
      const tenths = missed ? planned * 10 - random.int(15, 90) : random.int(planned * 10, 1000);
      const shown = tenths === 1000 ? "100%" : percent(tenths, 1);
      const target = planned === 100 ? "100%" : atLeast(`${planned}%`);
      return { kind, name: quality(), planned: planned * 10, done: tenths, target, actual: shown, missed };
    }
    case "low": {
      const most = random.pick([1, 2, 3, 5]);
      return {
        kind,
        name: random.pick(sector.faults),
        target: atMost(`${most}%`),
        actual: random.chance(0.4) ? "0%" : percent(random.int(1, most * 9), 1),
        missed: false,
      };
    }
    case "cost":
      return {
        kind,
        name: random.pick(["项目总成本", "项目支出成本", "项目成本控制数"]),
        planned: cost.planned,
        target: atMost(money(style, cost.planned)),
        actual: money(style, cost.spent),
        missed: false,
      };
    case "time": {
      const [name, target, actual] = random.pick(DEADLINES);
      return {
        kind,
        name,
        target: `${target.startsWith("当年") ? "" : `${style.year}年`}${target}`,
        actual: `${style.year}年${actual}`,
        missed: false,
      };
    }
    case "survey": {
      const planned = random.pick([80, 85, 90, 95]);
      return {
        kind,
        name: `${sector.people}满意度`,
        planned: planned * 100,
        target: atLeast(`${planned}%`),
        actual: percent(random.int(planned * 10 + 1, 995), 1),
        missed: false,
      };
    }
    default: {
      const [name, target, actual, less] = random.pick(BENEFITS);
      return { kind: "words", name, target, actual: missed ? less : actual, missed };
    }
  }
}

function part(total: number, hundredths: number): number {
  return Math.max(1, Math.floor((total * hundredths) / 100));
}

/** 9.60 as 9.6. */
export function points(units: number): string {
  return trimmed(decimal(units, 2));
}

export function totalOf(lines: readonly Line[]): number {
  return sumOf(lines.map(({ score }) => score));
}
