import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PASSWORD } from "../server/open-server.ts";
import { type Bureau, inventBureau, storyClock } from "./invented-bureau.ts";
import { accessibilityFaults, missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const missing = missingBrowser();

describe.skipIf(missing !== undefined)(missing ?? "the overview", () => {
  let screen: OpenScreen;
  let bureau: Bureau;
  beforeAll(async () => {
    const story = storyClock();
    screen = await openScreen("accounts", { clock: story.clock });
    bureau = await inventBureau(screen.server, story);
  }, 120_000);
  afterAll(() => screen?.stop());

  const visit = async (path: string, options: Parameters<OpenScreen["visit"]>[1] = {}): Promise<Page> => {
    const page = await screen.visit("/", options);
    await page.getByLabel("用户名").fill("zhao.lei");
    await page.getByLabel("密码").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "总览" }).waitFor();
    await page.goto(`${screen.server.base}${path}`);
    return page;
  };
  const panel = (page: Page, title: string) => page.getByRole("region", { name: title, exact: true });
  /** The rows of a panel's table, as texts. */
  const tableOf = async (page: Page, title: string): Promise<string[][]> => {
    await panel(page, title).getByRole("radio", { name: "表" }).click();
    const rows = await panel(page, title).locator("tbody tr").all();
    return Promise.all(rows.map((row) => row.locator("th, td").allTextContents()));
  };

  test.each([
    ["light", 1440, 900],
    ["dark", 1440, 900],
    ["light", 1024, 768],
  ] as const)("every plot is drawn under the policy, %s at %i", async (theme, width, height) => {
    const page = await visit("/overview", { dark: theme === "dark", width, height });
    for (const title of ["按规则", "全满分占比", "得分与错误", "趋势", "规则准确率", "按单位", "按年度", "按处理状态", "按报告类型"])
      await panel(page, title).locator("svg a").first().waitFor();
    await panel(page, "审核工作量").getByRole("row").first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `overview-${theme}-${width}`, { whole: true });
  });

  test("bars and tables say what the interface counts", async () => {
    const { body } = await bureau.supervisor("GET", "/statistics");
    const page = await visit("/overview");
    await panel(page, "按规则").locator("svg a").first().waitFor();
    const labels = await panel(page, "按规则")
      .locator("svg a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("aria-label")));
    type Group = { title: { zh: string }; name: string; error: number; warning: number; info: number; total: number; unsettled: number };
    const rules: readonly Group[] = body.findings.rule;
    expect(labels).toEqual(
      rules
        .slice(0, 12)
        .map(({ title, error, warning, info, total }) => `${title.zh} ${total}：错误 ${error} 警告 ${warning} 提示 ${info}`),
    );
    expect(await tableOf(page, "按规则")).toEqual(
      rules.map(({ title, error, warning, info, total, unsettled }) => [title.zh, ...[error, warning, info, total, unsettled].map(String)]),
    );
    expect(await tableOf(page, "按年度")).toEqual(
      body.findings.year
        .toSorted((one: Group, other: Group) => one.name.localeCompare(other.name))
        .map(({ name, error, warning, info, total, unsettled }: Group) => [name, ...[error, warning, info, total, unsettled].map(String)]),
    );
    const { body: scores } = await bureau.supervisor("GET", "/statistics/scores");
    expect((await tableOf(page, "全满分占比")).map(([unit, full, all]) => [unit, full, all])).toEqual(
      scores.fullMarks.map((one: { unit: string; fullReports: number; reports: number }) => [
        one.unit,
        String(one.fullReports),
        String(one.reports),
      ]),
    );
    expect(
      body.precision.reduce((all: number, { right, wrong }: { right: number; wrong: number }) => all + right + wrong, 0),
    ).toBeGreaterThan(10);
    expect((await tableOf(page, "规则准确率")).map(([, right, wrong]) => Number(right) + Number(wrong))).toEqual(
      body.precision
        .map(({ right, wrong }: { right: number; wrong: number }) => right + wrong)
        .toSorted((one: number, other: number) => other - one),
    );
    const { body: trend } = await bureau.supervisor("GET", "/statistics/trend?count=8");
    expect((await tableOf(page, "趋势")).map((row) => row.slice(1).map(Number))).toEqual(
      trend.items.map((step: Record<"appeared" | "returned" | "still" | "unsettled" | "settled", number>) => [
        step.appeared + step.returned,
        ...[step.still, step.unsettled, step.settled],
      ]),
    );
  });

  test("a bar's length follows its number", async () => {
    const { body } = await bureau.supervisor("GET", "/statistics");
    const page = await visit("/overview");
    const rows = panel(page, "按单位").locator("svg .plot-item");
    await rows.first().waitFor();
    const widths = await rows.evaluateAll((items) =>
      items.map((item) =>
        [...item.querySelectorAll(".marks rect")].reduce((sum, rect) => sum + rect.getBoundingClientRect().width + 1, -1),
      ),
    );
    const totals: number[] = body.findings.unit.map(({ total }: { total: number }) => total).slice(0, 12);
    for (const [at, width] of widths.entries()) expect(width / (widths[0] ?? 0)).toBeCloseTo((totals[at] ?? 0) / (totals[0] ?? 1), 1);
  });

  test("each mark leads to the list that it counts", async () => {
    const page = await visit("/overview");
    const counts = async (query: string) => (await bureau.supervisor("GET", `/findings/counts?${query}`)).body.total;
    for (const title of ["按规则", "按单位", "按年度", "按处理状态", "按报告类型"]) {
      const bar = panel(page, title).locator("svg a").first();
      const [href, label] = [await bar.getAttribute("href"), await bar.getAttribute("aria-label")];
      expect(href).toMatch(/^\/findings\?/u);
      expect(await counts(href?.split("?")[1] ?? "")).toBe(Number(/ (\d+)：/u.exec(label ?? "")?.[1]));
    }
    const full = panel(page, "全满分占比").locator("svg a").first();
    const documents = (await bureau.supervisor("GET", (await full.getAttribute("href")) ?? "")).body;
    expect(documents.total).toBe(Number(/(\d+) 份满分/u.exec((await full.getAttribute("aria-label")) ?? "")?.[1]));
    await panel(page, "按规则").locator("svg a").first().click();
    await page.waitForURL(/\/findings\?ruleId=/u);
  });

  test("the keyboard reaches each bar", async () => {
    const page = await visit("/overview");
    const bar = panel(page, "按规则").locator("svg a").nth(1);
    await bar.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/findings\?ruleId=/u);
  });

  test("the filter stands in the address and narrows every number", async () => {
    const page = await visit("/overview?year=2022");
    const { body } = await bureau.supervisor("GET", "/statistics?year=2022");
    await page.getByText("2022 年度报告的最新版本").first().waitFor();
    expect(await tableOf(page, "按单位")).toHaveLength(body.findings.unit.length);
    const [bar] = await panel(page, "按规则").locator("svg a").all();
    expect(await bar?.getAttribute("href")).toContain("year=2022");
    await page.getByRole("button", { name: /单位：全部/u }).click();
    await page.getByRole("menuitemcheckbox", { name: "云溪县民政局" }).click();
    await page.keyboard.press("Escape");
    expect(new URL(page.url()).searchParams.getAll("unit")).toEqual(["云溪县民政局"]);
    await page.getByRole("button", { name: "清除筛选" }).click();
    expect(new URL(page.url()).search).toBe("");
  });

  test("a period without data says so, and draws no axes", async () => {
    const page = await visit("/overview?year=1999");
    await page.getByText("本期没有数据").first().waitFor();
    expect(await page.getByText("本期没有数据").count()).toBeGreaterThanOrEqual(8);
    expect(await page.locator("figure svg").count()).toBe(0);
    await picture(page, "overview-empty");
  });

  test("numbers that cannot be had are asked for again inside of their panel", async () => {
    const page = await visit("/rules");
    let broken = true;
    await page.route("**/api/statistics/scores*", (route) => (broken ? route.fulfill({ status: 500, body: "" }) : route.continue()));
    await page.getByRole("link", { name: "总览" }).click();
    const retry = panel(page, "全满分占比").getByRole("button", { name: "重试" });
    await retry.waitFor();
    await panel(page, "按规则").locator("svg a").first().waitFor();
    broken = false;
    await retry.click();
    await panel(page, "全满分占比").locator("svg a").first().waitFor();
  });

  test("who may not see statistics is not led here", async () => {
    const page = await screen.visit("/");
    await page.getByLabel("用户名").fill("li.yun");
    await page.getByLabel("密码").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "规则" }).waitFor();
    expect(await page.getByRole("link", { name: "总览" }).count()).toBe(0);
  });
});
