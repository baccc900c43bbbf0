import { printedLines, type SourceDocument } from "@gouji/document";
import type { Evidence, Finding } from "@gouji/rules";

/**
 * Words that are evidence are found in a sentence, whose place is its first line: on pages they get the box of their own characters,
 * and the page of these. Of words that run over two lines it is the first part.
 */
export function placedPhrases(findings: readonly Finding[], document: SourceDocument): readonly Finding[] {
  if (document.pages.length === 0) return findings;
  const placed = (evidence: readonly Evidence[]) => evidence.map((piece) => placedPhrase(piece, document));
  return findings.map((finding) => ({
    ...finding,
    evidence: placed(finding.evidence),
    consequences: finding.consequences.map((consequence) => ({ ...consequence, evidence: placed(consequence.evidence) })),
  }));
}

function placedPhrase(piece: Evidence, document: SourceDocument): Evidence {
  if (piece.figure !== undefined || piece.at.document !== undefined) return piece;
  const [first] = printedLines(document, piece.at);
  const [box] = first?.boxes ?? [];
  return first && box ? { ...piece, at: { ...piece.at, page: first.page, box } } : piece;
}
