import { decimal, unitsOf } from "./numbers.ts";
import type { Random } from "./random.ts";

export interface Misprint {
  readonly text: string;
  /** The cause as a diagnosis names it; absent where none is to be named. */
  readonly cause?: string;
}

export type Slip = "swapped-digits" | "digit-typo" | "digit-dropped" | "digit-doubled" | "decimal-point" | "unit-slip";

export const TYPING: readonly Slip[] = ["swapped-digits", "digit-typo", "digit-dropped", "digit-doubled"];

/** The number `text` typed wrongly by at least `least` last places, with what followed it (%, 万元) kept. */
export function misprint(random: Random, text: string, least = 2, kinds: readonly Slip[] = TYPING): Misprint {
  const [, number = "", rest = ""] = /^([\d.,]+)(.*)$/.exec(text) ?? [];
  const decimals = number.split(".")[1]?.length ?? 0;
  const units = unitsOf(number);
  const digits = String(units).padStart(decimals + 1, "0");
  for (const kind of random.sample(kinds, kinds.length)) {
    const found = random.sample(candidates(kind, digits), 40).find((candidate) => {
      const isPlain = candidate.length > decimals && !/^0\d/.test(candidate.slice(0, -decimals || undefined));
      return Math.abs(Number(candidate) - units) >= least && Number(candidate) > 0 && isPlain;
    });
    if (found !== undefined) {
      const name = kind === "digit-doubled" ? "digit-dropped" : kind;
      // In two digits any slip is as good as another; a zero lost or gained is a point moved as well.
      const isUnclear = Math.min(told(digits), told(found)) < 3 || (kind !== "decimal-point" && movesPoint(units, Number(found)));
      return {
        text: decimal(Number(found), decimals, number.includes(",")) + rest,
        ...(isUnclear ? {} : { cause: name }),
      };
    }
  }
  return { text: decimal(units + least + 10 ** Math.max(0, digits.length - 2), decimals, number.includes(",")) + rest };
}

function movesPoint(right: number, wrong: number): boolean {
  return wrong === right * 10 || right === wrong * 10;
}

/** Digits that tell something: 10000 has one. */
function told(digits: string): number {
  return digits.replace(/0+$/, "").length;
}

function candidates(kind: Slip, digits: string): string[] {
  const places = Array.from(digits, (_, index) => index);
  switch (kind) {
    case "swapped-digits":
      return places.flatMap((at) => {
        const [a, b] = [digits[at], digits[at + 1]];
        return b === undefined || a === b ? [] : [digits.slice(0, at) + b + a + digits.slice(at + 2)];
      });
    case "digit-typo":
      return places
        .slice(0, -1)
        .flatMap((at) => Array.from("123456789", (other) => digits.slice(0, at) + other + digits.slice(at + 1)))
        .filter((candidate) => candidate !== digits);
    case "digit-dropped":
      return places.slice(1, -1).map((at) => digits.slice(0, at) + digits.slice(at + 1));
    case "digit-doubled":
      return places.slice(0, -1).map((at) => digits.slice(0, at) + digits.charAt(at) + digits.slice(at));
    case "decimal-point":
      return [`${digits}0`];
    case "unit-slip":
      return [`${digits}0000`];
  }
}
