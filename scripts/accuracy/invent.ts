import type { Content } from "../fixtures/content.ts";
import { draftOf, type Fault } from "./draft.ts";
import { department } from "./kinds/department.ts";
import { evaluation } from "./kinds/evaluation.ts";
import { form } from "./kinds/form.ts";
import { forms } from "./kinds/forms.ts";
import type { Kind } from "./kinds/kind.ts";
import { monitoring } from "./kinds/monitoring.ts";
import { randomOf } from "./random.ts";

const KINDS: readonly Kind[] = [form, forms, department, evaluation, monitoring];

export interface Invented extends Content {
  readonly kind: string;
  readonly fault?: Fault;
  readonly traps: readonly string[];
}

/** The report of a seed: every fifth is clean, the others hold one of the errors that the report offers. */
export function invent(seed: number): Invented {
  const kind = KINDS[Math.floor(seed / 5) % KINDS.length] ?? form;
  const plan = draftOf(seed);
  kind.write(plan);
  const draft = draftOf(seed, seed % 5 === 0 ? undefined : chosenOf(plan.offered, seed));
  const title = kind.write(draft);
  return { kind: kind.name, ...draft.content(title) };
}

/** The same report as it should have been: what a unit sends after it has mended the error. */
export function mended(seed: number): Invented {
  const kind = KINDS[Math.floor(seed / 5) % KINDS.length] ?? form;
  const draft = draftOf(seed);
  const title = kind.write(draft);
  return { kind: kind.name, ...draft.content(title) };
}

/** A rule first, then one of its faults, so that rare rules come as often as those with many places. */
function chosenOf(offered: readonly Fault[], seed: number): number {
  const random = randomOf(seed + 1_000_003);
  const rule = random.pick([...new Set(offered.map(({ rules }) => rules[0]))]);
  return random.pick(offered.flatMap(({ rules }, at) => (rules[0] === rule ? [at] : [])));
}
