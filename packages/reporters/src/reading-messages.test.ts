import { expect, test } from "vitest";
import { readingMessage } from "./reading-messages.ts";

test.each([
  ["a fixed sentence", "打开密码不正确。请核对密码后再试。", "encrypted", "The password is wrong. Check it and retry."],
  [
    "numbers are taken over in their order",
    "文件共 300 页，只读取了前 20 页。",
    "limit-reached",
    "The file has 300 pages; only the first 20 were read.",
  ],
  [
    "names of the file stay as they are",
    "工作表“$& 附表1”已隐藏，未读取。",
    "hidden-content",
    "The sheet “$& 附表1” is hidden and was not read.",
  ],
  ["a sentence that nobody translated says its kind", "新的说明。", "garbled-text", "Some text may be garbled. (新的说明。)"],
] as const)("%s", (_name, chinese, kind, english) => {
  expect(readingMessage(chinese, kind, "en")).toBe(english);
  expect(readingMessage(chinese, kind, "zh")).toBe(chinese);
});
