import type { Entry, Sentence } from "@gouji/report";
import { leadOf, type PlacedFigure, phraseOf, splitClauses } from "./clauses.ts";

/** A planned and an actual value in one sentence: 计划参保587户，实际587户. */
export interface PlanActual {
  /** What is planned, in the sentence's words; may be empty. */
  readonly name: string;
  readonly target: Entry;
  readonly actual: Entry;
}

const PLAN =
  /(?:计划|预计|目标(?:值)?|应当?完成|年初(?:设定|下达)?)(?:完成|数|参加|达到)?(.{0,24}?)(?:应)?(?:数|值|率)?(?:为|是|：|达到?|共)*$/;
const ACTUAL = /(?:实际|完成|达到?|已)[^，,]{0,24}$/;
const UNTIL_NOW = /截[至止到]|实际|完成/;
const FUNDS = /资金|预算|经费|支出|收入/;

export function planActualIn(sentence: Sentence): PlanActual | undefined {
  const clauses = splitClauses(sentence);
  let plan: { name: string; placed: PlacedFigure; clause: number } | undefined;
  let seenSince = "";
  for (const [at, clause] of clauses.entries()) {
    for (const [index, placed] of clause.figures.entries()) {
      const lead = leadOf(clause, index);
      const { quantity } = placed.figure;
      if (quantity.value === undefined) continue;
      if (plan && isComparable(plan.placed, placed) && (ACTUAL.test(lead) || UNTIL_NOW.test(seenSince))) {
        return {
          name: plan.name,
          target: entryAt(sentence, plan.placed),
          actual: entryAt(sentence, placed),
        };
      }
      const planned = PLAN.exec(lead);
      if (!plan && planned && !(quantity.kind === "money" && FUNDS.test(lead))) {
        plan = { name: nameIn(lead, planned[1] ?? ""), placed, clause: at };
      }
    }
    if (plan && at > plan.clause) seenSince += clause.text;
  }
  return undefined;
}

function nameIn(lead: string, name: string): string {
  const whole = /(?:计划|预计|目标(?:值)?|年初)(?:完成|参加|达到)?(.*?)(?:为|是|：|达到?|共)*$/.exec(lead)?.[1] ?? name;
  return whole.replace(/^\d{4}年度?/, "");
}

function isComparable(plan: PlacedFigure, actual: PlacedFigure): boolean {
  return plan.figure.quantity.baseUnit === actual.figure.quantity.baseUnit && plan.figure.quantity.kind === actual.figure.quantity.kind;
}

function entryAt(sentence: Sentence, { figure, start, end }: PlacedFigure): Entry {
  return { text: figure.printed, figure, at: phraseOf(sentence, start, end).at };
}
