import type { Entry, Figure, FundLine, Indicator, ScoreGroup, ScoreLine, Sentence } from "@gouji/report";
import { canonicalName } from "../synonyms.ts";
import { type Clause, leadOf, phraseOf, splitClauses } from "./clauses.ts";
import { directionOf } from "./direction.ts";
import { fundFiguresIn, fundLineOf } from "./fund-sentences.ts";
import { itemNameOf, nameIn } from "./item-name.ts";
import { namePartsOf } from "./name-parts.ts";

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
  readonly score: Entry;
}

/** What is said of one project or item, as its sentences come. */
interface Project {
  readonly name: string;
  readonly path: string;
  readonly parts: ScoreLine[];
  score?: Figure;
  executionRate?: Figure;
}

const SCORE_CLAUSE = /^(?:自评|实际|评价|本项)?(?:得分|得|计|实得)(?:为|：|:)?\s*(?=\d)/;
const ACTUAL_CLAUSE = /^(?:全年|已|现已)?(?:实际)?(?:完成(?:值|率|情况)?|达到?|为|实现)?(?:为|：|:)?$/;
const DEDUCTION = /扣|低于?|高于?|超过|区间|每/;

/** Projects described in running text: their money, their indicators item by item, their scores. */
export function readProseLists(sentences: readonly Sentence[], keyOf: (label: string) => string): ListRecords {
  const indicators: Indicator[] = [];
  const fundLines: FundLine[] = [];
  const projects: Project[] = [];
  let current: Project | undefined;
  for (const sentence of sentences) {
    const path = sentence.path.join(" › ");
    const name = itemNameOf(sentence.text);
    if (name !== undefined || (current && !isWithin(path, current.path))) {
      current = name === undefined ? undefined : { name, path, parts: [] };
      if (current) projects.push(current);
    }
    const figures = fundFiguresIn(sentence);
    if (figures) {
      const total = isOverview(sentence.text);
      const label = total ? "预算总额" : (current?.name ?? nameIn(sentence.text.trim()) ?? "");
      fundLines.push(fundLineOf(figures, label === "" ? "本项目" : label, total || label === "", keyOf));
      const score = splitClauses(sentence).find((clause) => SCORE_CLAUSE.test(clause.text))?.figures[0]?.figure;
      if (current && score) current.score = score;
      if (current && figures.executionRate) current.executionRate = figures.executionRate;
      continue;
    }
    for (const item of itemsIn(sentence, current !== undefined)) {
      const indicator = indicatorOf(sentence, item, current?.name ?? "", keyOf);
      indicators.push(indicator);
      const score = item.score.figure;
      current?.parts.push({ key: indicator.key, label: indicator.name, ...(score ? { score } : {}) });
    }
  }
  return { indicators, fundLines, groups: projects.flatMap((project) => groupOf(project, keyOf)) };
}

/** The same section, or one below it. */
function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer} › `);
}

/** 9个项目预算总额…，其中：the whole of the items that follow. */
function isOverview(text: string): boolean {
  return /其中|总额|共计|合计|\d+个项目/.test(text) && !/^\s*(?:\d{1,2}\s*[、.．]|[（(])/.test(text);
}

function itemsIn(sentence: Sentence, isListed: boolean): Item[] {
  const items: Item[] = [];
  let name: { clause: Clause; text: string } | undefined;
  let target: Entry | undefined;
  let actual: Entry | undefined;
  for (const clause of splitClauses(sentence)) {
    const first = clause.figures[0];
    const lead = leadOf(clause, 0);
    const entry = first && { text: first.figure.printed, figure: first.figure, at: phraseOf(sentence, first.start, first.end).at };
    if (entry && SCORE_CLAUSE.test(clause.text)) {
      if (name && (isListed || target) && !DEDUCTION.test(name.text)) {
        items.push({ name: name.clause, nameText: name.text, ...(target ? { target } : {}), ...(actual ? { actual } : {}), score: entry });
      }
      [name, target, actual] = [undefined, undefined, undefined];
    } else if (entry && name && ACTUAL_CLAUSE.test(lead)) {
      actual = entry;
    } else if (entry && first.figure.quantity.comparator !== "none" && lead !== "") {
      [name, target, actual] = [{ clause, text: lead }, entry, undefined];
    } else if (!entry) {
      [name, target, actual] = [{ clause, text: clause.text }, undefined, undefined];
    }
  }
  return items;
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
    namePhrase: phraseOf(sentence, item.name.start, item.name.start + item.nameText.length, item.name.text),
    ...(item.target ? { target: item.target } : {}),
    ...(item.actual ? { actual: item.actual } : {}),
    score: item.score,
    direction: directionOf(name, item.target),
    origin: "prose",
  };
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
