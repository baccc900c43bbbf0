import { expect, test } from "vitest";
import { answerName } from "./answer-name.ts";

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

test.each([
  ["the header, encoded", "attachment; filename*=UTF-8''%E8%87%AA%E8%AF%84.pdf", "", "https://a.cn/down?id=1", "自评.pdf"],
  ["the header, bytes of UTF-8", `attachment; filename="${latin1(Buffer.from("自评.pdf"))}"`, "", "https://a.cn/down", "自评.pdf"],
  [
    "the header, bytes of GBK",
    `attachment; filename="${latin1(Uint8Array.of(0xd7, 0xd4, 0xc6, 0xc0, 0x2e, 0x70, 0x64, 0x66))}"`,
    "",
    "https://a.cn/d",
    "自评.pdf",
  ],
  ["a header that climbs", 'attachment; filename="..\\\\..\\\\a.pdf"', "", "https://a.cn/d", "a.pdf"],
  ["the link", undefined, "附件：自评表.docx", "https://a.cn/P0201.docx", "附件：自评表.docx"],
  ["the address", undefined, "点击下载", "https://a.cn/x/%E8%A1%A8.xlsx", "表.xlsx"],
  ["the host at last", undefined, "", "https://a.cn/", "a.cn"],
])("comes from %s", (_what, header, text, address, expected) => {
  const headers = header === undefined ? {} : { "content-disposition": header };
  expect(answerName({ bytes: new Uint8Array(), address: new URL(address), headers }, text)).toBe(expected);
});
