import type { Draft } from "../draft.ts";
import { decimal, percent } from "../numbers.ts";
import { COMMON_QUANTITIES } from "../sectors.ts";
import { amount, money, part } from "../style.ts";

/** What is right although it looks wrong to a naive reader. */
type Trap = (draft: Draft) => void;

const TRAPS: readonly Trap[] = [
  function otherYears(draft) {
    const { random, style } = draft;
    draft.trap("other years");
    const budget = amount(random, style, 100, 900);
    const [name, unit, from, to] = draft.fresh([...style.sector.quantities, ...COMMON_QUANTITIES], ([label]) => label);
    draft.paragraph(
      `${style.year - 2}年同类项目预算${money(style, budget)}，${style.year - 1}年预算${money(style, part(random, budget, 800, 1300))}；${style.year - 1}年完成${name}${random.int(from, to)}${unit}。`,
    );
  },
  function partialList(draft) {
    const { random, style } = draft;
    draft.trap("partial 其中 list");
    const all = amount(random, style, 200, 900);
    draft.paragraph(
      `${style.year}年单位其他业务支出${money(style, all)}，其中差旅费${money(style, part(random, all, 100, 300))}、培训费${money(style, part(random, all, 50, 200))}等。`,
    );
  },
  function approximations(draft) {
    const { random, style } = draft;
    draft.trap("approximations");
    const [name, unit] = draft.fresh([...style.sector.quantities, ...COMMON_QUANTITIES], ([label]) => label);
    const exact = random.int(12_100, 12_900);
    draft.paragraph(
      `活动累计惠及群众${exact}人次，惠及群众约${decimal(Math.round(exact / 1000), 1)}万人次，带动${name}近${random.int(2, 9)}00${unit}。`,
    );
  },
  function conversion(draft) {
    const { random, style } = draft;
    draft.trap("unit conversion");
    const tens = random.int(2101, 9899);
    draft.paragraph(`上级下达${style.sector.projects[2]}专项资金${decimal(tens, 2)}万元（即${tens * 100}元），已全部到位。`);
  },
  function beyondPlan(draft) {
    const { random } = draft;
    draft.trap("completion over 100 %");
    const planned = random.int(200, 900);
    const more = random.int(4, 40);
    const done = planned + Math.floor((planned * more) / 100);
    const rate = percent(Math.round((done * 10_000) / planned), 2);
    draft.paragraph(`全年计划走访服务对象${planned}人次，实际走访${done}人次，计划完成率${rate}。`);
  },
  function scopes(draft) {
    const { random, style } = draft;
    draft.trap("other scopes");
    const whole = amount(random, style, 2000, 9000);
    draft.paragraph(
      `${style.bureau}${style.year}年部门预算支出${money(style, whole)}，其中局本级支出${money(style, part(random, whole, 300, 500))}；全${style.place.slice(-1)}该领域财政投入${money(style, whole * 3 + 17)}。`,
    );
  },
  function norms(draft) {
    const { random, style } = draft;
    draft.trap("standards and quotas");
    const standard = random.int(4, 30) * 10;
    draft.paragraph(
      `按照现行政策，${style.sector.aid[0]}补助标准为每${style.sector.aid[1]}每月${standard}元，自${style.year - 3}年起一直执行该标准；办公用房每人不超过9平方米。`,
    );
  },
  function documents(draft) {
    const { random, style } = draft;
    draft.trap("numbers of documents and dates");
    draft.paragraph(
      `依据《项目支出绩效评价管理办法》（财预〔2020〕10号）、${style.place}财〔${style.year - 1}〕${random.int(3, 90)}号等文件，${style.year + 1}年${random.int(1, 4)}月${random.int(3, 27)}日至${random.int(28, 30)}日开展了评价，联系电话12345。`,
    );
  },
  function tallied(draft) {
    const { random, style } = draft;
    draft.trap("time ranges and hyphens");
    draft.paragraph(
      `项目实施期为${style.year}.1—${style.year}.12，工期3-6个月，每批次培训20-${random.int(30, 50)}人，服务时间为8:30-17:30。`,
    );
  },
  function ofPeople(draft) {
    const { random, style } = draft;
    draft.trap("posts and people");
    const posts = random.int(40, 120);
    draft.paragraph(
      `${style.bureau}核定编制${posts}名，年末实有在职人员${posts - random.int(1, 9)}人，离退休人员${random.int(10, 40)}人，编外聘用${random.int(2, 9)}人。`,
    );
  },
  function pastAndPlan(draft) {
    const { random, style } = draft;
    draft.trap("plans of next year");
    const budget = amount(random, style, 100, 700);
    draft.paragraph(`${style.year + 1}年拟继续安排资金${money(style, budget)}，计划较${style.year}年同口径增长${random.int(3, 9)}%。`);
  },
  function stages(draft) {
    const { random, style } = draft;
    draft.trap("stages of one project's money");
    const asked = amount(random, style, 300, 900);
    const cut = part(random, asked, 40, 150);
    draft.paragraph(
      `项目申报资金${money(style, asked)}，财政评审核减${money(style, cut)}，评审后核定投资${money(style, asked - cut)}，签约金额${money(style, asked - cut - part(random, cut, 100, 500))}。`,
    );
  },
];

/** Some traps, at random, each at most once in a report: told twice, its figures would contradict one another. */
export function traps(draft: Draft, count: number): void {
  for (let given = 0; given < count; given += 1) draft.fresh(TRAPS, ({ name }) => name)(draft);
}
