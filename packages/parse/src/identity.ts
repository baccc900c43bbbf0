import type { Block, SourceDocument } from "@gouji/document";
import { readQuantities } from "@gouji/quantities";
import type { Period, ReportIdentity, ReportKind } from "@gouji/report";

const KINDS: readonly (readonly [pattern: RegExp, kind: ReportKind])[] = [
  [/监控/, "monitoring"],
  [/自评(?:表|价表)|绩效目标(?:申报)?表/, "form"],
  [/自评|自我评价/, "selfEvaluation"],
  [/评价/, "evaluation"],
];
const UNIT =
  /[\p{Script=Han}]{2,30}?(?:局|委员会|办公室|管理处|中心|厅|医院|学校|大学|学院|公司|院|站|所|队|人民政府|街道办事处|部|会)(?=$|[\d（(《“：:，,、\s]|关于|20|年|的)/u;

const OPENING: ReadonlySet<Block["kind"]> = new Set<Block["kind"]>(["heading", "paragraph", "list", "caption"]);

/** Which document this is, from its title and first lines, else from the file's name. Unknown parts stay empty. */
export function readIdentity(document: SourceDocument, fileName: string): ReportIdentity {
  const first = document.blocks.filter(({ kind }) => OPENING.has(kind)).slice(0, 12);
  const title = titleOf(first) || fileName.replace(/^.*[\\/]/, "").replace(/\.[^.]*$/, "");
  const year =
    /(?:19|20)\d{2}(?=\s*年|\s*财政年度)/.exec(title)?.[0] ??
    mostNamed(
      first
        .map(({ text }) => text)
        .join("\n")
        .match(/(?:19|20)\d{2}(?=\s*年)/g) ?? [],
    );
  const compact = title.replace(/\s+/g, "");
  return {
    title,
    unit: UNIT.exec(compact.replace(/^(?:19|20)\d{2}年度?/, ""))?.[0] ?? "",
    project: projectOf(compact),
    year,
    kind: KINDS.find(([pattern]) => pattern.test(compact))?.[1] ?? "unknown",
  };
}

/** The year that the opening names most often, of several the first. */
function mostNamed(years: readonly string[]): string {
  const count = (year: string) => years.filter((other) => other === year).length;
  return years.reduce((best, year) => (best === "" || count(year) > count(best) ? year : best), "");
}

function titleOf(blocks: readonly Block[]): string {
  const titles = blocks.slice(0, 6).map(({ text }) => text.trim());
  const named = titles.find(
    (text) => /(?:报告|自评表|评价表|监控表)\s*$/.test(text.replace(/[（(][^（()）]*[)）]\s*$/, "")) && text.length <= 80,
  );
  return named ?? titles.find((text) => /绩效/.test(text) && text.length <= 80) ?? "";
}

function projectOf(title: string): string {
  return (
    /^(?:(?:19|20)\d{2}年度?)?(.+?(?:项目|资金|经费|补助|工程))/.exec(title.replace(/绩效.*$/, ""))?.[1] ??
    title.replace(/^(?:19|20)\d{2}年度?/, "").replace(/(?:项目支出)?绩效.*$/, "")
  );
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
