import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { promisify } from "node:util";
import { canDraw, isOcrInstalled } from "@gouji/extract";
import { segmenter } from "@gouji/parse";
import { CATALOGUE } from "@gouji/rules";
import { ocrFolderOf, type Settings } from "@gouji/runtime";
import { isScreenStale, SCREEN_FOLDER } from "@gouji/web/screen";
import { VERSION } from "../version.ts";
import { type Finding, look, same } from "./finding.ts";

/** The oldest Node that the parts of the program run on. */
const OLDEST_NODE: readonly [number, number] = [22, 19];
const AGAIN = { zh: "重新安装勾稽（可选组件不要略过）", en: "install Gouji again, optional parts included" };

/** What came with the program, and what may be added to it. */
export function lookAtProgram(settings: Settings): Promise<Finding>[] {
  return [program(), node(), words(), drawing(), recognition(ocrFolderOf(settings)), screen(), office()];
}

async function program(): Promise<Finding> {
  const found = { zh: `${VERSION}，${CATALOGUE.length} 条规则`, en: `${VERSION}, ${CATALOGUE.length} rules` };
  return { id: "gouji", name: same("gouji"), state: "ok", needed: true, found };
}

async function node(): Promise<Finding> {
  const { node: version } = process.versions;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const isRecent = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
  const part = { id: "node", name: same("Node.js"), needed: true, found: same(`${version} (${process.execPath})`) };
  const mend = { zh: `安装 Node.js ${OLDEST_NODE.join(".")} 或更高版本`, en: `install Node.js ${OLDEST_NODE.join(".")} or newer` };
  return isRecent ? { ...part, state: "ok" } : { ...part, state: "broken", mend };
}

function words(): Promise<Finding> {
  return look({ id: "segmenter", name: { zh: "分词", en: "words" }, needed: true }, AGAIN, async () => {
    const { engine, cut } = segmenter();
    if (cut("预算执行率").length === 0) throw new Error(`${engine} cuts nothing`);
    return { state: "ok", found: same(engine) };
  });
}

function drawing(): Promise<Finding> {
  return look({ id: "canvas", name: { zh: "页面绘制", en: "drawing" }, needed: true }, AGAIN, async () => {
    if (!(await canDraw())) throw new Error("@napi-rs/canvas draws nothing");
    return { state: "ok", found: same("@napi-rs/canvas") };
  });
}

function recognition(folder: string): Promise<Finding> {
  const mend = {
    zh: "运行 gouji ocr install（需联网一次，约 320 MB）；没有它时扫描页只列出页码",
    en: "gouji ocr install (needs the network once, about 320 MB); without it scanned pages are only named",
  };
  return look({ id: "ocr", name: { zh: "文字识别", en: "recognition" }, needed: false }, mend, async () => {
    if (!isOcrInstalled(folder)) return { state: "missing", found: { zh: `未安装（${folder}）`, en: `not installed (${folder})` }, mend };
    createRequire(join(folder, "package.json"))("onnxruntime-node");
    return { state: "ok", found: same(folder) };
  });
}

async function screen(): Promise<Finding> {
  const part = { id: "screen", name: { zh: "审核界面", en: "screen" }, needed: false };
  if (!isScreenStale()) return { ...part, state: "ok", found: same(SCREEN_FOLDER) };
  return {
    ...{ ...part, state: "missing", found: { zh: "尚未构建或已过时", en: "not built yet, or out of date" } },
    mend: { zh: "运行 gouji serve，首次启动时构建", en: "gouji serve builds it on its first start" },
  };
}

async function office(): Promise<Finding> {
  const part = { id: "libreoffice", name: same("LibreOffice"), needed: false };
  try {
    const { stdout } = await promisify(execFile)("soffice", ["--version"], { timeout: 20_000 });
    return { ...part, state: "ok", found: same(stdout.trim()) };
  } catch {
    return {
      ...{ ...part, state: "missing", found: { zh: "未安装", en: "not installed" } },
      mend: { zh: "读取和核查不需要它；查看导出的文件可用它或 WPS", en: "nothing is read with it; it opens what is exported" },
    };
  }
}
