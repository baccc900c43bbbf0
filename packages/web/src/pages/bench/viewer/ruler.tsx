import { useMessages } from "../../../i18n/language.tsx";
import { SEVERITIES, type Severity } from "../../../ui/severity-mark.tsx";
import { viewerTexts } from "./messages.ts";

interface RulerProps {
  readonly pages: number;
  readonly seen: readonly [first: number, last: number];
  readonly severities: ReadonlyMap<number, readonly Severity[]>;
  /** Pages that could not be read. */
  readonly unread: ReadonlySet<number>;
  goTo(page: number): void;
}

/** All pages of the document on one edge, with a mark for each finding. */
export function Ruler({ pages, seen: [first, last], severities, unread, goTo }: RulerProps) {
  const t = useMessages(viewerTexts);
  return (
    <nav className={`rail ${pages > 60 ? "dense" : ""}`} aria-label={t.ruler}>
      {Array.from({ length: pages }, (_, index) => {
        const page = index + 1;
        const found = (severities.get(page) ?? []).toSorted((one, other) => SEVERITIES.indexOf(one) - SEVERITIES.indexOf(other));
        const label = t.rulerPage(String(page), String(found.length));
        return (
          <button
            key={page}
            type="button"
            tabIndex={-1}
            title={label}
            aria-label={label}
            className={unread.has(page) ? "unread" : ""}
            onClick={() => goTo(page)}
            {...(first <= page && page <= last ? { "aria-current": "page" as const } : {})}
          >
            {found.slice(0, pages > 60 ? 1 : 4).map((severity, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: marks of one severity are alike
              <i key={at} className={`fill-${severity}`} />
            ))}
          </button>
        );
      })}
    </nav>
  );
}
