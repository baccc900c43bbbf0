import type { BalanceRelation, Figure, Sentence } from "@gouji/report";
import { isStated, magnitudeOf } from "./choosing.ts";
import { sameUnit } from "./figures.ts";
import type { Finder } from "./finder.ts";

/** 仍有21个村未落实管护人员, 其余12户尚未搬迁: what stands behind the count says that it is not done. */
const LEFT = /(?:仍有|尚有|还有|另有|其余|余下|剩余)\s*$/;
const NOT_DONE = /^[\p{Script=Han}]{0,6}?(?:尚未|仍未|还未|未能|没有|未)([\p{Script=Han}]{2})/u;
/** 63个行政村中，: the whole. */
const AMONG = /^[\p{Script=Han}]{0,8}?(?:中|里)[，,有]/u;
/** 14个乡镇中有3个乡镇未建立台账；其余12个: all that is not named. */
const OTHERS = /(?:其余|余下)\s*$/;

/** 63个行政村中，有41个落实了管护人员，仍有22个未落实管护人员: what is not done is the whole less what is. */
export const findNotYet: Finder = ({ sentences }) => {
  const prose = sentences.filter(({ at }) => at.table === undefined);
  return prose.flatMap((sentence, index) =>
    sentence.figures.flatMap((rest): BalanceRelation[] => {
      if (!isStated(rest) || rest.quantity.kind !== "count") return [];
      const lead = sentence.text.slice(0, rest.quantity.start);
      const deed = NOT_DONE.exec(sentence.text.slice(rest.quantity.end))?.[1];
      if (!LEFT.test(lead) || (deed === undefined && !OTHERS.test(lead))) return [];
      const near = prose.slice(Math.max(0, index - 2), index + 1).filter(({ path }) => path.join() === sentence.path.join());
      const told = near.flatMap((other) =>
        other.figures.flatMap((figure) =>
          figure !== rest && isStated(figure) && sameUnit(figure, rest) ? [{ figure, behind: behind(other, figure) }] : [],
        ),
      );
      const wholes = told.filter(({ behind: words }) => AMONG.test(words));
      const whole = wholes[0]?.figure;
      const named = told.filter(({ figure, behind: words }) =>
        OTHERS.test(lead)
          ? figure !== whole && isBefore(whole, figure) && isBefore(figure, rest)
          : deed !== undefined && words.includes(deed) && !new RegExp(`未[^，,]{0,2}${deed}`).test(words),
      );
      const part = named[0]?.figure;
      if (!whole || !part || wholes.length !== 1 || named.length !== 1 || magnitudeOf(part) > magnitudeOf(whole)) return [];
      return [relationOf(sentence, rest, whole, part)];
    }),
  );
};

/** In the order of the text. */
function isBefore(a: Figure | undefined, b: Figure): boolean {
  if (a?.source.kind !== "sentence" || b.source.kind !== "sentence") return false;
  return a.source.sentence < b.source.sentence || (a.source.sentence === b.source.sentence && a.quantity.end <= b.quantity.start);
}

/** The words behind a figure, up to the end of its clause. */
function behind({ text }: Sentence, { quantity }: Figure): string {
  return /^[^，,；;。\d]*[，,；;。]?/u.exec(text.slice(quantity.end))?.[0] ?? "";
}

function relationOf(sentence: Sentence, rest: Figure, whole: Figure, part: Figure): BalanceRelation {
  return {
    kind: "balance",
    key: [...sentence.path.slice(-1), rest.quote].join(" › "),
    basis: "sentence",
    result: rest,
    terms: [
      { figure: whole, sign: 1 },
      { figure: part, sign: -1 },
    ],
    neighbours: [],
  };
}
