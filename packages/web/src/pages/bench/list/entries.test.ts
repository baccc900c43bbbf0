import { expect, test } from "vitest";
import type { Item } from "../../../finding/finding.ts";
import { entriesOf, type Grouping, groupsOf, matches } from "./entries.ts";

function anItem(
  id: string,
  severity: Item["severity"],
  page: number,
  changes: { readonly section?: string; readonly figureId?: string; readonly state?: Item["state"]; readonly ruleId?: string } = {},
): Item {
  const { section = "表2", figureId = id, state = "open", ruleId = "ratio" } = changes;
  return {
    ...{ id, findingId: `f-${id}`, severity, state, ruleId },
    sentence: { zh: `“甲”有误 ${id}`, en: `“A” is wrong ${id}` },
    texts: { title: { zh: "比率不符", en: "Rate" }, consequences: [] },
    finding: {
      evidence: [
        { role: "stated", quote: "96.88%", figureId, at: { label: `${section} › 行 › 金额`, page, box: [0, page, 1, 2], table: 1 } },
      ],
    },
  } as unknown as Item; // what the list reads of a finding
}

const ITEMS = [
  anItem("hint", "info", 1),
  anItem("late", "error", 9),
  anItem("early", "error", 2, { state: "confirmed" }),
  anItem("warn", "warning", 1),
  anItem("quiet", "info", 3, { section: "表3" }),
];

function rows(
  items: readonly Item[],
  changes: { readonly grouping?: Grouping; readonly flipped?: ReadonlySet<string>; readonly current?: string } = {},
): string[] {
  const { grouping = "section", flipped = new Set<string>(), current } = changes;
  return shown(entriesOf(groupsOf(items, grouping, "zh"), flipped, current));
}

function shown(entries: ReturnType<typeof entriesOf>): string[] {
  return entries.map((entry) =>
    entry.kind === "item"
      ? entry.id
      : entry.kind === "hints"
        ? `+${entry.count}`
        : `${entry.title} ${entry.done}/${entry.all}${entry.folded ? " ▸" : ""}`,
  );
}

test("errors stand first, in the order of the document; hints are folded, groups of hints alone too", () => {
  expect(rows(ITEMS)).toEqual(["表2 1/4", "early", "late", "warn", "+1", "表3 0/1 ▸"]);
});

test("what was flipped is the other way round", () => {
  expect(rows(ITEMS, { flipped: new Set(["hints:表2", "group:表3"]) })).toEqual([
    "表2 1/4",
    "early",
    "late",
    "warn",
    "+1",
    "hint",
    "表3 0/1",
    "quiet",
  ]);
});

test("the open finding is never folded away", () => {
  expect(rows(ITEMS, { current: "quiet" })).toContain("quiet");
});

test("hints alone need no folding", () => {
  expect(rows([anItem("hint", "info", 1)])).toEqual(["表2 0/1", "hint"]);
});

test("findings that share a figure stand together, under the worst of them", () => {
  const items = [anItem("a", "warning", 1, { figureId: "x" }), anItem("b", "error", 5, { figureId: "x" }), anItem("c", "error", 2)];
  const groups = rows(items, { grouping: "cause" }).join(" ");
  expect(groups).toMatch(/b a/u);
});

test.each([
  ["a severity that is switched off", { severities: new Set(["error"] as const) }, false],
  ["another state", { states: new Set(["sent"] as const) }, false],
  ["a word of the sentence", { text: "甲" }, true],
  ["a printed figure", { text: "96.88" }, true],
  ["a place", { text: "表2" }, true],
  ["a word that is nowhere", { text: "丙" }, false],
])("%s", (_name, change, expected) => {
  const all = { severities: new Set(["error", "warning", "info"] as const), states: new Set<Item["state"]>(), text: "" };
  expect(matches(anItem("w", "warning", 1), { ...all, ...change })).toBe(expected);
});
