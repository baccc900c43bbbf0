import { fileURLToPath } from "node:url";
import { DEFAULT_LIMITS } from "@gouji/extract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ocrFolder } from "../../scripts/recognition.ts";
import { handIn } from "./hand-in.ts";
import { missingBrowser, type OpenScreen, openScreen, picture } from "./open-screen.ts";

const SCAN = fileURLToPath(new URL("../../fixtures/scan/venues-evaluation/input.pdf", import.meta.url));
const missing = missingBrowser() ?? (ocrFolder === undefined ? "the text recognition is not installed" : undefined);

describe.skipIf(missing !== undefined)(missing ?? "a scan on the bench", () => {
  let screen: OpenScreen;
  let documentId: string;

  beforeAll(async () => {
    screen = await openScreen("desk", { reading: { limits: DEFAULT_LIMITS, ...(ocrFolder === undefined ? {} : { ocrFolder }) } });
    const { documents } = await handIn(screen, [SCAN]);
    documentId = documents["input.pdf"] ?? "";
  }, 240_000);
  afterAll(() => screen?.stop());

  test("a figure tells how sure the recognition is of it", async () => {
    const figures = (await screen.server.stranger("GET", `/documents/${documentId}/figures?limit=500`)).body.items;
    const [recognised] = figures.filter(({ at }: { at: { confidence?: number } }) => at.confidence !== undefined);
    expect(recognised?.at.confidence).toBeGreaterThan(0);
    const page = await screen.visit(`/documents/${documentId}?page=${recognised.at.page}`);
    await page.locator(".tk").first().waitFor();
    await page.locator(".tk").first().click();
    await page
      .getByRole("dialog")
      .getByText(/识别把握 \d{1,3}%/u)
      .waitFor();
    await picture(page, "bench-scan");
  }, 60_000);
});
