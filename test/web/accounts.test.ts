import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, PASSWORD } from "../server/open-server.ts";
import { accessibilityFaults, missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const missing = missingBrowser();

describe.skipIf(missing !== undefined)(missing ?? "accounts and settings", () => {
  let screen: OpenScreen;
  let administrator: Caller;
  beforeAll(async () => {
    screen = await openScreen("accounts");
    administrator = await screen.server.enter({ name: "admin", displayName: "周航", role: "administrator", units: [] });
    await screen.server.enter({ name: "li.yun", displayName: "李芸", role: "reviewer", units: ["云溪县林业局"] });
  }, 60_000);
  afterAll(() => screen?.stop());

  const enter = async (name: string, path: string, password = PASSWORD, dark = false): Promise<Page> => {
    const page = await screen.visit("/", { dark });
    await page.getByLabel("用户名").fill(name);
    await page.getByLabel("密码").fill(password);
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "规则" }).waitFor();
    await page.goto(`${screen.server.base}${path}`);
    return page;
  };

  test("an administrator makes an account, which can then sign in", async () => {
    const page = await enter("admin", "/");
    await page.getByRole("button", { name: "周航 · 管理员" }).click();
    await page.getByRole("menuitem", { name: "账户" }).click();
    await page.getByRole("button", { name: "新建账户" }).click();
    const form = page.getByRole("dialog", { name: "新建账户" });
    await form.getByLabel("用户名").fill("wang.min");
    await form.getByLabel("姓名").fill("王敏");
    await form.getByRole("button", { name: /角色/u }).click();
    await page.getByRole("option", { name: "报送单位" }).click();
    await form.getByRole("textbox", { name: "单位" }).fill("云溪县水利局");
    await form.getByLabel("密码").fill("短");
    await form.getByRole("button", { name: "保存" }).click();
    await form.getByText("密码太短").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await form.getByLabel("密码").fill(PASSWORD);
    await form.getByRole("button", { name: "保存" }).click();
    await form.waitFor({ state: "detached" });
    const row = page.getByRole("row").filter({ hasText: "王敏" });
    expect(await row.textContent()).toMatch(/wang\.min报送单位云溪县水利局启用/u);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "accounts-light");
    await enter("wang.min", "/");
  });

  test("an account is disabled; the last administrator cannot be", async () => {
    await screen.server.enter({ name: "leaving", displayName: "陈洁", role: "reviewer", units: [] });
    const page = await enter("admin", "/accounts");
    const edit = async (name: string) => {
      await page.getByRole("button", { name: `修改 ${name}` }).click();
      await page.getByRole("dialog").getByText("停用：不能登录").click();
      await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    };
    await edit("leaving");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.getByRole("row").filter({ hasText: "陈洁" }).getByText("停用").waitFor();
    await edit("admin");
    await page.getByText("这是最后一位管理员").waitFor();
    const { body } = await administrator("GET", "/accounts");
    expect(body.items.filter(({ disabled }: { disabled: boolean }) => disabled).map(({ name }: { name: string }) => name)).toEqual([
      "leaving",
    ]);
  });

  test("others are told that accounts are not theirs", async () => {
    const page = await enter("li.yun", "/accounts");
    await page.getByText("只有管理员可以管理账户").waitFor();
    await page.getByRole("button", { name: "李芸 · 审核人" }).click();
    expect(await page.getByRole("menuitem", { name: "账户" }).count()).toBe(0);
  });

  test("one's own password is changed, with the present one", async () => {
    const page = await enter("li.yun", "/settings");
    const part = page.getByRole("region", { name: "修改密码" });
    const change = async (old: string, next: string, again = next) => {
      await part.getByLabel("现在的密码").fill(old);
      await part.getByLabel("新密码", { exact: true }).fill(next);
      await part.getByLabel("再输一遍新密码").fill(again);
      await part.getByRole("button", { name: "修改密码" }).click();
    };
    await change(PASSWORD, "新的密码一二三四五六七", "不同的密码一二三四五六");
    await part.getByText("两遍不一样").waitFor();
    await change("不是这个密码一二三四", "新的密码一二三四五六七");
    await part.getByText("现在的密码不对").waitFor();
    await change(PASSWORD, "新的密码一二三四五六七");
    await part.getByText("密码已修改").waitFor();
    await enter("li.yun", "/", "新的密码一二三四五六七");
  });

  test.each(["light", "dark"] as const)("a token is made, works, and is revoked, %s", async (theme) => {
    const page = await enter("admin", "/settings", PASSWORD, theme === "dark");
    const part = page.getByRole("region", { name: "访问令牌" });
    await part.getByLabel("用途").fill(`夜间导出 ${theme}`);
    await part.getByRole("button", { name: "生成令牌" }).click();
    const secret = await part.locator("code").textContent();
    const ask = async () => (await fetch(`${screen.server.base}/api/me`, { headers: { authorization: `Bearer ${secret}` } })).status;
    expect(await ask()).toBe(200);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, `settings-${theme}`);
    await part.getByRole("button", { name: `撤销 夜间导出 ${theme}` }).click();
    await part.getByRole("button", { name: `撤销 夜间导出 ${theme}` }).waitFor({ state: "detached" });
    expect(await ask()).toBe(401);
  });

  test("single letters can be switched off, and the theme follows the system again", async () => {
    const page = await enter("admin", "/settings");
    await page.getByRole("radio", { name: "深色" }).click();
    expect(await page.getAttribute("html", "data-theme")).toBe("dark");
    await page.getByRole("radio", { name: "跟随系统" }).click();
    expect(await page.getAttribute("html", "data-theme")).toBe("light");
    await page.getByText("在本机停用单字母快捷键").click();
    await page.goto(`${screen.server.base}/findings`);
    await page.getByPlaceholder("在疑点、单位、数字中查找").waitFor();
    await page.keyboard.press("f");
    expect(await page.locator("input:focus").count()).toBe(0);
    // What is no letter still works.
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "快捷键一览" }).waitFor();
  });
});
