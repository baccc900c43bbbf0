import type { DateMention, Phrase, Sentence } from "@gouji/report";
import type { Draft } from "../draft.ts";
import { phraseOf } from "./clauses.ts";
import { uniqueKeys } from "./unique-keys.ts";

const DAY = /(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号](?:\s*[（(]?\s*(?:星期|周)([一二三四五六日天]))?/gu;
const SPAN =
  /(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?:份)?(?:\s*(\d{1,2})\s*[日号])?\s*(?:起)?\s*(?:至|到|—+|–|-|~|～)\s*(?:((?:19|20)\d{2})\s*年\s*)?(\d{1,2})\s*月(?:份)?(?:\s*(\d{1,2})\s*[日号])?/gu;
/** 2023年3月启动，2023年11月完成验收: two months with what began and what ended. */
const COURSE =
  /(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?:份|底|初|中旬|上旬|下旬)?(?:正式|全面)?(?:启动|开工|开始|动工|实施|立项|招标)[^。；;\d]{0,12}[，,、至到]\s*(?:于|并于|至|到)?\s*((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?:份|底|初|中旬|上旬|下旬)?(?:全面|全部|通过|正式|底)?(?:完成|竣工|完工|验收|结束|建成|交付)/gu;
/** 历时 92 天, 为期 3 个月, right behind a span. */
const LENGTH = /^(?:[\s\p{Script=Han}]{0,12}[，,（(])?\s*(?:共计?|历时|为期|合计|总计|工期|计)\s*(?:为|共)?\s*(\d{1,4})\s*(天|日|个月)/u;
const DONE = /完成|竣工|验收|召开|印发|签订|举办|开工|发放|下达|支付|拨付|公开/;
const NOT_YET = /计划|预计|拟|将|前|应|须|争取|力争|要求|目标|有效期|截止日期|届满|至\s*$/;
/** Demands of others and papers of other years have their own dates. */
const FORM_TITLE =
  /^[^。；]{0,40}?(?<!\d)((?:19|20)\d{2})\s*年(?:度)?[^。；]{0,30}?(?:自评表|目标(?:申报|自评)?表|监控表|完成情况表|评价表|评分表)\s*$/u;
const YEAR_LINE = /^[（(]\s*((?:19|20)\d{2})\s*年度?\s*[）)]$|^((?:19|20)\d{2})\s*年度$/u;
const GOAL_HEADING = /^(?!.*(?:完成|实现|情况|分析)).*(?:绩效目标|总目标|阶段性目标|总体目标|年度目标)/;
const GOAL_YEAR = /^\s*((?:19|20)\d{2})\s*年(?!以来|至|-|—|起|到|底|初|\s*\d)/u;

const NEXT_HEADING = /下一?步|改进|今后|措施|打算|建议/;
/** 细化2023年预算编制: what is to be done, and the year that it is done for. What is learnt from a past year is no plan for it. */
const PLAN_YEAR =
  /(?:编制|细化|编好|做好|申报|谋划|制定|科学|合理|精准|提前|安排|强化|加强)[^，,；;。\d]{0,6}((?:19|20)\d{2})\s*年(?:度)?(?:部门|项目|单位)?(?:预算(?:编制|安排|管理)|预算(?=[，,；;。]|$)|绩效目标|工作计划|工作安排)/u;
const LOOKS_BACK = /总结|梳理|复盘|根据|针对|结合|依据|参照|参考|对照|问题|经验|自评|审计/;

/** The days, spans and years of the text that can be checked 日期与期间. */
export function readDates(draft: Draft): DateMention[] {
  const keyOf = uniqueKeys();
  const spoken = draft.sentences.filter(({ text }) => /\d{4}\s*年/.test(text));
  return [...spoken.flatMap((sentence) => inSentence(sentence, keyOf)), ...formYears(draft, keyOf)];
}

function inSentence(sentence: Sentence, keyOf: (label: string) => string): DateMention[] {
  const { text } = sentence;
  const found: DateMention[] = [];
  const spans: (readonly [number, number])[] = [];
  for (const match of text.matchAll(SPAN)) {
    const [whole, year = "", month = "", day, toYear, toMonth = "", toDay] = match;
    // 2023年1-10月 has one year; 2023年5月-6个月 is none.
    if (/^\s*个/.test(text.slice(match.index + whole.length))) continue;
    const end = match.index + whole.length;
    spans.push([match.index, end]);
    const length = LENGTH.exec(text.slice(end));
    found.push({
      kind: "span",
      key: keyOf(whole.replace(/\s+/g, "")),
      phrase: phraseOf(sentence, match.index, end),
      from: iso(year, month, day),
      to: iso(toYear ?? year, toMonth, toDay),
      ...(length
        ? {
            length: {
              printed: length[0].replace(/^\s*[，,（(]?\s*/, ""),
              value: Number(length[1]),
              unit: length[2] === "个月" ? "month" : "day",
            },
          }
        : {}),
    });
  }
  for (const [whole, year = "", month = "", toYear = "", toMonth = ""] of text.matchAll(COURSE)) {
    const start = text.indexOf(whole);
    const phrase = phraseOf(sentence, start, start + whole.length);
    found.push({
      kind: "span",
      key: keyOf(whole.replace(/\s+/g, "")),
      phrase,
      from: iso(year, month, undefined),
      to: iso(toYear, toMonth, undefined),
    });
  }
  for (const match of text.matchAll(DAY)) {
    const [whole, year = "", month = "", day = "", weekday] = match;
    const { index } = match;
    if (spans.some(([start, end]) => index >= start && index < end)) continue;
    const phrase = phraseOf(sentence, index, index + whole.length);
    if (text.trim() === whole.trim()) {
      found.push({ kind: "signed", key: keyOf("落款"), phrase, day: iso(year, month, day) });
      continue;
    }
    const clause = clauseAround(text, index, index + whole.length);
    found.push({
      kind: "day",
      key: keyOf(whole.replace(/\s+/g, "")),
      phrase,
      day: iso(year, month, day),
      ...(weekday === undefined ? {} : { weekday: weekday === "天" ? "日" : weekday }),
      done: DONE.test(clause.behind) && !NOT_YET.test(clause.whole),
    });
  }
  const goal = sentence.at.table === undefined && GOAL_HEADING.test(sentence.path.at(-1) ?? "") ? GOAL_YEAR.exec(text) : null;
  if (goal?.[1] && !isComparison(text)) {
    const phrase: Phrase = { text: text.trim().slice(0, 40), quote: text.trim(), at: sentence.at };
    found.push({ kind: "goalYear", key: keyOf(`目标 ${goal[1]}`), phrase, year: goal[1] });
  }
  const plan = sentence.at.table === undefined && sentence.path.some((heading) => NEXT_HEADING.test(heading)) ? PLAN_YEAR.exec(text) : null;
  if (plan?.[1] && !LOOKS_BACK.test(clauseAround(text, plan.index, plan.index + plan[0].length).whole)) {
    const phrase = phraseOf(sentence, plan.index, plan.index + plan[0].length);
    found.push({ kind: "planYear", key: keyOf(`计划 ${plan[1]}`), phrase, year: plan[1] });
  }
  return found;
}

/** 2022年为111家，2023年为79家，同比降低28.83%: another year is named for comparison. */
function isComparison(text: string): boolean {
  return /同比|比上年|较上年|相比/.test(text) || new Set(text.match(/(?:19|20)\d{2}(?=\s*年)/g)).size > 1;
}

/** Titles over and in the head of forms; columns of several years are no title. */
function formYears({ tables, headings }: Draft, keyOf: (label: string) => string): DateMention[] {
  const lines = [
    ...headings.map(({ number, text, at }): Phrase => ({ text: number + text, quote: number + text, at })),
    ...tables.flatMap(({ caption, grid }) => {
      // A title takes its row alone; years beside each other head columns.
      const head = grid.slice(0, 2).flatMap((row) => {
        const cells = [...new Set(row)].flatMap((cell) => (cell && cell.text.trim() !== "" ? [cell] : []));
        return cells.length === 1 ? cells : [];
      });
      const first = grid.flat().find((cell) => cell !== undefined);
      const cells = head.map(({ text, at }): Phrase => ({ text, quote: text, at }));
      return first && caption !== "" ? [{ text: caption, quote: caption, at: { ...first.at, label: caption } }, ...cells] : cells;
    }),
  ];
  return lines.flatMap((phrase): DateMention[] => {
    const match = FORM_TITLE.exec(phrase.text) ?? YEAR_LINE.exec(phrase.text.trim());
    const year = match?.[1] ?? match?.[2];
    return year === undefined ? [] : [{ kind: "formYear", key: keyOf(`表题 ${year}`), phrase, year }];
  });
}

function clauseAround(text: string, start: number, end: number): { readonly whole: string; readonly behind: string } {
  const before = /[^，,；;。]*$/u.exec(text.slice(0, start))?.[0] ?? "";
  const behind = /^[^，,；;。]*/u.exec(text.slice(end))?.[0] ?? "";
  return { whole: before + behind, behind };
}

function iso(year: string, month: string, day: string | undefined): string {
  return [year, month.padStart(2, "0"), ...(day === undefined ? [] : [day.padStart(2, "0")])].join("-");
}
