import type { Draft } from "../draft.ts";

/** A kind of report: writes its whole text into the draft and gives its title. */
export interface Kind {
  readonly name: string;
  write(draft: Draft): string;
}
