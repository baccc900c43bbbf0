import type { Draft } from "../draft.ts";
import { amount, digits, divided, money, part, rate, sumOf } from "../style.ts";

export interface Accounts {
  readonly opening: number;
  readonly income: number;
  readonly spent: number;
  readonly closing: number;
}

/** Opening + income − expenditure = closing. */
export function accounts(draft: Draft): Accounts {
  const { random, style } = draft;
  const opening = amount(random, style, 20, 260);
  const income = amount(random, style, 700, 3200);
  const spent = income - part(random, income, 10, 60) + part(random, opening, 100, 600);
  const closing = opening + income - spent;
  const left = draft.figure(money(style, closing), ["balance"], { least: 5 });
  draft.paragraph(
    random.pick([
      `${style.year}年初结转和结余${money(style, opening)}，本年收入${money(style, income)}，本年支出${money(style, spent)}，年末结转和结余${left}。`,
      `上年结转${money(style, opening)}，本年收入合计${money(style, income)}，本年支出合计${money(style, spent)}，年末结转结余${left}。`,
      `${style.year}年收入${money(style, income)}，支出${money(style, spent)}，加上年初结转结余${money(style, opening)}，年末结转结余${left}。`,
    ]),
  );
  return { opening, income, spent, closing };
}

/** 上年结转 + 本年下达 = 可用. */
export function available(draft: Draft): void {
  const { random, style } = draft;
  const carried = amount(random, style, 15, 120);
  const issued = amount(random, style, 200, 900);
  const all = draft.figure(money(style, carried + issued), ["balance", "sum-total"], { least: 5 });
  draft.paragraph(
    random.pick([
      `项目上年结转资金${money(style, carried)}，本年下达资金${money(style, issued)}，可用资金共计${all}。`,
      `${style.year}年可用资金总额${all}，其中上年结转${money(style, carried)}，当年下达${money(style, issued)}。`,
    ]),
  );
}

/** Basic and project expenditure in prose, each with its parts. */
export function expenditure(draft: Draft, spent: number): void {
  const { random, style } = draft;
  const basic = part(random, spent, 300, 650);
  const project = spent - basic;
  const [people = 0, office = 0] = divided(random, basic, 2);
  const shown = draft.figure(money(style, project), ["sum-total", "ratio", "restated-value"], { least: 5, named: false });
  const shares = random.chance(0.5);
  const [ofBasic = "", ofProject = ""] = [basic, project].map((units) =>
    shares ? `，占${draft.figure(rate(style, units, spent), ["ratio", "percent-sum"], { least: 4 })}` : "",
  );
  draft.paragraph(
    random.pick([
      `本年支出${money(style, spent)}，其中：基本支出${money(style, basic)}${ofBasic}；项目支出${shown}${ofProject}。`,
      `全年总支出${money(style, spent)}，包括基本支出${money(style, basic)}${ofBasic}，项目支出${shown}${ofProject}。`,
    ]),
  );
  const office2 = draft.figure(money(style, office), ["sum-total"], { least: 5 });
  draft.paragraph(
    random.pick([
      `基本支出${money(style, basic)}，由人员经费${money(style, people)}和公用经费${office2}构成。`,
      `基本支出${money(style, basic)}，其中人员经费${money(style, people)}，公用经费${office2}。`,
    ]),
  );
}

/** Funds by town or by cost, with a total and the rate of each line. */
export function fundsTable(
  draft: Draft,
  caption: string,
  names: readonly string[],
  label: string,
): { readonly budget: number; readonly spent: number } {
  const { random, style } = draft;
  const lines = names.map((name) => {
    const budget = amount(random, style, 20, 320);
    return { name, budget, spent: random.chance(0.1) ? budget : part(random, budget, 820, 990) };
  });
  const budget = sumOf(lines.map((line) => line.budget));
  const spent = sumOf(lines.map((line) => line.spent));
  const shift = shiftOf(draft, lines);
  const rows = lines.map((line, at) => {
    const owed = digits(style, line.budget);
    return [
      line.name,
      draft.figure(owed, ["sum-total", "ratio"], { least: 5, named: true }),
      draft.figure(digits(style, line.spent), ["sum-total", "ratio", "spent-exceeds-available"], { least: 5, named: true }),
      shift ? (shift[at] ?? "") : draft.figure(rate(style, line.spent, line.budget), ["ratio"]),
    ];
  });
  const totals = totalsOf(
    draft,
    lines.map((line) => line.spent),
    digits(style, spent),
  );
  draft.table(caption, style.unit, [
    [label, style.words.budget, style.words.spent, style.words.rate],
    ...rows,
    [
      random.pick(["合计", "合计", "总计", "合 计"]),
      draft.figure(digits(style, budget), ["sum-total", "ratio"], { least: 5 }),
      totals,
      rate(style, spent, budget),
    ],
  ]);
  return { budget, spent };
}

/** The column of rates one row too low. */
function shiftOf(draft: Draft, lines: readonly { readonly budget: number; readonly spent: number }[]): string[] | undefined {
  const rates = lines.map(({ budget, spent }) => rate(draft.style, spent, budget));
  const moved = [rates.at(-1) ?? "", ...rates.slice(0, -1)];
  const wrong = moved.filter((text, at) => text !== rates[at]);
  if (new Set(rates).size < 4) return undefined;
  return draft.has({ rules: ["ratio"], what: "rates one row too low", cites: wrong, cause: ["row-shift", "operand-from-another-row"] })
    ? moved
    : undefined;
}

/** A total that leaves a part out or counts one twice. */
function totalsOf(draft: Draft, parts: readonly number[], right: string): string {
  const { random, style } = draft;
  const one = random.pick(parts);
  const sum = sumOf(parts);
  let text = draft.figure(right, ["sum-total", "ratio"], { least: 5 });
  const offer = (units: number, cause: string) => {
    const wrong = digits(style, units);
    if (
      draft.has({ rules: ["sum-total", "ratio", "spent-exceeds-available"], what: `${cause}: ${right} → ${wrong}`, cites: [wrong], cause })
    )
      text = wrong;
  };
  offer(sum - one, "missing-addend");
  offer(sum + one, "double-count");
  return text;
}

/** A cross table: parts down and across. */
export function crossTable(draft: Draft, caption: string, names: readonly string[]): void {
  const { random, style } = draft;
  const columns = random.pick([
    ["中央资金", "省级资金", "县级资金"],
    ["一季度", "二季度", "三季度", "四季度"],
    ["人员经费", "公用经费", "项目经费"],
    ["上半年", "下半年"],
  ]);
  const cells = names.map(() => columns.map(() => (random.chance(0.08) ? 0 : amount(random, style, 5, 140))));
  const empty = random.pick(["", "—", "0", digits(style, 0), "/"]);
  const shown = (units: number) => (units === 0 ? empty : draft.figure(digits(style, units), ["sum-total"], { least: 5 }));
  if (cells.flat().includes(0)) draft.trap("empty cells in money columns");
  const down = columns.map((_, col) => sumOf(cells.map((line) => line[col] ?? 0)));
  const last = [
    "合计",
    ...down.map((units) => draft.figure(digits(style, units), ["sum-total"], { least: 5 })),
    draft.figure(digits(style, sumOf(down)), ["sum-total"], { least: 5 }),
  ];
  draft.table(caption, style.unit, [
    [random.pick(["单位", "乡镇", "实施单位"]), ...columns, random.pick(["合计", "小计"])],
    ...names.map((name, row) => [
      name,
      ...(cells[row] ?? []).map(shown),
      draft.figure(digits(style, sumOf(cells[row] ?? [])), ["sum-total"], { least: 5 }),
    ]),
    last,
  ]);
}
