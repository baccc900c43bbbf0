import type { NumberedLine, NumberSequence } from "@gouji/report";
import { citePhrase, consistent, defineRule, undecided, type Verdict } from "../rule.ts";

type Fault = "start" | "skip" | "repeat" | "order";

/** Headings, list items and the contents count up without gaps. */
export const numbering = defineRule<NumberSequence>({
  id: "numbering",
  family: "form",
  title: "编号错误",
  titleEn: "Broken numbering",
  severity: "info",
  specificity: 10,
  subjects: ({ report }) => eachOnce(report.numberSequences),
  keyOf: ({ key }) => key,
  judge: ({ lines, where }) => {
    const bare = emptyIn(lines);
    const fault = faultIn(lines);
    if (!fault && bare) return emptyVerdict(bare, lines);
    if (!fault) return lines.length < 2 ? undecided("second number") : consistent("loose", []);
    const { kind, previous, line } = fault;
    // Pages of a form may be numbered over several tables; a clause that is cut off may be a quotation.
    if (kind === "start" && (where === "table" || lines.length > 1)) return undecided("beginning");
    return {
      kind: "inconsistent",
      message: {
        id: `numbering.${kind}`,
        data: {
          number: line.number,
          text: line.phrase.text,
          previous: previous?.number ?? "",
          expected: String((previous?.value ?? 0) + 1),
        },
      },
      stated: line.number,
      evidence: [citePhrase(line.phrase, "stated"), ...(previous ? [citePhrase(previous.phrase, "context")] : [])],
    };
  },
});

/** A list that the report prints twice, in its summary and in its body, is judged once. */
function eachOnce(sequences: readonly NumberSequence[]): NumberSequence[] {
  const seen = new Set<string>();
  return sequences.filter(({ where, lines }) => {
    const text = [where, ...lines.map(({ phrase, empty }) => `${phrase.text.replace(/\s+/g, "")} ${empty ?? ""}`)].join("\n");
    if (lines.length > 1 && seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

/** The one heading with nothing under it, where at least two others of its kind have a text. */
function emptyIn(lines: readonly NumberedLine[]): NumberedLine | undefined {
  const [bare, ...others] = lines.filter(({ empty }) => empty);
  return others.length === 0 && lines.length > 2 ? bare : undefined;
}

function emptyVerdict(bare: NumberedLine, lines: readonly NumberedLine[]): Verdict {
  return {
    kind: "inconsistent",
    message: { id: "numbering.empty", data: { text: bare.phrase.quote, count: String(lines.length - 1) } },
    stated: bare.number,
    evidence: [
      citePhrase(bare.phrase, "stated"),
      ...lines.filter((line) => line !== bare).map(({ phrase }) => citePhrase(phrase, "context")),
    ],
  };
}

function faultIn(lines: readonly NumberedLine[]): { kind: Fault; previous?: NumberedLine; line: NumberedLine } | undefined {
  const [first] = lines;
  if (first && first.value !== 1) return { kind: "start", line: first };
  for (const [index, line] of lines.entries()) {
    const previous = lines[index - 1];
    if (!previous || line.value === previous.value + 1) continue;
    const kind = line.value === previous.value ? "repeat" : line.value > previous.value ? "skip" : "order";
    return { kind, previous, line };
  }
  return undefined;
}
