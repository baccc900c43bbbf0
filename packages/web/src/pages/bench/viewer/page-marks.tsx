import type { Box } from "@gouji/document";
import type { Mark } from "../../../finding/marks.ts";
import { confidenceShown } from "../../../finding/confidence.ts";
import { useMessages } from "../../../i18n/language.tsx";
import { type Hover, isLit } from "../hover.ts";
import { frameOf, isFree, percent, placeForNote, type TextBox } from "./boxes.ts";
import { viewerTexts } from "./messages.ts";
import type { PageSize } from "./pdf-file.ts";

/** What the stated figure should be, printed beside it. */
export interface ExpectedNote {
  readonly text: string;
  readonly box: Box;
}

interface PageMarksProps {
  readonly marks: readonly Mark[];
  readonly note: ExpectedNote | undefined;
  readonly size: PageSize;
  readonly texts: readonly TextBox[];
  readonly hover: Hover;
}

/** Room of a letter left of its frame, in points. */
const LETTER = 17;

/** The frames over a page, by role. */
export function PageMarks({ marks, note, size, texts, hover }: PageMarksProps) {
  const t = useMessages(viewerTexts);
  const roles = { stated: t.roleStated, operand: t.roleOperand, other: t.roleOther, diagnosis: t.roleDiagnosis, soft: t.roleSoft };
  return (
    <>
      {marks.map((mark) => {
        const { box } = mark.at;
        if (!box) return null;
        const [x0, y0, , y1] = box;
        const confidence = confidenceShown(mark.at);
        const isTaken = !isFree([x0 - LETTER, y0 + 2, x0 - 4, y1 - 2], texts);
        return (
          <span
            key={mark.ref}
            className={`hl ${mark.role} ${isLit(hover, mark.ref) ? "lit" : ""} ${isTaken ? "above" : ""} ${mark.doubtful ? "doubtful" : ""}`}
            style={frameOf(box, size)}
            role="img"
            aria-label={`${roles[mark.role]} ${mark.letter} ${mark.text}`}
            title={confidence === undefined ? undefined : t.recognised(confidence)}
            data-ref={mark.ref}
            {...hover.on(mark.ref)}
          >
            {mark.letter !== "" && <b>{mark.letter}</b>}
          </span>
        );
      })}
      {note && <Note note={note} size={size} texts={texts} label={t.roleExpected} />}
    </>
  );
}

function Note({
  note: { text, box },
  size,
  texts,
  label,
}: {
  readonly note: ExpectedNote;
  readonly size: PageSize;
  readonly texts: readonly TextBox[];
  readonly label: string;
}) {
  // Before the texts are known there is no telling what is free.
  if (texts.length === 0) return null;
  const width = [...text].reduce((sum, character) => sum + (character.charCodeAt(0) > 255 ? 7.9 : /[\d%]/u.test(character) ? 4.4 : 2.5), 5);
  const place = placeForNote(box, { width, height: 12.6 }, size, texts);
  if (!place) return null;
  const [x0, y0, x1, y1] = place;
  const frame = {
    left: percent(x0, size.width),
    top: percent(y0, size.height),
    width: percent(x1 - x0, size.width),
    height: percent(y1 - y0, size.height),
  };
  return (
    <span className="hl ghost" style={frame} role="img" aria-label={`${label} ${text}`}>
      <em className="n">{text}</em>
    </span>
  );
}
