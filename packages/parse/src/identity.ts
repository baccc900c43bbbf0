import { type Block, readNumbering, type SourceDocument, type Table } from "@gouji/document";
import { readQuantities } from "@gouji/quantities";
import type { Period, ReportIdentity, ReportKind } from "@gouji/report";

const KINDS: readonly (readonly [pattern: RegExp, kind: ReportKind])[] = [
  [/监控|跟踪/, "monitoring"],
  [/自评(?:表|价表)|绩效目标(?:申报)?表/, "form"],
  [/自评|自我评价/, "selfEvaluation"],
  [/评价/, "evaluation"],
];
const UNIT_NAME =
  "[\\p{Script=Han}]{2,30}?(?:局|委员会|办公室|管理处|中心|厅|医院|学校|大学|学院|公司|院|站|所|队|馆|人民政府|街道办事处|部|会|委)";
/** A unit and what may follow it in a title. */
const UNIT_IN_TITLE = new RegExp(
  `${UNIT_NAME}(?=$|[\\d（(《“：:，,、\\s]|关于|20|年|的|项目|部门|整体|预算|本级|绩效|中央|省级|市级|县级|区级)`,
  "u",
);
/** 云溪县水利局河道治理项目: a bureau with its place, whatever follows. */
const PLACED_UNIT =
  /^\p{Script=Han}{2,8}?(?:省|市|县|区|州|盟|旗|镇|乡)\p{Script=Han}{2,14}?(?:局|委员会|厅|街道办事处|人民政府)(?![部限势面])/u;
const UNIT_ALONE = new RegExp(`^[（(]?(${UNIT_NAME})[）)]?$`, "u");
/** Labels of the cell or the line that names who reports, the unit itself before those above and below it. */
const UNIT_LABELS: readonly RegExp[] = [
  /^(?:部门|预算|填报|编报|项目|申报|评价)?(?:[（(]单位[）)]|单位|部门)(?:名称)?(?:[（(](?:公章|盖章|签章|全称)[）)])?$/u,
  /^(?:项目)?主管(?:部门|单位)$/u,
  /^(?:项目)?(?:具体)?实施单位$/u,
];
/** 单位：万元 is a measure; a firm writes of others. */
const NOT_A_UNIT = /元|亩|公里|公司|事务所|[：:]/;
const PROJECT_LABEL = /^项目名称$/u;
const LABELLED_LINE = /^\s*([\p{Script=Han}（()）]{2,12})[：:]\s*(\S.{1,40}?)\s*(?:填报日期.*)?$/u;
/** What a title says of any report and not of one project. */
const NO_PROJECT = /^(?:部门|单位|本级|县级|市级|区级|预算|年度|财政|所有|全部|各)*(?:项目|项目支出|支出|预算|预算项目|专项资金|资金)?$/u;
const OPENING: ReadonlySet<Block["kind"]> = new Set<Block["kind"]>(["heading", "paragraph", "list", "caption"]);
/** Lines at the end in which a report is signed. */
const SIGNATURE_LINES = 6;

/** Which document this is: from its title and first lines, the head of its form, its signature, else the file's name. Unknown parts stay empty. */
export function readIdentity(document: SourceDocument, fileName: string): ReportIdentity {
  const spoken = document.blocks.filter(({ kind }) => OPENING.has(kind));
  const first = spoken.slice(0, 12);
  const title = titleOf(first) || fileName.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
  const compact = title.replace(/\s+/g, "").replace(/^关于/, "");
  const unit = unitOf(compact, document, spoken);
  return {
    title,
    unit,
    // A file's name in Latin letters names no project.
    project: (/\p{Script=Han}/u.test(compact) ? projectOf(compact, unit) : "") || projectInForm(document),
    year: yearOf(title, document, first),
    kind: kindOf(compact) ?? likelyKind(first.map(({ text }) => text.replace(/\s+/g, "")).join("\n")),
  };
}

function kindOf(words: string): ReportKind | undefined {
  return KINDS.find(([pattern]) => pattern.test(words))?.[1];
}

/** Without a title: what the opening calls the work most often. */
function likelyKind(words: string): ReportKind {
  const named = words.match(/绩效(?:运行)?(?:监控|跟踪)|绩效自评|自我评价|绩效评价(?!指标|管理|体系)/g) ?? [];
  const kinds = named.flatMap((name) => kindOf(name) ?? []);
  const count = (kind: ReportKind) => kinds.filter((other) => other === kind).length;
  return kinds.reduce<ReportKind>((best, kind) => (count(kind) > count(best) ? kind : best), "unknown");
}

function yearOf(title: string, { tables }: SourceDocument, first: readonly Block[]): string {
  const inTitle = /(?:19|20)\d{2}(?=\s*年|\s*财政年度)/g;
  // 2021—2023年度: the report is of the last year.
  const years = title.match(/(?:19|20)\d{2}(?=\s*(?:[-—–~至]\s*(?:19|20)\d{2}\s*)?年|\s*财政年度)/g);
  const opening = [
    ...first.map(({ text }) => text),
    ...tables.slice(0, 1).flatMap(({ cells }) => cells.slice(0, 3).map(({ text }) => text)),
  ];
  return years?.at(-1) ?? mostNamed(opening.join("\n").match(inTitle) ?? []);
}

/** The year that the opening names most often, of several the first. */
function mostNamed(years: readonly string[]): string {
  const count = (year: string) => years.filter((other) => other === year).length;
  return years.reduce((best, year) => (best === "" || count(year) > count(best) ? year : best), "");
}

function titleOf(blocks: readonly Block[]): string {
  const titles = blocks
    .slice(0, 6)
    .map(({ text }) => text.trim())
    // 一、绩效目标分解下达情况 is the first section of a report without a title.
    .filter((text) => text.length <= 80 && !readNumbering(text));
  const named = titles.find((text) => /(?:报告|自评表|评价表|监控表|总结|结果)\s*$/.test(text.replace(/[（(][^（()）]*[)）]\s*$/, "")));
  return named ?? titles.find((text) => /绩效/.test(text) && !/[。；]/.test(text)) ?? "";
}

/** Who reports: in the title, beside its label in a form or a line, alone in a line below the title or at the end. */
function unitOf(title: string, { tables }: SourceDocument, spoken: readonly Block[]): string {
  const named = title.replace(/^(?:19|20)\d{2}年度?/, "");
  const inTitle = (UNIT_IN_TITLE.exec(named) ?? PLACED_UNIT.exec(named))?.[0];
  if (inTitle !== undefined) return inTitle;
  const first = spoken.slice(0, 12);
  for (const label of UNIT_LABELS) {
    const found =
      labelledLine(first, label) ??
      tables
        .slice(0, 3)
        .map((table) => besideLabel(table, label))
        .find((text) => text !== undefined);
    if (found !== undefined && isUnit(found)) return found;
  }
  const lines = [...spoken.slice(0, 8), ...spoken.slice(-SIGNATURE_LINES).reverse()].map(({ text }) => text.replace(/\s+/g, ""));
  return lines.map((text) => UNIT_ALONE.exec(text)?.[1]).find((name) => name !== undefined && !NOT_A_UNIT.test(name)) ?? "";
}

function isUnit(name: string): boolean {
  return name.length >= 4 && name.length <= 30 && !NOT_A_UNIT.test(name) && /[局委办院校所站队心馆部会厅府处社场室司学镇乡]$/.test(name);
}

function labelledLine(blocks: readonly Block[], label: RegExp): string | undefined {
  return blocks
    .flatMap(({ text }) => {
      const [, name = "", value = ""] = LABELLED_LINE.exec(text) ?? [];
      return label.test(name.replace(/\s+/g, "")) ? [value.replace(/\s+/g, "")] : [];
    })
    .find(isUnit);
}

/** The text right of a label in the head of a form. */
function besideLabel({ cells }: Table, label: RegExp): string | undefined {
  for (const { row, col, colSpan, text } of cells) {
    const words = text.replace(/[\s：:]+/g, "");
    if (row > 6 || !label.test(words) || isColumns(cells, row)) continue;
    const beside = cells.find((cell) => cell.row === row && cell.col === col + colSpan)?.text.replace(/\s+/g, "");
    if (beside !== undefined && beside.length >= 2 && /\p{Script=Han}/u.test(beside) && !/[：:]$/.test(beside)) return beside;
  }
  return undefined;
}

/** 项目名称 | 预算数 | 执行数: the label heads a column. */
function isColumns(cells: Table["cells"], row: number): boolean {
  return cells.some((cell) => cell.row === row && /预算|执行|金额|得分|分值|序号|完成/.test(cell.text) && cell.text.length < 16);
}

/** The one project that the forms of the document name. */
function projectInForm({ tables }: SourceDocument): string {
  const names = new Set(tables.map((table) => besideLabel(table, PROJECT_LABEL)).filter((name) => name !== undefined));
  const [only] = names;
  return only !== undefined && names.size === 1 && only.length <= 60 ? only : "";
}

const YEARS = /(?:19|20)\d{2}(?:[-—–~至](?:19|20)\d{2})?(?:年度?)/g;

/** What the title says between year and unit in front and 绩效 behind. */
function projectOf(title: string, unit: string): string {
  const plain = title.replace(/绩效.*$/, "").replace(YEARS, "");
  const own = (unit !== "" && plain.startsWith(unit) ? plain.slice(unit.length) : plain)
    .replace(/\d{1,2}[-—–~至]\d{1,2}月份?/, "")
    .replace(/(?:重点|情况|工作)$/, "")
    .replace(/项目(?:支出|运行)$/, "项目");
  if (/^(?:部门|单位)?整体(?:支出)?$/.test(own)) return "部门整体支出";
  return NO_PROJECT.test(own) ? "" : own;
}

/** The period that the title names (2024年1-9月), else its year. */
export function periodOf({ title, year }: ReportIdentity): Period | undefined {
  const printed = readQuantities(title).find((quantity) => quantity.kind === "period" && quantity.from !== undefined);
  if (printed?.from && printed.to) return { from: printed.from, to: printed.to, printed: printed.text };
  return year === "" ? undefined : { from: `${year}-01-01`, to: `${year}-12-31`, printed: `${year}年` };
}

/** The day up to which a monitoring report looks 监控时点, ISO. */
export function cutOffOf(texts: readonly string[]): string | undefined {
  for (const text of texts) {
    const at = /(?:监控|跟踪)(?:的)?(?:时间)?(?:节点|时点)/.exec(text);
    const date = at && readQuantities(text).find((quantity) => quantity.kind === "date" && quantity.from !== undefined);
    if (date?.from) return date.from;
  }
  return undefined;
}
