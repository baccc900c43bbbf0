import type { Entry, Figure, FundLine, Indicator, ScoreGroup, ScoreLine, Sentence } from "@gouji/report";
import { canonicalName } from "../synonyms.ts";
import { type Clause, leadOf, phraseOf, splitClauses } from "./clauses.ts";
import { directionOf } from "./direction.ts";
import { fundFiguresIn, fundLineOf } from "./fund-sentences.ts";
import { itemNameOf, nameIn } from "./item-name.ts";
import { namePartsOf } from "./name-parts.ts";
import { numberingStyle } from "./score-outline.ts";

export interface ListRecords {
  readonly indicators: readonly Indicator[];
  readonly fundLines: readonly FundLine[];
  readonly groups: readonly ScoreGroup[];
}

/** One item of an indicator list: 住院人次≥30000，实际完成30000人次，得分20分. */
interface Item {
  readonly name: Clause;
  readonly nameText: string;
  readonly target?: Entry;
  readonly actual?: Entry;
  readonly fullScore?: Entry;
  readonly score: Entry;
}

/** What is said of one project or item, as its sentences come. */
interface Project {
  readonly name: string;
  /** How the item is numbered. */
  readonly style: string;
  readonly path: string;
  readonly parts: ScoreLine[];
  score?: Figure;
  executionRate?: Figure;
}

const SCORE_CLAUSE = /^(?:自评|实际|评价|本项)?(?:得分|得|计|实得)(?:为|：|:)?\s*(?=\d)/;
const ACTUAL_CLAUSE = /^(?:全年|已|现已)?(?:实际)?(?:完成(?:值|率|情况)?|达到?|为|实现)?(?:为|：|:)?$/;
/** An item that has all points of the scale is no item but the total. */
const WHOLE_SCALE = "100";
const DEDUCTION = /扣|区间|低于|高于|超过|个?百分点/;
const FULL_SCORE_CLAUSE = /^(?:指标)?(?:分值|权重分?|满分|标准分)(?:为|：|:)?\s*(?=\d)/;
/** 年度指标值≥95% after a clause that names the indicator. */
const BARE_TARGET = /^(?:年度|全年|年初|绩效)?(?:目标值?|指标值|计划(?:值|数|完成)?)(?:为|是|：|:)?$/;
/** 参保人数目标值50万人: a target without a sign. */
const TARGET_LEAD = /^(.{2,30}?)(?:年度)?(?:目标值?|指标值|计划(?:完成)?)(?:为|是)?$/;
/** 结算率逐年提高: a name and a target in words. */
const TREND =
  /^(.{2,30}?(?:率|度|数|量|水平|能力|额|满意))((?:逐年|逐步|明显|持续|稳步|不断|显著|大幅|有所)(?:提高|提升|下降|降低|增长|增加|改善|减少))$/;

/** Projects described in running text: their money, their indicators item by item, their scores. */
export function readProseLists(sentences: readonly Sentence[], keyOf: (label: string) => string): ListRecords {
  const indicators: Indicator[] = [];
  const fundLines: FundLine[] = [];
  const projects: Project[] = [];
  let current: Project | undefined;
  for (const sentence of sentences) {
    const path = sentence.path.join(" › ");
    const figures = fundFiguresIn(sentence);
    const style = numberingStyle(sentence.text);
    const opensItem =
      style !== undefined && (!current || figures !== undefined || style === current.style) && !isIndicatorItem(sentence, style);
    if (opensItem || (current && !isWithin(path, current.path))) {
      const name = opensItem && (sentence.figures.length > 0 || /[：:]/.test(sentence.text)) ? itemNameOf(sentence.text) : undefined;
      current = name === undefined ? undefined : { name, style: style ?? "", path, parts: [] };
      if (current) projects.push(current);
    }
    if (figures) {
      fundLines.push(fundLineOf(figures, ...fundLabel(sentence.text, current?.name), keyOf));
      const score = splitClauses(sentence).find((clause) => SCORE_CLAUSE.test(clause.text))?.figures[0]?.figure;
      if (current && score) current.score = score;
      if (current && figures.executionRate) current.executionRate = figures.executionRate;
      continue;
    }
    for (const item of itemsIn(sentence, current !== undefined)) {
      const indicator = indicatorOf(sentence, item, current?.name ?? headedProject(sentence), keyOf);
      indicators.push(indicator);
      const score = item.score.figure;
      current?.parts.push({ key: indicator.key, label: indicator.name, ...(score ? { score } : {}) });
    }
  }
  return { indicators, fundLines, groups: projects.flatMap((project) => groupOf(project, keyOf)) };
}

/** The item's name and false, or a name for the whole and true: for an overview, and for the report's own project. */
function fundLabel(text: string, item: string | undefined): [label: string, total: boolean] {
  if (isOverview(text)) return ["预算总额", true];
  const name = item ?? nameIn(text.trim());
  const isListed = item !== undefined || /^[^，,；;。]{2,40}[：:]/.test(text.trim());
  return name === undefined ? ["本项目", true] : [name, !isListed];
}

/** The same section, or one below it. */
function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer} › `);
}

/** 9个项目预算总额…，其中：the whole of the items that follow. */
function isOverview(text: string): boolean {
  return /其中|总额|共计|合计|\d+个项目/.test(text) && !/^\s*(?:\d{1,2}\s*[、.．]|[（(])/.test(text);
}

/** （1）巡护里程，年度指标值≥4200公里，实际完成…，得分…: the numbered line is an indicator itself, with a target of its own. */
function isIndicatorItem(sentence: Sentence, style: string): boolean {
  const [first, ...others] = itemsIn(sentence, false);
  return style !== "" && first?.name.start === 0 && others.length === 0 && first.target !== undefined && first.name.figures.length === 0;
}

/** The project that the nearest heading names: （三）湿地巡护项目. */
function headedProject({ path, text }: Sentence): string {
  const heading = path.findLast((title) => /.{3}项目$/.test(title.trim()) && !/各项目|项目支出/.test(title) && title !== text);
  return heading?.trim().replace(/^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])\s*/, "") ?? "";
}

function itemsIn(sentence: Sentence, isListed: boolean): Item[] {
  const items: Item[] = [];
  let name: { clause: Clause; text: string } | undefined;
  let target: Entry | undefined;
  let actual: Entry | undefined;
  let fullScore: Entry | undefined;
  for (const clause of splitClauses(sentence)) {
    const first = clause.figures[0];
    const lead = leadOf(clause, 0);
    const entry = first && { text: first.figure.printed, figure: first.figure, at: phraseOf(sentence, first.start, first.end).at };
    if (entry && SCORE_CLAUSE.test(clause.text)) {
      if (name && (isListed || target) && !DEDUCTION.test(name.text) && entry.figure.quantity.digits !== WHOLE_SCALE) {
        items.push({ ...itemOf(sentence, name.clause, name.text, target, actual, entry), ...(fullScore ? { fullScore } : {}) });
      }
      [name, target, actual, fullScore] = [undefined, undefined, undefined, undefined];
    } else if (entry && name && FULL_SCORE_CLAUSE.test(clause.text)) {
      fullScore = entry;
    } else if (entry && name && !target && BARE_TARGET.test(lead)) {
      target = entry;
    } else if (entry && name && (ACTUAL_CLAUSE.test(lead) || isActualOf(lead, name.text))) {
      if (isFirstActual(lead, target, actual, entry)) actual = entry;
    } else {
      const named = first && /[≥≤≧≦<>=＝＞＜]|不[低少超高大]/.test(first.figure.printed) ? lead : TARGET_LEAD.exec(lead)?.[1];
      // 补助标准200元/亩，实际完成200元/亩: without a sign the words before the number are the name.
      const text = entry ? (named ?? (isListed && /\p{Script=Han}{2}/u.test(lead) ? lead : "")) : clause.text;
      [name, target, actual] = [text === "" ? undefined : { clause, text }, entry, undefined];
    }
  }
  return items;
}

/** 计划开发1725个，实际开发1725个: the planned thing again, as done. */
function isActualOf(lead: string, name: string): boolean {
  const planned = /^(?:计划|应|拟)(.{2,20})$/.exec(name)?.[1];
  return planned !== undefined && lead === `实际${planned}`;
}

/** 实际完成24个，完成率100%: the rate of what was just given is no second result. */
function isFirstActual(lead: string, target: Entry | undefined, actual: Entry | undefined, entry: Entry): boolean {
  if (!/率(?:为|是|：|:)?$/.test(lead)) return true;
  return actual === undefined && (target === undefined || target.figure?.quantity.kind === entry.figure?.quantity.kind);
}

function itemOf(sentence: Sentence, name: Clause, text: string, target: Entry | undefined, actual: Entry | undefined, score: Entry): Item {
  const [, nameText, trend] = (actual && !target ? TREND.exec(text) : null) ?? [];
  const words = trend && { text: trend, at: phraseOf(sentence, name.end - trend.length, name.end).at };
  const goal = target ?? (words || undefined);
  return { name, nameText: nameText ?? text, ...(goal ? { target: goal } : {}), ...(actual ? { actual } : {}), score };
}

function indicatorOf(sentence: Sentence, item: Item, project: string, keyOf: (label: string) => string): Indicator {
  const { code, name } = namePartsOf(item.nameText);
  return {
    key: keyOf(["正文", project, name].filter((part) => part !== "").join(" › ")),
    name,
    canonicalName: canonicalName(name),
    code,
    level: 3,
    path: [],
    project,
    namePhrase: phraseOf(sentence, item.name.start, item.name.start + item.nameText.length, wholeOf(sentence, item)),
    ...(item.target ? { target: item.target } : {}),
    ...(item.actual ? { actual: item.actual } : {}),
    ...(item.fullScore ? { fullScore: item.fullScore } : {}),
    score: item.score,
    direction: directionOf(name, item.target),
    origin: "prose",
  };
}

/** From the name to the score: 住院人次≥30000，实际完成30000人次，得分20分. */
function wholeOf({ text, at }: Sentence, { name, score }: Item): string {
  const end = (score.at.end ?? 0) - (at.start ?? 0);
  return end > name.end ? text.slice(name.start, end) : name.text;
}

function groupOf({ name, parts, score, executionRate }: Project, keyOf: (label: string) => string): ScoreGroup[] {
  if (!score || parts.length === 0) return [];
  return [
    {
      key: keyOf(`项目得分 › ${name}`),
      name,
      project: name,
      score,
      parts,
      ...(executionRate ? { executionRate } : {}),
      total: true,
      siblings: "projects",
    },
  ];
}
