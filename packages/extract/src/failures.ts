import type { FailureKind } from "@gouji/document";
import type { ExtractFailure } from "./extractor.ts";

/** Thrown inside an extractor where reading cannot go on; `extract` turns it into a failure. It never leaves the package. */
export class Unreadable extends Error {
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

export const MESSAGES = {
  empty: "文件是空的（0 字节），请重新取得文件后再试。",
  corrupt: "文件已损坏或不完整，无法打开。请用 Word、WPS 或 Excel 打开原件另存一份，或请报送单位重新提交。",
  encrypted: "文件设有打开密码。请提供密码（--password），或去掉密码后重新提交。",
  corruptOfd: "OFD 文件已损坏或不完整，无法打开。请用 OFD 阅读器核对原件，或请报送单位重新提交。",
  encryptedOfd: "OFD 文件已加密，无法读取。请用有权限的 OFD 阅读器另存为不加密的 OFD 或 PDF 后再提交。",
  encryptedXls: "这是设有打开密码的旧版 Excel 文件（.xls），无法读取。请去掉密码，或另存为 .xlsx 后重新提交。",
  wrongPassword: "打开密码不正确。请核对密码后再试。",
  encryptedDoc: "这是设有打开密码的旧版 Word 文件（.doc、.wps），无法读取。请去掉密码，或另存为 .docx 后重新提交。",
  legacyWord: "这是 Word 97 以前的文件，或内部结构不是 Word 文件，无法读取。请用 Word 或 WPS 打开后另存为 .docx 再提交。",
  unsupported: "不支持这种文件类型。请提交 PDF、OFD、Word（.docx、.doc）、Excel（.xlsx、.xls）、网页（.html）、文本或 Markdown 文件。",
  unpacked: "文件解压后过大，超过限制，已停止读取。请拆分文件或删去其中的大附件后再提交。",
  ratio: "文件的压缩比异常（可能是压缩炸弹），已停止读取。请用 Word、WPS 或 Excel 打开原件另存一份再提交。",
  doctype: "文件含有不允许的实体定义（可能是恶意文件），已停止读取。请用 Excel 或 WPS 打开原件另存一份再提交。",
  depth: "文件内部的嵌套层数超过限制，已停止读取。请用 Word、WPS 或 Excel 打开原件另存一份再提交。",
  cells: "表格单元格数量超过限制，已停止读取。请拆分文件，或只保留需要核对的工作表。",
  silent: "文件中没有读到文字。请核对原件；如果是图片或由程序生成的页面，请另存为 PDF 或 Word 后再提交。",
  aborted: "读取超时或被取消。请拆分文件，或稍后再试。",
} as const;

export function unreadable(kind: FailureKind, message: string, cause?: unknown): Unreadable {
  return new Unreadable(kind, message, cause === undefined ? undefined : { cause });
}

/** What to tell the user of anything that was thrown while reading. A fault of ours in hostile input counts as a damaged file. */
export function failureOf(thrown: unknown): ExtractFailure {
  if (thrown instanceof Unreadable) return { kind: thrown.kind, message: thrown.message };
  if (thrown instanceof RangeError && /call stack/iu.test(thrown.message)) return { kind: "too-large", message: MESSAGES.depth };
  if (thrown instanceof RangeError) return { kind: "out-of-memory", message: MESSAGES.unpacked };
  const detail = thrown instanceof Error ? thrown.message.slice(0, 200) : "";
  return { kind: "internal", message: `读取文件时程序出错${detail === "" ? "" : `（${detail}）`}。请重试；仍然失败时请另存一份再提交。` };
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw unreadable("timed-out", MESSAGES.aborted);
}
