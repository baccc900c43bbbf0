import { Parser } from "htmlparser2";

export interface PageLink {
  readonly address: URL;
  /** What the link says, or its title. */
  readonly text: string;
}

const MOST_LINKS = 20_000;
const REPORT_FILE = /\.(?:pdf|ofd|docx?|wps|rtf|xlsx?|et|zip)$/iu;
const REPORT_WORDS = /绩效|自评|评价报告|评价结果|运行监控/u;

/** The links of a page, resolved against its address or its `base`, each address once. */
export function pageLinks(html: string, page: URL): PageLink[] {
  const links = new Map<string, PageLink>();
  let base = page;
  let open: { address: URL; text: string; title: string } | undefined;
  const close = () => {
    if (!open) return;
    const text = open.text.replaceAll(/\s+/gu, " ").trim();
    const known = links.get(open.address.href);
    if (!known || known.text === "") links.set(open.address.href, { address: open.address, text: text === "" ? open.title : text });
    open = undefined;
  };
  const parser = new Parser(
    {
      onopentag(name, { href, title }) {
        if (name === "base" && href && URL.canParse(href, page)) base = new URL(href, page);
        if (name !== "a") return;
        close();
        if (!href || links.size >= MOST_LINKS || !URL.canParse(href, base)) return;
        const address = new URL(href, base);
        address.hash = "";
        if (/^https?:$/u.test(address.protocol)) open = { address, text: "", title: title?.trim() ?? "" };
      },
      ontext(text) {
        if (open) open.text += text;
      },
      onclosetag(name) {
        if (name === "a") close();
      },
    },
    { decodeEntities: true },
  );
  parser.end(html);
  close();
  return [...links.values()];
}

/** Does the link lead to a file that can be audited? By its path, or by what it says where the path is a download script's. */
export function isAttachment({ address, text }: PageLink): boolean {
  return REPORT_FILE.test(decoded(address.pathname)) || REPORT_FILE.test(text);
}

/** Does the link lead to another page of the same site that is about performance reports? */
export function isReportPage({ address, text }: PageLink, page: URL): boolean {
  return address.host === page.host && address.href !== page.href && REPORT_WORDS.test(text);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
