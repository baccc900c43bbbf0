export const REFUSAL_KINDS = [
  "not-found",
  "not-permitted",
  "too-large",
  "corrupt",
  "encrypted",
  "not-an-address",
  "private-address",
  "forbidden-by-robots",
  "too-many-redirects",
  "server-refused",
  "unreachable",
  "timed-out",
  "nothing-found",
] as const;

/** Why something was not taken in. */
export type RefusalKind = (typeof REFUSAL_KINDS)[number];

export interface Refusal {
  readonly kind: RefusalKind;
  /** What the system or server said, for people who look closer: a status code, an error code. */
  readonly detail?: string;
}

/** What happened and what to do, for the person who asked. */
export const REFUSAL_SENTENCES: Readonly<Record<RefusalKind, { readonly zh: string; readonly en: string }>> = {
  "not-found": { zh: "找不到此文件或文件夹，请核对路径。", en: "There is no such file or folder; check the path." },
  "not-permitted": { zh: "没有读取权限，请换用有权限的账户或调整权限。", en: "No permission to read it." },
  "too-large": { zh: "超过大小或数量限制，请拆分后再报送。", en: "Beyond the limits of size or number; split it." },
  corrupt: { zh: "压缩包已损坏，请重新取得后再试。", en: "The archive is damaged; fetch it again." },
  encrypted: { zh: "压缩包设有密码，请解压后再报送。", en: "The archive has a password; unpack it first." },
  "not-an-address": { zh: "不是 http 或 https 网址。", en: "Not an http or https address." },
  "private-address": {
    zh: "网址指向内部网络，默认不访问。确需访问时，请在设置 ingestNetworks 中写明该网段。",
    en: "The address leads into a private network. Name that network in the setting ingestNetworks if it is meant.",
  },
  "forbidden-by-robots": { zh: "该网站的 robots.txt 不允许抓取此页。", en: "The site's robots.txt forbids it." },
  "too-many-redirects": { zh: "网址跳转次数过多。", en: "The address redirects too often." },
  "server-refused": { zh: "网站没有给出文件。", en: "The site did not give the file." },
  unreachable: { zh: "网站无法访问，请检查网络和网址。", en: "The site cannot be reached." },
  "timed-out": { zh: "网站没有在时限内答复，请稍后再试。", en: "The site did not answer in time." },
  "nothing-found": { zh: "页面上没有找到可核查的附件或正文。", en: "The page holds nothing to audit." },
};
