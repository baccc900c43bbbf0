import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const missing = missingBrowser();

describe.skipIf(missing !== undefined)(missing ?? "the screen around every page", () => {
  let screen: OpenScreen;
  beforeAll(async () => {
    screen = await openScreen();
  }, 60_000);
  afterAll(() => screen?.stop());

  test("opens with an empty list, in Chinese, without serious faults of accessibility", async () => {
    const page = await screen.visit("/");
    await page.getByText("还没有报送").waitFor();
    expect(await page.getAttribute("html", "lang")).toBe("zh-CN");
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "empty-light");
  });

  test("the language and the theme are kept between visits", async () => {
    const page = await screen.visit("/");
    await page.getByRole("button", { name: "Switch to English" }).click();
    await page.getByRole("link", { name: "Submissions" }).waitFor();
    await page.getByRole("button", { name: "Light or dark" }).click();
    await page.reload();
    await page.getByRole("link", { name: "Submissions" }).waitFor();
    expect([await page.getAttribute("html", "lang"), await page.getAttribute("html", "data-theme")]).toEqual(["en", "dark"]);
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("a dark system gets a dark screen before anybody chooses", async () => {
    const page = await screen.visit("/", { dark: true });
    expect(await page.getAttribute("html", "data-theme")).toBe("dark");
  });

  test("? shows the keys that work here; Esc closes them", async () => {
    const page = await screen.visit("/");
    await page.getByText("还没有报送").waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "快捷键一览" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  test("an address without a page says so", async () => {
    const page = await screen.visit("/no/such/page");
    await page.getByText("没有这个页面").waitFor();
  });
});
