import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventedReport } from "../service/invented-reports.ts";
import { settled } from "../service/ways.ts";
import { accessibilityFaults, missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const missing = missingBrowser();
const UNITS = ["云溪县林业局", "云溪县水利局"];

describe.skipIf(missing !== undefined)(missing ?? "findings across documents", () => {
  let screen: OpenScreen;
  const counts = async (query = "") => (await screen.server.stranger("GET", `/findings/counts?${query}`)).body;
  beforeAll(async () => {
    screen = await openScreen();
    const { stranger: desk, service } = screen.server;
    for (const [at, unit] of UNITS.entries()) {
      const { body } = await desk("POST", "/submissions", { unit, year: "2023" });
      for (let number = 1; number <= 3; number += 1)
        await desk("POST", `/submissions/${body.id}/files?name=${number}.md`, new TextEncoder().encode(inventedReport(number + at * 10)));
    }
    await settled(service, 30_000);
  }, 60_000);
  afterAll(() => screen?.stop());

  test.each(["light", "dark"] as const)("all are listed without serious faults of accessibility, %s", async (theme) => {
    const page = await screen.visit("/findings", { dark: theme === "dark" });
    const { total } = await counts();
    await page.getByText(`${total} 条`).first().waitFor();
    expect(await page.getByRole("row").count()).toBe(total);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `findings-${theme}`);
  });

  test("the address is the filter, in the words of the interface; a row leads to its place", async () => {
    const query = `unit=${encodeURIComponent(UNITS[0] ?? "")}&ruleId=ratio`;
    const page = await screen.visit(`/findings?${query}`);
    const { total } = await counts(query);
    expect(total).toBe(3);
    await page.getByText(`${total} 条`).first().waitFor();
    const rows = page.getByRole("row");
    await rows.first().waitFor();
    expect(await rows.count()).toBe(total);
    for (const row of await rows.all()) expect(await row.textContent()).toContain(UNITS[0]);
    await rows.first().click();
    await page.waitForURL(/\/documents\/[^/]+\/findings\/[^/?]+$/u);
  });

  test("menus narrow it further; what matches nothing can be cleared", async () => {
    const page = await screen.visit("/findings?ruleId=ratio");
    await page.getByRole("button", { name: /^单位/u }).click();
    await page.getByRole("menuitemcheckbox", { name: UNITS[1] ?? "" }).click();
    await page.keyboard.press("Escape");
    await page.getByText("3 条").first().waitFor();
    expect(new URL(page.url()).searchParams.get("unit")).toBe(UNITS[1]);
    await page.keyboard.press("f");
    await page.keyboard.type("没有这样的字");
    await page.keyboard.press("Enter");
    await page.getByText("没有符合条件的疑点").waitFor();
    await page.getByRole("button", { name: "清除筛选" }).last().click();
    await page
      .getByText(`${(await counts()).total} 条`)
      .first()
      .waitFor();
    expect(new URL(page.url()).search).toBe("");
  });

  test("all that match are dismissed with one note, and it is taken back as one", async () => {
    const query = `unit=${encodeURIComponent(UNITS[1] ?? "")}&ruleId=ratio`;
    const page = await screen.visit(`/findings?${query}`);
    await page.getByRole("row").first().locator(".tick").click();
    await page.getByRole("button", { name: "选择符合条件的全部 3 条" }).click();
    await page.getByText("已选 3 条").waitFor();
    await page.keyboard.press("x");
    const dialog = page.getByRole("dialog");
    await dialog.getByText("四舍五入所致").click();
    await dialog.getByRole("textbox").fill("本单位按上年口径");
    await dialog.getByRole("button", { name: "保存" }).click();
    await page.getByText("误报 3 条").waitFor();
    expect((await counts(query)).state).toEqual({ falsePositive: 3 });
    await page.keyboard.press("z");
    await page.getByText("已撤销").waitFor();
    expect((await counts(query)).state).toEqual({ open: 3 });
  });
});
