import { formatNumber } from "../flow/format-number.ts";
import { childOf, elementsOf, isOn, propertyOf, type XmlElement } from "../ooxml/xml.ts";
import type { OpenField } from "./context.ts";

const FRACTION = /^\s*EQ\s+\\f\s*\(([^()]*?)[,，;；]([^()]*)\)\s*$/iu;
const ENCIRCLED = /^\s*EQ\s+\\o\s*\\ac\s*\(\s*[○〇OＯ]\s*[,，;；]\s*([^()]{1,3}?)\s*\)\s*$/iu;
const MAX_CIRCLED = 50;

/**
 * What a field shows that holds no result: boxes to tick and lists to choose from, which keep it in the form's data, and the fractions and
 * signs in circles that are written as formulas (EQ). Undefined for a formula that is not read; empty for fields that show nothing.
 */
export function fieldText({ instruction, form }: OpenField): string | undefined {
  if (/^\s*FORMCHECKBOX\b/iu.test(instruction)) return isTicked(childOf(form, "checkBox")) ? "☑" : "□";
  if (/^\s*FORMDROPDOWN\b/iu.test(instruction)) return chosen(childOf(form, "ddList"));
  if (!/^\s*EQ\b/iu.test(instruction)) return "";
  const fraction = FRACTION.exec(instruction);
  if (fraction) return `${fraction[1]?.trim()}/${fraction[2]?.trim()}`;
  const sign = ENCIRCLED.exec(instruction)?.[1];
  if (sign === undefined) return undefined;
  const number = Number(sign);
  return number >= 1 && number <= MAX_CIRCLED ? formatNumber(number, "decimalEnclosedCircle") : sign;
}

/** As it was left, else as the form came. */
function isTicked(box: XmlElement | undefined): boolean {
  return isOn(box, "checked") ?? isOn(box, "default") ?? false;
}

function chosen(list: XmlElement | undefined): string {
  const entries = elementsOf(list).filter(({ name }) => name === "listEntry");
  const at = Number(propertyOf(list, "result") ?? propertyOf(list, "default") ?? 0);
  return entries[at]?.attributes.get("val") ?? "";
}
