import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytesOf, inventedReport } from "../service/invented-reports.ts";
import { missingFor, settled, WAYS } from "../service/ways.ts";
import { type Caller, type OpenServer, openServer, PASSWORD } from "./open-server.ts";

const FORESTRY = "林业局";
const WATER = "水利局";
const PLAN = { name: "每周", sources: ["https://a.gov.cn/"], unit: FORESTRY };

/** Hands the reports in as one submission of the unit; answers its id. */
async function handIn(caller: Caller, unit: string, files: Readonly<Record<string, string>>): Promise<string> {
  const { status, body } = await caller("POST", "/submissions", { unit, year: "2023" });
  expect([status, body.unit]).toEqual([201, unit]);
  for (const [name, text] of Object.entries(files)) {
    const receipt = await caller("POST", `/submissions/${body.id}/files?name=${encodeURIComponent(name)}`, bytesOf(text));
    expect([receipt.status, receipt.body.name]).toEqual([201, name]);
  }
  return body.id;
}

describe.each(WAYS)("over HTTP, %s", async (way) => {
  const missing = await missingFor(way);
  describe.skipIf(missing !== undefined)(missing ?? "from upload to decision", () => {
    let server: OpenServer;
    let reviewer: Caller;
    let submission: string;
    beforeAll(async () => {
      server = await openServer(way);
      reviewer = await server.enter({ name: "li.na", displayName: "李娜", role: "reviewer", units: [] });
    });
    afterAll(() => server?.stop());

    test("files are handed in, and their progress is told as it happens", async () => {
      const controller = new AbortController();
      const signedIn = await server.stranger("POST", "/session", { name: "li.na", password: "山高水长，一二三四五" });
      const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
      const events = await fetch(`${server.base}/api/changes`, { headers: { cookie }, signal: controller.signal });
      const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
      if (!reader) throw new Error("no stream");
      submission = await handIn(reviewer, FORESTRY, {
        "1.md": inventedReport(1),
        "2.md": inventedReport(2),
        "坏.docx": `PK\u0003\u0004${"x".repeat(400)}`,
      });
      let heard = "";
      while ((heard.match(/"status":"(?:checked|failed)"/gu) ?? []).length < 3) heard += (await reader.read()).value ?? "";
      controller.abort();
      expect(heard).toMatch(/event: change/u);
      expect(heard).toMatch(/"kind":"corrupt"/u);
      const { body } = await reviewer("GET", `/submissions/${submission}`);
      expect(body.counts).toMatchObject({ checked: 2, failed: 1 });
    });

    test("findings are read, filtered and counted", async () => {
      const { body } = await reviewer("GET", `/findings?unit=${encodeURIComponent(FORESTRY)}&ruleId=ratio&sort=unit&limit=1`);
      expect(body.items).toMatchObject([
        { ruleId: "ratio", unit: FORESTRY, state: "open", year: "2023", texts: { title: { zh: "比率不符" } } },
      ]);
      expect((await reviewer("GET", `/findings/counts?submissionId=${submission}&ruleId=ratio`)).body.total).toBe(2);
      expect((await reviewer("GET", "/findings/counts?submissionId=none")).body.total).toBe(0);
      const next = await reviewer("GET", `/findings?ruleId=ratio&sort=unit&limit=1&after=${body.next}`);
      expect(next.body.items).toHaveLength(1);
      expect(next.body.items[0].id).not.toBe(body.items[0].id);
      const counts = await reviewer("GET", "/findings/counts?ruleId=ratio");
      expect(counts.body).toMatchObject({ total: 2, rule: { ratio: 2 }, state: { open: 2 } });
    });

    test("a decision is kept with who took it; a slower colleague is told what changed", async () => {
      const { body } = await reviewer("GET", "/findings?ruleId=ratio");
      const [first, second] = body.items;
      const confirmed = await reviewer("POST", `/findings/${first.id}/decisions`, {
        revision: first.revision,
        decision: { kind: "confirm" },
      });
      expect(confirmed.body).toMatchObject({ state: "confirmed", revision: first.revision + 1 });
      const stale = await reviewer("POST", `/findings/${first.id}/decisions`, {
        revision: first.revision,
        decision: { kind: "outOfScope" },
      });
      expect(stale.status).toBe(409);
      expect(stale.headers.get("content-type")).toMatch(/^application\/problem\+json/u);
      expect(stale.body).toMatchObject({ type: "urn:gouji:problem:stale", current: { state: "confirmed" } });
      const dismissed = await reviewer("POST", `/findings/${second.id}/decisions`, {
        revision: second.revision,
        decision: { kind: "falsePositive", reason: "localRule" },
      });
      expect(dismissed.body).toMatchObject({ state: "falsePositive", falsePositiveReason: "localRule" });
      const history = await reviewer("GET", `/findings/${first.id}/history`);
      expect(history.body.items.at(-1)).toMatchObject({
        actor: "李娜 (li.na)",
        action: "confirm",
        before: { state: "open" },
        after: { state: "confirmed" },
      });
    });

    test("a decision is taken back, alone and of many at once, and colleagues hear of it", async () => {
      const controller = new AbortController();
      const signedIn = await server.stranger("POST", "/session", { name: "li.na", password: PASSWORD });
      const cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
      const events = await fetch(`${server.base}/api/changes`, { headers: { cookie }, signal: controller.signal });
      const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
      if (!reader) throw new Error("no stream");
      await reader.read();
      const { body: before } = await reviewer("GET", "/findings?ruleId=ratio&state=confirmed");
      const [item] = before.items;
      const undone = await reviewer("POST", `/findings/${item.id}/undo`, { revision: item.revision });
      expect(undone.body).toMatchObject({ state: "open", revision: item.revision + 1 });
      expect((await reviewer("POST", `/findings/${item.id}/undo`, { revision: item.revision })).body).toMatchObject({
        ...{ type: "urn:gouji:problem:stale", current: { state: "open" } },
      });
      const decision = { kind: "confirm", note: "一并确认" };
      const { body: bulk } = await reviewer("POST", "/findings/decisions", { filter: { ids: [item.id] }, decision });
      expect(bulk).toMatchObject({ changed: 1, refused: 0 });
      expect((await reviewer("POST", "/findings/undo", { operation: bulk.operation })).body).toMatchObject({ changed: 1 });
      expect((await reviewer("POST", "/findings/undo", { operation: bulk.operation })).body).toMatchObject({ changed: 0, refused: 1 });
      let heard = "";
      while ((heard.match(/event: finding/gu) ?? []).length < 3) heard += (await reader.read()).value ?? "";
      controller.abort();
      expect([...heard.matchAll(/"action":"(\w+)"/gu)].map(([, action]) => action)).toEqual(["undo", "confirm", "undo"]);
      const now = (await reviewer("GET", `/findings/${item.id}`)).body;
      await reviewer("POST", `/findings/${item.id}/decisions`, { revision: now.revision, decision: { kind: "confirm" } });
    });

    test("a filter is kept under a name", async () => {
      const view = { name: "未看的错误", list: "findings", query: "severity=error&looked=false" };
      const { status, body } = await reviewer("POST", "/views", view);
      expect([status, body]).toEqual([201, expect.objectContaining(view)]);
      expect((await reviewer("GET", "/views")).body.items).toEqual([body]);
      const found = await reviewer("GET", `/findings/counts?${view.query}`);
      expect(found.body.total).toBeGreaterThan(0);
      expect((await reviewer("GET", "/findings/counts?amountFrom=1e9")).status).toBe(400);
      expect((await reviewer("PATCH", `/views/${body.id}`, { name: "没看过" })).body.name).toBe("没看过");
      expect((await reviewer("DELETE", `/views/${body.id}`)).status).toBe(204);
      expect((await reviewer("DELETE", `/views/${body.id}`)).status).toBe(404);
    });

    test("a second version carries decisions over and resolves what it mends", async () => {
      const { body } = await reviewer("GET", "/findings?ruleId=ratio");
      const confirmed = body.items.find((item: { state: string }) => item.state === "confirmed");
      const dismissed = body.items.find((item: { state: string }) => item.state === "falsePositive");
      const numberOf = (item: { project: string }) => Number(/\d+/u.exec(item.project)?.[0]);
      await handIn(reviewer, FORESTRY, {
        "a.md": inventedReport(numberOf(confirmed), { right: true }),
        "b.md": `${inventedReport(numberOf(dismissed))}\n\n已补充说明。\n`,
      });
      await settled(server.service, 25_000);
      expect((await reviewer("GET", `/findings/${confirmed.id}`)).body).toMatchObject({ state: "resolved", resolvedByVersion: 2 });
      expect((await reviewer("GET", `/findings/${dismissed.id}`)).body).toMatchObject({
        state: "falsePositive",
        version: 2,
        change: "unchanged",
      });
    });

    test("what was found is handed out as files, the original as it came", async () => {
      const csv = await reviewer("GET", `/submissions/${submission}/export?format=csv`);
      expect(csv.headers.get("content-disposition")).toMatch(/^attachment/u);
      expect(csv.body).toMatch(/比率不符/u);
      const json = await reviewer("GET", `/submissions/${submission}/export?format=json&lang=en`);
      expect(json.body.summary).toMatchObject({ documents: 3, failed: 1 });
      const { body } = await reviewer("GET", `/documents?submissionId=${submission}&name=1.md`);
      const file = await reviewer("GET", `/documents/${body.items[0].id}/file`);
      expect([file.body, file.headers.get("content-type")]).toEqual([inventedReport(1), "application/octet-stream"]);
      const part = await reviewer("GET", `/documents/${body.items[0].id}/file`, undefined, { range: "bytes=0-0" });
      expect([part.status, part.body]).toEqual([206, "#"]);
      expect((await reviewer("GET", `/documents/${body.items[0].id}/source`)).body).toMatchObject({ mediaType: "text/markdown" });
    });

    test("lists show what a screen needs: report, coverage, findings by severity, failures by kind", async () => {
      const { body } = await reviewer("GET", `/submissions?text=${encodeURIComponent("坏.docx")}`);
      expect(body).toMatchObject({
        total: 1,
        items: [{ id: submission, unit: FORESTRY, state: "failed", counts: { checked: 2, failed: 1 } }],
      });
      expect((await reviewer("GET", `/submissions/${submission}`)).body).toEqual(body.items[0]);
      const documents = (await reviewer("GET", `/documents?submissionId=${submission}&sort=name&descending=false`)).body;
      expect(documents).toMatchObject({ total: 3, items: [{ names: ["1.md"] }, { names: ["2.md"] }, { names: ["坏.docx"] }] });
      const [first, , bad] = documents.items;
      expect(first).toMatchObject({
        unit: FORESTRY,
        report: { year: "2023", kind: "selfEvaluation", coverage: { figures: expect.any(Number) } },
      });
      expect(first.version).toMatchObject({ number: 1 });
      expect([bad.failure.kind, bad.report]).toEqual(["corrupt", undefined]);
      expect((await reviewer("GET", `/documents/${first.id}`)).body).toEqual(first);
      expect((await reviewer("GET", "/failures")).body.items).toEqual([{ kind: "corrupt", count: 1 }]);
      expect((await reviewer("GET", "/facets")).body).toMatchObject({ units: [FORESTRY], years: ["2023"] });
      expect((await reviewer("GET", "/documents?after=nonsense")).body.faults).toMatchObject([{ path: "after" }]);
    });

    test("every figure has its mark, and one that is asked about the checks that it entered", async () => {
      const { body } = await reviewer("GET", `/documents?submissionId=${submission}&name=1.md`);
      const path = `/documents/${body.items[0].id}/figures`;
      const all = await reviewer("GET", `${path}?limit=5000`);
      const { counts } = all.body;
      expect(all.body.items).toHaveLength(counts.confirmed + counts.failing + counts.untested);
      const first = await reviewer("GET", `${path}?limit=2`);
      const rest = await reviewer("GET", `${path}?after=${first.body.next}`);
      expect([...first.body.items, ...rest.body.items]).toEqual(all.body.items);
      const [rate] = (await reviewer("GET", `${path}?mark=failing`)).body.items;
      expect(rate).toMatchObject({
        printed: expect.stringMatching(/%$/u),
        findings: [expect.any(String)],
        at: { label: expect.any(String) },
      });
      const { body: detail } = await reviewer("GET", `${path}/${rate.id}`);
      const [ratio] = detail.entered.filter(({ ruleId }: { ruleId: string }) => ruleId === "ratio");
      expect(ratio).toMatchObject({
        kind: "inconsistent",
        title: { zh: "比率不符" },
        message: { zh: expect.stringContaining(rate.printed) },
      });
      expect(ratio.others.map(({ printed }: { printed: string }) => printed)).toEqual(["151万元", "201万元"]);
      expect((await reviewer("GET", `${path}/f999`)).status).toBe(404);
    });

    test("numbers for supervisors lead to lists that hold as many", async () => {
      const supervisor = await server.enter({ name: "zhao", displayName: "赵敏", role: "supervisor", units: [] });
      const { body } = await supervisor("GET", "/statistics?year=2023");
      expect(body.reports).toMatchObject({ documents: expect.any(Number), failed: 1, coverage: { figures: expect.any(Number) } });
      const groups = [
        ...body.findings.rule,
        ...body.findings.unit,
        ...body.findings.year,
        ...body.findings.state,
        ...body.findings.reportKind,
      ];
      expect(groups.length).toBeGreaterThan(5);
      for (const { list, error, warning, info } of groups) {
        const counts = await supervisor("GET", list.replace("/findings?", "/findings/counts?"));
        expect([list, counts.body.total]).toEqual([list, error + warning + info]);
      }
      const [ratio] = body.precision.filter(({ ruleId }: { ruleId: string }) => ruleId === "ratio");
      expect(ratio).toMatchObject({ right: expect.any(Number), wrong: 1, title: { zh: "比率不符" }, upperBound: expect.any(Number) });
      const { body: rules } = await supervisor("GET", "/rules");
      expect(rules.items.find(({ id }: { id: string }) => id === "ratio").precision).toMatchObject({ wrong: 1 });
      const scores = (await supervisor("GET", "/statistics/scores")).body;
      expect(scores.bars).toHaveLength(8);
      for (const { list, reports } of scores.bars) expect((await supervisor("GET", list)).body.total).toBe(reports);
      for (const { list, fullReports } of scores.fullMarks) expect((await supervisor("GET", list)).body.total).toBe(fullReports);
      const trend = (await supervisor("GET", "/statistics/trend?count=3")).body.items;
      expect(trend).toHaveLength(3);
      expect(trend[2].unsettled).toBe((await supervisor("GET", "/findings/counts?state=open,confirmed,sent,answered")).body.total);
      const workload = (await supervisor("GET", "/statistics/workload?weeks=2")).body;
      const [li] = workload.items.filter(({ name }: { name: string }) => name === "li.na");
      expect(li).toMatchObject({ displayName: "李娜", decided: [0, expect.any(Number)] });
      expect(li.decided[1]).toBeGreaterThan(2);
      for (const { list, assigned } of workload.items) {
        const counts = await supervisor("GET", list.replace("/findings?", "/findings/counts?"));
        expect(counts.body.total).toBe(assigned);
      }
    });

    test("what failed can be tried again", async () => {
      const { body } = await reviewer("GET", `/documents?submissionId=${submission}&status=failed`);
      const [{ id }] = body.items;
      expect((await reviewer("POST", `/documents/${id}/retry`)).status).toBe(200);
      await settled(server.service, 25_000);
      expect((await reviewer("GET", `/documents/${id}`)).body.attempts).toHaveLength(2);
      const again = { submissionId: submission, failureKind: "corrupt" };
      expect((await reviewer("POST", "/documents/retry", again)).body).toEqual({ retried: 1, refused: 0 });
      await settled(server.service, 25_000);
      expect((await reviewer("GET", `/documents/${id}`)).body.attempts).toHaveLength(3);
    });
  });
});

describe("who may do what", () => {
  let server: OpenServer;
  const callers = new Map<string, Caller>();
  let finding: { id: string; revision: number };
  let document: string;
  let submission: string;
  let schedule: string;
  let run: string;
  beforeAll(async () => {
    server = await openServer("embedded");
    const roles = [
      ["submitter", "submitter", [FORESTRY]],
      ["other submitter", "submitter", [WATER]],
      ["reviewer", "reviewer", [FORESTRY]],
      ["other reviewer", "reviewer", [WATER]],
      ["supervisor", "supervisor", []],
      ["other supervisor", "supervisor", [WATER]],
      ["administrator", "administrator", []],
    ] as const;
    for (const [index, [who, role, units]] of roles.entries())
      callers.set(who, await server.enter({ name: `user${index}`, displayName: who, role, units }));
    callers.set("stranger", server.stranger);
    const administrator = callerOf("administrator");
    submission = await handIn(administrator, FORESTRY, { "1.md": inventedReport(1) });
    await settled(server.service, 25_000);
    [finding] = (await administrator("GET", "/findings?ruleId=ratio")).body.items;
    document = (await administrator("GET", "/documents")).body.items[0].id;
    schedule = (await administrator("POST", "/schedules", { ...PLAN, cron: "0 3 * * 1" })).body.id;
    run = (await administrator("POST", "/runs", PLAN)).body.id;
  });
  afterAll(() => server?.stop());

  function callerOf(who: string): Caller {
    const caller = callers.get(who);
    if (!caller) throw new Error(who);
    return caller;
  }

  const WHO = ["stranger", "submitter", "other submitter", "reviewer", "other reviewer", "supervisor", "other supervisor", "administrator"];
  // One row a request, one status for each of WHO. A thing of another unit is not found, whoever asks.
  test.each<[string, string, () => string, () => unknown, readonly number[]]>([
    ["list findings", "GET", () => "/findings", () => undefined, [401, 200, 200, 200, 200, 200, 200, 200]],
    ["read a finding that was not sent", "GET", () => `/findings/${finding.id}`, () => undefined, [401, 404, 404, 200, 404, 200, 404, 200]],
    ["read its history", "GET", () => `/findings/${finding.id}/history`, () => undefined, [401, 403, 403, 200, 404, 200, 404, 200]],
    [
      "decide with an old revision",
      "POST",
      () => `/findings/${finding.id}/decisions`,
      () => ({ revision: -1, decision: { kind: "confirm" } }),
      [401, 403, 403, 409, 404, 409, 404, 409],
    ],
    [
      "give it to somebody",
      "POST",
      () => `/findings/${finding.id}/decisions`,
      () => ({ revision: -1, decision: { kind: "assign", to: "someone" } }),
      [401, 403, 403, 403, 403, 409, 404, 409],
    ],
    [
      "change none at once",
      "POST",
      () => "/findings/decisions",
      () => ({ filter: { ids: [] }, decision: { kind: "comment", note: "n" } }),
      [401, 403, 403, 200, 200, 200, 200, 200],
    ],
    [
      "take a decision back",
      "POST",
      () => `/findings/${finding.id}/undo`,
      () => ({ revision: -1 }),
      [401, 403, 403, 409, 404, 409, 404, 409],
    ],
    ["take many back", "POST", () => "/findings/undo", () => ({ operation: "none" }), [401, 403, 403, 200, 200, 200, 200, 200]],
    ["see the colleagues", "GET", () => "/people", () => undefined, [401, 403, 403, 200, 200, 200, 200, 200]],
    ["see own views", "GET", () => "/views", () => undefined, [401, 200, 200, 200, 200, 200, 200, 200]],
    ["change another's view", "PATCH", () => "/views/none", () => ({ name: "x" }), [401, 404, 404, 404, 404, 404, 404, 404]],
    ["read the document", "GET", () => `/documents/${document}`, () => undefined, [401, 200, 404, 200, 404, 200, 404, 200]],
    ["fetch the original", "GET", () => `/documents/${document}/file`, () => undefined, [401, 200, 404, 200, 404, 200, 404, 200]],
    [
      "read what was found before it is sent",
      "GET",
      () => `/documents/${document}/result`,
      () => undefined,
      [401, 403, 403, 200, 404, 200, 404, 200],
    ],
    ["list submissions", "GET", () => "/submissions", () => undefined, [401, 200, 200, 200, 200, 200, 200, 200]],
    ["read the submission", "GET", () => `/submissions/${submission}`, () => undefined, [401, 200, 404, 200, 404, 200, 404, 200]],
    ["count failures", "GET", () => "/failures", () => undefined, [401, 200, 200, 200, 200, 200, 200, 200]],
    ["what occurs", "GET", () => "/facets", () => undefined, [401, 200, 200, 200, 200, 200, 200, 200]],
    ["run none again", "POST", () => "/documents/retry", () => ({ ids: [] }), [401, 403, 403, 200, 200, 200, 200, 200]],
    ["its figures", "GET", () => `/documents/${document}/figures`, () => undefined, [401, 403, 403, 200, 404, 200, 404, 200]],
    ["one figure", "GET", () => `/documents/${document}/figures/f1`, () => undefined, [401, 403, 403, 200, 404, 200, 404, 200]],
    ["export", "GET", () => `/submissions/${submission}/export?format=csv`, () => undefined, [401, 403, 403, 200, 404, 200, 404, 200]],
    ["export the list", "GET", () => "/findings/export?format=csv", () => undefined, [401, 403, 403, 200, 200, 200, 200, 200]],
    ["annotate the original", "GET", () => `/documents/${document}/annotated`, () => undefined, [401, 403, 403, 409, 404, 409, 404, 409]],
    ["annotate all", "GET", () => `/submissions/${submission}/annotated`, () => undefined, [401, 403, 403, 200, 404, 200, 404, 200]],
    ["import no workbook", "POST", () => "/findings/import", () => bytesOf("no"), [401, 403, 403, 400, 400, 400, 400, 400]],
    ["hand in for the forestry bureau", "POST", () => "/submissions", () => ({ unit: FORESTRY }), [401, 201, 403, 201, 403, 201, 403, 201]],
    ["statistics", "GET", () => "/statistics", () => undefined, [401, 403, 403, 403, 403, 200, 200, 200]],
    ["scores", "GET", () => "/statistics/scores", () => undefined, [401, 403, 403, 403, 403, 200, 200, 200]],
    ["trend", "GET", () => "/statistics/trend", () => undefined, [401, 403, 403, 403, 403, 200, 200, 200]],
    ["trend by run", "GET", () => "/statistics/trend?by=run", () => undefined, [401, 403, 403, 403, 403, 200, 200, 200]],
    ["workload", "GET", () => "/statistics/workload", () => undefined, [401, 403, 403, 403, 403, 200, 200, 200]],
    ["accounts", "GET", () => "/accounts", () => undefined, [401, 403, 403, 403, 403, 403, 403, 200]],
    ["rules", "GET", () => "/rules", () => undefined, [401, 200, 200, 200, 200, 200, 200, 200]],
    ["list schedules", "GET", () => "/schedules", () => undefined, [401, 403, 403, 403, 403, 200, 200, 200]],
    ["read a schedule", "GET", () => `/schedules/${schedule}`, () => undefined, [401, 403, 403, 403, 403, 200, 404, 200]],
    ["change a schedule", "PATCH", () => `/schedules/${schedule}`, () => ({}), [401, 403, 403, 403, 403, 200, 404, 200]],
    [
      "make one for the forestry bureau",
      "POST",
      () => "/schedules",
      () => ({ ...PLAN, cron: "bad bad bad bad bad" }),
      [401, 403, 403, 403, 403, 400, 403, 400],
    ],
    ["run it", "POST", () => `/schedules/${schedule}/run`, () => undefined, [401, 403, 403, 403, 403, 202, 404, 202]],
    ["list runs", "GET", () => "/runs", () => undefined, [401, 403, 403, 403, 403, 200, 200, 200]],
    ["read a run", "GET", () => `/runs/${run}`, () => undefined, [401, 403, 403, 403, 403, 200, 404, 200]],
    ["read a run's files", "GET", () => `/runs/${run}/files`, () => undefined, [401, 403, 403, 403, 403, 200, 404, 200]],
    ["take files in for the forestry bureau", "POST", () => "/runs", () => PLAN, [401, 403, 403, 403, 403, 202, 403, 202]],
    ["ask for the next times", "GET", () => "/schedules/times?cron=0+3+*+*+1", () => undefined, [401, 403, 403, 403, 403, 200, 200, 200]],
    ["remove one that is not there", "DELETE", () => "/schedules/none", () => undefined, [401, 403, 403, 403, 403, 404, 404, 404]],
  ])("%s", async (_what, method, path, body, statuses) => {
    const answers = await Promise.all(WHO.map((who) => callerOf(who)(method, path(), body())));
    expect(Object.fromEntries(WHO.map((who, index) => [who, answers[index]?.status]))).toEqual(
      Object.fromEntries(WHO.map((who, index) => [who, statuses[index]])),
    );
  });

  test("lists show nothing of other units", async () => {
    for (const path of [
      "/documents",
      "/submissions",
      `/documents?unit=${encodeURIComponent(FORESTRY)}`,
      `/documents?submissionId=${submission}`,
    ])
      expect((await callerOf("other reviewer")("GET", path)).body).toEqual({ items: [], total: 0 });
    expect((await callerOf("other reviewer")("GET", "/facets")).body).toEqual({ units: [], years: [], kinds: [] });
    expect((await callerOf("other reviewer")("POST", "/documents/retry", { ids: [document], status: "checked" })).body).toEqual({
      ...{ retried: 0, refused: 0 },
    });
    const other = callerOf("other supervisor");
    expect((await other("GET", "/statistics")).body).toMatchObject({ reports: { documents: 0 }, findings: { rule: [], unit: [] } });
    expect((await other("GET", "/statistics/scores")).body.fullMarks).toEqual([]);
    expect((await other("GET", "/statistics/workload")).body.items).toEqual([]);
    // A unit hears of findings once they were sent.
    const counts = { error: 0, warning: 0, info: 0, open: 0, total: 0 };
    expect((await callerOf("submitter")("GET", `/documents/${document}`)).body.findings).toEqual(counts);
    expect((await callerOf("submitter")("GET", `/submissions/${submission}`)).body.findings).toEqual(counts);
    expect((await callerOf("reviewer")("GET", `/documents/${document}`)).body.findings.open).toBeGreaterThan(0);
    expect((await callerOf("other reviewer")("GET", "/findings")).body.items).toEqual([]);
    expect((await callerOf("other reviewer")("GET", `/findings?unit=${encodeURIComponent(FORESTRY)}`)).body.items).toEqual([]);
    expect((await callerOf("other submitter")("GET", "/documents")).body.items).toEqual([]);
    const submissions = await callerOf("other submitter")("GET", "/submissions");
    expect(submissions.body.items).toEqual([]);
  });

  test("a unit sees a finding when it is sent, and answers it", async () => {
    const reviewer = callerOf("reviewer");
    const submitter = callerOf("submitter");
    const decide = async (caller: Caller, decision: object) => {
      const { revision } = (await reviewer("GET", `/findings/${finding.id}`)).body;
      return caller("POST", `/findings/${finding.id}/decisions`, { revision, decision });
    };
    expect((await submitter("GET", "/findings")).body.items).toEqual([]);
    await decide(reviewer, { kind: "confirm" });
    await decide(reviewer, { kind: "send" });
    expect((await submitter("GET", "/findings")).body.items).toHaveLength(1);
    expect((await decide(submitter, { kind: "falsePositive", reason: "other" })).status).toBe(403);
    expect((await decide(submitter, { kind: "answer", reply: "已更正" })).body).toMatchObject({ state: "answered" });
  });
});

describe("what comes from outside", () => {
  let server: OpenServer;
  let reviewer: Caller;
  beforeAll(async () => {
    server = await openServer("embedded", { maxBytes: 2_000 });
    reviewer = await server.enter({ name: "li.na", displayName: "李娜", role: "reviewer", units: [] });
  });
  afterAll(() => server?.stop());

  test("a request from another site changes nothing", async () => {
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }])
      expect((await reviewer("POST", "/submissions", { unit: "" }, headers)).body).toMatchObject({
        type: "urn:gouji:problem:foreign-origin",
      });
    expect((await reviewer("POST", "/submissions", { unit: "" }, { origin: server.base })).status).toBe(201);
  });

  test("the session's cookie cannot be read by scripts nor sent by other sites", async () => {
    const answer = await server.stranger("POST", "/session", { name: "li.na", password: "山高水长，一二三四五" });
    expect(answer.headers.get("set-cookie")).toMatch(/HttpOnly/u);
    expect(answer.headers.get("set-cookie")).toMatch(/SameSite=Strict/u);
    expect(answer.body).not.toHaveProperty("password");
  });

  test("wrong passwords are refused, and after some the name is closed for a while", async () => {
    await server.enter({ name: "wang", displayName: "王", role: "reviewer", units: [] });
    const tries = [];
    for (let count = 0; count < 6; count += 1)
      tries.push((await server.stranger("POST", "/session", { name: "wang", password: "nein" })).status);
    expect(tries).toEqual([401, 401, 401, 401, 401, 429]);
  });

  test("a password is changed by who knows the old one; other sessions end, the own goes on", async () => {
    const hu = { name: "hu", displayName: "胡", role: "reviewer", units: [] } as const;
    const own = await server.enter(hu);
    const other = await server.stranger("POST", "/session", { name: "hu", password: PASSWORD });
    const cookie = { cookie: (other.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
    expect((await own("POST", "/me/password", { old: "nein", new: "另一个很长的新密码" })).status).toBe(401);
    expect((await own("POST", "/me/password", { old: PASSWORD, new: "短" })).body).toMatchObject({ detail: "password-too-short" });
    const changed = await own("POST", "/me/password", { old: PASSWORD, new: "另一个很长的新密码，十个字以上" });
    expect([changed.status, changed.headers.get("set-cookie")]).toEqual([204, expect.stringMatching(/HttpOnly/u)]);
    expect((await server.stranger("GET", "/me", undefined, cookie)).status).toBe(401);
    const renewed = { cookie: (changed.headers.get("set-cookie") ?? "").split(";")[0] ?? "" };
    expect((await server.stranger("GET", "/me", undefined, renewed)).body.account).toMatchObject({ name: "hu" });
  });

  test("a token opens the interface to a program, without a cookie", async () => {
    const { body } = await reviewer("POST", "/me/tokens", { name: "夜间", days: 7 });
    const bearer = { authorization: `Bearer ${body.secret}` };
    expect((await server.stranger("GET", "/me", undefined, bearer)).body).toMatchObject({ account: { name: "li.na" } });
    expect((await reviewer("DELETE", `/me/tokens/${body.token.id}`)).status).toBe(204);
    expect((await server.stranger("GET", "/me", undefined, bearer)).status).toBe(401);
  });

  test("a file beyond the limit, a name that climbs, nonsense as a request", async () => {
    const { body } = await reviewer("POST", "/submissions", { unit: "" });
    expect((await reviewer("POST", `/submissions/${body.id}/files?name=a.txt`, bytesOf("x".repeat(3_000)))).status).toBe(413);
    const climbing = await reviewer("POST", `/submissions/${body.id}/files?name=${encodeURIComponent("../../etc/p.txt")}`, bytesOf("预算"));
    expect(climbing.body.name).toBe("p.txt");
    expect((await reviewer("POST", "/submissions", { year: "23" })).body.faults).toMatchObject([{ path: "year" }]);
    expect((await reviewer("GET", "/findings?limit=100000")).status).toBe(400);
    expect((await reviewer("GET", "/nothing")).status).toBe(404);
  });

  test("every answer forbids foreign scripts and frames", async () => {
    const { headers } = await server.stranger("GET", "/health");
    expect(headers.get("content-security-policy")).toMatch(/default-src 'none'/u);
    expect(headers.get("content-security-policy")).toMatch(/frame-ancestors 'none'/u);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  });

  test("the interface describes itself", async () => {
    const { body } = await server.stranger("GET", "/openapi.json");
    expect(body.openapi).toBe("3.1.0");
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(["/api/findings/{id}/decisions", "/api/submissions/{id}/files", "/api/changes"]),
    );
    expect(body.components.schemas.Finding.properties.state.enum).toContain("falsePositive");
  });
});

describe("one desk without accounts", () => {
  test("is let in from its own pages, not under a foreign name", async () => {
    const server = await openServer("embedded", { access: "desk" });
    try {
      expect((await server.stranger("GET", "/me")).body).toMatchObject({ access: "desk", account: { displayName: "本机" } });
      expect((await server.stranger("POST", "/submissions", { unit: "" })).status).toBe(201);
      const foreign = await new Promise<number>((resolve, reject) => {
        const { port } = new URL(server.base);
        import("node:http").then(({ get }) =>
          get({ host: "127.0.0.1", port, path: "/api/me", headers: { host: "evil.example" } }, (response) => {
            response.resume();
            resolve(response.statusCode ?? 0);
          }).on("error", reject),
        );
      });
      expect(foreign).toBe(403);
    } finally {
      await server.stop();
    }
  });
});
