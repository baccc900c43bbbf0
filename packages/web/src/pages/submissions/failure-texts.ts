import { useMessages } from "../../i18n/language.tsx";
import { messages } from "../../i18n/messages.ts";

const texts = messages(
  {
    empty: "空文件",
    emptyDo: "文件里没有内容，请核对后重新上传",
    unsupported: "不支持的格式",
    unsupportedDo: "请转为 PDF、Word、Excel、OFD 或网页后上传",
    corrupt: "文件损坏",
    corruptDo: "用原程序另存后再传",
    encrypted: "已加密",
    encryptedDo: "去掉密码后重新上传",
    tooLarge: "超出限制",
    tooLargeDo: "请压缩其中的图片或拆分文件后再传",
    timedOut: "处理超时",
    timedOutDo: "请拆分文件后再传，或稍后重试",
    outOfMemory: "内存不足",
    outOfMemoryDo: "请拆分文件后再传",
    unreadable: "读不出内容",
    unreadableDo: "请换用带文字的版本，或安装文字识别后重试",
    unreachable: "未能送达",
    unreachableDo: "检查网络后重试",
    unavailable: "服务暂不可用",
    unavailableDo: "稍后自动重试，也可以手动重试",
    workerLost: "处理中断",
    workerLostDo: "重试；多次如此请联系管理员",
    cancelled: "已取消",
    cancelledDo: "重试，或再次提交此文件",
    forbidden: "没有权限",
    forbiddenDo: "请用本单位账户报送",
    internal: "程序出错",
    internalDo: "已记录，请重试或联系管理员",
  },
  {
    empty: "Empty file",
    emptyDo: "There is nothing in it; check and upload again",
    unsupported: "Unknown format",
    unsupportedDo: "Convert it to PDF, Word, Excel, OFD or HTML",
    corrupt: "Damaged file",
    corruptDo: "Save it again with its own program",
    encrypted: "Encrypted",
    encryptedDo: "Remove the password and upload again",
    tooLarge: "Beyond the limit",
    tooLargeDo: "Compress its pictures or split the file",
    timedOut: "Took too long",
    timedOutDo: "Split the file, or try again later",
    outOfMemory: "Out of memory",
    outOfMemoryDo: "Split the file",
    unreadable: "No text in it",
    unreadableDo: "Use a version with text, or install recognition",
    unreachable: "Did not arrive",
    unreachableDo: "Check the network and try again",
    unavailable: "Service away",
    unavailableDo: "It is tried again by itself",
    workerLost: "Interrupted",
    workerLostDo: "Try again; if it persists tell the administrator",
    cancelled: "Cancelled",
    cancelledDo: "Try again, or hand the file in again",
    forbidden: "Not allowed",
    forbiddenDo: "Hand in with your unit's account",
    internal: "Our own fault",
    internalDo: "It was logged; try again",
  },
);

export interface FailureText {
  readonly name: string;
  /** What the sender can do about it. */
  readonly remedy: string;
}

/** Why a file failed and what to do, in the reader's words. */
export function useFailureText(): (kind: string) => FailureText {
  const t = useMessages(texts);
  const all: Readonly<Record<string, FailureText>> = {
    empty: { name: t.empty, remedy: t.emptyDo },
    unsupported: { name: t.unsupported, remedy: t.unsupportedDo },
    corrupt: { name: t.corrupt, remedy: t.corruptDo },
    encrypted: { name: t.encrypted, remedy: t.encryptedDo },
    "too-large": { name: t.tooLarge, remedy: t.tooLargeDo },
    "timed-out": { name: t.timedOut, remedy: t.timedOutDo },
    "out-of-memory": { name: t.outOfMemory, remedy: t.outOfMemoryDo },
    unreadable: { name: t.unreadable, remedy: t.unreadableDo },
    unreachable: { name: t.unreachable, remedy: t.unreachableDo },
    unavailable: { name: t.unavailable, remedy: t.unavailableDo },
    "worker-lost": { name: t.workerLost, remedy: t.workerLostDo },
    cancelled: { name: t.cancelled, remedy: t.cancelledDo },
    forbidden: { name: t.forbidden, remedy: t.forbiddenDo },
  };
  return (kind) => all[kind] ?? { name: t.internal, remedy: t.internalDo };
}
