import type { ReactNode } from "react";
import { useHref, useNavigate } from "react-router";

interface PlotLinkProps {
  /** Of the list behind the mark. */
  readonly to: string;
  /** Name and numbers, as they are read out and shown under the pointer. */
  readonly label: string;
  /** What can be pressed: the whole row or column. */
  readonly area: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly children: ReactNode;
}

/** A mark of a plot that leads to the list behind it. */
export function PlotLink({ to, label, area, children }: PlotLinkProps) {
  const href = useHref(to);
  const navigate = useNavigate();
  return (
    <g className="plot-item">
      <a
        href={href}
        aria-label={label}
        onClick={(event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          void navigate(to);
        }}
      >
        <title>{label}</title>
        <rect className="hit" rx={4} {...area} />
      </a>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group is not focusable; the label says all of what is drawn in it */}
      <g className="marks" aria-hidden="true">
        {children}
      </g>
    </g>
  );
}
