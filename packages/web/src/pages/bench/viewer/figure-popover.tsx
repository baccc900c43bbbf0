import type { RefObject } from "react";
import { Dialog, Popover } from "react-aria-components";
import { Link } from "react-router";
import { confidenceShown } from "../../../finding/confidence.ts";
import { useLanguage, useMessages } from "../../../i18n/language.tsx";
import { useFigure } from "../figures.ts";
import "./figure-popover.css";
import { viewerTexts } from "./messages.ts";

interface FigurePopoverProps {
  readonly documentId: string;
  readonly figureId: string | undefined;
  readonly anchor: RefObject<Element | null>;
  close(): void;
  goTo(at: { readonly page?: number | null; readonly label: string } & Record<string, unknown>, text: string): void;
}

/** What a figure has been checked against. */
export function FigurePopover({ documentId, figureId, anchor, close, goTo }: FigurePopoverProps) {
  const t = useMessages(viewerTexts);
  const { language } = useLanguage();
  const figure = useFigure(documentId, figureId).data;
  const confidence = figure && confidenceShown(figure.at);
  const signs = { consistent: "✓", inconsistent: "✕", undecided: "·" } as const;
  const verdicts = { confirmed: t.tickConfirmed, failing: t.tickFailing, untested: t.tickUntested };
  return (
    <Popover
      className="popover"
      triggerRef={anchor}
      isOpen={figureId !== undefined && figure !== undefined}
      onOpenChange={(open) => open || close()}
      placement="bottom start"
    >
      <Dialog className="figure-popover" aria-label={figure?.printed ?? ""}>
        {figure && (
          <>
            <header>
              <b className="n">{figure.printed}</b>
              <span className={`verdict ${figure.mark}`}>{verdicts[figure.mark]}</span>
              <span className="m s">{figure.at.label}</span>
            </header>
            {confidence !== undefined && <p className="m s">{t.recognised(confidence)}</p>}
            {figure.entered.length === 0 && <p className="m">{t.nothingEntered}</p>}
            <ul aria-label={t.entered}>
              {figure.entered.map((check) => (
                <li key={`${check.ruleId}${check.subject}`}>
                  <span className={check.kind}>{signs[check.kind]}</span>
                  <div>
                    <Link to={`/rules/${check.ruleId}`}>{check.title[language]}</Link>
                    {(check.message ?? check.missing) && <p className="s">{(check.message ?? check.missing)?.[language]}</p>}
                    {check.others.length > 0 && (
                      <p className="others s">
                        {check.others.slice(0, 12).map((other, index) => (
                          <button
                            // biome-ignore lint/suspicious/noArrayIndexKey: the same figure may stand twice
                            key={index}
                            type="button"
                            className="n"
                            title={other.at.label}
                            onClick={() => {
                              close();
                              goTo(other.at, other.printed);
                            }}
                          >
                            {other.printed}
                          </button>
                        ))}
                        {check.others.length > 12 && <span className="m">…</span>}
                      </p>
                    )}
                  </div>
                </li>
              ))}
            </ul>
          </>
        )}
      </Dialog>
    </Popover>
  );
}
