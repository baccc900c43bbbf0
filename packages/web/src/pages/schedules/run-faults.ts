import { useMessages } from "../../i18n/language.tsx";
import { messages } from "../../i18n/messages.ts";
import { type FailureText, useFailureText } from "../submissions/failure-texts.ts";

/** Why something was not even taken in; files that were and failed have their words with the submissions. */
const texts = messages(
  {
    notFound: "找不到此文件或文件夹",
    notFoundDo: "核对路径",
    notPermitted: "没有读取权限",
    notPermittedDo: "换用有权限的账户，或调整文件夹权限",
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
    nothingFound: "没有可核查的附件或正文",
    nothingFoundDo: "核对页面，或直接填附件网址",
  },
  {
    notFound: "No such file or folder",
    notFoundDo: "Check the path",
    notPermitted: "No permission to read it",
    notPermittedDo: "Use an account that may, or change the folder's rights",
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
    nothingFound: "Nothing to audit on the page",
    nothingFoundDo: "Check the page, or give the attachment's address",
  },
);

export interface RunFault extends FailureText {
  /** What the system or server said. */
  readonly detail: string;
}

/** A reason as the run report writes it, its kind first, in the reader's words. */
export function useRunFault(): (reason: string) => RunFault {
  const t = useMessages(texts);
  const failureText = useFailureText();
  const all: Readonly<Record<string, readonly [string, string]>> = {
    "not-found": [t.notFound, t.notFoundDo],
    "not-permitted": [t.notPermitted, t.notPermittedDo],
    "not-an-address": [t.notAnAddress, t.notAnAddressDo],
    "private-address": [t.privateAddress, t.privateAddressDo],
    "forbidden-by-robots": [t.robots, t.robotsDo],
    "too-many-redirects": [t.redirects, t.redirectsDo],
    "server-refused": [t.serverRefused, t.serverRefusedDo],
    unreachable: [t.unreachable, t.unreachableDo],
    "nothing-found": [t.nothingFound, t.nothingFoundDo],
  };
  return (reason) => {
    const [kind = "", ...detail] = reason.split(" ");
    const [name, remedy] = all[kind] ?? [];
    return { ...(name === undefined || remedy === undefined ? failureText(kind) : { name, remedy }), detail: detail.join(" ") };
  };
}
