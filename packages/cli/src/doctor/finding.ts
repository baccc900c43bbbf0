/** A sentence for whoever reads it. */
export interface Said {
  readonly zh: string;
  readonly en: string;
}

/** What was found of one part. */
export interface Finding {
  /** Never changed: programs ask for it. */
  readonly id: string;
  readonly name: Said;
  /** `missing`: not there. `broken`: there, but not as it must be. */
  readonly state: "ok" | "missing" | "broken";
  /** Without it the program does not work as it is set up; else it does a little less. */
  readonly needed: boolean;
  readonly found: Said;
  /** How to mend it. */
  readonly mend?: Said;
}

export function same(text: string): Said {
  return { zh: text, en: text };
}

/** The finding, or "broken" with the reason where looking itself failed. */
export async function look(
  part: Pick<Finding, "id" | "name" | "needed">,
  mend: Said,
  find: () => Promise<Omit<Finding, "id" | "name" | "needed">>,
): Promise<Finding> {
  try {
    return { ...part, ...(await find()) };
  } catch (error) {
    return { ...part, state: "broken", found: same(reasonOf(error)), mend };
  }
}

/** Drivers put several failed addresses into one error without a message. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const { code } = error as { readonly code?: unknown };
  return (error.message || String(code)).split("\n")[0] ?? "";
}
