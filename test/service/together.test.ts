import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { DocumentId } from "@gouji/archive";
import { type FigureSheet, type TogetherRecord, withAcross } from "@gouji/pipeline";
import type { ReviewItem } from "@gouji/review/schema";

import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compared, missingFor, type OpenWay, openRunning, openWay, settled, WAYS } from "./ways.ts";

const FOLDER = "fixtures/submission/drinking-water";
const FILES = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name));

describe.each(WAYS)("files of a submission together, %s", async (way) => {
  const missing = await missingFor(way);
  describe.skipIf(missing !== undefined)(missing ?? "on the review list", () => {
    let open: OpenWay;
    let running: Awaited<ReturnType<typeof openRunning>>;
    const ids = new Map<string, DocumentId>();
    beforeAll(async () => {
      open = await openWay(way);
      running = await openRunning(open.setup);
    });
    afterAll(async () => {
      await running?.stop();
      await open?.drop();
    });
    const submission = (id: string, year = "2024") => ({ id, unit: "青禾县水利局", project: "", year, kind: "", lane: "bulk" as const });
    const receive = async (id: string, files: Readonly<Record<string, Uint8Array>>, year?: string) => {
      const incoming = Object.entries(files).map(([name, bytes]) => ({ name, bytes }));
      for (const receipt of await running.service.receive(submission(id, year), incoming))
        if (receipt.status !== "refused") ids.set(receipt.name, receipt.documentId);
      await done();
    };
    /** Everything is read, audited and compared. */
    const done = async () => {
      await settled(running.service, 25_000);
      await compared(running.service, 25_000);
    };
    const across = async (): Promise<readonly ReviewItem[]> =>
      (await running.service.review.list({ filter: { scope: "submission" }, sort: "firstSeen" })).items;
    const only = async (): Promise<ReviewItem> => {
      const [item, ...more] = await across();
      if (!item || more.length > 0) throw new Error(`not one finding: ${more.length + 1}`);
      return item;
    };

    test("what differs between them is one finding of the suspect's document, with the other files as evidence", async () => {
      await receive("t1", Object.fromEntries(FILES.map((path) => [basename(path), readFileSync(path)])));
      const item = await only();
      expect(item).toMatchObject({ ruleId: "restated-value", severity: "error", state: "open", unit: "青禾县水利局" });
      const form = [...ids].find(([name]) => name.endsWith(".xlsx") && name.includes("自评表"));
      expect(item.documentId).toBe(form?.[1]);
      const { evidence, stated, expected } = item.finding as {
        evidence: { at: { document?: string; documentId?: string } }[];
        stated: string;
        expected: string;
      };
      expect([stated, expected]).toEqual(["1863块", "1836块"]);
      for (const { at } of evidence.slice(1)) expect(at.documentId).toBe(ids.get(at.document ?? ""));
      const kept = JSON.parse((await running.service.archive.attachment(form?.[1] as DocumentId, "together")) ?? "{}") as TogetherRecord;
      expect(kept.findings.map(({ ruleId }) => ruleId)).toContain("restated-value");
      const sheet = JSON.parse((await running.service.archive.attachment(form?.[1] as DocumentId, "figures")) ?? "{}") as FigureSheet;
      const marks = ({ figures }: FigureSheet, mark: string) =>
        figures.filter((figure) => figure.mark === mark).map(({ printed }) => printed);
      const joined = withAcross(sheet, kept.acrossChecks);
      expect([marks(sheet, "failing").includes("1863块"), marks(joined, "failing").includes("1863块")]).toEqual([false, true]);
      expect(marks(joined, "confirmed").length).toBeGreaterThan(marks(sheet, "confirmed").length);
      expect(marks(joined, "confirmed").length).toBeGreaterThanOrEqual(kept.coverage.confirmed);
      const [check] = joined.checks.filter(({ kind, ruleId }) => kind === "inconsistent" && ruleId === "restated-value");
      expect(check?.words?.map(({ document }) => document)).toEqual(expect.arrayContaining(["绩效自评报告.docx"]));
    });

    test("a re-run does not double it, and leaves its decision alone", async () => {
      const before = await only();
      await running.service.review.decide(before.id, before.revision, { kind: "confirm" }, "李娜");
      for (const id of ids.values()) await running.service.retry(id);
      await done();
      expect(await only()).toMatchObject({ id: before.id, state: "confirmed", revision: before.revision + 1 });
    });

    test("equal bytes in another submission change nothing; a corrected file that comes alone is held against the others and mends it", async () => {
      const [path = ""] = FILES.filter((file) => basename(file).includes("报告"));
      await receive("t2", { [basename(path)]: readFileSync(path) });
      expect(await only()).toMatchObject({ state: "confirmed" });
      const form = FILES.find((file) => basename(file).includes("自评表")) ?? "";
      const item = await only();
      await receive("t3", { "绩效自评表（修改稿）.xlsx": corrected(readFileSync(form), "1863", "1836") });
      expect(await only()).toMatchObject({ id: item.id, state: "resolved", change: "resolved" });
    });

    test("a figure that is wrong in its own document stays one finding; what the other file says is told with it", async () => {
      const report =
        "# 青禾县林业站2024年度苗圃改造项目绩效自评报告\n\n## 一、资金情况\n\n苗圃改造项目全年预算数200.00万元，全年执行数192.00万元，预算执行率69.00%。\n";
      const head =
        "| 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n| --- | --- | --- | --- | --- | --- | --- |";
      const form = `# 苗圃改造项目支出绩效自评表（2024年度）\n\n${head}\n| 年度资金总额 | 200.00 | 200.00 | 192.00 | 10 | 96.00% | 9.6 |\n`;
      const before = (await across()).length;
      await receive("w1", { "苗圃报告.md": strToU8(report), "苗圃自评表.md": strToU8(form) });
      expect(await across()).toHaveLength(before);
      const { items } = await running.service.review.list({ filter: { documentId: ids.get("苗圃报告.md") ?? "", ruleIds: ["ratio"] } });
      expect(items.map((item) => item.across)).toMatchObject([
        [{ ruleId: "restated-value", evidence: expect.arrayContaining([expect.objectContaining({ figure: "96.00%" })]) }],
      ]);
    });

    test("a report that takes figures and text over from an earlier year's says so", async () => {
      await receive("y1", { "2023.docx": readFileSync("fixtures/years/night-school/2023.docx") }, "2023");
      await receive("y2", { "2024.docx": readFileSync("fixtures/years/night-school/2024.docx") }, "2024");
      const rules = (await across()).filter(({ documentId }) => documentId === ids.get("2024.docx")).map(({ ruleId }) => ruleId);
      expect(new Set(rules)).toEqual(new Set(["stale-figure", "copied-boilerplate"]));
      expect((await across()).filter(({ documentId }) => documentId === ids.get("2023.docx"))).toEqual([]);
    });

    test("so does one that came before the earlier year's", async () => {
      const changed = (path: string) => corrected(readFileSync(path), "夜校", "茶校");
      await receive("z2", { "茶校2024.docx": changed("fixtures/years/night-school/2024.docx") }, "2024");
      const rules = async () =>
        new Set((await across()).filter(({ documentId }) => documentId === ids.get("茶校2024.docx")).map(({ ruleId }) => ruleId));
      expect(await rules()).toEqual(new Set());
      await receive("z1", { "茶校2023.docx": changed("fixtures/years/night-school/2023.docx") }, "2023");
      expect(await rules()).toContain("stale-figure");
    });

    test("a delivery of more reports than fit together is compared too, each unit's by themselves", async () => {
      const before = (await across()).length;
      const pair = (number: number) => {
        const unit = `${"甲乙丙丁戊己庚辛壬癸"[number % 10]}${"子丑寅卯辰巳"[Math.floor(number / 10)]}镇农业站`;
        const rate = number === 7 ? "95.00%" : "96.00%";
        const head =
          "| 项目资金（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 |\n| --- | --- | --- | --- | --- | --- | --- |";
        return {
          [`${number}报告.md`]: strToU8(
            `# ${unit}2024年度苗圃改造项目绩效自评报告\n\n## 一、资金情况\n\n苗圃改造项目全年预算数200.00万元，全年执行数${number === 7 ? 190 : 192}.00万元，预算执行率${rate}。\n`,
          ),
          [`${number}自评表.md`]: strToU8(
            `# 苗圃改造项目支出绩效自评表（2024年度）\n\n单位名称：${unit}\n\n${head}\n| 年度资金总额 | 200.00 | 200.00 | 192.00 | 10 | 96.00% | 9.6 |\n`,
          ),
        };
      };
      await receive("bulk", Object.assign({}, ...Array.from({ length: 55 }, (_, number) => pair(number))), "2024");
      const found = (await across()).slice(before).map(({ documentId }) => [...ids].find(([, id]) => id === documentId)?.[0]);
      expect(new Set(found.map((name) => name?.slice(0, 2)))).toEqual(new Set([expect.stringMatching(/^7[报自]/u)]));
    }, 90_000);
  });
});

/** The workbook with another number in its cells. */
function corrected(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const parts = unzipSync(bytes);
  const changed = Object.entries(parts).map(([name, part]) => [
    name,
    name.endsWith(".xml") ? strToU8(strFromU8(part).replaceAll(from, to)) : part,
  ]);
  return zipSync(Object.fromEntries(changed));
}
