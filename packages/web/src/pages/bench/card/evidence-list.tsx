import { useState } from "react";
import { confidenceShown } from "../../../finding/confidence.ts";
import { isShort } from "../../../finding/finding.ts";
import type { Mark } from "../../../finding/marks.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { Button } from "../../../ui/button.tsx";
import { counted } from "../../../ui/format.ts";
import { type Hover, isLit } from "../hover.ts";
import { benchTexts } from "../messages.ts";
import { Letter } from "./letter.tsx";

const AT_FIRST = 12;

interface EvidenceListProps {
  readonly marks: readonly Mark[];
  readonly hover: Hover;
  goTo(mark: Mark): void;
}

/** Every figure and phrase that the finding rests on, each with its place; a press goes there. */
export function EvidenceList({ marks, hover, goTo }: EvidenceListProps) {
  const t = useMessages(benchTexts);
  const [all, setAll] = useState(false);
  const shown = all ? marks : marks.slice(0, AT_FIRST);
  return (
    <section className="es">
      <h3>
        {t.evidence} <span className="m n">{counted(marks.length)}</span>
        <span className="gap" />
        <span className="m s">{t.evidenceHint}</span>
      </h3>
      <ul className="ev">
        {shown.map((mark) => (
          <li
            key={mark.ref}
            className={`${isLit(hover, mark.ref) ? "lit" : ""} ${isShort(mark.text) ? "" : "words"}`}
            {...hover.on(mark.ref)}
          >
            <button type="button" onClick={() => goTo(mark)} title={`${mark.text}\n${mark.at.label}`}>
              <Letter mark={mark} />
              <span className={isShort(mark.text) ? "n q" : "q"}>{mark.text}</span>
              <span className="lb">
                <Doubt mark={mark} />
                {mark.at.label}
              </span>
              <span className="n pl">
                {mark.at.document === undefined
                  ? typeof mark.at.page === "number"
                    ? t.page(String(mark.at.page))
                    : (mark.at.cell ?? "")
                  : "↗"}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length < marks.length && (
        <Button look="quiet" size="small" onPress={() => setAll(true)}>
          {t.moreEvidence(counted(marks.length - shown.length))}
        </Button>
      )}
    </section>
  );
}

function Doubt({ mark }: { readonly mark: Mark }) {
  const t = useMessages(benchTexts);
  if (!mark.doubtful) return null;
  const confidence = confidenceShown(mark.at);
  return <i className="warn">{confidence === undefined ? t.doubtful : t.recognised(confidence)} </i>;
}
