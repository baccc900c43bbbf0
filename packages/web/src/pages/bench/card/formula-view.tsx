import { type Finding, isShort } from "../../../finding/finding.ts";
import type { Formula } from "../../../finding/formula.ts";
import type { Mark } from "../../../finding/marks.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { type Hover, isLit } from "../hover.ts";
import { benchTexts } from "../messages.ts";
import { Letter } from "./letter.tsx";

interface FormulaViewProps {
  readonly finding: Finding;
  readonly formula: Formula;
  readonly marks: readonly Mark[];
  readonly hover: Hover;
}

/** The arithmetic as on paper: the terms, what they give, what is stated, the difference. */
export function FormulaView({ finding, formula, marks, hover }: FormulaViewProps) {
  const t = useMessages(benchTexts);
  const { stated, expected, difference } = finding;
  const own = marks.find(({ role }) => role === "stated");
  const other = marks.find(({ role }) => role === "other");
  const operands = formula ? [] : marks.filter(({ role, text }) => role === "operand" && isShort(text)).slice(0, 8);
  return (
    <>
      {formula?.kind === "line" && (
        <p className="fx n">
          {formula.pieces.map((piece, index) =>
            "mark" in piece ? (
              <span key={piece.mark.ref} className={isLit(hover, piece.mark.ref) ? "lit" : ""} {...hover.on(piece.mark.ref)}>
                <Letter mark={piece.mark} />
                {piece.mark.text}
              </span>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the words between never move
              <span key={index}>{piece.text}</span>
            ),
          )}
        </p>
      )}
      <table className="tape">
        <tbody>
          {formula?.kind === "column" &&
            formula.terms.map(({ operator, mark, label }) => (
              <Term key={mark.ref} operator={operator} mark={mark} label={label} hover={hover} />
            ))}
          {operands.map((mark) => (
            <Term key={mark.ref} operator="" mark={mark} label={mark.at.label.split(" › ").slice(-2).join(" › ")} hover={hover} />
          ))}
          {isShort(expected) && (
            <tr className="eq" {...(other ? hover.on(other.ref) : {})}>
              <td className="op">=</td>
              <td>
                <span className={`rf ${other ? "other" : "expected"}`}>{other ? "文" : "应"}</span>
                {other ? t.otherPlace : t.expected}
              </td>
              <td className="n">{expected}</td>
            </tr>
          )}
          {isShort(stated) && (
            <tr className={`ne ${own && isLit(hover, own.ref) ? "lit" : ""}`} {...(own ? hover.on(own.ref) : {})}>
              <td className="op">{isShort(expected) ? "≠" : ""}</td>
              <td>
                <span className="rf stated">载</span>
                {t.statedHere}
              </td>
              <td className="n">{stated}</td>
            </tr>
          )}
          {difference !== undefined && (
            <tr className="df">
              <td className="op" />
              <td>
                {t.difference}
                <span className="m s">{isExact(stated) ? t.exact : isRounded(stated) ? t.rounding : ""}</span>
              </td>
              <td className="n">
                {difference.replace(/^-/u, "−").replace(/%$/u, "")}
                {difference.endsWith("%") && <span className="s"> {t.points}</span>}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  );
}

function Term({
  operator,
  mark,
  label,
  hover,
}: {
  readonly operator: string;
  readonly mark: Mark;
  readonly label: string;
  readonly hover: Hover;
}) {
  return (
    <tr className={isLit(hover, mark.ref) ? "lit" : ""} {...hover.on(mark.ref)}>
      <td className="op">{operator}</td>
      <td className="lb" title={mark.at.label}>
        <Letter mark={mark} />
        {label}
      </td>
      <td className="n">{mark.text.replace(/^-/u, "−")}</td>
    </tr>
  );
}

/** Amounts printed in yuan with two decimals are exact; what is rounded stands for a range. */
function isExact(stated: string | undefined): boolean {
  return stated !== undefined && /^-?[\d,，]+\.\d{2}(?:\s*元)?$/u.test(stated.trim());
}

/** A rate, or an amount in larger units: printed with as many digits as it was rounded to. */
function isRounded(stated: string | undefined): boolean {
  return stated !== undefined && /\d[\d,]*\.\d|[%％万亿]/u.test(stated);
}
