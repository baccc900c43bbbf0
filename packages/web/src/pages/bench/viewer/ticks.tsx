import { useMessages } from "../../../i18n/language.tsx";
import type { Figure } from "../figures.ts";
import { isFree, percent, type TextBox } from "./boxes.ts";
import { viewerTexts } from "./messages.ts";
import type { PageSize } from "./pdf-file.ts";
import "./ticks.css";

interface TicksProps {
  readonly figures: readonly Figure[];
  readonly size: PageSize;
  readonly texts: readonly TextBox[];
  onFigure(id: string, anchor: Element): void;
}

const SIGNS = { confirmed: "✓", failing: "✕", untested: "·" } as const;

/** What became of every figure of a page: a sign in the free space behind it, or else an underline with a small sign. */
export function Ticks({ figures, size, texts, onFigure }: TicksProps) {
  const t = useMessages(viewerTexts);
  const verdicts = { confirmed: t.tickConfirmed, failing: t.tickFailing, untested: t.tickUntested };
  return figures.map(({ id, mark, printed, at: { box } }) => {
    if (!box) return null;
    const [x0, y0, x1, y1] = box;
    const hasRoom = texts.length > 0 && isFree([x1 + 4, y0 + 2, x1 + 30, y1 - 2], texts);
    const frame = {
      left: percent(x0, size.width),
      top: percent(y0, size.height),
      width: percent(x1 - x0, size.width),
      height: percent(y1 - y0, size.height),
    };
    return (
      <button
        key={id}
        type="button"
        tabIndex={-1}
        className={`tk ${mark} ${hasRoom ? "roomy" : "tight"}`}
        style={frame}
        aria-label={`${printed} ${verdicts[mark]}`}
        onClick={({ currentTarget }) => onFigure(id, currentTarget)}
      >
        <i aria-hidden="true">{SIGNS[mark]}</i>
      </button>
    );
  });
}
