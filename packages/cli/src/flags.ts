import type { Flag } from "./command.ts";

/** Flags that several verbs share. */
export const LANG: Flag = { type: "string", value: "zh|en", zh: "输出语言，默认 zh", en: "language of the output, default zh" };
export const OUTPUT: Flag = {
  type: "string",
  short: "o",
  value: "FILE",
  zh: "写入文件而不打印",
  en: "write to a file instead of printing",
};
export const PASSWORD: Flag = { type: "string", value: "TEXT", zh: "文件的打开密码", en: "password that opens the file" };
