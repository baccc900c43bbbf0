import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, expect, test } from "vitest";
import { collect } from "./collect.ts";
import type { WebClient } from "./web/web-client.ts";

const folder = mkdtempSync(join(tmpdir(), "gouji-ingest-"));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, "报送"));
writeFileSync(join(folder, "报送", "2-自评表.md"), "# 自评表");
writeFileSync(join(folder, "报送", "10-报告.txt"), "一、概况");
writeFileSync(join(folder, "报送", "~$草稿.docx"), "x");
writeFileSync(join(folder, "全部.zip"), zipSync({ "a.txt": strToU8("a") }));
writeFileSync(join(folder, "网址.txt"), "https://a.cn/r.pdf\nhttps://b.cn/gone.pdf\n");

const client: WebClient = {
  fetch: async (address) =>
    address.host === "a.cn"
      ? { ok: true, value: { bytes: strToU8("%PDF-1.4"), address, headers: {} } }
      : { ok: false, error: { kind: "unreachable" } },
  post: async () => ({ ok: false, error: { kind: "unreachable" } }),
  close: async () => undefined,
};

async function namesOf(...sources: string[]) {
  const names: string[] = [];
  const options = { folder, client: () => client, maxArchiveBytes: 1_000_000 };
  for await (const item of collect(sources, options))
    names.push(item.kind === "file" ? item.file.origin : `${item.origin}: ${item.refusal.kind}`);
  return names;
}

test.each([
  ["a folder, in the order of the numbers", ["报送"], ["报送/2-自评表.md", "报送/10-报告.txt"]],
  ["an archive", ["全部.zip"], ["全部.zip › a.txt"]],
  ["a list of addresses", ["网址.txt"], ["https://a.cn/r.pdf", "https://b.cn/gone.pdf: unreachable"]],
  ["an address", ["https://a.cn/r.pdf"], ["https://a.cn/r.pdf"]],
  ["several, the missing one named", ["报送/10-报告.txt", "没有.pdf"], ["报送/10-报告.txt", "没有.pdf: not-found"]],
])("%s", async (_what, sources, expected) => {
  expect(await namesOf(...sources)).toEqual(expected);
});
