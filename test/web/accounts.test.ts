import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, PASSWORD } from "../server/open-server.ts";
import { settled } from "../service/ways.ts";
import { accessibilityFaults, missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const missing = missingBrowser();
const WATER = "水利局";
const REPORT = "# 水利局自评报告\n\n全年预算数200万元，全年执行数150万元，预算执行率57%。\n";

describe.skipIf(missing !== undefined)(missing ?? "with accounts", () => {
  let screen: OpenScreen;
  let reviewer: Caller;
  let documentId: string;

  const signIn = async (name: string, path = "/") => {
    const page = await screen.visit(path);
    await page.getByRole("heading", { name: "登录勾稽" }).waitFor();
    await page.getByLabel("用户名").fill(name);
    await page.getByLabel("密码").fill(PASSWORD);
    await page.getByRole("button", { name: "登录", exact: true }).click();
    return page;
  };

  beforeAll(async () => {
    screen = await openScreen("accounts");
    reviewer = await screen.server.enter({ name: "li.yun", displayName: "李芸", role: "reviewer", units: [] });
    await screen.server.enter({ name: "wang", displayName: "王经办", role: "submitter", units: [WATER] });
    const submission = await reviewer("POST", "/submissions", { unit: WATER, year: "2023" });
    const receipt = await reviewer("POST", `/submissions/${submission.body.id}/files?name=report.md`, new TextEncoder().encode(REPORT));
    documentId = receipt.body.documentId;
    await settled(screen.server.service, 60_000);
  }, 90_000);
  afterAll(() => screen?.stop());

  test("a stranger sees the sign-in page alone; a wrong password says so", async () => {
    const page = await screen.visit(`/documents/${documentId}`);
    await page.getByRole("heading", { name: "登录勾稽" }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel("用户名").fill("li.yun");
    await page.getByLabel("密码").fill("falsch-falsch-falsch");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByText("用户名或密码不正确").waitFor();
    await picture(page, "sign-in");
  });

  test("a reviewer comes in where the link leads, sends a finding, and goes out", async () => {
    const page = await signIn("li.yun", `/documents/${documentId}`);
    await page.locator(".it[data-selected]").waitFor();
    await page.keyboard.press("c");
    const states = async () =>
      (await reviewer("GET", `/findings?documentId=${documentId}`)).body.items.map(({ state }: { state: string }) => state);
    await expect.poll(states).toContain("confirmed");
    await page.locator(".it").filter({ hasText: "已确认" }).first().click();
    await page.keyboard.press("s");
    await page.getByRole("dialog").getByRole("textbox").fill("请说明执行率。");
    await page.keyboard.press("Control+Enter");
    await expect.poll(states).toContain("sent");
    await page.getByRole("button", { name: /李芸/u }).click();
    await page.getByRole("menuitem", { name: "退出登录" }).click();
    await page.getByRole("heading", { name: "登录勾稽" }).waitFor();
  });

  test("the unit sees what was sent to it, without the reviewers' tools, and answers", async () => {
    const page = await signIn("wang", `/documents/${documentId}`);
    await page.locator(".it[data-selected]").waitFor();
    expect(await page.locator(".it").count()).toBe(1);
    expect(await page.getByRole("button", { name: "误报" }).count()).toBe(0);
    expect(await page.getByRole("link", { name: "总览" }).count()).toBe(0);
    await page.getByText("请说明执行率。").waitFor();
    await page.getByRole("button", { name: "回复" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("系录入笔误，应为75%。");
    await page.keyboard.press("Control+Enter");
    await page.getByText("单位已回复").first().waitFor();
    await page.getByText("系录入笔误，应为75%。").waitFor();
    await picture(page, "submitter");
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
