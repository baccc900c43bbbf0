import type { Mark } from "../../../finding/marks.ts";

/** The letter of a figure, as on the page. */
export function Letter({ mark: { role, letter } }: { readonly mark: Pick<Mark, "role" | "letter"> }) {
  return <b className={`rf ${role}`}>{letter}</b>;
}
