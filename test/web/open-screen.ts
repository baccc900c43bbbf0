// The built screen on a server of its own, and one browser to look at it.
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { ServiceSetup } from "@gouji/service";
import { buildScreen, isScreenStale, SCREEN_FOLDER } from "@gouji/web/screen";
import axe from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { type OpenServer, openServer } from "../server/open-server.ts";

const CHROMIUM = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path));
const FLAGS = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  ...["--disable-component-update", "--disable-sync", "--no-first-run", "--lang=zh-CN"],
];
/** Pictures of every page, for people to look at; git does not keep them. */
const PICTURES = fileURLToPath(new URL("screens/", import.meta.url));

/** Why the screen cannot be looked at here, or undefined. @throws where that must not be */
export function missingBrowser(): string | undefined {
  if (CHROMIUM !== undefined) return undefined;
  const reason = "Chromium is not installed";
  if (process.env["GOUJI_REQUIRE_SERVICES"] === "1") throw new Error(reason);
  return reason;
}

export interface OpenScreen {
  readonly server: OpenServer;
  readonly browser: Browser;
  /** A window of a visitor of its own: nothing kept, nobody signed in. What goes wrong in it fails the test at the end. */
  visit(path: string, options?: { readonly width?: number; readonly height?: number; readonly dark?: boolean }): Promise<Page>;
  stop(): Promise<void>;
}

export async function openScreen(access: "desk" | "accounts" = "desk", serviceChanges: Partial<ServiceSetup> = {}): Promise<OpenScreen> {
  if (isScreenStale()) await buildScreen();
  const server = await openServer("embedded", { access, screenFolder: SCREEN_FOLDER, maxBytes: 50_000_000 }, serviceChanges);
  const browser = await chromium.launch({ ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }), args: FLAGS });
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  return {
    server,
    browser,
    async visit(path, { width = 1440, height = 900, dark = false } = {}) {
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme: dark ? "dark" : "light",
        locale: "zh-CN",
        timezoneId: "Asia/Shanghai",
      });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      page.on("pageerror", (error) => faults.push(`error on ${page.url()}: ${error.stack ?? error.message}`));
      // The browser's own note of an answer that is a problem is no fault of the screen.
      page.on(
        "console",
        (line) => line.type() === "error" && !/status of [45]\d\d/u.test(line.text()) && faults.push(`console: ${line.text()}`),
      );
      // The browser is told from the start that choosers are answered by tests; told only when one is awaited, it may be told too late.
      page.on("filechooser", () => {});
      page.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (/^https?:/u.test(protocol) && origin !== server.base) faults.push(`asked another address: ${request.url()}`);
      });
      await page.goto(`${server.base}${path}`);
      return page;
    },
    async stop() {
      for (const context of contexts) await context.close();
      await browser.close();
      await server.stop();
      expect(faults).toEqual([]);
    },
  };
}

/** Keeps a picture of what is shown. */
export async function picture(page: Page, name: string, { whole = false } = {}): Promise<void> {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}${name}.png`, fullPage: whole });
}

/** Serious faults of accessibility on what is shown, one line each. The policy allows no script of ours in the page, so it is evaluated from outside. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    // axe puts itself on the global object.
    const { violations: found } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: readonly AxeViolation[] }> } }
    ).axe.run();
    return found.map(({ id, impact, nodes }) => ({
      id,
      impact,
      nodes: nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`),
    }));
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).join(" | ")}`);
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}
