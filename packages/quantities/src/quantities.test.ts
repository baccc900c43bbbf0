import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type PrintedExpression, readFormulas } from "./formulas.ts";
import type { Quantity } from "./quantity.ts";
import { readQuantities } from "./read-quantities.ts";
import { isBlank, readQuantity, withUnit } from "./read-quantity.ts";
import { readUnit } from "./units.ts";

/** kind, printed value, unit, comparator where it is not "=", approximation. */
function brief({ kind, value, from, to, unit, comparator, approximation, oddity }: Quantity): string {
  const number = value?.toString() ?? (from === undefined ? "" : `${from}…${to}`);
  return [
    kind,
    number,
    unit,
    comparator === "=" || comparator === "none" || comparator === "range" ? "" : comparator,
    approximation ?? "",
    oddity ?? "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

describe("quantities in running text", () => {
  test.each<[string, string, string[]]>([
    ["money with its unit", "预算1,234.50元，执行12.3万元", ["money 1234.5 元", "money 12.3 万元"]],
    ["a sentence comma is no divider of thousands", "共5，其中2人", ["number 5", "count 2 人"]],
    ["percentages, full-width too", "达到96．5％和百分之九十五", ["percent 96.5 %", "percent 95 %"]],
    [
      "comparators before and behind",
      "不低于95%，95%及以上，控制在5%以内，超过3次",
      ["percent 95 % >=", "percent 95 % >=", "percent 5 % <=", "count 3 次 >"],
    ],
    ["以上 with the bound excluded", "60分以下（不含60分）", ["score 60 分 <"]],
    [
      "approximations",
      "近8万人、约120户、30余次、20多家、5万元左右",
      ["count 8 万人 under", "count 120 户 around", "count 30 次 over", "count 20 家 over", "money 5 万元 around"],
    ],
    ["ranges take the unit of their end", "10—20万元，2-3天，5%至8%", ["money 10…20 万元", "duration 2…3 天", "percent 5…8 %"]],
    ["Chinese numerals with a unit", "三个方面，两家单位，十二场培训", ["count 3 个", "count 2 家", "count 12 场"]],
    ["numerals that belong to words", "统一标准，进一步完善，一方面，第三方机构，万一", ["term", "term", "term", "term", "term"]],
    ["shares in tenths, but not 成本", "九成以上群众，五成本", ["percent 90 % >="]],
    [
      "points and multiples",
      "提高2.5个百分点，是上年的3倍，增长1.5倍，翻两番",
      ["percentagePoint 2.5 个百分点", "multiple 3 倍", "multiple 1.5 倍", "multiple 4 倍"],
    ],
    ["a fall is negative", "下降3.1%，减少0.4个百分点", ["percent -3.1 %", "percentagePoint -0.4 个百分点"]],
    ["a fall to a level is not", "下降到3.1%", ["percent 3.1 %"]],
    ["permille", "成灾率0.5‰以下", ["permille 0.5 ‰ <="]],
    [
      "years, months and days are dates",
      "2023年度，2024年3月5日，1-10月，5月份，5/6月份",
      ["period 2023-01-01…2023-12-31", "date 2024-03-05…2024-03-05", "period", "period", "period"],
    ],
    [
      "durations",
      "12个月、365天、24小时、5个工作日、3年",
      ["duration 12 个月", "duration 365 天", "duration 24 小时", "duration 5 个工作日", "duration 3 年"],
    ],
    ["document numbers", "根据财预〔2020〕10号和县政办发[2021]3、5号", ["documentNumber", "documentNumber"]],
    ["codes, tables and annexes", "C31指标见表2和附件3-1", ["label", "label", "label"]],
    ["list numbers", "1.项目立项。2.资金落实情况：（1）到位率", ["label", "label", "label"]],
    ["list words", "一是加强管理；二是完善制度", ["label", "label"]],
    ["ordinals", "第三季度排名第2名", ["ordinal 3", "ordinal 2"]],
    ["telephone numbers, times, versions", "电话0871-63112233，10:30，1.2.3", ["label", "label", "label"]],
    [
      "a thing counted whole with a fraction",
      "发放3.5余份、巡查2.5次",
      ["count 3.5 份 over fractional-count", "count 2.5 次 fractional-count"],
    ],
    ["an approximation after an exact figure", "563余条", ["count 563 条 over approximate-exact"]],
    ["compound amounts", "1亿2000万元，3万5千元", ["money 120000000 元", "money 35000 元"]],
    ["amounts in words", "大写：壹佰贰拾叁万元整", ["money 1230000 元"]],
    ["rates of money", "每人每年20元，1500元/月，50元/人·天", ["moneyRate 20 元/人·年", "moneyRate 1500 元/月", "moneyRate 50 元/人·天"]],
    ["negative amounts", "增减额-3.2万元，△1.5万元", ["money -3.2 万元", "money -1.5 万元"]],
    ["a hyphen between words is no sign", "县级-3个", ["count 3 个"]],
    ["area and length", "3.5万平方米，12.6公里，25.3㎡", ["measure 3.5 万平方米", "measure 12.6 公里", "measure 25.3 ㎡"]],
    ["scores", "满分10分，得9.5分，扣0.5分", ["score 10 分", "score 9.5 分", "score 0.5 分"]],
    ["minutes are no scores", "15分钟", ["duration 15 分钟"]],
    ["a bare number", "共计 120", ["number 120"]],
    ["spaces inside a number", "支出 1 033 万元", ["money 1033 万元"]],
    ["bands", "80%<满意度<90%得3分", ["percent 80…90 %", "score 3 分"]],
    ["plan periods", "“十四五”规划", ["term"]],
    ["vague numbers", "几十万元，数百人，上千户，十几个", ["money 20…100 万元 vague", "count 200…1000 人 vague", "count 1000 户 >= vague"]],
    [
      "a counting word that begins another word",
      "2支出情况，3方面，5分析，25人均到位",
      ["number 2", "number 3", "number 5", "count 25 人"],
    ],
    ["grades of scenic areas", "4A级3家", ["label", "count 3 家"]],
    ["ages that name a group", "65岁以上老年人、0—6岁儿童", ["label", "label"]],
    ["house numbers and codes", "解放路123号，6#楼，GB/T 8170，5G基站", ["label", "label", "label", "label"]],
    ["coins", "3元5角2分，5元3角", ["money 3.52 元", "money 5.3 元"]],
    ["a thousand left out", "3万2", ["money 32000 元"]],
    ["foreign money is no 元", "3万美元", ["money 3 万美元"]],
    ["千 without 元 is no money", "110千伏线路，5千克", ["measure 110 千伏", "measure 5 千克"]],
    ["school years and quarters", "2022-2023学年，前三季度，11、12月", ["period", "period", "period"]],
    ["bounds in brackets", "[80,90)分，(60%,80%]", ["score 80…90 分", "percent 60…80 %"]],
    ["a minus behind a rise", "同比增长-3%", ["percent -3 %"]],
    ["a dash behind a number is no minus", "2022-甲", ["number 2022"]],
    ["groups of wrong length", "1,23,456元", ["money 123456 元 digit-grouping"]],
    ["a full-width comma before a group with a zero", "3，000元", ["money 3000 元"]],
    ["约占", "约占10%", ["percent 10 % around"]],
    ["place names hold no counts", "三亚市、九江市、万州区、百色市", []],
    ["common words", "下一步打算，两方面，一站服务，三年级", ["term", "term", "term", "term"]],
  ])("%s", (_name, text, expected) => {
    expect(readQuantities(text).map(brief)).toEqual(expected);
  });
});

describe("cells", () => {
  test.each<[string, string, string | undefined, string | undefined]>([
    ["a bare number takes the column's unit", "1546.43", "万元", "money 1546.43 万元"],
    ["a printed unit wins", "1546.43元", "万元", "money 1546.43 元"],
    ["a percentage column", "94.23", "%", "percent 94.23 %"],
    ["a comparator", "≥95%", undefined, "percent 95 % >="],
    ["a bracketed amount is negative", "（886.34）", "元", "money -886.34 元"],
    ["nothing", "——", undefined, "empty"],
    ["a slash", "/", undefined, "empty"],
    ["words that rate", "基本完成", undefined, "qualitative"],
    ["running text is no quantity", "完成培训12场，参训300人", undefined, undefined],
    ["a name with a number is none", "第2批设备采购", undefined, undefined],
    ["groups set apart by blanks", "1 546.43", "万元", "money 1546.43 万元"],
    ["a numeral in characters", "一万零一十二", "人", "count 10012 人"],
    ["times a year", "≥3次/年", undefined, "count 3 次 >="],
    ["a word before the figure", "控制在5%以内", undefined, "percent 5 % <="],
    ["a range", "5-8", "天", "duration 5…8 天"],
  ])("%s", (_name, text, unit, expected) => {
    const quantity = readQuantity(text, unit ? { unit } : {});
    expect(quantity && brief(quantity)).toBe(expected);
  });
  test.each([
    ["a set", "[80,90)", "[80,90)"],
    ["含 behind the upper end", "80-90分（不含90分）", "[80,90)"],
    ["含 before the unit", "80-90（不含）分", "[80,90)"],
    ["含 behind the lower end", "60（含）-80分", "[60,80)"],
    ["the lower end excluded by name", "80-90分（不含80分）", "(80,90]"],
  ])("ends of a range: %s", (_name, text, expected) => {
    const interval = readQuantity(text, { unit: "分" })?.interval;
    expect(`${interval?.minClosed ? "[" : "("}${interval?.min},${interval?.max}${interval?.maxClosed ? "]" : ")"}`).toBe(expected);
  });
  test("an inherited unit changes value and interval", () => {
    const bare = readQuantity("12.30");
    const money = bare && withUnit(bare, "万元");
    expect([money?.baseValue?.toString(), money?.interval?.min?.toString(), money?.digits]).toEqual(["123000", "122950", "12.30"]);
  });
  test.each([
    ["单位：万元", "万元"],
    ["金额（元）", "元"],
    ["得分率（%）", "%"],
    ["人均（元/人）", "元/人"],
    ["金额单位：人民币万元", "万元"],
    ["执行率%", "%"],
    ["单位：万元、%", undefined],
    ["万元", "万元"],
    ["预算执行率", undefined],
    ["单位名称", undefined],
    ["责任单位：个体局", undefined],
  ])("unit of %s", (text, expected) => expect(readUnit(text)).toBe(expected));
  test.each(["", " ", "—", "-", "/", "\\", "无", "……"])("%j is blank", (text) => expect(isBlank(text)).toBe(true));
  test("zero is not blank", () => expect(isBlank("0")).toBe(false));
});

describe("printed formulas", () => {
  const print = (expression: PrintedExpression): string =>
    expression.kind === "quantity"
      ? expression.quantity.text
      : `(${print(expression.left)}${expression.operator}${print(expression.right)})`;
  test.each<[string, string, string[]]>([
    ["a rate", "执行率=21,043/21,720×100%=96.88%。", ["((21,043÷21,720)×100%) = 96.88%"]],
    ["a difference in brackets", "（98.93 - 88.11）÷ 88.11 × 100% = 12.28%", ["(((98.93-88.11)÷88.11)×100%) = 12.28%"]],
    ["a product with units", "按72.5公里×0.2万元×9个月=130.50万元测算", ["((72.5公里×0.2万元)×9个月) = 130.50万元"]],
    ["a sum", "120+36.5+8=164.5", ["((120+36.5)+8) = 164.5"]],
    ["a full-width equals sign", "120×12＝1440元", ["(120×12) = 1440元"]],
    ["a chain behind a formula in words", "执行率=人数/12/平均工资 792/11/12/6=100%", ["(((792÷11)÷12)÷6) = 100%"]],
    ["a chain whose blank was lost", "执行率=人数/12/平均工资792592/11778/12=5.61", ["((792592÷11778)÷12) = 5.61"]],
    ["words are no formula", "完成率=实际完成数/计划完成数×100%", []],
    ["no operator", "得分=5分", []],
    ["a date is no formula", "2023-1-1=基准日", []],
  ])("%s", (_name, text, expected) => {
    expect(readFormulas(text).map(({ expression, result }) => `${print(expression)} = ${result.text}`)).toEqual(expected);
  });
});

describe("for any text", () => {
  const text = fc.string({
    unit: fc.constantFrom(..."0123456789.,-%万亿元人个年月日分（）()至~≥<=约余多第一二三十百千表附A 。；壹佰整"),
    maxLength: 60,
  });
  test("offsets are those of the text, nothing overlaps", () => {
    fc.assert(
      fc.property(text, (source) => {
        let end = 0;
        for (const quantity of readQuantities(source)) {
          if (quantity.start < end || source.slice(quantity.start, quantity.end) !== quantity.text) return false;
          end = quantity.end;
        }
        return true;
      }),
      { numRuns: 2000 },
    );
  });
  test("cells, units and formulas are read without an error", () => {
    fc.assert(
      fc.property(text, (source) => {
        readQuantity(source, { unit: "万元" });
        readUnit(source);
        readFormulas(source);
      }),
      { numRuns: 1000 },
    );
  });
  test("a printed amount is read back", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.constantFrom("万元", "元", "%", "人"), (hundredths, unit) => {
        const digits = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
        return readQuantities(`合计${digits}${unit}。`)[0]?.digits === digits;
      }),
    );
  });
});

test("a long report is read at once", () => {
  const report = "2023年全年预算数1,234.56万元，执行数1,200.00万元，执行率97.20%，惠及群众3.5万人，满意度≥95%。".repeat(320);
  readQuantities(report.slice(0, 2000));
  const begin = performance.now();
  readQuantities(report.slice(0, 17_000));
  expect(performance.now() - begin).toBeLessThan(250);
});

test.each([
  ["digits", "1"],
  ["spaces", " "],
  ["numerals", "一"],
  ["brackets", "("],
  ["thousands", "1,111"],
  ["dashes", "1-"],
  ["ten thousands", "万"],
  ["lists", "1、"],
  ["years", "2023年"],
  ["ordinals", "第一"],
  ["equals signs", "1="],
])("a hundred thousand %s take linear time", (_name, piece) => {
  const begin = performance.now();
  const text = piece.repeat(Math.ceil(100_000 / piece.length));
  readQuantities(text);
  readQuantity(text);
  readFormulas(text);
  expect(performance.now() - begin).toBeLessThan(3000);
});
