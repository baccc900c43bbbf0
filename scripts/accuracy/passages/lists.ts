import type { Draft } from "../draft.ts";
import { OFFICES, PROBLEMS, TOWNS } from "../vocabulary.ts";

const NUMERALS = "零一两三四五六七八九十";

/** N things, all of them named. */
export function closedList(draft: Draft): void {
  const { random, style } = draft;
  const count = random.int(3, 7);
  const names = random.pick([random.sample(OFFICES, count), random.sample(TOWNS, count)]);
  const isOffice = OFFICES.some((office) => office === names[0]);
  const digitsUsed = random.chance(0.6);
  const word = (value: number) => (digitsUsed ? String(value) : (NUMERALS[value] ?? ""));
  const unit = isOffice ? random.pick(["个内设机构", "个科室"]) : random.pick(["个乡镇", "个项目乡镇"]);
  const isJoined = random.chance(0.5);
  // 甲、乙和丙 may be two things.
  const wrong = word(count + random.pick(isJoined ? [1, 2] : [1, 2, -1]));
  const stated = draft.either(word(count), wrong, { rules: ["count"], what: `${count} listed, ${wrong} said`, cites: [wrong] });
  const last = names.at(-1) ?? "";
  const listed = names.map((name, at) =>
    at === 1
      ? draft.either(name, names[0] ?? name, { rules: ["duplicate-item", "count"], what: `${names[0]} twice`, cites: [names[0] ?? ""] })
      : name,
  );
  const list = !isJoined ? listed.join("、") : `${listed.slice(0, -1).join("、")}和${last}`;
  draft.paragraph(
    isOffice
      ? random.pick([
          `${style.bureau}设有${stated}${unit}，分别为${list}。`,
          `${style.bureau}内设${stated}${unit}，即${list}。`,
          `${style.bureau}共有${stated}${unit}：${list}。`,
        ])
      : random.pick([`项目涉及${stated}${unit}，分别是${list}。`, `${style.sector.projects[1]}项目覆盖${stated}${unit}，即${list}。`]),
  );
}

/** Lists that name some of the things only. */
export function openLists(draft: Draft): void {
  const { random, style } = draft;
  draft.trap("open list (等)");
  const all = random.int(8, 30);
  const towns = random.sample(TOWNS, random.int(2, 3));
  draft.paragraph(
    random.pick([
      `项目覆盖全${style.place.slice(-1)}${all}个乡镇，包括${towns.join("、")}等。`,
      `先后在${towns.join("、")}等${all}个乡镇开展工作。`,
      `涉及${all}个单位，主要有${towns.join("、")}等。`,
    ]),
  );
}

/** Problems, one by one, their number said before. */
export function problems(draft: Draft): void {
  const { random } = draft;
  const count = random.int(2, 4);
  const found = random.sample(PROBLEMS, count);
  const skip = draft.has({
    rules: ["numbering"],
    what: "a number left out",
    cites: [`${count + 1}.`, `${count + 1}、`, "三是", "四是", "五是", found.at(-1) ?? ""],
  });
  const form = random.pick(["dots", "dots", "words"]);
  if (form === "words") {
    const ordinals = ["一是", "二是", "三是", "四是", "五是"];
    draft.paragraph(
      `${random.pick(["评价发现", "自评中发现", "主要问题如下："])}${found.map((text, at) => `${ordinals[skip && at === count - 1 ? at + 1 : at]}${text}`).join("；")}。`,
    );
    return;
  }
  for (const [at, text] of found.entries()) draft.paragraph(`${skip && at === count - 1 ? at + 2 : at + 1}.${text}。`);
}
