import { migrate } from "@gouji/database";
import { openTestDatabase, type TestDatabase } from "@gouji/database/testing";
import { afterEach, beforeEach, expect, test } from "vitest";
import { applyDecisions, type FindingStore, openFindingStore, REVIEW_SCHEMA } from "./index.ts";
import type { ReviewItem } from "./schema.ts";

let opened: TestDatabase;
let store: FindingStore;
let items: readonly ReviewItem[];
beforeEach(async () => {
  opened = await openTestDatabase("sqlite");
  await migrate(opened.database, [REVIEW_SCHEMA], "t0");
  store = openFindingStore({ database: opened.database, clock: () => 1_800_000_000_000, newId: () => "op" });
  const version = { familyId: "f", number: 1, documentId: "d", unit: "林业局", project: "造林", year: "2023", reportKind: "form" };
  const shape = { valueHash: "h", ruleId: "ratio", severity: "error" as const, message: { id: "ratio", data: {} } };
  const raised = ["a", "b", "c"].map((id) => ({
    finding: { id, ...shape, evidence: [], consequences: [], flips: false },
    sentence: { zh: id, en: id },
  }));
  await store.merge({ ...version, engineVersion: "1" }, raised, { ruleIds: ["ratio"], undecidedIds: [], partly: false });
  items = (await store.list({ sort: "rule" })).items;
});
afterEach(() => opened.drop());

const idAt = (index: number) => items[index]?.id ?? "";
const apply = (decisions: Parameters<typeof applyDecisions>[1], mayDecide = (_item: ReviewItem) => true) =>
  applyDecisions(store, decisions, "张三", mayDecide).then((outcomes) => outcomes.map(({ kind }) => kind));

test("decisions are applied, and a second run of the same list changes nothing", async () => {
  const decisions = [
    { id: idAt(0), revision: 1, decision: { kind: "confirm", note: "属实" } },
    { id: idAt(1), revision: 1, decision: { kind: "falsePositive", reason: "rounding" } },
    { id: idAt(2), revision: 1, decision: { kind: "comment", note: "待核" } },
  ] as const;
  expect(await apply(decisions)).toEqual(["applied", "applied", "applied"]);
  const before = await store.history({});
  expect(await apply(decisions)).toEqual(["known", "known", "known"]);
  expect(await store.history({})).toEqual(before);
});

test("what others decided since is left as it is", async () => {
  await store.decide(idAt(0), 1, { kind: "outOfScope" }, "李四");
  expect(await apply([{ id: idAt(0), revision: 1, decision: { kind: "confirm" } }])).toEqual(["stale"]);
  expect(await store.item(idAt(0))).toMatchObject({ state: "outOfScope", revision: 2 });
});

test.each([
  ["other words to the same state", { kind: "confirm", note: "另一理由" }],
  ["another reason", { kind: "falsePositive", reason: "other" }],
] as const)("%s are not taken for the same decision", async (_name, decision) => {
  await apply([
    {
      id: idAt(0),
      revision: 1,
      decision: decision.kind === "confirm" ? { kind: "confirm" } : { kind: "falsePositive", reason: "rounding" },
    },
  ]);
  expect(await apply([{ id: idAt(0), revision: 1, decision }])).toEqual(["stale"]);
});

test("an unknown id, one that is not the actor's, a repeated one and a step that the state forbids are told apart", async () => {
  const confirm = { revision: 1, decision: { kind: "confirm" } } as const;
  expect(await apply([{ id: "nobody", ...confirm }])).toEqual(["unknown"]);
  expect(await apply([{ id: idAt(0), ...confirm }], () => false)).toEqual(["unknown"]);
  expect(await apply([{ id: idAt(0), revision: 1, decision: { kind: "resolve" } }])).toEqual(["notAllowed"]);
  expect(await apply([confirm, confirm].map((one) => ({ id: idAt(0), ...one })))).toEqual(["applied", "repeated"]);
});
