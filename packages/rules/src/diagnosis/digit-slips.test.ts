import fc from "fast-check";
import { expect, test } from "vitest";
import { digitSlips } from "./digit-slips.ts";

const numbers = fc.integer({ min: 1000, max: 99_999_999 });
const kindsOf = (stated: number, expected: number) => digitSlips(stated, expected, expected).map(({ kind }) => kind);

test("two digits side by side, swapped, are found wherever they stand", () => {
  fc.assert(
    fc.property(numbers, fc.nat(), (right, seed) => {
      const digits = String(right);
      const at = seed % (digits.length - 1);
      const wrong = digits.slice(0, at) + digits.charAt(at + 1) + digits.charAt(at) + digits.slice(at + 2);
      fc.pre(wrong !== digits && !wrong.startsWith("0"));
      expect(kindsOf(Number(wrong), right)).toContain("swapped-digits");
    }),
  );
});

test("a wrong digit is found unless it is the last", () => {
  fc.assert(
    fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (right, seed, digit) => {
      const digits = String(right);
      const at = seed % digits.length;
      const wrong = digits.slice(0, at) + digit + digits.slice(at + 1);
      fc.pre(wrong !== digits);
      expect(kindsOf(Number(wrong), right).includes("digit-typo")).toBe(at < digits.length - 1);
    }),
  );
});

test("a digit dropped or doubled is found in both directions", () => {
  fc.assert(
    fc.property(numbers, fc.nat(), (right, seed) => {
      const digits = String(right);
      const at = seed % digits.length;
      const shorter = digits.slice(0, at) + digits.slice(at + 1);
      const longer = digits.slice(0, at) + digits.charAt(at) + digits.slice(at);
      fc.pre(!shorter.startsWith("0"));
      expect(kindsOf(Number(shorter), right)).toContain("digit-dropped");
      expect(kindsOf(Number(longer), right)).toContain("digit-dropped");
    }),
  );
});

test("what is suggested lies between the bounds and is another number", () => {
  fc.assert(
    fc.property(numbers, numbers, fc.nat(50), (stated, low, width) => {
      for (const { value, trials } of digitSlips(stated, low, low + width)) {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(low + width);
        expect(value).not.toBe(stated);
        expect(trials).toBeGreaterThan(0);
      }
    }),
  );
});
