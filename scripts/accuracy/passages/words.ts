import type { Draft } from "../draft.ts";
import { percent } from "../numbers.ts";
import type { Random } from "../random.ts";
import { SECTORS } from "../sectors.ts";
import { FILLERS, REASONS } from "../vocabulary.ts";

/** Sentences without figures; one of them may be repeated, or be another report's. */
export function background(draft: Draft, project: string): void {
  const { random, style } = draft;
  const [first = "", second = ""] = random.sample(FILLERS, 2);
  draft.paragraph(first);
  const purpose = `${project}项目由${style.bureau}组织实施，旨在${random.pick(["改善民生、提升公共服务水平", "补齐短板、促进事业发展", "保障重点工作顺利开展"])}，${random.pick(["项目周期为一年", "资金来源为财政拨款", "实施范围为全域"])}，项目实施后将进一步夯实工作基础，持续提升服务对象的获得感。`;
  draft.paragraph(purpose);
  const level = style.place.slice(-1);
  const elsewhere = level === "县" ? "我区" : "我县";
  const region = draft.either(`全${level}`, elsewhere, {
    rules: ["copied-boilerplate"],
    what: `${elsewhere} in a report of ${style.place}`,
  });
  draft.paragraph(`项目立足${region}实际，统筹城乡发展需要，突出重点、分步实施。`);
  draft.paragraph(second);
  if (draft.has({ rules: ["repeated-passage"], what: "a paragraph twice", cites: [purpose.slice(0, 20)] })) draft.paragraph(purpose);
  const other = random.pick(SECTORS.filter(({ bureau }) => bureau !== style.sector.bureau));
  const foreign = `为保证${other.projects[0]}项目顺利实施，${style.place}${other.bureau}制定了${other.projects[0]}项目实施方案，明确了目标任务和职责分工。`;
  if (draft.has({ rules: ["copied-boilerplate"], what: "a passage of another bureau", cites: [other.projects[0] ?? "", other.bureau] }))
    draft.paragraph(foreign);
}

/** Dates of the work, in their order and in the report's year. */
export function schedule(draft: Draft): void {
  const { random, style } = draft;
  const start = random.int(1, 5);
  const end = random.int(8, 12);
  const right = `${style.year}年${end}月`;
  const early = `${style.year - 1}年${end}月`;
  const shown = draft.either(right, early, {
    rules: ["period-mismatch"],
    what: `end before start: ${right} → ${early}`,
    cites: [early, `${style.year}年${start}月`],
  });
  draft.paragraph(
    random.pick([
      `项目于${style.year}年${start}月启动，${shown}完成验收。`,
      `建设期限：${style.year}年${start}月至${shown}。`,
      `项目实施时间为${style.year}年${start}月—${shown}。`,
    ]),
  );
}

/** Work in words, some of it impossible. */
export function work(draft: Draft): void {
  const { random, style } = draft;
  const times = random.int(12, 90);
  const shown = draft.either(`${times}次`, `${times}.5余次`, {
    rules: ["missing-unit", "impossible-wording"],
    what: "a fraction of a time",
    cites: [`${times}.5余次`],
  });
  const fall = percent(random.int(110, 480), 1);
  const fewer = draft.either(`下降${fall}`, `下降${random.int(2, 4)}倍`, {
    rules: ["impossible-wording"],
    what: "fallen by several times",
    cites: ["下降2倍", "下降3倍", "下降4倍"],
  });
  const place = draft.either(style.place, "XX县", { rules: ["unfilled-template"], what: "a placeholder left in" });
  draft.paragraph(
    random.pick([
      `全年在${place}开展督导检查${shown}，投诉量较上年${fewer}。`,
      `${place}各级共组织专题调度${shown}，${style.sector.faults[0]}明显改善，群众诉求量同比${fewer}。`,
    ]),
  );
}

/** What held the work up, without the measures. */
export function causeIn(random: Random): string {
  return random.pick(REASONS).split("，")[0] ?? "";
}
