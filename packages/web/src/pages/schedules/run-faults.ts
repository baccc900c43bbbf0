import { useMessages } from "../../i18n/language.tsx";
import { messages } from "../../i18n/messages.ts";

const texts = messages(
  {
    notFound: "找不到此文件或文件夹",
    notFoundDo: "核对路径",
    notPermitted: "没有读取权限",
    notPermittedDo: "换用有权限的账户，或调整文件夹权限",
    tooLarge: "超过大小或数量限制",
    tooLargeDo: "拆分后再报送",
    corrupt: "已损坏",
    corruptDo: "请单位用原程序另存后重新取得",
    encrypted: "设有密码",
    encryptedDo: "去掉密码后再报送",
    notAnAddress: "不是 http 或 https 网址",
    notAnAddressDo: "核对来源",
    privateAddress: "指向内部网络",
    privateAddressDo: "确需访问时，请管理员在设置 ingestNetworks 中写明该网段",
    robots: "网站的 robots.txt 不允许抓取",
    robotsDo: "请向网站索取文件",
    redirects: "跳转次数过多",
    redirectsDo: "改用最终网址",
    serverRefused: "网站没有给出文件",
    serverRefusedDo: "在浏览器中打开核对",
    unreachable: "网站无法访问",
    unreachableDo: "检查网络和网址，稍后再运行",
    timedOut: "没有在时限内完成",
    timedOutDo: "稍后再试，或拆分文件",
    nothingFound: "没有可核查的附件或正文",
    nothingFoundDo: "核对页面，或直接填附件网址",
    empty: "空文件",
    emptyDo: "请单位重新提供",
    unsupported: "不支持的格式",
    unsupportedDo: "转为 PDF、Word、Excel、OFD 或网页",
    outOfMemory: "内存不足",
    outOfMemoryDo: "拆分文件",
    unreadable: "读不出内容",
    unreadableDo: "换用带文字的版本，或安装文字识别",
    internal: "程序出错",
    internalDo: "再运行一次；仍出错请联系管理员",
  },
  {
    notFound: "No such file or folder",
    notFoundDo: "Check the path",
    notPermitted: "No permission to read it",
    notPermittedDo: "Use an account that may, or change the folder's rights",
    tooLarge: "Beyond the limits of size or number",
    tooLargeDo: "Split it",
    corrupt: "Damaged",
    corruptDo: "Ask the unit to save it again",
    encrypted: "Has a password",
    encryptedDo: "Remove the password",
    notAnAddress: "Not an http or https address",
    notAnAddressDo: "Check the source",
    privateAddress: "Leads into a private network",
    privateAddressDo: "If it is meant, name the network in the setting ingestNetworks",
    robots: "The site's robots.txt forbids it",
    robotsDo: "Ask the site for the file",
    redirects: "Redirects too often",
    redirectsDo: "Use the final address",
    serverRefused: "The site did not give the file",
    serverRefusedDo: "Open it in a browser",
    unreachable: "The site cannot be reached",
    unreachableDo: "Check network and address, run again later",
    timedOut: "Not done in time",
    timedOutDo: "Try later, or split the file",
    nothingFound: "Nothing to audit on the page",
    nothingFoundDo: "Check the page, or give the attachment's address",
    empty: "Empty file",
    emptyDo: "Ask the unit for it again",
    unsupported: "Unknown format",
    unsupportedDo: "Convert it to PDF, Word, Excel, OFD or HTML",
    outOfMemory: "Out of memory",
    outOfMemoryDo: "Split the file",
    unreadable: "No text in it",
    unreadableDo: "Use a version with text, or install recognition",
    internal: "Our own fault",
    internalDo: "Run again; if it persists tell the administrator",
  },
);

export interface RunFault {
  readonly name: string;
  readonly remedy: string;
  /** What the system or server said. */
  readonly detail: string;
}

/** A reason as the run report writes it, its kind first, in the reader's words. */
export function useRunFault(): (reason: string) => RunFault {
  const t = useMessages(texts);
  const all: Readonly<Record<string, readonly [string, string]>> = {
    "not-found": [t.notFound, t.notFoundDo],
    "not-permitted": [t.notPermitted, t.notPermittedDo],
    "too-large": [t.tooLarge, t.tooLargeDo],
    corrupt: [t.corrupt, t.corruptDo],
    encrypted: [t.encrypted, t.encryptedDo],
    "not-an-address": [t.notAnAddress, t.notAnAddressDo],
    "private-address": [t.privateAddress, t.privateAddressDo],
    "forbidden-by-robots": [t.robots, t.robotsDo],
    "too-many-redirects": [t.redirects, t.redirectsDo],
    "server-refused": [t.serverRefused, t.serverRefusedDo],
    unreachable: [t.unreachable, t.unreachableDo],
    "timed-out": [t.timedOut, t.timedOutDo],
    "nothing-found": [t.nothingFound, t.nothingFoundDo],
    empty: [t.empty, t.emptyDo],
    unsupported: [t.unsupported, t.unsupportedDo],
    "out-of-memory": [t.outOfMemory, t.outOfMemoryDo],
    unreadable: [t.unreadable, t.unreadableDo],
  };
  return (reason) => {
    const [kind = "", ...detail] = reason.split(" ");
    const [name, remedy] = all[kind] ?? [t.internal, t.internalDo];
    return { name, remedy, detail: detail.join(" ") };
  };
}
