import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { allowedSources } from "./sources.ts";

const root = realpathSync(mkdtempSync(join(tmpdir(), "gouji-sources-")));
mkdirSync(join(root, "报送/林业局"), { recursive: true });
mkdirSync(join(root, "报送2"));
symlinkSync(root, join(root, "报送/外面"));
afterAll(() => rmSync(root, { recursive: true }));

test.each<[string, string, boolean]>([
  ["an address", "https://a.gov.cn/list.html", true],
  ["the folder itself", join(root, "报送"), true],
  ["a folder below", join(root, "报送/林业局"), true],
  ["what is not there yet", join(root, "报送/水利局.zip"), true],
  ["a folder whose name begins alike", join(root, "报送2"), false],
  ["a path that climbs", join(root, "报送/../报送2"), false],
  ["a link that leads out", join(root, "报送/外面"), false],
  ["a relative path", "报送", false],
  ["another scheme", "file:///etc/passwd", false],
])("with folders named, %s", async (_what, source, isAllowed) => {
  const answer = allowedSources([source], [join(root, "报送")]);
  await (isAllowed ? expect(answer).resolves.toHaveLength(1) : expect(answer).rejects.toThrow("refused"));
});

test("at a desk every path is allowed, and made absolute", async () => {
  expect(await allowedSources(["报送", "https://a.cn"], undefined)).toEqual([join(process.cwd(), "报送"), "https://a.cn"]);
});
