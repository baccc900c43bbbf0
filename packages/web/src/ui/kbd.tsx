import type { ReactNode } from "react";
import "./kbd.css";

/** A key as printed on the keyboard. Screen readers hear it from `aria-keyshortcuts` of what it belongs to. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <span aria-hidden="true">
      <kbd>{children}</kbd>
    </span>
  );
}
