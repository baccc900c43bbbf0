import { documentIdOf } from "@gouji/archive";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bytesOf, inventedReport } from "./invented-reports.ts";
import { missingFor, type OpenWay, openRunning, openWay, settled, WAYS } from "./ways.ts";

const submission = (id: string) => ({ id, unit: "云溪县财政局", project: "", year: "2023", kind: "", lane: "bulk" as const });
const DOCUMENTS = 20;

describe.each(WAYS)("a service, %s", async (way) => {
  const missing = await missingFor(way);
  describe.skipIf(missing !== undefined)(missing ?? "from files to the review list", () => {
    let open: OpenWay;
    let running: Awaited<ReturnType<typeof openRunning>>;
    beforeAll(async () => {
      open = await openWay(way);
      running = await openRunning(open.setup);
    });
    afterAll(async () => {
      await running?.stop();
      await open?.drop();
    });

    test("twenty files are checked, and what is wrong stands on the list once", async () => {
      const { service } = running;
      const statuses: string[] = [];
      const unsubscribe = service.changes.subscribe(({ status }) => statuses.push(status));
      const files = Array.from({ length: DOCUMENTS }, (_, number) => ({ name: `${number}.md`, bytes: bytesOf(inventedReport(number)) }));
      const receipts = await service.receive(submission("s1"), files);
      expect(receipts.map(({ status }) => status)).toEqual(files.map(() => "added"));
      expect(await settled(service, 25_000)).toMatchObject({ checked: DOCUMENTS, failed: 0 });
      await expect.poll(() => statuses.filter((status) => status === "checked")).toHaveLength(DOCUMENTS);
      unsubscribe();
      const { items } = await service.review.list({ filter: { ruleIds: ["ratio"] } });
      expect(items.map(({ documentId }) => documentId).sort()).toEqual(files.map(({ bytes }) => documentIdOf(bytes)).sort());
      expect(items[0]).toMatchObject({ unit: "云溪县财政局", year: "2023", state: "open", change: "new" });
      const [progress] = (await service.archive.submissions({ id: "s1" })).items;
      expect(progress?.counts).toMatchObject({ checked: DOCUMENTS });
    });

    test("equal bytes are one document, and nothing is run again", async () => {
      const { service } = running;
      const [receipt] = await service.receive(submission("s1"), [{ name: "copy.md", bytes: bytesOf(inventedReport(3)) }]);
      expect(receipt?.status).toBe("known");
      const document = await service.archive.document(documentIdOf(bytesOf(inventedReport(3))));
      expect(document).toMatchObject({ status: "checked", names: ["3.md", "copy.md"], attempts: [{ step: "extract" }, { step: "audit" }] });
    });

    test("a corrected report carries decisions over: what is mended is resolved, what is not keeps its decision", async () => {
      const { service } = running;
      const findingOf = async (number: number) => {
        const { items } = await service.review.list({
          filter: { documentId: documentIdOf(bytesOf(inventedReport(number))), ruleIds: ["ratio"] },
        });
        if (!items[0]) throw new Error(`no finding for ${number}`);
        return items[0];
      };
      const [mended, kept] = [await findingOf(5), await findingOf(6)];
      await service.review.decide(kept.id, kept.revision, { kind: "falsePositive", reason: "localRule" }, "李娜");
      await service.receive(submission("s2"), [
        { name: "5.md", bytes: bytesOf(inventedReport(5, { right: true })) },
        { name: "6.md", bytes: bytesOf(`${inventedReport(6)}\n\n已按要求补充说明。\n`) },
      ]);
      await settled(service, 25_000);
      expect(await service.review.item(mended.id)).toMatchObject({ state: "resolved", change: "resolved", resolvedByVersion: 2 });
      expect(await service.review.item(kept.id)).toMatchObject({ state: "falsePositive", version: 2, change: "unchanged" });
    });

    test("a file that cannot be read rests with its reason, is not tried again, and can be retried", async () => {
      const { service } = running;
      const bytes = bytesOf(`PK\u0003\u0004${"no archive ".repeat(40)}`);
      const [receipt] = await service.receive(submission("s3"), [{ name: "坏.docx", bytes }]);
      await settled(service, 25_000);
      const id = documentIdOf(bytes);
      expect(receipt?.status).toBe("added");
      expect(await service.archive.document(id)).toMatchObject({
        status: "failed",
        failure: { kind: "corrupt" },
        attempts: [{ number: 1 }],
      });
      expect(await service.retry(id)).toBe(true);
      await settled(service, 25_000);
      expect((await service.archive.document(id))?.attempts).toHaveLength(2);
    });

    test("metrics name documents by status, steps and failures", async () => {
      const text = await running.service.metrics.text();
      expect(text).toMatch(/gouji_documents\{status="checked"\} 22/);
      expect(text).toMatch(/gouji_step_failures_total\{step="extract",kind="corrupt"\} 2/);
      expect(text).toMatch(/gouji_findings_total\{rule="ratio",severity="\w+"\} 2\d/);
    });
  });
});
