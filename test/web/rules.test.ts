import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventedReport } from "../service/invented-reports.ts";
import { settled } from "../service/ways.ts";
import { accessibilityFaults, missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const missing = missingBrowser();

describe.skipIf(missing !== undefined)(missing ?? "the rules", () => {
  let screen: OpenScreen;
  let catalogue: readonly { readonly id: string; readonly title: string; readonly family: string; readonly severity: string }[];
  beforeAll(async () => {
    screen = await openScreen();
    const { stranger: desk, service } = screen.server;
    const { body } = await desk("POST", "/submissions", { unit: "云溪县林业局", year: "2023" });
    await desk("POST", `/submissions/${body.id}/files?name=1.md`, new TextEncoder().encode(inventedReport(1)));
    await settled(service, 30_000);
    catalogue = (await desk("GET", "/rules")).body.items;
  }, 60_000);
  afterAll(() => screen?.stop());

  test("every rule is listed, with what it raised and a way to it", async () => {
    const page = await screen.visit("/rules");
    await page.getByText(`${catalogue.length} 条规则`).waitFor();
    expect(await page.getByRole("row").count()).toBe(catalogue.length + 1);
    const { body: counts } = await screen.server.stranger("GET", "/findings/counts");
    const ratio = page.getByRole("row").filter({ hasText: "比率不符" });
    const link = ratio.getByRole("link", { name: String(counts.rule.ratio), exact: true });
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "rules-light");
    await link.click();
    await page.waitForURL("**/findings?ruleId=ratio");
  });

  test("the filter stands in the address, and what it leaves can be cleared", async () => {
    const page = await screen.visit("/rules");
    await page.getByRole("radio", { name: "评分" }).click();
    const scores = catalogue.filter(({ family }) => family === "scores");
    await page.getByText(`${scores.length} / ${catalogue.length} 条规则`).waitFor();
    expect(new URL(page.url()).search).toBe("?family=scores");
    await page.getByPlaceholder("按名称或编号查找").fill("没有这样的规则");
    await page.getByText("没有符合条件的规则").waitFor();
    await page.getByRole("button", { name: "清除筛选" }).click();
    await page.getByText(`${catalogue.length} 条规则`).waitFor();
  });

  test.each(["light", "dark"] as const)("a rule's page has its four parts and its examples as documents, %s", async (theme) => {
    const page = await screen.visit("/rules/execution-score", { dark: theme === "dark" });
    await page.getByRole("heading", { name: "预算执行得分不符" }).waitFor();
    expect(await page.getByRole("heading", { level: 2, name: /^(?:依据|会报告|不报告|无法判断)$/u }).allTextContents()).toEqual([
      ...["依据", "会报告", "不报告", "无法判断"],
    ]);
    const example = page.locator("figure").filter({ hasText: "不报告的例子" });
    expect(await example.getByRole("columnheader").allTextContents()).toContain("执行率");
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `rule-${theme}`);
  });

  test("each rule's page can be read, one after the other", async () => {
    const [first, ...others] = catalogue;
    const page = await screen.visit(`/rules/${first?.id}`);
    for (const { title } of others) {
      await page.getByRole("link", { name: `下一条规则 ${title}` }).click();
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      // Nothing is left of the notation that the page is written in.
      expect(await page.locator("article").textContent()).not.toMatch(/```|\|\s*-{3,}|## |={5}$/mu);
    }
    expect(await page.getByRole("link", { name: "下一条规则" }).count()).toBe(0);
  }, 60_000);

  test("an unknown rule says so, in either language", async () => {
    const page = await screen.visit("/rules/no-such-rule");
    await page.getByText("没有这条规则").waitFor();
    await page.getByRole("button", { name: "Switch to English" }).click();
    await page.getByText("There is no such rule").waitFor();
  });
});
