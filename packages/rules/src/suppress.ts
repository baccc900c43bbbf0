import type { AuditedDocument, CheckedDocument } from "./audited-document.ts";
import type { Suppression } from "./suppression.ts";

export type SuppressionState = "applied" | "unused" | "expired" | "elsewhere";

/** What became of a suppression in one run. `elsewhere`: no file of the run is one of its own. */
export interface SuppressionUse {
  readonly suppression: Suppression;
  readonly state: SuppressionState;
  /** Findings that it set aside. */
  readonly findings: number;
}

export interface Suppressed {
  readonly documents: readonly AuditedDocument[];
  readonly uses: readonly SuppressionUse[];
}

/** Sets aside what the suppressions name; nothing is lost, it stands in `suppressed`. `today` is an ISO date. */
export function suppress(documents: readonly AuditedDocument[], suppressions: readonly Suppression[], today: string): Suppressed {
  const counts = new Map<Suppression, number>();
  const valid = suppressions.filter(({ expires }) => expires >= today);
  const sorted = documents.map((document): AuditedDocument => {
    if (document.status === "failed") return document;
    const here = valid.filter((suppression) => isAbout(suppression, document));
    if (here.length === 0) return document;
    const set = document.findings.flatMap((finding) => {
      const suppression = here.find(({ finding: id, rule }) => id === finding.id || (id === undefined && rule === finding.ruleId));
      if (suppression) counts.set(suppression, (counts.get(suppression) ?? 0) + 1);
      return suppression ? [{ finding, suppression }] : [];
    });
    if (set.length === 0) return document;
    const aside = new Set(set.map(({ finding }) => finding));
    return { ...document, findings: document.findings.filter((finding) => !aside.has(finding)), suppressed: set };
  });
  const stateOf = (suppression: Suppression): SuppressionState => {
    if (!valid.includes(suppression)) return "expired";
    if (counts.has(suppression)) return "applied";
    return suppression.finding === undefined &&
      !documents.some((document) => document.status === "checked" && isAbout(suppression, document))
      ? "elsewhere"
      : "unused";
  };
  return {
    documents: sorted,
    uses: suppressions.map((suppression) => ({
      suppression,
      state: stateOf(suppression),
      findings: counts.get(suppression) ?? 0,
    })),
  };
}

function isAbout({ unit, file }: Suppression, { path, identity }: CheckedDocument): boolean {
  return (unit === undefined || identity.unit.includes(unit)) && (file === undefined || matches(path, file));
}

/** A pattern without a slash is of the file's name, wherever it lies. */
function matches(path: string, pattern: string): boolean {
  const plain = path.replaceAll("\\", "/");
  const subject = pattern.includes("/") ? plain : (plain.split("/").at(-1) ?? plain);
  const source = pattern.replaceAll(/\*\*|\*|\?|[\\^$.+()[\]{}|]/g, (sign) =>
    sign === "**" ? ".*" : sign === "*" ? "[^/]*" : sign === "?" ? "[^/]" : `\\${sign}`,
  );
  return new RegExp(`^${source}$`, "u").test(subject);
}
