import { readFileSync } from "node:fs";
import { damageBytes, damageCompound, damageMarkup, damageZip } from "./damage.ts";
import { type Random, randomFrom } from "./random.ts";

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

/** How each format is damaged; what is damaged is its small file in fixtures/odd. */
const DAMAGE = {
  pdf: [damageBytes, damageMarkup],
  docx: [damageZip],
  doc: [damageCompound],
  xlsx: [damageZip],
  xls: [damageCompound],
  xml: [damageBytes, damageMarkup],
  rtf: [damageBytes],
  ofd: [damageZip],
  html: [damageBytes, damageMarkup],
  md: [damageBytes],
  txt: [damageBytes],
  csv: [damageBytes],
} as const satisfies Record<string, readonly Damage[]>;

export type SubjectName = keyof typeof DAMAGE;
export const SUBJECT_NAMES = Object.keys(DAMAGE) as readonly SubjectName[];

const whole = new Map<SubjectName, Uint8Array>();

/** The variant of that number of a format: the same bytes in every run. */
export function variantOf(name: SubjectName, seed: number): Uint8Array {
  const bytes = whole.get(name) ?? new Uint8Array(readFileSync(new URL(`../../fixtures/odd/odd.${name}`, import.meta.url)));
  whole.set(name, bytes);
  const random = randomFrom(seed);
  return random.pick<Damage>(DAMAGE[name])(bytes, random);
}
