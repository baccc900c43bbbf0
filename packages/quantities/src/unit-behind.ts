import { NO_UNIT } from "./build-quantity.ts";
import type { Approximation } from "./quantity.ts";
import { sticky } from "./sticky.ts";
import { PER_SOURCE, SCALE_SOURCE, UNIT_SOURCE, type UnitMeaning, unitMeaning } from "./units.ts";

const TAIL = new RegExp(
  `\\s*(?<over1>余|多|来)?\\s*(?:(?<unit0>${UNIT_SOURCE})(?![\\p{Script=Han}/·])|(?<unit1>千(?:伏安|伏|瓦时|瓦|克|米)|百分点)|(?<scale>${SCALE_SOURCE})?(?<over2>余|多)?\\s*(?<unit>${UNIT_SOURCE})?(?<per>(?:${PER_SOURCE}|·(?:人|户|月|年|日|天|次))*))`,
  "uy",
);
const BRACKET_UNIT = new RegExp(`\\s*\\(((?:${SCALE_SOURCE})?(?:${UNIT_SOURCE}))\\)`, "y");

/** What stands behind a number: its unit, a mark of excess, where both end. */
export interface Tail {
  readonly end: number;
  readonly unit: string;
  readonly meaning: UnitMeaning;
  readonly approximation?: Approximation;
  readonly implied?: boolean;
}

/** Unit and 余, 多 behind a number; after a Chinese numeral scale words belong to the number. */
export function readTail(text: string, at: number, chinese = false): Tail {
  const bracket = sticky(BRACKET_UNIT, text, at);
  const none: Tail = { end: at, unit: "", meaning: NO_UNIT };
  if (bracket?.[1]) {
    const meaning = unitMeaning(bracket[1]);
    return meaning ? { end: at + bracket[0].length, unit: meaning.unit, meaning } : none;
  }
  const groups = sticky(TAIL, text, at);
  if (!groups?.groups) return none;
  const { over1, unit1, unit0 = unit1, scale = "", over2, unit = "", per = "" } = groups.groups;
  const name = unit0 ?? `${scale}${unit}${unit === "元" ? per : ""}`;
  // 110千 alone is no amount of money: only 万 and 亿 stand for 万元 and 亿元.
  if (unit0 === undefined && unit === "" && !/[万亿]$/.test(scale)) return none;
  if (name === "" || (chinese && scale !== "" && !over1)) return none;
  const meaning = unitMeaning(name);
  if (!meaning) return none;
  const dropped = unit0 === undefined && unit !== "元" ? per.length : 0;
  return {
    end: at + groups[0].length - dropped,
    unit: name,
    meaning,
    ...(over1 || over2 ? { approximation: "over" as const } : {}),
    ...(unit0 === undefined && unit === "" ? { implied: true } : {}),
  };
}

/** A unit by its name, or none. */
export function meaningOf(unit: string): UnitMeaning {
  return unitMeaning(unit) ?? NO_UNIT;
}
