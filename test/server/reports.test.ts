import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compared, missingFor, settled, WAYS } from "../service/ways.ts";
import { type Caller, type OpenServer, openServer } from "./open-server.ts";

// The whole way of a submission over HTTP, with published reports.

const FOLDER = resolve("../shared/reports");
const UNIT = "县医疗保障局";
const MINUTES = 60_000;

interface Item {
  readonly id: string;
  readonly documentId: string;
  readonly revision: number;
  readonly state: string;
  readonly severity: string;
  readonly ruleId: string;
  readonly finding: { readonly stated?: string; readonly expected?: string; readonly evidence: readonly { readonly figureId?: string }[] };
}

describe.each(WAYS)("published reports over HTTP, %s", async (way) => {
  const missing = existsSync(FOLDER) ? await missingFor(way) : "../shared is not there";
  describe.skipIf(missing !== undefined)(missing ?? "from the folder to the carry-over", () => {
    let server: OpenServer;
    let reviewer: Caller;
    let submission: string;
    let documents: readonly {
      readonly id: string;
      readonly names: readonly string[];
      readonly status: string;
      readonly findings: { readonly total: number };
    }[] = [];
    const files = existsSync(FOLDER) ? onceEach(readdirSync(FOLDER)) : [];
    beforeAll(async () => {
      server = await openServer(way, { maxBytes: 100_000_000 });
      reviewer = await server.enter({ name: "li.na", displayName: "李娜", role: "reviewer", units: [UNIT] });
    });
    afterAll(() => server?.stop());

    const upload = async (name: string, bytes: Uint8Array, more = "") => {
      const receipt = await reviewer("POST", `/submissions/${submission}/files?name=${encodeURIComponent(name)}${more}`, bytes);
      expect([name, receipt.status, receipt.body.status]).toEqual([name, 201, "added"]);
      return receipt.body.documentId as string;
    };
    const open = async () => {
      submission = (await reviewer("POST", "/submissions", { unit: UNIT })).body.id;
    };
    const atRest = async () => {
      await settled(server.service, 3 * MINUTES);
      await compared(server.service, MINUTES);
    };
    const decide = (item: Item, decision: object) =>
      reviewer("POST", `/findings/${item.id}/decisions`, { revision: item.revision, decision });
    const itemOf = async (id: string): Promise<Item> => (await reviewer("GET", `/findings/${id}`)).body;

    test("the folder is handed in, and each file's progress is told until it is at rest", { timeout: 4 * MINUTES }, async () => {
      await open();
      const controller = new AbortController();
      const { body: token } = await reviewer("POST", "/me/tokens", { name: "progress", days: 1 });
      const headers = { authorization: `Bearer ${token.secret}` };
      const events = await fetch(`${server.base}/api/changes?submissionId=${submission}`, { headers, signal: controller.signal });
      const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
      if (!reader) throw new Error("no stream");
      for (const name of files) await upload(name, readFileSync(join(FOLDER, name)));
      let heard = "";
      const ended = () => new Set([...heard.matchAll(/"documentId":"(\w+)","status":"(?:checked|failed)"/gu)].map(([, id]) => id)).size;
      while (ended() < files.length) heard += (await reader.read()).value ?? "";
      controller.abort();
      const { body } = await reviewer("GET", `/submissions/${submission}`);
      expect(body).toMatchObject({ state: "checked", counts: { checked: files.length, failed: 0 } });
      await atRest();
    });

    test("every report has its findings, figures and scores; the lists agree with each other", { timeout: MINUTES }, async () => {
      documents = (await reviewer("GET", `/documents?submissionId=${submission}&limit=100`)).body.items;
      expect(documents).toHaveLength(files.length);
      const counts = (await reviewer("GET", `/findings/counts?submissionId=${submission}`)).body;
      expect(counts.total).toBe(documents.reduce((sum, { findings }) => sum + findings.total, 0));
      expect(counts.severity.error).toBeGreaterThan(5);
      for (const { id } of documents.filter(({ names }) => names[0]?.endsWith(".docx"))) {
        const figures = (await reviewer("GET", `/documents/${id}/figures?limit=5000`)).body;
        expect(figures.counts.confirmed).toBeGreaterThan(0);
        const [failing] = figures.items.filter(({ mark }: { mark: string }) => mark === "failing");
        if (!failing) continue;
        const detail = (await reviewer("GET", `/documents/${id}/figures/${failing.id}`)).body;
        expect(detail.entered.some(({ kind }: { kind: string }) => kind === "inconsistent")).toBe(true);
      }
    });

    test("decisions carry over to an altered second version, and what it mends is resolved", { timeout: 4 * MINUTES }, async () => {
      const mendable = await findMendable();
      const { document, name, mended, bytes } = mendable;
      const others = (await reviewer("GET", `/findings?documentId=${document}&state=open&limit=500`)).body.items.filter(
        ({ id }: Item) => id !== mended.id,
      );
      const [kept, dismissed] = others as readonly [Item, Item];
      expect((await decide(kept, { kind: "confirm" })).body.state).toBe("confirmed");
      expect((await decide(dismissed, { kind: "falsePositive", reason: "scopeDifference", note: "口径不同" })).body.state).toBe(
        "falsePositive",
      );
      await open();
      const second = await upload(`${name.replace(/\.docx$/u, "")}（修改稿）.docx`, bytes, `&replaces=${document}`);
      await atRest();
      expect((await reviewer("GET", `/documents/${second}/versions`)).body.items.map(({ number }: { number: number }) => number)).toEqual([
        1, 2,
      ]);
      expect(await itemOf(mended.id)).toMatchObject({ state: "resolved", change: "resolved", resolvedByVersion: 2 });
      expect(await itemOf(kept.id)).toMatchObject({ state: "confirmed", documentId: second, change: "unchanged" });
      expect(await itemOf(dismissed.id)).toMatchObject({ state: "falsePositive", documentId: second, change: "unchanged" });
      expect((await reviewer("GET", `/documents/${document}`)).body.version).toMatchObject({ number: 1, latest: false });
      const history = (await reviewer("GET", `/findings/${dismissed.id}/history`)).body.items;
      expect(history.map(({ action }: { action: string }) => action)).toEqual(expect.arrayContaining(["new", "falsePositive"]));
    });

    /** A Word file with a finding whose wrong figure stands in it once as it is, and the file with the figure that is expected. */
    async function findMendable(): Promise<{ document: string; name: string; mended: Item; bytes: Uint8Array }> {
      for (const { id, names } of documents) {
        const [name = ""] = names;
        if (!name.endsWith(".docx")) continue;
        const parts = unzipSync(readFileSync(join(FOLDER, name)));
        const text = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
        const items: readonly Item[] = (await reviewer("GET", `/findings?documentId=${id}&severity=error&state=open&limit=500`)).body.items;
        if (items.length < 3) continue;
        for (const mended of items) {
          const { stated, expected } = mended.finding;
          if (stated === undefined || expected === undefined || !/^\d+\.\d+%?$/u.test(stated) || !/^\d+\.\d+%?$/u.test(expected)) continue;
          const [wrong, right] = [stated.replace("%", ""), expected.replace("%", "")];
          if (text.split(wrong).length !== 2) continue;
          const bytes = zipSync({ ...parts, "word/document.xml": strToU8(text.replace(wrong, right)) });
          return { document: id, name, mended, bytes };
        }
      }
      throw new Error("no report has a figure that can be mended in its text");
    }
  });
});

/** Each report in one format, Word before others: the same report in another one would be its next version. */
function onceEach(names: readonly string[]): string[] {
  const formats = ["docx", "xlsx", "doc", "html", "pdf", "ofd"];
  const rank = (name: string) => formats.indexOf(name.replace(/^.*\./u, ""));
  const found = new Map<string, string>();
  for (const name of names.filter((one) => rank(one) >= 0).toSorted((a, b) => rank(a) - rank(b))) {
    const stem = name.replace(/\.\w+$/u, "");
    if (!found.has(stem)) found.set(stem, name);
  }
  return [...found.values()];
}
