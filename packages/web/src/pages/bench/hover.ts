import { useMemo, useState } from "react";

/** Pointing at a figure in the card lights it on the page, and the other way round. */
export interface Hover {
  readonly ref: string | undefined;
  on(ref: string): { onPointerEnter(): void; onPointerLeave(): void };
}

export function useHover(): Hover {
  const [ref, setRef] = useState<string>();
  return useMemo(
    () => ({
      ref,
      on: (own) => ({ onPointerEnter: () => setRef(own), onPointerLeave: () => setRef((now) => (now === own ? undefined : now)) }),
    }),
    [ref],
  );
}

export function isLit(hover: Hover, ref: string): boolean {
  return hover.ref === ref;
}
