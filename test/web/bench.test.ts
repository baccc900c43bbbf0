import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handIn } from "./hand-in.ts";
import { accessibilityFaults, missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const DEMO = fileURLToPath(new URL("../../fixtures/demo/", import.meta.url));
const REPORT = fileURLToPath(new URL("../../../shared/reports/huaning-2023-evaluation.pdf", import.meta.url));
const missing = missingBrowser();

interface Evidence {
  readonly role: string;
  readonly figure?: string;
  readonly at: { readonly page?: number | null; readonly box?: readonly number[]; readonly label: string };
}
interface Finding {
  readonly id: string;
  readonly revision: number;
  readonly severity: string;
  readonly state: string;
  readonly finding: { readonly evidence: readonly Evidence[] };
}

/** Texts of the page's own text layer that lie under the frame. */
async function textUnder(page: Page, selector: string): Promise<string> {
  const frame = await page.locator(selector).first().boundingBox();
  if (!frame) throw new Error(`no ${selector}`);
  const spans = await page
    .locator(".sheet-text span")
    .evaluateAll((elements: readonly Shown[]) =>
      elements.map((element) => ({ text: element.textContent ?? "", box: element.getBoundingClientRect() })),
    );
  return spans
    .filter(({ box }) => {
      const across = Math.min(frame.x + frame.width, box.right) - Math.max(frame.x, box.left);
      const down = Math.min(frame.y + frame.height, box.bottom) - Math.max(frame.y, box.top);
      return across > 0 && down > box.height * 0.4;
    })
    .map(({ text }) => text)
    .join("")
    .replace(/\s/gu, "");
}

/** What a test reads of an element in the browser. */
interface Shown {
  readonly textContent: string | null;
  getBoundingClientRect(): {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly height: number;
  };
}

describe.skipIf(missing !== undefined)(missing ?? "the bench", () => {
  let screen: OpenScreen;
  let documents: Readonly<Record<string, string>>;
  const findingsOf = async (documentId: string): Promise<readonly Finding[]> =>
    (await screen.server.stranger("GET", `/findings?documentId=${documentId}&limit=500`)).body.items;
  const idOf = (extension: string): string => {
    const name = Object.keys(documents).find((one) => one.endsWith(extension));
    if (!name) throw new Error(`no ${extension}`);
    return documents[name] ?? "";
  };

  beforeAll(async () => {
    screen = await openScreen();
    const files = readdirSync(DEMO).map((name) => `${DEMO}${name}`);
    ({ documents } = await handIn(screen, existsSync(REPORT) ? [...files, REPORT] : files));
  }, 180_000);
  afterAll(() => screen?.stop());

  test("a link to a finding opens the PDF at its place; each frame covers its figure", async () => {
    const documentId = idOf(existsSync(REPORT) ? "huaning-2023-evaluation.pdf" : ".pdf");
    const findings = (await findingsOf(documentId)).filter(
      ({ finding: { evidence } }) => evidence[0]?.role === "stated" && evidence[0].figure !== undefined && evidence[0].at.box,
    );
    expect(findings.length).toBeGreaterThan(0);
    const page = await screen.visit("/");
    for (const { id, finding } of findings.slice(0, 4)) {
      await page.goto(`${screen.server.base}/documents/${documentId}/findings/${id}`);
      const frame = page.locator(".hl.stated").first();
      await frame.waitFor();
      await page.locator(`.sheet[data-page="${finding.evidence[0]?.at.page}"] .sheet-text span`).first().waitFor();
      const box = await frame.boundingBox();
      // In the window, not somewhere in the strip of pages.
      expect(box && box.y > 120 && box.y + box.height < 900).toBe(true);
      expect(await textUnder(page, ".hl.stated")).toContain(finding.evidence[0]?.figure?.replace(/\s/gu, ""));
    }
    await picture(page, "bench-pdf");
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  test.each([
    [".docx", "light"],
    [".xlsx", "dark"],
    [".html", "light"],
  ])("what has no pages (%s) is shown as it was read, with the finding's figures marked", async (extension, theme) => {
    const documentId = idOf(extension);
    const finding = (await findingsOf(documentId)).find(({ finding: { evidence } }) => evidence[0]?.figure !== undefined);
    const [evidence] = finding?.finding.evidence ?? [];
    const page = await screen.visit(`/documents/${documentId}/findings/${finding?.id}`, { dark: theme === "dark" });
    const mark = page.locator(`mark.${evidence?.role}`).first();
    await mark.waitFor();
    const text = await mark.evaluate((element: { childNodes: Iterable<{ nodeType: number; textContent: string | null }> }) =>
      [...element.childNodes]
        .filter(({ nodeType }) => nodeType === 3)
        .map(({ textContent }) => textContent)
        .join(""),
    );
    expect(text.replace(/\s/gu, "")).toBe(evidence?.figure?.replace(/\s/gu, ""));
    await expect.poll(async () => (await mark.boundingBox())?.y ?? 0).toBeGreaterThan(120);
    await picture(page, `bench${extension}-${theme}`);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("decisions by keyboard: confirm, take back, dismiss with a reason, comment; the history tells of them", async () => {
    const documentId = idOf(".docx");
    const [first] = (await findingsOf(documentId)).filter(({ severity }) => severity === "error");
    const page = await screen.visit(`/documents/${documentId}/findings/${first?.id}`);
    const state = async () => (await findingsOf(documentId)).find(({ id }) => id === first?.id)?.state;
    await page.locator(".it[data-selected]").waitFor();
    await page.keyboard.press("c");
    await page.getByText("已确认", { exact: true }).last().waitFor();
    await expect.poll(state).toBe("confirmed");
    // It went on to the next; the line that tells of it offers to take it back.
    await expect.poll(() => page.url()).not.toContain(first?.id);
    await page.keyboard.press("z");
    await expect.poll(state).toBe("open");
    await page.goto(`${screen.server.base}/documents/${documentId}/findings/${first?.id}`);
    await page.locator(".it[data-selected]").waitFor();
    await page.keyboard.press("x");
    await page.getByRole("dialog", { name: "为什么是误报" }).waitFor();
    await page.keyboard.press("2");
    await expect.poll(state).toBe("falsePositive");
    await page.goto(`${screen.server.base}/documents/${documentId}/findings/${first?.id}`);
    await page.locator(".it[data-selected]").waitFor();
    await page.keyboard.press("m");
    await page.getByRole("dialog").getByRole("textbox").fill("<b>请附明细</b>");
    await page.keyboard.press("Control+Enter");
    const history = page.locator(".hs");
    await history.getByText("<b>请附明细</b>").waitFor();
    for (const word of ["误报", "确认", "撤销了处理", "首次发现"]) await history.getByText(word).first().waitFor();
    await picture(page, "bench-history");
  });

  test("letters decide nothing while one types", async () => {
    const documentId = idOf(".docx");
    const before = JSON.stringify((await findingsOf(documentId)).map(({ id, state }) => [id, state]));
    const page = await screen.visit(`/documents/${documentId}`);
    await page.locator(".it[data-selected]").waitFor();
    await page.keyboard.press("f");
    await page.keyboard.type("caxsm");
    await page.getByText("没有符合条件的问题").waitFor();
    expect(JSON.stringify((await findingsOf(documentId)).map(({ id, state }) => [id, state]))).toBe(before);
  });

  test("two reviewers at once: the slower one sees both versions and chooses", async () => {
    const documentId = idOf(".xlsx");
    const [finding] = (await findingsOf(documentId)).filter(({ state }) => state === "open");
    const address = `/documents/${documentId}/findings/${finding?.id}`;
    const slow = await screen.visit("/");
    // Her line of news is broken, so she does not hear of it in time.
    await slow.route("**/api/changes", (route) => route.fulfill({ status: 404 }));
    await slow.goto(`${screen.server.base}${address}`);
    await slow.locator(".it[data-selected]").waitFor();
    const quick = await screen.visit(address);
    await quick.locator(".it[data-selected]").waitFor();
    await quick.keyboard.press("c");
    const state = async () => (await findingsOf(documentId)).find(({ id }) => id === finding?.id)?.state;
    await expect.poll(state).toBe("confirmed");
    await slow.keyboard.press("x");
    await slow.getByRole("dialog", { name: "为什么是误报" }).waitFor();
    await slow.keyboard.press("1");
    const dialog = slow.getByRole("dialog", { name: "刚刚有人改过这一条" });
    await dialog.waitFor();
    await dialog.getByText("本机").waitFor();
    expect(await state()).toBe("confirmed");
    await picture(slow, "bench-stale");
    await dialog.getByRole("button", { name: "仍按我的意见" }).click();
    await expect.poll(state).toBe("falsePositive");
  });

  test("many at once: one note, one way back", async () => {
    const documentId = idOf(".docx");
    const page = await screen.visit(`/documents/${documentId}`);
    await page.locator(".it[data-selected]").waitFor();
    await page.keyboard.press("Shift+J");
    await page.getByText("已选 2 条").waitFor();
    await page.keyboard.press("c");
    await page.getByRole("dialog").getByRole("textbox").fill("同一原因，一并确认");
    await page.keyboard.press("Control+Enter");
    const confirmed = async () => (await findingsOf(documentId)).filter(({ state }) => state === "confirmed").length;
    await expect.poll(confirmed).toBe(2);
    await page.getByText("确认 2 条").waitFor();
    await page.keyboard.press("z");
    await expect.poll(confirmed).toBe(0);
  });

  test("every figure bears its tick; T takes them off; a press tells what it was checked against", async () => {
    const documentId = idOf(".pdf");
    const page = await screen.visit(`/documents/${documentId}?page=1`);
    await page.locator(".tk").first().waitFor();
    const ticks = await page.locator(".tk").count();
    await page.locator(".tk.confirmed").first().click();
    const told = page.getByRole("dialog");
    await told.getByText("相符").first().waitFor();
    expect(await told.getByRole("link").count()).toBeGreaterThan(0);
    await picture(page, "bench-tick");
    await page.keyboard.press("Escape");
    await told.waitFor({ state: "detached" });
    await page.keyboard.press("t");
    await expect.poll(() => page.locator(".tk").count()).toBe(0);
    await page.keyboard.press("t");
    await expect.poll(() => page.locator(".tk").count()).toBe(ticks);
  });

  test("B sets two places of one fact side by side, each with its name", async () => {
    const documentId = idOf(".docx");
    const finding = (await findingsOf(documentId)).find(
      ({ finding: { evidence } }) => evidence.filter(({ role }) => role !== "context").length > 1,
    );
    const page = await screen.visit(`/documents/${documentId}/findings/${finding?.id}`);
    await page.locator("mark.stated").first().waitFor();
    await page.keyboard.press("b");
    await expect.poll(() => page.locator(".pane").count()).toBe(2);
    const heads = await page.locator(".pane-head").allTextContents();
    expect(heads[0]).toContain(finding?.finding.evidence[0]?.at.label);
    await picture(page, "bench-beside");
    await page.keyboard.press("b");
    await expect.poll(() => page.locator(".pane").count()).toBe(0);
  });

  test.skipIf(!existsSync(REPORT))("a link to a page opens there; the ruler and the keys turn pages", async () => {
    const documentId = idOf("huaning-2023-evaluation.pdf");
    const page = await screen.visit(`/documents/${documentId}?page=12`);
    const current = () => page.locator(".view-bar .n b").first().textContent();
    await expect.poll(current).toBe("12");
    await page.keyboard.press("]");
    await expect.poll(current).toBe("13");
    await page.getByRole("button", { name: /^第 20 页/u }).click();
    await expect.poll(current).toBe("20");
  });
});
