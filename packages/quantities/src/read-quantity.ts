import { powerOfTen, Rational } from "@gouji/values";
import { buildQuantity, buildRange, NO_UNIT } from "./build-quantity.ts";
import { readChineseNumber } from "./chinese-number.ts";
import { normalize } from "./normalize.ts";
import type { Quantity } from "./quantity.ts";
import { readQuantities } from "./read-quantities.ts";
import { unitMeaning } from "./units.ts";

const BLANK = /^[-/\\*.、·…\s]*$|^(?:无|空|不适用|n\/?a)$/i;
/** What may stand around the one quantity of a cell. */
const DECORATION = /^(?:控制在|达到|达|共计|共|合计|总计|约占|占)?[\s()[\]:;,。；，*★☆“”"'=]*(?:\/[人户次年月日天])?$/;
const QUALITATIVE =
  /^(?:已|基本|全面|全部|部分|显著|明显|有效|持续|不断|逐步|进一步|较|很)*(?:达标|达成|达到|未达标|完成|未完成|合格|不合格|优秀|优|良好|良|中|差|一般|满意|提升|提高|增强|改善|保障|健全|完善|规范|合规|及时|充分|科学|合理|有效|是|否|有|长期|稳定)+(?:预期(?:目标|指标)?|目标)?$/;

/** Is there nothing in the cell: blank, —, /, 无? */
export function isBlank(text: string): boolean {
  return BLANK.test(normalize(text).trim());
}

/**
 * The one quantity that a cell holds. A bare number takes `unit`, the one inherited from its column or table.
 * Cells without anything are of kind `empty`, words that rate something `qualitative`; undefined for running text.
 */
export function readQuantity(source: string, options: { readonly unit?: string } = {}): Quantity | undefined {
  const text = normalize(source);
  if (isBlank(source)) return wordQuantity(source, "empty");
  const plain = plainNumber(text, source);
  if (plain) return options.unit ? withUnit(plain, options.unit) : plain;
  const quantities = readQuantities(source);
  const [first] = quantities;
  if (first && quantities.length === 1) {
    const rest = text.slice(0, first.start) + text.slice(first.end);
    if (DECORATION.test(rest)) return options.unit ? withUnit(signed(first, text), options.unit) : signed(first, text);
  }
  const range = options.unit && /^[\d.]+\s*[-~至到]+\s*[\d.]+$/.test(text.trim()) ? readQuantities(`${source.trim()}${options.unit}`) : [];
  if (range.length === 1 && range[0]?.comparator === "range") return { ...range[0], text: source, start: 0, end: source.length };
  return QUALITATIVE.test(source.trim()) ? wordQuantity(source, "qualitative") : undefined;
}

/** A cell that is nothing but a number whose groups are set apart by blanks, or one in Chinese numerals: 1 546.43, 一万零一十二. */
function plainNumber(text: string, source: string): Quantity | undefined {
  const print = text.trim();
  if (print.length < 2 || print.length > 24) return undefined;
  const start = text.length - text.trimStart().length;
  const spaced = /^-?\d{1,3}(?: \d{3})+(?:\.\d+)?$/.test(print) ? print.replaceAll(" ", "") : undefined;
  const numeral = spaced || !/^[零一二两三四五六七八九十百千万亿]*[十百千万亿][零一二两三四五六七八九十百千万亿]*$/.test(print);
  const value = spaced ? Rational.parse(spaced) : numeral ? undefined : readChineseNumber(print)?.value;
  if (!value) return undefined;
  const digits = spaced?.replace("-", "") ?? "";
  const decimals = digits.split(".")[1]?.length ?? 0;
  const end = start + print.length;
  return buildQuantity({
    text: source.slice(start, end),
    start,
    end,
    digits,
    decimals,
    value,
    meaning: NO_UNIT,
    step: powerOfTen(-decimals),
  });
}

/** In a cell of its own a bracketed amount is negative even without a currency. */
function signed(quantity: Quantity, text: string): Quantity {
  if (!/^\s*\(\s*[\d.,]+\s*\)\s*$/.test(text) || quantity.kind !== "number" || !quantity.value || quantity.value.sign < 0) return quantity;
  return quantity.decimals > 0 ? rebuilt(quantity, quantity.value.negate(), NO_UNIT) : quantity;
}

/** The bare number or range in `unit`; a quantity with a unit of its own stays as it is. */
export function withUnit(quantity: Quantity, unit: string): Quantity {
  const meaning = unitMeaning(unit);
  if (!meaning || quantity.kind !== "number") return quantity;
  if (quantity.value) return rebuilt(quantity, quantity.value, meaning);
  if (quantity.from === undefined || quantity.to === undefined) return quantity;
  const [low, high] = [quantity.from, quantity.to].map((digits) => {
    const decimals = digits.split(".")[1]?.length ?? 0;
    const value = Rational.parse(digits);
    return buildQuantity({
      text: "",
      start: quantity.start,
      end: quantity.end,
      digits,
      decimals,
      value,
      meaning,
      step: powerOfTen(-decimals),
    });
  });
  return low && high
    ? { ...buildRange(low, high, quantity.text, closedEnds(quantity)), start: quantity.start, end: quantity.end }
    : quantity;
}

function closedEnds({ interval }: Quantity): { readonly min: boolean; readonly max: boolean } {
  return { min: interval?.minClosed ?? true, max: interval?.maxClosed ?? true };
}

function rebuilt(quantity: Quantity, value: Rational, meaning: Parameters<typeof buildQuantity>[0]["meaning"]): Quantity {
  const { text, start, end, digits, decimals, comparator, approximation } = quantity;
  return buildQuantity({
    text,
    start,
    end,
    digits,
    decimals,
    value,
    meaning,
    step: powerOfTen(-decimals),
    comparator,
    ...(approximation ? { approximation } : {}),
  });
}

function wordQuantity(text: string, kind: "empty" | "qualitative"): Quantity {
  return {
    kind,
    text,
    start: 0,
    end: text.length,
    digits: "",
    decimals: 0,
    unit: "",
    scale: Rational.ONE,
    baseUnit: "",
    comparator: "none",
  };
}
