import type { DigestedDocument } from "@gouji/report";
import { expect, test } from "vitest";
import { textComparisons } from "./text-comparisons.ts";

const TEMPLATE = "本单位围绕重点任务健全管理制度并按照资金管理办法规范使用资金推动项目顺利实施取得较好成效群众普遍认可。";
const OWN = "村民理事会牵头把废弃的砖窑改成了乡村书屋夏天的傍晚常有老人带着孩子来听评书。";

function documentOf(number: number, texts: readonly string[]): DigestedDocument {
  const identity = { title: `第${number}号报告`, unit: `${number}`, project: "", year: "2023", kind: "selfEvaluation" as const };
  const passages = texts.map((text, line) => ({ text, at: { page: null, label: `第${line + 1}段` } }));
  return { path: `${number}.docx`, digest: { identity, facts: [], passages } };
}

const never = () => false;
const sameYear = () => undefined;

test("text that a thousand reports share is counted in full, and the two that share more are each other's nearest", () => {
  const documents = Array.from({ length: 1000 }, (_, number) =>
    documentOf(number, [`${number % 2 === 0 ? "我局" : ""}${TEMPLATE}`, ...(number === 700 || number === 900 ? [OWN] : [])]),
  );
  const found = textComparisons(documents, never, sameYear);
  const [nearest] = found[900] ?? [];
  expect([nearest?.other, nearest?.passages.map(({ documents: count }) => count)]).toEqual(["700.docx", [1000, 2]]);
  expect(found[1]?.[0]?.passages.map(({ documents: count }) => count)).toEqual([1000]);
});

test.each([
  ["other years", "到2022年底村民理事会牵头把废弃的砖窑改成了乡村书屋", "到2023年底村民理事会牵头把废弃的砖窑改成了乡村书屋", 1],
  ["some other words", `${TEMPLATE}${OWN}`, `${TEMPLATE}${OWN.replace("评书", "故事")}`, 1],
  ["other figures", `共有12人${OWN}`, `共有15人${OWN}`, 0],
  ["a pattern that is too short", "资金到位及时。", "资金到位及时。", 0],
])("two passages that differ by %s", (_what, one, other, expected) => {
  const found = textComparisons([documentOf(0, [one]), documentOf(1, [other])], never, sameYear);
  expect(found.map(({ length }) => length)).toEqual([expected, expected]);
});
