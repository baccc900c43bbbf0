import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { accessibilityFaults, missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const DEMO = fileURLToPath(new URL("../../fixtures/demo/", import.meta.url));
const missing = missingBrowser();
const HOSTILE = `<img src=x onerror="document.title='owned'">.md`;

describe.skipIf(missing !== undefined)(missing ?? "files come in", () => {
  let screen: OpenScreen;
  beforeAll(async () => {
    screen = await openScreen();
  }, 60_000);
  afterAll(() => screen?.stop());

  test("chosen files are sent, checked and listed; what fails says why and what to do; a report opens", async () => {
    const page = await screen.visit("/");
    await page.getByText("还没有报送").waitFor();
    const choosing = page.waitForEvent("filechooser");
    await page.keyboard.press("u");
    const damaged = { name: "坏文件.docx", mimeType: "", buffer: Buffer.from(`PK\u0003\u0004${"x".repeat(400)}`) };
    // Names and texts of files are shown as they are, and run nowhere.
    const hostile = {
      name: HOSTILE,
      mimeType: "text/html",
      buffer: Buffer.from("# <script>document.title='owned'</script>自评报告\n\n预算 100 万元，支出 90 万元，执行率 80%。\n"),
    };
    await (await choosing).setFiles([damaged, hostile]);
    await page.getByText("处理完毕").waitFor();
    await page.getByRole("region", { name: "失败" }).getByText("文件损坏").waitFor();
    await page.getByText("用原程序另存后再传").first().waitFor();
    const chooser = page.waitForEvent("filechooser");
    await page.keyboard.press("u");
    await (await chooser).setFiles(readdirSync(DEMO).map((name) => `${DEMO}${name}`));
    await page
      .getByText(/完成\s*4/u)
      .or(page.locator(".kv dd").filter({ hasText: "4 / 4" }))
      .first()
      .waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "文件清单" }).click();
    await page.getByText("农村公路日常养护绩效监控报告.pdf").first().waitFor();
    // Failed, hostile and four more, with the failed one told apart.
    await expect.poll(() => page.locator(".documents tbody [role=row]").count()).toBe(6);
    await page.getByText("失败 · 文件损坏").waitFor();
    await picture(page, "submissions-light");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page
      .getByRole("row", { name: /农村公路/u })
      .getByRole("link")
      .first()
      .click();
    await page.waitForURL(/\/documents\/[0-9a-f]{64}/u);
    await page.locator(".it[data-selected]").waitFor();
    await page.goBack();
    await page.getByText("处理完毕").waitFor();
    expect(await page.title()).toBe("勾稽");
    expect(await page.locator("img[src=x]").count()).toBe(0);
  }, 90_000);

  test("the list is narrowed by views, filters and words; all of it stands in the address", async () => {
    const page = await screen.visit("/", { dark: true });
    await page.getByRole("link", { name: /提取失败/u }).click();
    await expect.poll(() => page.locator(".documents tbody [role=row]").count()).toBe(1);
    expect(page.url()).toContain("status=failed");
    await page.getByRole("link", { name: /全部/u }).click();
    await page.keyboard.press("f");
    await page.keyboard.type("农村公路");
    await expect.poll(() => page.locator(".documents tbody [role=row]").count()).toBe(1);
    await expect.poll(() => decodeURIComponent(page.url())).toContain("text=农村公路");
    await page.reload();
    await expect.poll(() => page.locator(".documents tbody [role=row]").count()).toBe(1);
    await page.getByRole("button", { name: "+ 存为视图" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("公路口");
    await page.keyboard.press("Enter");
    await page.getByRole("link", { name: "公路口 1" }).waitFor();
    await picture(page, "submissions-view-dark");
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("a file of another name and the same bytes is told apart from a new one; rows go by keys", async () => {
    const page = await screen.visit("/");
    await page
      .locator(".documents tbody [role=row]")
      .filter({ has: page.getByRole("checkbox") })
      .first()
      .waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press(" ");
    await page.getByText("已选 1 件").waitFor();
    await picture(page, "submissions-selected");
    await page.keyboard.press("Escape");
    await page.getByText("已选 1 件").waitFor({ state: "detached" });
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/documents\/[0-9a-f]{64}/u);
  });

  test("a folder that is dropped anywhere on the page is a submission with its files", async () => {
    const page = await screen.visit("/");
    await page
      .locator(".documents tbody [role=row]")
      .filter({ has: page.getByRole("checkbox") })
      .first()
      .waitFor();
    const folder = mkdtempSync(join(tmpdir(), "gouji-drop-"));
    mkdirSync(join(folder, "水利局"));
    writeFileSync(join(folder, "水利局", "拖来的.md"), "# 自评报告\n\n预算 200 万元，支出 90 万元，执行率 80%。\n");
    writeFileSync(join(folder, "水利局", "Thumbs.db"), "left over");
    // As if dragged from the desk: the browser reads the folder itself.
    const session = await page.context().newCDPSession(page);
    const data = { items: [], files: [join(folder, "水利局")], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const)
      await session.send("Input.dispatchDragEvent", { type, x: 400, y: 600, data });
    await page.getByText("处理完毕").waitFor();
    await page.getByText("1 个文件").waitFor();
    await page.getByRole("button", { name: "文件清单" }).click();
    await page.getByText("拖来的.md").first().waitFor();
    rmSync(folder, { recursive: true });
  });
});
