import { type ReactNode, useMemo } from "react";
import { Link } from "react-router";
import { findingOf, type Item } from "../../../finding/finding.ts";
import { formulaOf, lastLabel, piecesOf } from "../../../finding/formula.ts";
import type { Mark } from "../../../finding/marks.ts";
import { useLanguage, useMessages } from "../../../i18n/language.tsx";
import { CopyButton } from "../../../ui/copy-button.tsx";
import { counted, dayShown } from "../../../ui/format.ts";
import { SeverityMark, useSeverityNames } from "../../../ui/severity-mark.tsx";
import { StateMark } from "../../../ui/state-mark.tsx";
import { shortName, Who } from "../../../ui/who.tsx";
import { type Hover, isLit } from "../hover.ts";
import { benchTexts } from "../messages.ts";
import { EvidenceList } from "./evidence-list.tsx";
import "./finding-card.css";
import { FormulaView } from "./formula-view.tsx";
import { History } from "./history.tsx";
import { Letter } from "./letter.tsx";

interface FindingCardProps {
  readonly item: Item;
  readonly marks: readonly Mark[];
  readonly hover: Hover;
  /** A colleague who has it open too. */
  readonly watcher: string | undefined;
  goTo(mark: Mark): void;
  /** The decisions, at its foot. */
  readonly foot: ReactNode;
}

/** 问题详情: what is wrong, the arithmetic, what probably happened, on what it rests, who said what. */
export function FindingCard({ item, marks, hover, watcher, goTo, foot }: FindingCardProps) {
  const t = useMessages(benchTexts);
  const { language } = useLanguage();
  const severities = useSeverityNames();
  const finding = useMemo(() => findingOf(item), [item]);
  const formula = useMemo(() => formulaOf(finding, marks), [finding, marks]);
  const { texts } = item;
  const first = marks.find(({ role }) => role === "stated") ?? marks[0];
  const hasArithmetic =
    formula !== undefined || finding.difference !== undefined || (finding.stated !== undefined && finding.expected !== undefined);
  return (
    <aside className="card" aria-label={t.finding}>
      <div className="cs">
        <div className="ch">
          <div className="l1">
            <SeverityMark severity={item.severity} />
            <b className={item.severity === "error" ? "err" : item.severity === "warning" ? "warn" : ""}>{severities[item.severity]}</b>
            <Link to={`/rules/${item.ruleId}`}>{texts.title[language]}</Link>
            <code className="n m">{item.ruleId}</code>
            <span className="gap" />
            <CopyButton
              text={new URL(`/documents/${item.documentId}/findings/${item.id}`, location.href).href}
              label={t.copyLink}
              title={item.findingId}
            />
          </div>
          <h1>{item.sentence[language]}</h1>
          <div className="l2">
            <StateMark state={item.state} change={item.change} />
            {item.acceptance && <span className="m">{t.acceptedUntil(item.acceptance.owner, dayShown(item.acceptance.expiresAt))}</span>}
            <span className="m">
              {t.firstSeen} <span className="n">{dayShown(item.firstSeenAt)}</span>
            </span>
            {item.dueAt !== null && (
              <span className="m">
                {t.due} <span className="n">{dayShown(item.dueAt)}</span>
              </span>
            )}
            {item.assignee !== null && (
              <span className="m">
                {t.assignee} {item.assignee}
              </span>
            )}
            {finding.flips === true && <span className="warn">{t.flips}</span>}
            {!item.present && <span className="ok">{t.goneHere}</span>}
            <span className="gap" />
            {watcher !== undefined && (
              <span className="see" title={t.watching(shortName(watcher))}>
                <Who name={watcher} small />
                <span className="m s">{t.watching(shortName(watcher))}</span>
              </span>
            )}
          </div>
          {texts.doubt && <p className="warn s">{texts.doubt[language]}</p>}
          {texts.baseRate && <p className="m s">{texts.baseRate[language]}</p>}
        </div>
        {hasArithmetic && (
          <section>
            <h3>
              {t.formula} <span className="m">{first ? sectionOf(first) : ""}</span>
              <span className="gap" />
              <CopyButton text={tapeText(item, marks, language)} />
            </h3>
            <FormulaView finding={finding} formula={formula} marks={marks} hover={hover} />
          </section>
        )}
        {texts.diagnosis && <Diagnosis item={item} marks={marks} hover={hover} />}
        {texts.consequences.length > 0 && (
          <section className="cq">
            <h3>
              {t.consequences} <span className="m n">{counted(texts.consequences.length)}</span>
            </h3>
            {texts.consequences.map(
              (text) =>
                text[language] !== "" && (
                  <p className="fl2" key={text.zh}>
                    <span className="err" aria-hidden="true">
                      ✕
                    </span>
                    <span>{text[language]}</span>
                  </p>
                ),
            )}
          </section>
        )}
        {marks.length > 0 && <EvidenceList marks={marks} hover={hover} goTo={goTo} key={item.id} />}
        <History item={item} />
      </div>
      {foot}
    </aside>
  );
}

function Diagnosis({ item, marks, hover }: { readonly item: Item; readonly marks: readonly Mark[]; readonly hover: Hover }) {
  const t = useMessages(benchTexts);
  const { language } = useLanguage();
  const { diagnosis, difference } = findingOf(item);
  const terms = diagnosis?.message.data["terms"];
  const sure = diagnosis?.bits === undefined ? "" : diagnosis.bits >= 10 ? t.likely : t.possible;
  const pieces =
    terms === undefined
      ? []
      : piecesOf(
          terms,
          marks.filter(({ role }) => role === "diagnosis"),
        );
  return (
    <section className="dg">
      <h3>
        {t.diagnosis}
        <span className="gap" />
        <span className="s dv">{terms === undefined ? sure : t.certain}</span>
      </h3>
      {terms !== undefined && difference !== undefined && (
        <p className="fx n">
          {difference} ={" "}
          {pieces.map((piece, index) =>
            "mark" in piece ? (
              <span key={piece.mark.ref} className={isLit(hover, piece.mark.ref) ? "lit" : ""} {...hover.on(piece.mark.ref)}>
                <Letter mark={piece.mark} />
                {piece.mark.text}
              </span>
            ) : (
              // biome-ignore lint/suspicious/noArrayIndexKey: the words between never move
              <span key={index} className="fx-words">
                {piece.text}
              </span>
            ),
          )}
        </p>
      )}
      <p>{item.texts.diagnosis?.[language]}</p>
    </section>
  );
}

/** 表2 › ① 住院费用支出 › 金额 → 表2 */
function sectionOf({ at }: Mark): string {
  return at.label.split(" › ")[0] ?? "";
}

/** The arithmetic as lines of text, to be pasted into a letter. */
function tapeText(item: Item, marks: readonly Mark[], language: "zh" | "en"): string {
  const lines = marks
    .filter(({ role }) => role === "stated" || role === "operand" || role === "other")
    .map((mark) => `${mark.letter}\t${lastLabel(mark)}\t${mark.text}`);
  return [item.sentence[language], ...lines].join("\n");
}
