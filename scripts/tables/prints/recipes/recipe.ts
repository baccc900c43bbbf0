import type { Random } from "../../../accuracy/random.ts";
import { SECTORS } from "../../../accuracy/sectors.ts";
import type { TableModel } from "../../invent-model.ts";

/** How one kind of table is made up, of about as many rows as told. */
export type Recipe = (random: Random, count: number) => TableModel;

/** An amount of up to `most`, of few digits as often as of many, with or without its cents. */
export const money = (random: Random, most = 99999): string => {
  const whole = random.int(1, random.pick([9, 99, 999, most]));
  return random.chance(0.6)
    ? `${whole.toString().replace(/\B(?=(?:\d{3})+$)/gu, ",")}.${String(random.int(0, 99)).padStart(2, "0")}`
    : `${whole}`;
};

export const project = (random: Random): string => random.pick(random.pick(SECTORS).projects);
export const quantity = (random: Random): string => random.pick(random.pick(SECTORS).quantities)[0];
