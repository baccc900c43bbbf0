// The pictures of the README and the guide, taken of the running program on invented reports: node scripts/pictures/main.ts
// Needs Chromium.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { addressGuard, openWebClient, WEB_DEFAULTS } from "@gouji/ingest";
import { attendRuns } from "@gouji/runs";
import { openScreen as openBuiltScreen } from "@gouji/web/screen";
import { chromium, type Page } from "playwright-core";
import { openServer, PASSWORD } from "../../test/server/open-server.ts";
import { settled } from "../../test/service/ways.ts";
import { inventBureau, storyClock } from "../../test/web/invented-bureau.ts";
import { invent } from "../accuracy/invent.ts";
import { print } from "../accuracy/print.ts";
import { withPalette } from "./palette-png.ts";

const IMAGES = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const FIXTURES = fileURLToPath(new URL("../../fixtures/", import.meta.url));
const BROWSER = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const MOST_BYTES = 300_000;
const UNIT = "青禾县文化旅游体育局";

/** Who hands in which of fixtures/demo. */
const DEMO_UNITS = [
  ["全民阅读", "青禾县图书馆"],
  ["农村公路", "青禾县交通运输局"],
  ["老年助餐", "青禾县民政局"],
] as const;

const screenFolder = await openBuiltScreen((line) => process.stderr.write(line));
if (screenFolder === undefined || BROWSER === undefined) throw new Error("the built screen and Chromium are needed");
const story = storyClock();
const parts = { access: "accounts", screenFolder, maxBytes: 50_000_000 } as const;
const server = await openServer("embedded", parts, { clock: story.clock, engineVersion: "0.1.0" });
/** A server's share, as it stands in the pictures; removed at the end. */
const root = "/srv/绩效";
if (existsSync(root)) throw new Error(`${root} is there already`);
mkdirSync(root, { recursive: true });
const browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox", "--disable-gpu", "--lang=zh-CN"] });
try {
  const { supervisor } = await inventBureau(server, story, 4);
  const handIn = async (unit: string, files: Readonly<Record<string, string>>): Promise<void> => {
    const { body } = await supervisor("POST", "/submissions", { unit, year: "" });
    for (const [name, path] of Object.entries(files))
      await supervisor("POST", `/submissions/${body.id}/files?name=${encodeURIComponent(name)}`, new Uint8Array(readFileSync(path)));
  };
  await handIn(UNIT, { "公共文化场馆免费开放绩效评价报告.pdf": `${FIXTURES}pdf/venues-evaluation/input.pdf` });
  for (const name of readdirSync(`${FIXTURES}demo`)) {
    const unit = DEMO_UNITS.find(([part]) => name.includes(part))?.[1];
    if (unit !== undefined) await handIn(unit, { [name]: `${FIXTURES}demo/${name}` });
  }
  await settled(server.service, 60_000);
  const run = await nightlyRun();
  const { body: documents } = await supervisor("GET", `/documents?unit=${encodeURIComponent(UNIT)}`);
  await take(documents.items[0].id, run);
} finally {
  await browser.close();
  await server.stop();
  rmSync(root, { recursive: true });
}

/** A schedule over a folder, run once as its worker does. */
async function nightlyRun(): Promise<string> {
  const supervisor = server.enter;
  const caller = await supervisor({ name: "sun.qian", displayName: "孙倩", role: "supervisor", units: [] });
  const folder = join(root, "2024年报送");
  for (const [at, unit] of ["云溪县教育局", "云溪县水利局", "云溪县林业局"].entries()) {
    mkdirSync(join(folder, unit), { recursive: true });
    for (let of = 0; of < 4; of += 1) {
      const seed = 81_000 + at * 40 + of * 3;
      const content = invent(seed);
      const { bytes, fileName } = print(content, seed);
      writeFileSync(join(folder, unit, `${content.title}.${fileName.split(".")[1]}`), bytes);
    }
  }
  writeFileSync(join(folder, "云溪县水利局/附表.docx"), `PK\u0003\u0004${"x".repeat(400)}`);
  const { body } = await caller("POST", "/schedules", { name: "每夜核查报送文件夹", sources: [folder], cron: "30 2 * * 1-5" });
  await caller("POST", "/schedules", {
    name: "县政府公开的绩效报告",
    sources: ["https://example.org/绩效/"],
    cron: "0 6 * * 1",
    year: "2024",
  });
  const { body: asked } = await caller("POST", `/schedules/${body.id}/run`);
  const attending = {
    ...{ service: server.service, store: server.service.schedules, clock: Date.now, tell: () => {} },
    options: { folder: root, maxArchiveBytes: 10_000_000 },
    openClient: () => openWebClient({ ...WEB_DEFAULTS, allows: addressGuard([]) }),
  };
  // The last comes when what was handed in together has been compared.
  for (let state = "waiting"; state !== "ended" && state !== "failed"; state = (await caller("GET", `/runs/${asked.id}`)).body.run.state) {
    await attendRuns(attending, new AbortController().signal);
    await settled(server.service, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return asked.id;
}

async function take(document: string, run: string): Promise<void> {
  mkdirSync(IMAGES, { recursive: true });
  const light = await enter("zhao.lei", "light");
  const dark = await enter("zhao.lei", "dark");
  await picture(light, "documents", "/");
  await picture(light, "bench", `/documents/${document}`, async (page) => {
    await page.locator(".rows [role=row]").filter({ hasText: "应为" }).first().click();
    await page.waitForTimeout(2_500);
  });
  await picture(light, "bench-form", await addressOf("自评表.xlsx"));
  await picture(light, "bench-compare", `/documents/${document}`, async (page) => {
    await page.locator(".rows [role=row]").filter({ hasText: "合计 337750" }).first().click();
    await page.waitForTimeout(1_500);
    await page.keyboard.press("b");
    await page.waitForTimeout(2_000);
  });
  await picture(light, "dismiss", `/documents/${document}`, async (page) => {
    await page.waitForTimeout(1_500);
    await page.keyboard.press("x");
  });
  await picture(light, "findings", "/findings?state=open,confirmed&severity=error,warning", async (page) => {
    for (const at of [2, 3, 5]) await page.locator(".finding-rows .tick").nth(at).click();
  });
  await picture(light, "overview", "/overview", undefined, true);
  await picture(dark, "overview-dark", "/overview");
  await picture(light, "schedules", "/schedules");
  await picture(light, "run", `/schedules/runs/${run}`);
  await picture(light, "rule", "/rules/execution-score");
  await picture(light, "export", `/findings?unit=${encodeURIComponent("云溪县教育局")}`, async (page) => {
    await page.getByRole("button", { name: "导出" }).click();
    await page.getByText("审核意见书（Word）").click();
    await page.getByLabel("发文单位").fill("云溪县财政局");
    await page.getByRole("textbox", { name: "编号" }).fill("云财绩审〔2025〕7号");
  });
}

async function addressOf(name: string): Promise<string> {
  const { body } = await (await server.enter({ name: "pictures", displayName: "图", role: "supervisor", units: [] }))(
    "GET",
    `/documents?name=${encodeURIComponent(name)}`,
  );
  return `/documents/${body.items[0]?.id}`;
}

async function enter(name: string, colorScheme: "light" | "dark"): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
  });
  const page = await context.newPage();
  await page.goto(server.base);
  await page.getByLabel("用户名").fill(name);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: "规则" }).waitFor();
  return page;
}

async function picture(page: Page, name: string, path: string, act?: (page: Page) => Promise<void>, fullPage = false): Promise<void> {
  await page.goto(`${server.base}${path}`);
  await page.waitForTimeout(1_500);
  await act?.(page);
  await page.waitForTimeout(400);
  const file = `${IMAGES}${name}.png`;
  writeFileSync(file, withPalette(await page.screenshot({ fullPage })));
  const { size } = statSync(file);
  process.stderr.write(`${name}.png ${Math.round(size / 1000)} kB\n`);
  if (size > MOST_BYTES) throw new Error(`${name}.png is too large`);
}
