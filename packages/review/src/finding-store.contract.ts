import { type Engine, migrate } from "@gouji/database";
import { missingService, openTestDatabase, type TestDatabase } from "@gouji/database/testing";
import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DocumentVersion, type FindingStore, openFindingStore, openViewStore, type RaisedFinding, REVIEW_SCHEMA } from "./index.ts";
import type { Decision, Filter, ReviewItem } from "./schema.ts";

const RULES = ["ratio", "sum-total"];
const ALL = { ruleIds: RULES, undecidedIds: [], partly: false };
const FALSE: Decision = { kind: "falsePositive", reason: "rounding" };
const accept = (expiresAt: string): Decision => ({ kind: "accept", owner: "王科长", reason: "口径不同", expiresAt });
const ACCEPT = accept("2030-01-01T00:00:00.000Z");

function raised(id: string, value = "1", wording = "执行率不符", ruleId = "ratio"): RaisedFinding {
  const message = { id: ruleId, data: {} };
  const finding = {
    id,
    valueHash: `hash-${value}`,
    ruleId,
    severity: "error" as const,
    message,
    evidence: [],
    consequences: [],
    flips: false,
  };
  return { finding, sentence: { zh: wording, en: "the rate is off" } };
}

function version(familyId: string, number: number, unit = "林业局"): DocumentVersion {
  const identity = { unit, project: "造林", year: "2023", reportKind: "selfEvaluation" };
  return { familyId, number, documentId: `${familyId}-v${number}`, ...identity, engineVersion: "1" };
}

/** What every engine of the review list keeps. */
export function describeFindingStore(engine: Engine): void {
  describe(`review list on ${engine}`, async () => {
    const missing = await missingService(engine);
    describe.skipIf(missing !== undefined)(missing ?? "keeps its promises", () => {
      let test_: TestDatabase;
      let store: FindingStore;
      let now = Date.parse("2026-01-01T00:00:00Z");
      let serial = 0;
      beforeAll(async () => {
        test_ = await openTestDatabase(engine);
        await migrate(test_.database, [REVIEW_SCHEMA], "t0");
        store = openFindingStore({ database: test_.database, clock: () => now++, newId: () => `op${++serial}`, dueDays: { error: 10 } });
      });
      afterAll(() => test_?.drop());

      const itemsOf = async (familyId: string) => (await store.list({ filter: { familyId }, sort: "firstSeen", limit: 500 })).items;
      const only = async (familyId: string): Promise<ReviewItem> => {
        const [item] = await itemsOf(familyId);
        if (!item) throw new Error("no finding");
        return item;
      };
      const decide = async (familyId: string, ...decisions: Decision[]) => {
        for (const decision of decisions) {
          const item = await only(familyId);
          expect(await store.decide(item.id, item.revision, decision, "张三")).toMatchObject({ ok: true });
        }
      };

      test.each<[string, Decision[], string | undefined, string, string]>([
        ["open, same value: untouched", [], "1", "open", "unchanged"],
        ["open, other value: updated", [], "2", "open", "updated"],
        ["open, gone: resolved", [], undefined, "resolved", "resolved"],
        ["confirmed, same value: keeps the decision", [{ kind: "confirm" }], "1", "confirmed", "unchanged"],
        ["confirmed, other value: asks again", [{ kind: "confirm" }], "2", "open", "updated"],
        ["sent, gone: resolved", [{ kind: "confirm" }, { kind: "send" }], undefined, "resolved", "resolved"],
        ["resolved by a person, found again: reopened", [{ kind: "confirm" }, { kind: "resolve" }], "1", "open", "reopened"],
        ["accepted, same value: silent", [ACCEPT], "1", "accepted", "unchanged"],
        ["accepted, other value: asks again", [ACCEPT], "2", "open", "updated"],
        ["accepted, gone: closed, the acceptance lapses", [ACCEPT], undefined, "resolved", "resolved"],
        ["false positive, same value: silent", [FALSE], "1", "falsePositive", "unchanged"],
        ["false positive, other value: asks again", [FALSE], "2", "open", "updated"],
        ["out of scope, other value: asks again", [{ kind: "outOfScope" }], "2", "open", "updated"],
        ["out of scope, same value: silent", [{ kind: "outOfScope" }], "1", "outOfScope", "unchanged"],
      ])("re-submission of %s", async (name, decisions, value, state, change) => {
        await store.merge(version(name, 1), [raised("f")], ALL);
        await decide(name, ...decisions);
        const summary = await store.merge(version(name, 2), value === undefined ? [] : [raised("f", value)], ALL);
        expect(summary).toMatchObject({ [change]: 1 });
        expect(await only(name)).toMatchObject({ state, change, acceptance: state === "accepted" ? { owner: "王科长" } : null });
      });

      test.each([
        ["the rule did not run", { ...ALL, ruleIds: ["sum-total"] }],
        ["its operand could not be read", { ...ALL, undecidedIds: ["f"] }],
        ["part of the document could not be read", { ...ALL, partly: true }],
      ])("what was not checked is not fixed: %s", async (name, checked) => {
        await store.merge(version(name, 1), [raised("f")], ALL);
        await decide(name, { kind: "confirm" });
        expect(await store.merge(version(name, 2), [], checked)).toMatchObject({ notChecked: 1, resolved: 0 });
        expect(await only(name)).toMatchObject({ state: "confirmed", change: "notChecked" });
      });

      test("a finding that is now told under another one of the same cause is not fixed", async () => {
        const evidence = [{ role: "stated" as const, quote: "96.88%", at: { label: "表6" } as never }];
        const told = raised("f");
        await store.merge(version("cause", 1), [{ ...told, finding: { ...told.finding, evidence } }], ALL);
        const root = raised("root", "1", "合计不符", "sum-total");
        const consequences = [{ ruleId: "ratio", message: { id: "ratio", data: {} }, evidence }];
        await store.merge(version("cause", 2), [{ ...root, finding: { ...root.finding, consequences } }], ALL);
        expect((await itemsOf("cause")).map(({ state }) => state)).toEqual(["open", "open"]);
      });

      test("a version that was received earlier and is audited late moves the numbers on, and changes no decision", async () => {
        await store.merge(version("late", 1), [raised("f"), raised("g")], ALL);
        await store.merge(version("late", 2), [raised("f")], ALL);
        const confirmed = (await itemsOf("late")).find(({ findingId }) => findingId === "f");
        if (!confirmed) throw new Error("no finding");
        await store.decide(confirmed.id, confirmed.revision, { kind: "confirm" }, "张三");
        const inserted = { ...version("late", 1), documentId: "late-v0", inserted: true };
        expect(await store.merge(inserted, [raised("h")], ALL)).toMatchObject({ superseded: true, new: 1 });
        const items = (await itemsOf("late")).map(({ findingId, state, version: number, resolvedByVersion }) => [
          findingId,
          state,
          number,
          resolvedByVersion,
        ]);
        expect(items.sort()).toEqual([
          ["f", "confirmed", 3, null],
          ["g", "resolved", 2, 3],
          ["h", "resolved", 1, 3],
        ]);
        expect(await store.merge({ ...version("late", 3), documentId: "late-v2" }, [raised("f")], ALL)).toMatchObject({
          superseded: false,
        });
      });

      test("what is found between files lives beside what is found in one, and neither mends the other", async () => {
        const between = { ...ALL, scope: "submission" as const };
        await store.merge(version("across", 1), [raised("own")], ALL);
        await store.merge(version("across", 1), [raised("own"), raised("joint")], between);
        const scopes = async () => (await itemsOf("across")).map(({ findingId, scope, state }) => `${scope} ${findingId} ${state}`).sort();
        expect(await scopes()).toEqual(["document own open", "submission joint open", "submission own open"]);
        await store.merge(version("across", 2), [raised("own")], ALL);
        expect(await scopes()).toEqual(["document own open", "submission joint open", "submission own open"]);
        await store.merge(version("across", 2), [raised("joint")], between);
        expect(await scopes()).toEqual(["document own open", "submission joint open", "submission own resolved"]);
        // A comparison of an old version has nothing to say any more.
        expect(await store.merge(version("across", 1), [], between)).toMatchObject({ superseded: true, resolved: 0 });
        expect((await store.counts({ familyId: "across", scope: "submission" })).total).toBe(2);
      });

      test("what other files say against a finding is kept with it, replaced by the next comparison, and stays over a re-run", async () => {
        await store.merge(version("relate", 1), [raised("f")], ALL);
        const said = [{ ruleId: "restated-value", message: { id: "restated-value", data: {} }, evidence: [] }];
        await store.relate("relate", new Map([["f", said]]), "1");
        await store.relate("relate", new Map([["f", said]]), "1");
        expect(await only("relate")).toMatchObject({ across: said, revision: 2, state: "open" });
        await decide("relate", { kind: "confirm" });
        await store.merge(version("relate", 1), [raised("f")], ALL);
        expect(await only("relate")).toMatchObject({ across: said, state: "confirmed" });
        await store.relate("relate", new Map(), "1");
        expect(await only("relate")).toMatchObject({ across: [], state: "confirmed" });
      });

      test("the same merge again changes nothing, also after a person resolved it", async () => {
        await store.merge(version("twice", 1), [raised("f"), raised("g")], ALL);
        const first = await itemsOf("twice");
        await store.merge(version("twice", 1), [raised("f"), raised("g")], ALL);
        expect(await itemsOf("twice")).toEqual(first);
        const item = first[0] as ReviewItem;
        await store.decideAll({ ids: [item.id] }, { kind: "confirm", note: "是" }, "张三");
        await store.decideAll({ ids: [item.id] }, { kind: "resolve", note: "已改" }, "张三");
        await store.merge(version("twice", 1), [raised("f"), raised("g")], ALL);
        expect(await store.item(item.id)).toMatchObject({ state: "resolved", revision: 3 });
      });

      test("a resolved fact that fails again is reopened; its sentence stays as it was shown; due dates run on", async () => {
        await store.merge(version("back", 1), [raised("f", "1", "旧措辞")], ALL);
        const due = (await only("back")).dueAt;
        await store.merge(version("back", 2), [], ALL);
        await store.merge(version("back", 3), [raised("f", "1", "新措辞")], ALL);
        expect(await only("back")).toMatchObject({ state: "open", change: "reopened", sentence: { zh: "旧措辞" }, dueAt: due });
        expect(due).toMatch(/^2026-01-11/);
      });

      test("two findings of one id, and one id in two families, are all kept", async () => {
        await store.merge(version("same id", 1), [raised("f"), raised("f", "2")], ALL);
        await store.merge(version("other family", 1), [raised("f")], ALL);
        expect([(await itemsOf("same id")).length, (await itemsOf("other family")).length]).toEqual([2, 1]);
      });

      test("a decision on a state that has moved on is stale, one that the state forbids is refused", async () => {
        await store.merge(version("stale", 1), [raised("f")], ALL);
        const { id, revision } = await only("stale");
        expect(await store.decide(id, revision, { kind: "send" }, "张三")).toMatchObject({ error: { kind: "notAllowed", state: "open" } });
        const both = await Promise.all([
          store.decide(id, revision, { kind: "confirm" }, "张三"),
          store.decide(id, revision, FALSE, "李四"),
        ]);
        expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
        expect(both.find(({ ok }) => !ok)).toMatchObject({ error: { kind: "stale" } });
        expect(await store.decide("none", 1, { kind: "confirm" }, "张三")).toMatchObject({ error: { kind: "unknown" } });
      });

      test("a bulk change takes one note, refuses what it may not touch, and is logged whole; the log cannot be changed", async () => {
        await store.merge(version("bulk", 1), [raised("a"), raised("b"), raised("c")], ALL);
        const [first] = await itemsOf("bulk");
        await store.decideAll({ ids: [first?.id ?? ""] }, { kind: "confirm", note: "先" }, "张三");
        const done = await store.decideAll({ familyId: "bulk" }, { kind: "confirm", note: "一并确认" }, "张三");
        expect(done).toEqual({ changed: 2, refused: 1, operation: expect.any(String) });
        const last = (await store.history({ itemId: (await itemsOf("bulk"))[1]?.id ?? "" })).at(-1);
        expect(last).toMatchObject({
          actor: "张三",
          action: "confirm",
          note: "一并确认",
          before: { state: "open", revision: 1 },
          after: { state: "confirmed", revision: 2 },
        });
        await expect(sql`update review_log set actor = 'x'`.execute(test_.database.as())).rejects.toThrow(/append-only/);
        await expect(sql`delete from review_log`.execute(test_.database.as())).rejects.toThrow(/append-only/);
      });

      test("undo goes back step by step, under new revisions and with a log; looking is no step; a comment is", async () => {
        await store.merge(version("undo", 1), [raised("f")], ALL);
        await decide("undo", { kind: "confirm", note: "是" }, { kind: "look" }, { kind: "assign", to: "李四" });
        const undone = async (actor = "张三") => {
          const { id, revision } = await only("undo");
          return store.undo(id, revision, actor);
        };
        expect(await undone("李四")).toMatchObject({ error: { kind: "notAllowed" } });
        expect(await undone()).toMatchObject({ ok: true, value: { state: "confirmed", assignee: null, revision: 5 } });
        expect(await undone()).toMatchObject({
          ok: true,
          value: { state: "open", comments: [], revision: 6, lookedAt: expect.any(String) },
        });
        expect(await undone()).toMatchObject({ error: { kind: "notAllowed" } });
        await decide("undo", { kind: "outOfScope" });
        expect(await undone()).toMatchObject({ ok: true, value: { state: "open" } });
        const log = await store.history({ itemId: (await only("undo")).id });
        expect(log.map(({ action }) => action)).toEqual(["new", "confirm", "look", "assign", "undo", "undo", "outOfScope", "undo"]);
        expect(log.at(-1)?.after).toEqual(await only("undo"));
        expect(await store.undo("none", 1, "张三")).toMatchObject({ error: { kind: "unknown" } });
        expect(await store.undo((await only("undo")).id, 1, "张三")).toMatchObject({ error: { kind: "stale" } });
      });

      test("undo stops at a new version, and takes the judgement with it", async () => {
        const rule = "undo-rule";
        const checked = { ...ALL, ruleIds: [...RULES, rule] };
        const judged = async () =>
          (await store.precision()).filter(({ ruleId }) => ruleId === rule).map(({ right, wrong }) => [right, wrong]);
        await store.merge(version("undo 2", 1), [raised("f", "1", "x", rule)], checked);
        await decide("undo 2", { kind: "confirm" }, { kind: "reopen" }, FALSE);
        const undone = async () => {
          const { id, revision } = await only("undo 2");
          return (await store.undo(id, revision, "张三")).ok;
        };
        const seen = [await judged()];
        for (let step = 0; step < 3; step++) seen.push((await undone()) ? await judged() : []);
        expect(seen).toEqual([[[0, 1]], [], [[1, 0]], []]);
        await decide("undo 2", { kind: "confirm" });
        await store.merge(version("undo 2", 2), [raised("f", "2", "x", rule)], checked);
        expect(await undone()).toBe(false);
      });

      test("a change of many findings is taken back at once, but for those that somebody touched since", async () => {
        await store.merge(version("undo 3", 1), [raised("a"), raised("b"), raised("c")], ALL);
        const { operation } = await store.decideAll({ familyId: "undo 3" }, { kind: "confirm", note: "一并确认" }, "张三");
        const [first] = await itemsOf("undo 3");
        if (!first) throw new Error("no finding");
        await store.decide(first.id, first.revision, { kind: "send" }, "李四");
        expect(await store.undoAll(operation, { units: ["别的局"] }, "张三")).toMatchObject({ changed: 0, refused: 0 });
        expect(await store.undoAll(operation, {}, "张三")).toMatchObject({ changed: 2, refused: 1 });
        expect((await itemsOf("undo 3")).map(({ state }) => state).sort()).toEqual(["open", "open", "sent"]);
      });

      test("findings are filtered by money at stake, by having been looked at, by words of their evidence", async () => {
        const evidence = [{ role: "stated" as const, quote: "", figure: "96.88%", at: { label: "表6 › C31" } as never }];
        const withAmount = (id: string, amount?: string) => {
          const { finding, sentence } = raised(id);
          return { sentence, finding: { ...finding, evidence: id === "m" ? evidence : [], ...(amount === undefined ? {} : { amount }) } };
        };
        const unit = "民政局";
        await store.merge(version("money", 1, unit), [withAmount("l", "950.5"), withAmount("m", "120000"), withAmount("n")], ALL);
        const ids = async (filter: Filter) =>
          (await store.list({ filter: { units: [unit], ...filter }, sort: "amount", descending: true })).items.map(
            ({ findingId }) => findingId,
          );
        expect(await ids({})).toEqual(["m", "l", "n"]);
        expect(await ids({ amountFrom: "950.50" })).toEqual(["m", "l"]);
        expect(await ids({ amountFrom: "0" })).toEqual(["m", "l"]);
        expect(await ids({ text: "c31" })).toEqual(["m"]);
        expect(await ids({ text: "民政" })).toHaveLength(3);
        const [first] = (await store.list({ filter: { familyId: "money" } })).items;
        if (!first) throw new Error("no finding");
        await store.decide(first.id, first.revision, { kind: "look" }, "张三");
        expect([(await ids({ looked: true })).length, (await ids({ looked: false })).length]).toEqual([1, 2]);
        await store.merge(version("money", 2, unit), [withAmount("n")], ALL);
        expect([await ids({ present: true }), (await ids({ present: false })).length]).toEqual([["n"], 2]);
      });

      test("what people do is told in order, merges are not", async () => {
        const before = await store.lastActivity();
        await store.merge(version("activity", 1), [raised("f")], ALL);
        await decide("activity", { kind: "confirm" });
        const { id, documentId } = await only("activity");
        const told = await store.activity(before);
        expect(told).toMatchObject([
          { itemId: id, documentId, actor: "张三", action: "confirm", state: "confirmed", revision: 2, unit: "林业局" },
        ]);
        expect(await store.activity(told[0]?.number ?? 0)).toEqual([]);
      });

      test("views are each account's own", async () => {
        const views = openViewStore({ database: test_.database, clock: () => now++, newId: () => `view${++serial}` });
        const view = await views.add("li.na", { name: "大额", list: "findings", query: "severity=error&amountFrom=100000" });
        expect(await views.list("li.na")).toEqual([view]);
        expect(await views.list("wang")).toEqual([]);
        expect(await views.change("wang", view?.id ?? "", { name: "x" })).toBeUndefined();
        expect(await views.change("li.na", view?.id ?? "", { name: "十万以上" })).toMatchObject({ name: "十万以上", list: "findings" });
        expect([await views.remove("wang", view?.id ?? ""), await views.remove("li.na", view?.id ?? "")]).toEqual([false, true]);
      });

      test("assignment, tags, due date, comments and looking leave the state alone", async () => {
        await store.merge(version("marks", 1), [raised("f")], ALL);
        await decide(
          "marks",
          { kind: "assign", to: "李四" },
          { kind: "tag", add: ["重点", "x"], remove: ["x"] },
          { kind: "comment", note: "请核对" },
        );
        await decide("marks", { kind: "look" }, { kind: "due", at: null });
        expect(await only("marks")).toMatchObject({
          state: "open",
          assignee: "李四",
          tags: ["重点"],
          comments: [{ by: "张三", text: "请核对" }],
          dueAt: null,
        });
        expect((await store.list({ filter: { tag: "重点", assignee: "李四" } })).items).toHaveLength(1);
      });

      test("an acceptance that expires is open again", async () => {
        await store.merge(version("expiry", 1), [raised("f")], ALL);
        await decide("expiry", accept("2026-01-01T00:00:00.000Z"));
        expect(await store.lapse()).toBe(1);
        expect(await only("expiry")).toMatchObject({ state: "open", acceptance: null });
        expect(await store.lapse()).toBe(0);
      });

      test("pages follow each other without gap or repeat in every order; counts agree; text is searched literally", async () => {
        const many = Array.from({ length: 23 }, (_, index) => raised(`f${index}`, "1", index === 7 ? "完成率100%" : "执行率不符"));
        await store.merge(version("pages", 1, "水务局"), many, ALL);
        for (const sort of ["severity", "firstSeen", "updated", "unit", "rule", "amount", "due"] as const)
          for (const descending of [false, true]) {
            const seen: string[] = [];
            for (let after: string | undefined = ""; after !== undefined; ) {
              const page = await store.list({ filter: { units: ["水务局"] }, sort, descending, limit: 5, ...(after ? { after } : {}) });
              seen.push(...page.items.map(({ id }) => id));
              after = page.next;
            }
            expect([seen.length, new Set(seen).size]).toEqual([23, 23]);
          }
        expect(await store.counts({ units: ["水务局"] })).toMatchObject({
          total: 23,
          state: { open: 23 },
          rule: { ratio: 23 },
          severity: { error: 23 },
          year: { "2023": 23 },
          reportKind: { selfEvaluation: 23 },
          change: { new: 23 },
          assignee: { "": 23 },
        });
        expect((await store.list({ filter: { units: ["水务局"], text: "100%" } })).items).toHaveLength(1);
        expect((await store.list({ filter: { units: [] } })).items).toHaveLength(0);
      });

      test("precision counts the last judgement of each finding and value", async () => {
        const rule = "precision-rule";
        const checked = { ...ALL, ruleIds: [...RULES, rule] };
        await store.merge(version("precision", 1), [raised("f", "1", "x", rule)], checked);
        await decide("precision", { kind: "confirm" }, { kind: "reopen" }, FALSE);
        await store.merge(version("precision", 2), [raised("f", "2", "x", rule)], checked);
        await decide("precision", { kind: "confirm" });
        const found = (await store.precision()).find(({ ruleId }) => ruleId === rule);
        expect(found).toMatchObject({ right: 1, wrong: 1 });
        expect([found?.lowerBound, found?.upperBound]).toEqual([expect.closeTo(0.0945, 3), expect.closeTo(0.9055, 3)]);
        expect((await store.precision({ units: ["别的局"] })).filter(({ ruleId }) => ruleId === rule)).toEqual([]);
      });

      test("any order of versions and decisions keeps decisions and loses no finding", async () => {
        const subject = fc.constantFrom("a", "b", "c");
        const merge = fc.record({ number: fc.integer({ min: 1, max: 4 }) });
        const decision = fc.record({
          subject,
          decision: fc.constantFrom<Decision>({ kind: "confirm" }, FALSE, ACCEPT, { kind: "outOfScope" }),
        });
        const contents = fc.array(fc.dictionary(subject, fc.constantFrom("1", "2")), { minLength: 4, maxLength: 4 });
        const runs = engine === "sqlite" ? 60 : 15;
        const property = fc.asyncProperty(contents, fc.array(fc.oneof(merge, decision), { maxLength: 12 }), async (versions, acts) => {
          const familyId = `property ${++serial}`;
          const raisedSoFar = new Set<string>();
          let latest = 0;
          for (const act of acts) {
            const before = await itemsOf(familyId);
            if ("number" in act) {
              const content = Object.entries(versions[act.number - 1] ?? {});
              await store.merge(
                version(familyId, act.number),
                content.map(([id, value]) => raised(id, value)),
                ALL,
              );
              for (const [id] of content) raisedSoFar.add(id);
              latest = Math.max(latest, act.number);
              const after = new Map((await itemsOf(familyId)).map((item) => [item.findingId, item]));
              // No finding is lost, the latest version's are all there, and a decision falls only with the value it was about.
              expect([...after.keys()].sort()).toEqual([...raisedSoFar].sort());
              for (const [id] of Object.entries(versions[latest - 1] ?? {})) expect(after.get(id)).toMatchObject({ present: true });
              for (const [id, item] of after) expect(item.present).toBe(id in (versions[latest - 1] ?? {}));
              for (const item of before) {
                const now_ = after.get(item.findingId);
                const kept = now_?.state === item.state;
                const silent = item.state === "falsePositive" || item.state === "outOfScope";
                if (silent && now_?.valueHash === item.valueHash) expect(kept).toBe(true);
                if (now_?.present && now_.valueHash === item.valueHash && item.state !== "resolved") expect(kept).toBe(true);
              }
            } else {
              const item = before.find(({ findingId }) => findingId === act.subject);
              if (item) await store.decide(item.id, item.revision, act.decision, "张三");
            }
          }
          // Every state ever held is in the log, and the log ends where the list is.
          for (const item of await itemsOf(familyId)) {
            const log = await store.history({ itemId: item.id });
            expect(log.map(({ after }) => after.revision)).toEqual(log.map((_, index) => index + 1));
            expect(log.at(-1)?.after).toEqual(item);
          }
        });
        await fc.assert(property, { numRuns: runs });
      });
    });
  });
}
