import { mkdirSync, mkdtempSync, realpathSync, rmSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { addressGuard, openWebClient, WEB_DEFAULTS } from "@gouji/ingest";
import { type Attending, attendRuns } from "@gouji/runs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventedReport } from "../service/invented-reports.ts";
import { compared, settled } from "../service/ways.ts";
import { accessibilityFaults, missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const missing = missingBrowser();
const root = realpathSync(mkdtempSync(join(tmpdir(), "gouji-screen-schedules-")));
const folder = join(root, "报送");
afterAll(() => rmSync(root, { recursive: true }));

describe.skipIf(missing !== undefined)(missing ?? "schedules and runs", () => {
  let screen: OpenScreen;
  /** What the schedule worker does, and the workers after it. */
  const work = async () => {
    const { service } = screen.server;
    const attending: Attending = {
      ...{ service, store: service.schedules, clock: Date.now, tell: () => {} },
      options: { folder: root, maxArchiveBytes: 10_000_000 },
      openClient: () => openWebClient({ ...WEB_DEFAULTS, allows: addressGuard([]) }),
    };
    await attendRuns(attending, new AbortController().signal);
    await settled(service, 25_000);
    await compared(service, 25_000);
    await attendRuns(attending, new AbortController().signal);
  };
  beforeAll(async () => {
    for (const unit of ["云溪县林业局", "云溪县水利局"]) mkdirSync(join(folder, unit), { recursive: true });
    for (const number of [1, 2, 3]) writeFileSync(join(folder, "云溪县林业局", `${number}号养护站自评报告.md`), inventedReport(number));
    writeFileSync(join(folder, "云溪县水利局/4号养护站自评报告.md"), inventedReport(4));
    writeFileSync(join(folder, "云溪县水利局/附表.docx"), `PK\u0003\u0004${"x".repeat(400)}`);
    screen = await openScreen();
  }, 60_000);
  afterAll(() => screen?.stop());

  test("an empty page says what a schedule is for", async () => {
    const page = await screen.visit("/schedules");
    await page.getByText("还没有计划").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });

  test("one is made in words, and its next times are shown while it is", async () => {
    const page = await screen.visit("/schedules");
    await page.getByRole("button", { name: "新建计划" }).click();
    const form = page.getByRole("dialog", { name: "新建计划" });
    await form.getByLabel("名称").fill("每夜核查报送文件夹");
    await form.getByLabel("来源").fill(folder);
    await form.getByRole("button", { name: /多久一次/u }).click();
    await page.getByRole("option", { name: "每周" }).click();
    await form.getByText("每周一 02:30").waitFor();
    await form.getByText(/接下来：\d\d-\d\d 02:30、/u).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "schedule-form");
    await form.getByRole("button", { name: "保存" }).click();
    await form.waitFor({ state: "detached" });
    const { body } = await screen.server.stranger("GET", "/schedules");
    expect(body.items).toMatchObject([{ name: "每夜核查报送文件夹", cron: "30 2 * * 1", sources: [folder], enabled: true }]);
    expect(await page.getByRole("row").filter({ hasText: "每夜核查" }).textContent()).toContain("每周一 02:30");
  });

  test("a pattern that is none is said to be wrong before it is sent", async () => {
    const page = await screen.visit("/schedules");
    await page.getByRole("button", { name: "新建计划" }).click();
    const form = page.getByRole("dialog");
    await form.getByRole("button", { name: /多久一次/u }).click();
    await page.getByRole("option", { name: "自定（cron）" }).click();
    await form.getByLabel("五段 cron 表达式").fill("99 99 * * *");
    await form.getByText("不是有效的 cron 表达式").waitFor();
  });

  test("it runs at once, and its report says what was new, what failed and why", async () => {
    const page = await screen.visit("/schedules");
    await page.getByRole("button", { name: "立即运行" }).click();
    await page.getByText("等待开始").first().waitFor();
    await work();
    await page.getByRole("grid", { name: "最近的批次" }).getByRole("row").filter({ hasText: "已完成" }).click();
    await page.waitForURL(/\/schedules\/runs\/./u);
    await page.getByText("5/5 份已核对").waitFor();
    const { body: report } = await screen.server.stranger("GET", `/runs/${page.url().split("/").at(-1)}`);
    const figures = await page.locator(".run-figures dd").allTextContents();
    expect(figures.slice(0, 5)).toEqual(["5", "0", "0", "0", "1"]);
    expect(figures[5]).toMatch(new RegExp(`^${report.findings.total}`, "u"));
    const fault = page.getByRole("table", { name: "未能处理的文件" }).getByRole("row").nth(1);
    expect(await fault.textContent()).toMatch(/附表\.docx.*文件损坏.*用原程序另存后再传/u);
    const bar = page.getByRole("region", { name: "按单位" }).locator("svg a").first();
    expect(await bar.getAttribute("aria-label")).toBe(`云溪县林业局 ${report.findings.unit["云溪县林业局"]}`);
    const list = (await bar.getAttribute("href"))?.split("?")[1] ?? "";
    expect(list).toContain(`runId=${report.run.id}`);
    const { body: listed } = await screen.server.stranger("GET", `/findings/counts?${list}`);
    expect(listed.total).toBe(report.findings.unit["云溪县林业局"]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "run-light", { whole: true });
  });

  test("the next run tells what changed, what stayed and what is gone", async () => {
    writeFileSync(join(folder, "云溪县林业局/1号养护站自评报告.md"), inventedReport(1, { rate: "12.34" }));
    unlinkSync(join(folder, "云溪县水利局/4号养护站自评报告.md"));
    const [schedule] = (await screen.server.stranger("GET", "/schedules")).body.items;
    const { body: run } = await screen.server.stranger("POST", `/schedules/${schedule.id}/run`);
    await work();
    const page = await screen.visit(`/schedules/runs/${run.id}`, { dark: true });
    await page.getByText("已完成").waitFor();
    expect((await page.locator(".run-figures dd").allTextContents()).slice(0, 4)).toEqual(["0", "1", "3", "1"]);
    await page.getByText("上次有、这次没有的文件").click();
    await page.getByText(/4号养护站自评报告\.md$/u).waitFor();
    await page.getByRole("radio", { name: "有变" }).click();
    await page.getByRole("table", { name: "文件", exact: true }).getByRole("link", { name: "打开" }).waitFor();
    expect(await page.getByRole("table", { name: "文件", exact: true }).getByRole("row").count()).toBe(2);
    await picture(page, "run-dark", { whole: true });
  });

  test("it is paused, changed and deleted; its runs stay", async () => {
    const page = await screen.visit("/schedules");
    const act = async (name: string) => {
      await page.getByRole("button", { name: "每夜核查报送文件夹 更多" }).click();
      await page.getByRole("menuitem", { name }).click();
    };
    await act("暂停");
    await page.getByRole("row").filter({ hasText: "已暂停" }).waitFor();
    await act("恢复");
    await page.getByRole("row").filter({ hasText: "已暂停" }).waitFor({ state: "detached" });
    await act("修改");
    await page.getByRole("dialog").getByLabel("单位", { exact: true }).fill("云溪县林业局");
    await page.getByRole("dialog").getByRole("button", { name: "保存" }).click();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    expect((await screen.server.stranger("GET", "/schedules")).body.items).toMatchObject([{ unit: "云溪县林业局", cron: "30 2 * * 1" }]);
    await picture(page, "schedules-light");
    await act("删除");
    await page.getByRole("dialog").getByRole("button", { name: "删除" }).click();
    await page.getByText("还没有计划").waitFor();
    expect((await screen.server.stranger("GET", "/runs")).body.items).toHaveLength(2);
  });

  test("an address is fetched once, without a schedule; what may not be fetched says so", async () => {
    const page = await screen.visit("/schedules");
    await page.getByRole("button", { name: "从地址抓取" }).click();
    await page.getByRole("dialog").getByLabel("来源").fill("http://127.0.0.1:1/公开/");
    await page.getByRole("button", { name: "开始" }).click();
    await page.waitForURL(/\/schedules\/runs\/./u);
    await work();
    await page.getByText("指向内部网络").first().waitFor();
    await page.getByText(/ingestNetworks/u).waitFor();
  });

  test("one that waits is cancelled on its page, after a question, and says by whom", async () => {
    const { body: run } = await screen.server.stranger("POST", "/runs", { name: "取消的批次", sources: [folder] });
    const page = await screen.visit(`/schedules/runs/${run.id}`);
    await page.getByRole("button", { name: "取消这一批" }).click();
    const question = page.getByRole("dialog", { name: "取消这一批" });
    await question.getByText("尚未开始的不再核对").waitFor();
    await question.getByRole("button", { name: "取消这一批" }).click();
    await page.getByText("已取消").waitFor();
    await page.getByText("由本机取消").waitFor();
    await page.getByText("取消之前没有未能处理的文件。").waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await picture(page, "run-cancelled");
  });
});
