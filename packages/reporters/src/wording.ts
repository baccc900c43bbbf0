import type { Coverage, EvidenceRole, Language, Severity, Timings } from "@gouji/rules";

/** The fixed words of all outputs, Chinese and English. What a rule says is rendered by the rules. */
export interface Wording {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly role: Readonly<Record<EvidenceRole, string>>;
  readonly title: string;
  readonly unnamed: string;
  readonly expected: string;
  readonly difference: string;
  readonly diagnosis: string;
  /** Said of a finding whose evidence, quoted, was read with doubt. */
  readonly doubt: (doubted: readonly Doubted[]) => string;
  readonly consequences: string;
  /** Before the place where the same sentence holds again. */
  readonly again: string;
  /** Points from another figure to the suspect one. */
  readonly see: (place: string, figure: string) => string;
  readonly colon: string;
  readonly semicolon: string;
  readonly coverage: (coverage: Coverage) => string;
  readonly undecided: (count: number) => string;
  readonly baseRate: (count: number, of: number) => string;
  /** Of a rule that could not judge a figure: its title and what it lacked. */
  readonly lacking: (rule: string, missing: string) => string;
  readonly unchecked: Readonly<Record<"unlinked" | "unrelated", string>>;
  readonly uncheckedTitle: (count: number) => string;
  readonly suppressed: (count: number) => string;
  readonly until: (reason: string, expires: string) => string;
  readonly notes: string;
  readonly failed: string;
  readonly clean: string;
  readonly page: (page: number) => string;
  readonly pages: (pages: number) => string;
  readonly summary: (counts: { readonly documents: number; readonly failed: number } & Readonly<Record<Severity, number>>) => string;
  readonly timing: (timings: Pick<Timings, "extractMs" | "parseMs" | "checkMs">) => string;
  readonly ruleTimes: string;
  readonly columns: readonly string[];
  readonly silence: string;
}

/** The first texts of a list, long ones cut. */
/** A figure or phrase that was read with doubt, and how sure the recognition was of it, 0 to 1, where it was read from a picture. */
export interface Doubted {
  readonly text: string;
  readonly confidence?: number;
}

interface Quoting {
  readonly left: string;
  readonly right: string;
  readonly comma: string;
  readonly recognised: (percent: string) => string;
}

function quotedTexts(doubted: readonly Doubted[], { left, right, comma, recognised }: Quoting): string {
  const shown = doubted.slice(0, 5).map(({ text, confidence }) => {
    const quoted = `${left}${[...text].length > 30 ? `${[...text].slice(0, 29).join("")}…` : text}${right}`;
    return confidence === undefined ? quoted : `${quoted}${recognised(`${Math.round(confidence * 100)}%`)}`;
  });
  return `${shown.join(comma)}${doubted.length > shown.length ? "…" : ""}`;
}

const QUOTING_ZH: Quoting = { left: "“", right: "”", comma: "、", recognised: (percent) => `（识别把握 ${percent}）` };
const QUOTING_EN: Quoting = { left: "“", right: "”", comma: ", ", recognised: (percent) => ` (recognised ${percent})` };

const ZH: Wording = {
  severity: { error: "错误", warning: "存疑", info: "提示" },
  role: { stated: "所列", operand: "依据", expected: "应为", context: "参考" },
  title: "审核问题清单",
  unnamed: "没有文件",
  expected: "应为",
  difference: "相差",
  diagnosis: "可能原因",
  doubt: (doubted) => `所依据的${quotedTexts(doubted, QUOTING_ZH)}读取把握不大，本条不作错误认定，请先对照原件。`,
  consequences: "由此引起的其他不符",
  again: "同样的数据又见于",
  see: (place, figure) => `详见${place}“${figure}”处的批注`,
  colon: "：",
  semicolon: "；",
  coverage: ({ figures, linked, checked, confirmed }) =>
    `读到数字 ${figures} 个，认出 ${linked} 个，参与核对 ${checked} 个，核对一致 ${confirmed} 个`,
  undecided: (count) => `另有 ${count} 项因资料不足未能判断`,
  baseRate: (count, of) => `本批 ${of} 份有得分的报告中，${count} 份（${Math.round((count * 100) / of)}%）为满分`,
  lacking: (rule, missing) => `“${rule}”未能判断，缺少${missing}`,
  unchecked: {
    unlinked: "未认出这个数字表示什么",
    unrelated: "认出了含义，但文中没有可与之核对的其他数字",
  },
  uncheckedTitle: (count) => `未经核对的数字 ${count} 个`,
  suppressed: (count) => `另有 ${count} 条疑点已按 gouji.config.json 的规定不再提示`,
  until: (reason, expires) => `${reason}（有效期至 ${expires}）`,
  notes: "说明",
  failed: "未能读取",
  clean: "未发现对不上的数字",
  page: (page) => `第 ${page} 页`,
  pages: (pages) => `共 ${pages} 页`,
  summary: ({ documents, failed, error, warning, info }) =>
    `共 ${documents} 份文件：错误 ${error} 条，存疑 ${warning} 条，提示 ${info} 条${failed > 0 ? `；${failed} 份未能读取` : ""}。`,
  timing: ({ extractMs, parseMs, checkMs }) => `用时：读取 ${extractMs} ms，识别 ${parseMs} ms，核对 ${checkMs} ms`,
  ruleTimes: "各规则用时",
  columns: [
    "序号",
    "文件",
    "级别",
    "规则",
    "规则编号",
    "问题",
    "所列数",
    "应为",
    "相差",
    "位置",
    "页码",
    "原文",
    "可能原因",
    "由此引起的其他不符",
    "疑点编号",
  ],
  silence: "没有疑点不等于没有问题：只有参与核对的数字经过了核对。",
};

const EN: Wording = {
  severity: { error: "error", warning: "warning", info: "info" },
  role: { stated: "stated", operand: "operand", expected: "expected", context: "context" },
  title: "List of findings",
  unnamed: "no files",
  expected: "expected",
  difference: "difference",
  diagnosis: "probable cause",
  doubt: (doubted) =>
    `Rests on what was read with doubt (${quotedTexts(doubted, QUOTING_EN)}), so it does not count as an error; compare the original first.`,
  consequences: "other relations broken by it",
  again: "the same again at",
  see: (place, figure) => `see the remark at “${figure}”, ${place}`,
  colon: ": ",
  semicolon: "; ",
  coverage: ({ figures, linked, checked, confirmed }) =>
    `${figures} figures read, ${linked} linked, ${checked} checked, ${confirmed} confirmed`,
  undecided: (count) => `${count} more could not be judged for want of data`,
  baseRate: (count, of) => `${count} of ${of} scored reports of this batch (${Math.round((count * 100) / of)}%) have full marks`,
  lacking: (rule, missing) => `“${rule}” could not judge it for want of ${missing}`,
  unchecked: {
    unlinked: "what it measures was not recognised",
    unrelated: "recognised, but nothing else in the document can be held against it",
  },
  uncheckedTitle: (count) => `${count} figures not checked`,
  suppressed: (count) => `${count} more findings are set aside by gouji.config.json`,
  until: (reason, expires) => `${reason} (until ${expires})`,
  notes: "notes",
  failed: "could not be read",
  clean: "no figure found that does not tie out",
  page: (page) => `p. ${page}`,
  pages: (pages) => `${pages} pages`,
  summary: ({ documents, failed, error, warning, info }) =>
    `${documents} documents: ${error} errors, ${warning} warnings, ${info} infos${failed > 0 ? `; ${failed} could not be read` : ""}.`,
  timing: ({ extractMs, parseMs, checkMs }) => `time: extract ${extractMs} ms, parse ${parseMs} ms, check ${checkMs} ms`,
  ruleTimes: "time of each rule",
  columns: [
    "no.",
    "file",
    "severity",
    "rule",
    "rule id",
    "message",
    "stated",
    "expected",
    "difference",
    "place",
    "page",
    "quote",
    "probable cause",
    "other relations broken by it",
    "finding id",
  ],
  silence: "No finding does not mean no fault: only the figures that were checked have been tested.",
};

export const WORDING: Readonly<Record<Language, Wording>> = { zh: ZH, en: EN };
