import type { CountRelation, Figure, Indicator, Phrase, Sentence } from "@gouji/report";
import { phraseOf } from "../records/clauses.ts";
import type { Finder } from "./finder.ts";
import { offsets } from "./prose-sums.ts";

const COUNTED =
  /^(?:内设|下属|直属|所属)?(?:方面|维度|环节|部分|内容|项目|单位|部门|指标|类|乡镇|街道|村|社区|问题|阶段|科室|股室|场馆|子项目|程序|层面|领域|机构|医院|学校|制度|文件)/;
const LISTS_BEFORE = /(?:从|包括|涉及|围绕|按照|存在|分为|分|对|由|在|为|含|有)([^，,。；;：:]*)$/;
const LISTS_AFTER = /^[^，,。；;：:]{0,12}[，,：:]?\s*(?:分别为|分别是|包括|即|具体为|具体包括|有|为|是|：|:)\s*[：:]?([^。；;]*)/;
/** 下属事业单位5个（文化馆、图书馆、博物馆）: a bracket right behind the number, with names and nothing else. */
const LISTED_IN_BRACKETS = /^[\p{Script=Han}]{0,6}[（(]((?:[\p{Script=Han}“”]{2,16}、)+[\p{Script=Han}“”]{2,16})[）)]/u;
/** What is listed by name: not things that a bracket describes. */
const UNITS_LISTED = /单位|机构|科室|股室|部门|学校|医院|乡镇|街道|社区|村|场馆|企业|景区|中心|方面|类|片区|开发区|口岸/;
const OPEN = /等$|等[^级候待]|……/;

/** 'N 个方面' against the things that the same clause lists, and the number of projects against the projects. */
export const findCounts: Finder = ({ sentences, figures }, { scoreGroups, fundLines, indicators }) => {
  const named = [
    ...[...scoreGroups, ...fundLines].filter(({ total }) => total).map(({ project }) => project),
    ...figures.filter(({ role, source }) => role === "executionRate" && source.kind === "sentence").map(({ subject }) => subject),
  ];
  // 河道治理 and 河道治理项目 are one.
  const lists = [named, fundLines.map(({ project }) => project)].map((names) => [
    ...new Map(names.filter((name) => name !== "").map((name) => [name.replace(/项目$/, ""), name])).values(),
  ]);
  return sentences.flatMap((sentence) =>
    sentence.figures.flatMap(
      (figure) =>
        aspectCount(sentence, figure, indicators) ??
        classCount(sentence, figure, indicators) ??
        countOf(sentence, figure) ??
        projectCount(sentence, figure, lists),
    ),
  );
};

function smallCount({ quantity }: Figure): bigint | undefined {
  if (quantity.kind !== "count" || quantity.approximation || quantity.comparator !== "=" || quantity.value?.denominator !== 1n)
    return undefined;
  const count = quantity.value.numerator;
  return count >= 2n && count <= 30n ? count : undefined;
}

function countOf(sentence: Sentence, figure: Figure): CountRelation[] | undefined {
  const count = smallCount(figure);
  const span = offsets(sentence).get(figure);
  if (count === undefined || !span || !/^[个大项类家种所]$/.test(figure.quantity.baseUnit)) return undefined;
  const behind = sentence.text.slice(span.end);
  const noun = COUNTED.exec(behind)?.[0];
  const before = sentence.text.slice(0, span.start);
  const listBefore = noun ? LISTS_BEFORE.exec(before)?.[1] : undefined;
  if (listBefore?.includes("、")) return relation(sentence, figure, count, noun ?? "", listBefore);
  const inBracket = LISTED_IN_BRACKETS.exec(behind)?.[1];
  if (inBracket !== undefined && UNITS_LISTED.test(noun ?? figure.metric))
    return relation(sentence, figure, count, noun ?? figure.metric, inBracket);
  const after = LISTS_AFTER.exec(behind)?.[1];
  // 即甲、乙、丙，涉及资金 2440 万元: the list ends where figures of another kind follow.
  const listAfter = after !== undefined && /\d/.test(after) ? after.split(/[，,]/)[0] : after;
  if (
    listAfter?.includes("、") &&
    !/\d/.test(listAfter) &&
    (/分别|包括|即|具体/.test(behind.slice(0, 24)) ||
      /^[^，,。；;：:]{0,8}[：:]/.test(behind) ||
      (noun !== undefined && /^[^，,。；;：:]{1,10}[：:]/.test(behind) && !/一是|[①（(]/.test(listAfter)))
  )
    return relation(sentence, figure, count, noun ?? figure.metric, listAfter);
  return undefined;
}

/** 分解为成本、产出和效益三类绩效目标（具体见下表）, against the first-level names of the next table. Its own list must stand among them. */
function classCount(sentence: Sentence, figure: Figure, indicators: readonly Indicator[]): CountRelation[] | undefined {
  const count = smallCount(figure);
  const span = offsets(sentence).get(figure);
  if (count === undefined || !span || !/^(?:大?类|个|项)/.test(figure.quantity.baseUnit) || !/下表|如下|附表|见表/.test(sentence.text))
    return undefined;
  if (!/^(?:大?类|个|项)?(?:一级)?(?:绩效)?(?:目标|指标)/.test(sentence.text.slice(span.end))) return undefined;
  const list = /(?:分解?为|包括|分|由|从|按|设置?了?)([^，,。；;：:]*)$/.exec(sentence.text.slice(0, span.start))?.[1] ?? "";
  const items = list.split(/、|和|与|及/).map((item) => item.replace(/[“”\s]|指标|目标/g, ""));
  const after = indicators.filter(({ table, target }) => table !== undefined && numberOf(target?.figure) > numberOf(figure));
  const next = after.reduce<number | undefined>(
    (first, { table }) => (first === undefined || (table ?? 0) < first ? table : first),
    undefined,
  );
  const first = new Map<string, Phrase>();
  for (const { table, path, namePhrase } of indicators) {
    const name = path[0]?.replace(/[\s]|指标|目标/g, "");
    if (table === next && name && !first.has(name)) first.set(name, { text: name, quote: name, at: namePhrase.at });
  }
  if (BigInt(items.length) !== count || first.size < 2 || items.some((item) => !first.has(item))) return undefined;
  const named: Phrase = {
    text: sentence.text.slice(span.start - list.length, span.end) + (/^[^，,。；;]*/.exec(sentence.text.slice(span.end))?.[0] ?? ""),
    quote: sentence.text,
    at: figure.at,
  };
  return [
    {
      kind: "count",
      key: [...sentence.path.slice(-1), "一级指标类数"].join(" › "),
      basis: "inferred",
      stated: { ...figure, quote: named.text },
      counted: "一级指标",
      items: [...first.values()],
      open: OPEN.test(list),
    },
  ];
}

/** Figures are numbered in document order. */
function numberOf(figure: Figure | undefined): number {
  return figure ? Number(figure.id.slice(1)) : -1;
}

/**
 * 决策指标主要从 a、b 三个方面进行评价, against the second-level indicators that the tables list below 决策.
 * Only where the words' own list agrees with the tables: a group may be described by other aspects than its indicators.
 */
function aspectCount(sentence: Sentence, figure: Figure, indicators: readonly Indicator[]): CountRelation[] | undefined {
  const count = smallCount(figure);
  const span = offsets(sentence).get(figure);
  const group = /^([\p{Script=Han}]{2,6})(?:类?指标)(?:主要)?(?:从|由|包括)([^，,。；;]*)$/u.exec(
    sentence.text.slice(0, span?.start ?? 0).trim(),
  );
  if (count === undefined || !span || !group || !/^个?(?:方面|维度|层面|环节)/.test(sentence.text.slice(span.end))) return undefined;
  const [, name = "", list = ""] = group;
  const below = new Map<string, Phrase>();
  for (const { path, table, namePhrase } of indicators) {
    const second = path[1];
    if (table !== undefined && second !== undefined && path[0]?.includes(name)) below.set(second, { ...namePhrase, text: second });
  }
  const listed = list.split("、").filter((item) => item.trim() !== "").length;
  if (below.size < 2 || below.size !== listed) return undefined;
  return [
    {
      kind: "count",
      key: [...sentence.path.slice(-1), `${name}指标方面数`].join(" › "),
      basis: "table-structure",
      stated: figure,
      counted: "二级指标",
      items: [...below.values()],
      open: OPEN.test(list),
    },
  ];
}

function relation(sentence: Sentence, figure: Figure, count: bigint, counted: string, list: string): CountRelation[] {
  const items = itemsOf(list, count);
  if (items.length < 2) return [];
  let from = sentence.text.indexOf(list);
  const phrases = items.map((text) => {
    const start = sentence.text.indexOf(text, from);
    from = start + text.length;
    return phraseOf(sentence, start, from, text);
  });
  return [
    {
      kind: "count",
      key: [...sentence.path.slice(-1), `${counted}数`].join(" › "),
      basis: "sentence",
      stated: figure,
      counted,
      items: phrases,
      open: OPEN.test(list),
    },
  ];
}

/** Names of units and places: joined by 和 they are two. */
const PROPER = /(?:科|室|局|镇|乡|村|街道|社区|项目|中心|所|站|院|校)$/;

/** The last item may hold two joined by 和 or 以及; read so where that makes the number right, or where both are names. */
function itemsOf(list: string, count: bigint): string[] {
  const items = list
    .replace(/等.{0,4}$/, "")
    .split("、")
    .map((item) => item.trim())
    .filter((item) => item !== "");
  const last = items.at(-1) ?? "";
  const joined = last.split(/以及|和|与|及/).filter((item) => item.trim().length > 1);
  const split = [...items.slice(0, -1), ...joined];
  const isTwo = joined.length === 2 && joined.every((item) => PROPER.test(item.trim()));
  return isTwo || (joined.length === 2 && BigInt(items.length) !== count) ? split : items;
}

/** 纳入自评的项目共9个 against the projects that the report evaluates one by one. */
function projectCount(sentence: Sentence, figure: Figure, lists: readonly (readonly string[])[]): CountRelation[] {
  const count = smallCount(figure);
  // The list of funds may be complete where only some of the projects are told of at length.
  const projects = lists.find((names) => count !== undefined && BigInt(names.length) === count) ?? lists[0] ?? [];
  if (count === undefined || projects.length < 3 || figure.quantity.baseUnit !== "个") return [];
  const around = sentence.text.slice(Math.max(0, figure.quantity.start - 16), figure.quantity.end + 8);
  if (
    !/(?:自评|评价|纳入|涉及|实施)[^，。]{0,10}项目/.test(around) &&
    !/^个?(?:自评|评价)?项目/.test(sentence.text.slice(figure.quantity.end))
  )
    return [];
  const items = projects.map((text): Phrase => ({ text, quote: text, at: figure.at }));
  return [
    {
      kind: "count",
      key: [...sentence.path.slice(-1), "项目数"].join(" › "),
      basis: "inferred",
      stated: figure,
      counted: "项目",
      items,
      open: false,
    },
  ];
}
