import type { Indicator, Phrase, Sentence, Wording, WordingKind } from "@gouji/report";
import type { Draft } from "../draft.ts";
import { phraseOf } from "./clauses.ts";

/** What a unit calls itself. 我市, 我县 and the like are places. */
const SELF = /我(局|校|院|委|办|厅|馆|站|所|社|镇|乡|中心|单位|公司|街道|部门)/gu;
/** Any unit may call itself so. */
const ANY_SELF = /单位|部门/;
/** So often a unit names itself before another name is strange. */
const OWN_NAMES = 3;
const GOALS = /目标|效益|概况|背景|目的|内容/;
/** A city is spoken of rightly where its authorities, its ranking or its rules are. */
const OF_THE_CITY = /市政府|市人民政府|市委|市级|市财政|上级|排名|名列|前列|居于|居全|通报|统一|会议|文件|通知|《|各县|县区|在全市/;
/** Parts that are often taken over from other reports. */
const GENERAL_PARTS = /目的|意义|原则|方法|组织|依据/;
const FUND = /(?<=^|[、，和及与的对以])([一-鿿]{2,8}?)(?:发展)?(?:专项资金|补助资金|扶持资金|引导资金|发展资金)/gu;
/** What is done with a fund is no part of its name. */
const VERB = /^(?:建立|提高|加强|规范|完善|健全|推进|促进|强化|做好|使用|管理|开展|保障|设立|为了?|通过)/u;
/** Funds of no sector. */
const ANY_FUND =
  /^(?:财政|政府|国家|省级|市级|县级|区级|中央|地方|各类|各项|项目|本项目|相关|有关|预算|上级|本级|该|此|转移支付|重点|部门|公共|涉农|涉企)/;

/** A project that a passage is about. */
const PLAN = /(?:为了?(?:保证|确保|保障|推进|做好)|(?:保证|确保|保障))([一-鿿]{4,16}?)项目(?:的)?(?:顺利|规范|有序|如期|实施|建设|开展)/u;
/** Any report's own. */
const ANY_PROJECT = /^(?:本|该|各|此|全部|所有|重点|财政|支出|上述|有关|相关|工程|惠民|民生)/u;
const GENERAL_PAIR = /发展|建设|服务|管理|工作|补助|资金/;

/** Words of another place, unit, project or sector 套用他处文字. */
export function readForeignWords(draft: Draft, indicators: readonly Indicator[]): Wording[] {
  const spoken = draft.sentences.filter(({ at }) => at.table === undefined);
  return [
    ...regionsIn(spoken, draft),
    ...selvesIn(spoken),
    ...projectsIn(draft, indicators),
    ...plansIn(draft, spoken),
    ...sectorsIn(draft, spoken),
  ];
}

type Level = "县" | "区" | "市";

/** The level that the title or the unit names: 青山县, 南城区. 自治区 and 开发区 are other things. */
function levelOf({ identity: { title, unit } }: Draft): Level | undefined {
  const name = `${title} ${unit}`
    .replace(/\s+/g, "")
    .replace(/\d{4}年度?/g, "")
    .replace(/自治区|开发区|新区|园区|示范区|社区|地区|片区|景区|保护区|市场|城市|县级市/g, "")
    // 青山区 and 南湖区 are places, 贫困山区 and 大型灌区 are none.
    .replace(/(?<=\p{Script=Han}{2})(?:小区|厂区|灌区|林区|校区|库区|牧区|山区|矿区|辖区|湖区)/gu, "");
  const levels = [...name.matchAll(/[一-鿿]{2,}?(县|区|市)(?=[一-鿿]|$)/gu)].map(([, level]) => level);
  return levels.includes("县") ? "县" : levels.includes("区") ? "区" : levels.includes("市") ? "市" : undefined;
}

const FOREIGN: Readonly<Record<Level, readonly (readonly [pattern: RegExp, onlyGoals: boolean])[]>> = {
  县: [
    [/全市|我市/u, true],
    [/我区/u, false],
  ],
  区: [[/全县|我县/u, false]],
  市: [[/我县/u, false]],
};

function regionsIn(sentences: readonly Sentence[], draft: Draft): Wording[] {
  const level = levelOf(draft);
  if (level === undefined) return [];
  const own = sentences.find(({ text }) => text.includes(`全${level}`) || text.includes(`我${level}`));
  return FOREIGN[level].flatMap(([pattern, onlyGoals]): Wording[] => {
    const found = sentences.flatMap((sentence): Wording[] => {
      const match = pattern.exec(sentence.text);
      if (!match || /《[^》]*$/.test(sentence.text.slice(0, match.index))) return [];
      if (onlyGoals && (!GOALS.test(sentence.path.at(-1) ?? "") || OF_THE_CITY.test(sentence.text))) return [];
      return [wording("otherRegion", sentence, match.index, match[0], own && quoteOf(own, `全${level}`))];
    });
    return found.slice(0, 1);
  });
}

/** The name that a unit seldom gives itself, where it has another one everywhere else. */
function selvesIn(sentences: readonly Sentence[]): Wording[] {
  const names = new Map<string, { sentence: Sentence; at: number }[]>();
  for (const sentence of sentences) {
    for (const { 0: self, 1: kind = "", index } of sentence.text.matchAll(SELF)) {
      if (ANY_SELF.test(kind) || /《[^》]*$/.test(sentence.text.slice(0, index))) continue;
      names.set(self, [...(names.get(self) ?? []), { sentence, at: index }]);
    }
  }
  const [own, ...others] = [...names.entries()].sort(([, a], [, b]) => b.length - a.length);
  const first = own?.[1][0];
  if (!own || !first || own[1].length < OWN_NAMES) return [];
  return others.flatMap(([self, places]) => {
    const [place] = places;
    if (!place || places.length * OWN_NAMES > own[1].length) return [];
    return [wording("otherSelf", place.sentence, place.at, self, quoteOf(first.sentence, own[0]))];
  });
}

/** In the form of one project, the whole name of another project of the report. */
function projectsIn({ tables }: Draft, indicators: readonly Indicator[]): Wording[] {
  const projectOf = new Map(
    indicators.flatMap(({ table, project }) => (table === undefined || project === "" ? [] : [[table, project] as const])),
  );
  const projects = [...new Set(projectOf.values())].filter((name) => name.length >= 4);
  return tables.flatMap((table): Wording[] => {
    const own = projectOf.get(table.index);
    if (own === undefined || projects.length < 2) return [];
    const cells = [...new Set(table.grid.flat())].flatMap((cell) => cell ?? []);
    const found = cells.flatMap(({ text, at }): Wording[] => {
      const words = text.replace(/\s+/g, "");
      const foreign = projects.find((name) => name !== own && isNamed(name, words) && !own.includes(name) && !name.includes(own));
      if (foreign === undefined || words.includes(own)) return [];
      const phrase: Phrase = { text: foreign, quote: text, at };
      return [{ key: `otherProject › ${own} › ${foreign}`, kind: "otherProject", phrase, other: { text: own, quote: own, at } }];
    });
    return found.slice(0, 1);
  });
}

/** 路灯维护 is a project where the text calls it so; 科技特派员 may be people. */
function isNamed(name: string, words: string): boolean {
  return /(?:项目|经费|资金|工程)$/.test(name)
    ? words.includes(name)
    : [`${name}项目`, `${name}经费`, `${name}资金`, `实施${name}`, `开展${name}`, `推进${name}`].some((whole) => words.includes(whole));
}

/** 某县农业农村局制定了…: a bureau at the work that the report's own unit would do. */
const AT_WORK = /([一-鿿]{2,12}(?:局|委员会|厅|委))(?:制定|印发|编制|出台|成立)了?/u;

function isOfAnotherUnit(text: string, own: string): boolean {
  const unit = AT_WORK.exec(text)?.[1];
  if (unit === undefined || own.length < 3) return false;
  // 望江县市场监督管理局 and 市场监督管理局 are one.
  const [a, b] = [unit, own].map((name) => name.replace(/^.*?[一-鿿]{2,}?(?:省|市|县|区|州)(?=[一-鿿]{3})/u, ""));
  return a !== undefined && b !== undefined && !a.endsWith(b) && !b.endsWith(a);
}

/** 为保证教师培训项目顺利实施: a project of which nothing else in the report speaks. */
function plansIn(draft: Draft, sentences: readonly Sentence[]): Wording[] {
  const { identity } = draft;
  let rest: string | undefined;
  return sentences
    .flatMap((sentence): Wording[] => {
      const match = PLAN.exec(sentence.text);
      const name = match?.[1];
      if (!match || name === undefined || ANY_PROJECT.test(name) || /《[^》]*$/.test(sentence.text.slice(0, match.index))) return [];
      rest ??= wordsOf(draft, sentences);
      const others = rest.split(sentence.text).join("\n");
      const pairs = Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2)).filter((pair) => !GENERAL_PAIR.test(pair));
      // Its words may stand elsewhere by chance: another unit at work on a project that is named nowhere else is strange all the same.
      const isStrange = isOfAnotherUnit(sentence.text, identity.unit) && !others.includes(name);
      if (!isStrange && (pairs.length < 2 || pairs.some((pair) => others.includes(pair)))) return [];
      const own: Phrase = { text: identity.project || identity.unit || identity.title, quote: identity.title, at: sentence.at };
      return [wording("otherProject", sentence, match.index + match[0].indexOf(name), name, own)];
    })
    .slice(0, 1);
}

/** All that the report prints outside notes. */
function wordsOf({ identity, headings, tables }: Draft, sentences: readonly Sentence[]): string {
  const printed = [
    ...headings.map(({ text }) => text),
    ...tables.flatMap(({ caption, grid }) => [caption, ...grid.flat().map((cell) => cell?.text ?? "")]),
  ];
  return [identity.title, ...printed, ...sentences.map(({ text }) => text)].join("\n");
}

/** Funds of another sector, named in a general part: no two characters of their names stand anywhere else. */
function sectorsIn(draft: Draft, sentences: readonly Sentence[]): Wording[] {
  let rest: string | undefined;
  return sentences
    .flatMap((sentence): Wording[] => {
      if (!GENERAL_PARTS.test(sentence.path.at(-1) ?? "") || !/资金/.test(sentence.text)) return [];
      for (const match of sentence.text.matchAll(FUND)) {
        const verb = VERB.exec(match[0])?.[0].length ?? 0;
        const [fund, name, index] = [match[0].slice(verb), match[1]?.slice(verb) ?? "", match.index + verb];
        if (ANY_FUND.test(name) || /《[^》]*$/.test(sentence.text.slice(0, index))) continue;
        rest ??= wordsOf(draft, sentences).replace(/[ \t]+/g, "");
        const others = rest.split(sentence.text.replace(/[ \t]+/g, "")).join("\n");
        const pairs = Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2)).filter(
          (pair) => !/发展|建设|服务|管理/.test(pair),
        );
        if (pairs.length > 0 && pairs.every((pair) => !others.includes(pair))) return [wording("otherSector", sentence, index, fund)];
      }
      return [];
    })
    .slice(0, 1);
}

function wording(kind: WordingKind, sentence: Sentence, at: number, words: string, other?: Phrase): Wording {
  return { key: `${kind} › ${words}`, kind, phrase: phraseOf(sentence, at, at + words.length), ...(other ? { other } : {}) };
}

function quoteOf({ text, at }: Sentence, words: string): Phrase {
  return { text: words, quote: text, at };
}
