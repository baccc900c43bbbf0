import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { ExtractFailure } from "@gouji/extract";
import { fail, ok, type Result } from "@gouji/values";

export interface Source {
  readonly bytes: Uint8Array;
  /** Id of the content, hex. */
  readonly sha256: string;
}

/** The bytes of a file, unless it is larger than the limit, which is asked before it is read. */
export async function readSource(path: string, maxBytes: number): Promise<Result<Source, ExtractFailure>> {
  try {
    const { size } = await stat(path);
    if (size > maxBytes) {
      const limit = Math.floor(maxBytes / 1024 / 1024);
      return fail({ kind: "too-large", message: `文件超过 ${limit} MB 的限制。请压缩其中的图片或拆分文件后再提交。` });
    }
    const bytes = await readFile(path);
    return ok({ bytes: new Uint8Array(bytes), sha256: createHash("sha256").update(bytes).digest("hex") });
  } catch (error) {
    return fail({ kind: "unreadable", message: sentenceOf(codeOf(error)) });
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function sentenceOf(code: string): string {
  if (code === "ENOENT") return "找不到文件，可能已被移走或改名。";
  if (code === "EACCES" || code === "EPERM") return "没有读取此文件的权限。请检查文件权限后再试。";
  if (code === "EBUSY") return "文件正被其他程序占用。请关闭后再试。";
  return `无法从磁盘读取此文件${code === "" ? "" : `（${code}）`}。请检查磁盘或网络位置后再试。`;
}
