import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isOcrInstalled, OCR_PACKAGES } from "@gouji/extract";
import { ocrFolderOf } from "@gouji/runtime";
import type { Command, Context, Input } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { LANG } from "../flags.ts";
import { settingsOf } from "../settings-of.ts";
import { UsageError } from "../usage-error.ts";

export const ocr: Command = {
  name: "ocr",
  usage: "install|status",
  zh: "安装或查看扫描件的文字识别（离线，约 320 MB）",
  en: "install the text recognition for scans (offline, about 320 MB), or look whether it is there",
  flags: { lang: LANG },
  examples: [
    ["gouji ocr install", "安装文字识别，之后扫描件自动识别", "install it; scanned pages are then read"],
    ["gouji ocr status", "查看是否已安装", "look whether it is installed"],
    ["GOUJI_OCR_FOLDER=/opt/gouji-ocr gouji ocr install", "装到指定的文件夹", "install into a folder of your choice"],
  ],
  async run(input: Input, context: Context): Promise<number> {
    const folder = ocrFolderOf(settingsOf(input, context).settings);
    const [action = "status"] = input.paths;
    if (action === "install") return install(folder, input, context);
    if (action !== "status") throw new UsageError(`ocr ${action}：未知操作，可用 install、status。 / unknown action: install or status.`);
    const installed = isOcrInstalled(folder);
    const state = {
      zh: installed ? "已安装" : "未安装，运行 gouji ocr install",
      en: installed ? "installed" : "not installed; run gouji ocr install",
    };
    context.print(`${state[input.language]}  ${folder}\n`);
    return EXIT.clean;
  },
};

function install(folder: string, { language }: Input, { print, tell }: Context): number {
  mkdirSync(folder, { recursive: true });
  const manifest = { name: "gouji-ocr", private: true, dependencies: OCR_PACKAGES };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  tell(language === "zh" ? `正在安装到 ${folder} …\n` : `Installing into ${folder} …\n`);
  // The packages hold all that is needed; their own install scripts would download more.
  // In the folder, not by --prefix: that has npm overlook the machine's own settings (registry, certificates), and Windows part a name with spaces.
  const { status } = spawnSync("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: folder,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  const done = status === 0 && isOcrInstalled(folder);
  const words = {
    zh: done ? `已安装：${folder}` : "安装失败：请检查网络和 npm 后重试。",
    en: done ? `Installed: ${folder}` : "The installation failed: check the network and npm, then try again.",
  };
  print(`${words[language]}\n`);
  return done ? EXIT.clean : EXIT.usage;
}
