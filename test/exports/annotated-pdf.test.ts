import { existsSync, readFileSync } from "node:fs";
import { auditFile, readDocument } from "@gouji/pipeline";
import { toCheckJson } from "@gouji/reporters";
import { annotate } from "@gouji/reporters/annotated";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { pdfOf, ucs2 } from "../../packages/extract/src/pdf/pdf-files.testing.ts";
import { findingAt, sourceOf } from "./found.ts";

const OPTIONS = { language: "zh", at: "2026-11-01T08:00:00.000Z" } as const;
const SHARED = new URL("../../../shared/", import.meta.url);
const REPORTS = ["huaning-2023-evaluation", "qingyunpu-2023-monitoring", "huaning-2023-evaluation-scanned"];
const missing = existsSync(SHARED) ? undefined : "../shared is not there";

type Box = [number, number, number, number];
interface Seen {
  readonly page: number;
  readonly contents: string;
  readonly author: string;
  readonly hasAppearance: boolean;
  readonly colour: readonly number[];
  /** On the page as displayed, y down. */
  readonly boxes: readonly Box[];
  /** What pdf.js reads under the boxes. */
  readonly text: string;
}

function openedBy(bytes: Uint8Array) {
  const cMapUrl = new URL("cmaps/", import.meta.resolve("pdfjs-dist/package.json")).pathname;
  return getDocument({ data: bytes.slice(), cMapUrl, cMapPacked: true, verbosity: 0 });
}

/** All texts, page by page. */
async function textsOf(bytes: Uint8Array): Promise<string[]> {
  const task = openedBy(bytes);
  const document = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join("|"));
  }
  await task.destroy();
  return pages;
}

/** The highlights and notes as pdf.js reads them, each with the text that stands under it. */
async function seenBy(bytes: Uint8Array): Promise<Seen[]> {
  const task = openedBy(bytes);
  const document = await task.promise;
  const seen: Seen[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: 1 });
    const displayed = (x0: number, y0: number, x1: number, y1: number): Box => {
      const [a = 0, b = 0] = viewport.convertToViewportPoint(x0, y0);
      const [c = 0, d = 0] = viewport.convertToViewportPoint(x1, y1);
      return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
    };
    const { items } = await page.getTextContent();
    const texts = items.flatMap((item) => {
      if (!("str" in item) || item.str.trim() === "") return [];
      const [ux = 1, uy = 0, , , x = 0, y = 0] = item.transform as number[];
      const long = Math.hypot(ux, uy) || 1;
      const [dx, dy] = [ux / long, uy / long];
      const box = displayed(x, y, x + dx * item.width - dy * item.height, y + dy * item.width + dx * item.height);
      return [{ text: item.str, box }];
    });
    for (const one of await page.getAnnotations()) {
      if (one.subtype !== "Highlight" && one.subtype !== "Text") continue;
      const quads: number[] = Array.from(one.quadPoints ?? []);
      const boxes = Array.from({ length: quads.length / 8 }, (_, at) => {
        const [ax = 0, ay = 0, , , , , dx = 0, dy = 0] = quads.slice(at * 8, at * 8 + 8);
        return displayed(ax, ay, dx, dy);
      });
      seen.push({
        ...{ page: number, contents: one.contentsObj.str, author: one.titleObj.str, hasAppearance: one.hasAppearance, boxes },
        colour: Array.from(one.color ?? []),
        text: boxes
          .map((box) =>
            texts
              .filter((text) => middleIn(text.box, box))
              .map(({ text }) => text)
              .join(""),
          )
          .join(""),
      });
    }
  }
  await task.destroy();
  return seen;
}

function middleIn([x0, y0, x1, y1]: Box, [left, top, right, bottom]: Box): boolean {
  const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
  return x > left && x < right && y > top && y < bottom;
}

/** Texts that stand upright on a page that is turned. Each figure is a text of its own, so that a reader tells its box. */
function content(turn = 0): string {
  const [[a, b, c, d], [x, y]] = {
    0: [
      [1, 0, 0, 1],
      [100, 600],
    ],
    90: [
      [0, 1, -1, 0],
      [200, 400],
    ],
    180: [
      [-1, 0, 0, -1],
      [400, 500],
    ],
    270: [
      [0, -1, 1, 0],
      [300, 600],
    ],
  }[turn] as [[number, number, number, number], [number, number]];
  const text = (shown: string, right: number, down: number) =>
    `BT /F1 12 Tf ${a} ${b} ${c} ${d} ${x + right * a - down * c} ${y + right * b - down * d} Tm ${ucs2(shown)} Tj ET`;
  return [text("预算执行率为", 0, 0), text("96.88%", 90, 0), text("执行数", 0, 40), text("91.20", 90, 40)].join("\n");
}
const CONTENT = content();

describe("annotated PDF", () => {
  test.each([
    ["upright", 0, ""],
    ["turned by a quarter", 90, "/Rotate 90"],
    ["upside down", 180, "/Rotate 180"],
    ["turned back by a quarter", 270, "/Rotate -90"],
    ["cropped", 0, "/CropBox [60 300 500 700]"],
    ["cropped and turned", 90, "/CropBox [60 300 500 700] /Rotate 90"],
    ["cropped beyond the paper, corners the other way round", 270, "/CropBox [900 900 60 300] /Rotate 270"],
    ["in larger units", 0, "/UserUnit 2"],
    ["with remarks of its own", 0, "/Annots [<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (old) >>]"],
  ])("a page that is %s: each highlight covers its figure", async (_name, turn, page) => {
    const bytes = pdfOf({ pages: [content(turn)], page });
    const source = await sourceOf(bytes);
    const answer = await annotate({ bytes, source, findings: [findingAt(source, ["96.88%", "91.20"])] }, OPTIONS);
    if (!answer.ok) throw new Error(answer.error);
    const seen = await seenBy(answer.value);
    const ours = seen.filter(({ author }) => author === "勾稽 Gouji");
    expect(ours.map(({ text }) => text)).toEqual(["96.88%", "91.20"]);
    expect(ours[0]?.contents).toBe("【错误 1】比率不符\n执行率与金额不符\n所列 96.88%；应为 96.87%\n（ratio）");
    expect(ours[1]?.contents).toBe("【错误 1】比率不符：依据；详见第 1 页 一、资金情况“96.88%”处的批注");
    expect(ours.every(({ hasAppearance }) => hasAppearance)).toBe(true);
    expect(ours.map(({ colour }) => colour)).toEqual([
      [196, 23, 28],
      [28, 94, 201],
    ]);
    expect(seen.length - ours.length).toBe(page.includes("Annots") ? 1 : 0);
    // An update behind the original, which stays as it is.
    expect(Buffer.from(answer.value).subarray(0, bytes.length).equals(Buffer.from(bytes))).toBe(true);
  });

  test("a figure of several findings is one highlight with all remarks", async () => {
    const bytes = pdfOf({ pages: [CONTENT] });
    const source = await sourceOf(bytes);
    const findings = [findingAt(source, ["96.88%"]), findingAt(source, ["91.20", "96.88%"], { severity: "warning" })];
    const answer = await annotate({ bytes, source, findings }, OPTIONS);
    if (!answer.ok) throw new Error(answer.error);
    const seen = await seenBy(answer.value);
    expect(seen.map(({ text }) => text)).toEqual(["96.88%", "91.20"]);
    expect(seen[0]?.contents).toMatch(/【错误 1】.*【存疑 2】/su);
  });

  test("a finding without a place on a page is told on the first one", async () => {
    const bytes = pdfOf({ pages: [CONTENT] });
    const source = await sourceOf(bytes);
    const evidence = [{ quote: "全文", role: "stated" as const, at: { label: "全文" } }];
    const answer = await annotate({ bytes, source, findings: [findingAt(source, ["96.88%"], { evidence })] }, OPTIONS);
    if (!answer.ok) throw new Error(answer.error);
    expect(await seenBy(answer.value)).toMatchObject([
      { page: 1, boxes: [], contents: expect.stringMatching(/执行率与金额不符/u), hasAppearance: true },
    ]);
  });

  test("a file whose end does not point to its table of objects is written anew", async () => {
    const whole = Buffer.from(pdfOf({ pages: [CONTENT] })).toString("latin1");
    const bytes = new Uint8Array(Buffer.from(whole.replace(/startxref\n\d+/u, "startxref\n7"), "latin1"));
    const source = await sourceOf(bytes);
    const answer = await annotate({ bytes, source, findings: [findingAt(source, ["96.88%"])] }, OPTIONS);
    if (!answer.ok) throw new Error(answer.error);
    expect((await seenBy(answer.value)).map(({ text }) => text)).toEqual(["96.88%"]);
  });

  test.skipIf(missing !== undefined).each(["enc-empty-password.pdf"])(
    "%s, encrypted but open to readers, is written anew",
    async (name) => {
      const path = new URL(`robustness/${name}`, SHARED);
      const bytes = new Uint8Array(readFileSync(path));
      const source = await sourceOf(bytes);
      const [word = ""] = /\S+/u.exec(source.blocks[0]?.text ?? "") ?? [];
      const answer = await annotate({ bytes, source, findings: [findingAt(source, [word])] }, OPTIONS);
      if (!answer.ok) throw new Error(answer.error);
      const [seen] = await seenBy(answer.value);
      expect(seen?.author).toBe("勾稽 Gouji");
      expect(await textsOf(answer.value)).toEqual(await textsOf(bytes));
    },
  );

  test("what is no PDF inside is refused, not broken", async () => {
    const bytes = pdfOf({ pages: [CONTENT] });
    const source = await sourceOf(bytes);
    const answer = await annotate({ bytes: bytes.subarray(0, 40), source, findings: [findingAt(source, ["96.88%"])] }, OPTIONS);
    expect(answer).toEqual({ ok: false, error: "corrupt" });
  });

  test.skipIf(missing !== undefined).each(REPORTS)("%s: every highlight covers its figure", async (name) => {
    const path = new URL(`reports/${name}.pdf`, SHARED).pathname;
    const [audited, source, bytes] = [await auditFile(path, {}), await readDocument(path, {}), new Uint8Array(readFileSync(path))];
    if (!source.ok) throw new Error(source.error.message);
    const findings = toCheckJson([audited], { language: "zh", version: "0" }).documents[0]?.findings ?? [];
    const answer = await annotate({ bytes, source: source.value, findings }, OPTIONS);
    if (!answer.ok) throw new Error(answer.error);
    const seen = await seenBy(answer.value);
    // A scan without recognition has no findings; nothing is marked then.
    expect(seen.length > 0).toBe(findings.length > 0);
    expect(await textsOf(answer.value)).toEqual(await textsOf(bytes));
    // A copy that is handed in again reads like its original: remarks are no part of a report.
    const again = await sourceOf(answer.value);
    expect([again.blocks, again.tables]).toEqual([source.value.blocks, source.value.tables]);
    for (const { evidence } of findings)
      for (const { at, figure } of evidence) {
        if (figure === undefined || !at.box || at.document !== undefined) continue;
        const [x0, y0, x1, y1] = at.box;
        const covers = seen.filter(
          ({ page, boxes }) => page === at.page && boxes.some((box) => box[0] < x0 && box[1] < y0 && box[2] > x1 && box[3] > y1),
        );
        expect([figure, at.page, covers.length > 0]).toEqual([figure, at.page, true]);
      }
  });
});
