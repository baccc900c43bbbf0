import { type CheckedDocument, type Evidence, type Finding, type Outcome, ranked } from "@gouji/rules";

/**
 * What was found between documents, as far as it is this one's: findings whose suspect stands in it. Where a figure of such a
 * finding is already the suspect of its own document's finding, it is a consequence of that. `prefix` marks the document's figures.
 */
export function addAcross(
  document: CheckedDocument,
  prefix: string,
  across: readonly Finding[],
  outcomes: readonly Outcome[],
): CheckedDocument {
  const findings = [...document.findings];
  for (const finding of across) {
    const own = withOwnPlaces(finding, document.path, prefix);
    const cause = findings.findIndex(({ evidence: [first] }) => first?.role === "stated" && isCitedBy(finding, prefix, first.figureId));
    const known = findings[cause];
    if (known) {
      const { ruleId, message, evidence } = own;
      findings[cause] = { ...known, consequences: [...known.consequences, { ruleId, message, evidence }] };
    } else if (own.evidence[0]?.at.document === undefined) findings.push(own);
  }
  return { ...document, findings: ranked(findings), ...looked(document, prefix, outcomes) };
}

function isCitedBy({ evidence }: Finding, prefix: string, figureId: string | undefined): boolean {
  return figureId !== undefined && evidence.some((piece) => piece.figureId === prefix + figureId);
}

/** The document's own figures under their own ids, without the name of its file. */
function withOwnPlaces(finding: Finding, path: string, prefix: string): Finding {
  const evidence = finding.evidence.map((piece): Evidence => {
    const { document, ...at } = piece.at;
    if (document !== path) return piece;
    return { ...piece, at, ...(piece.figureId?.startsWith(prefix) ? { figureId: piece.figureId.slice(prefix.length) } : {}) };
  });
  return { ...finding, evidence };
}

/** Figures that another document confirms or contradicts were checked. */
function looked(document: CheckedDocument, prefix: string, outcomes: readonly Outcome[]): Pick<CheckedDocument, "coverage" | "unchecked"> {
  const checked = new Set<string>();
  const confirmed = new Set<string>();
  for (const { verdict } of outcomes) {
    const ids =
      verdict.kind === "consistent"
        ? verdict.figures.map(({ id }) => id)
        : verdict.kind === "inconsistent"
          ? verdict.evidence.flatMap(({ figureId }) => figureId ?? [])
          : [];
    for (const id of ids) {
      if (!id.startsWith(prefix)) continue;
      checked.add(id.slice(prefix.length));
      if (verdict.kind === "consistent" && verdict.how !== "loose") confirmed.add(id.slice(prefix.length));
    }
  }
  const { coverage, unchecked } = document;
  const newly = unchecked.filter(({ figureId }) => checked.has(figureId));
  return {
    coverage: {
      ...coverage,
      checked: coverage.checked + newly.length,
      confirmed: coverage.confirmed + newly.filter(({ figureId }) => confirmed.has(figureId)).length,
    },
    unchecked: unchecked.filter(({ figureId }) => !checked.has(figureId)),
  };
}
