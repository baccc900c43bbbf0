import type { components } from "./schema.d.ts";

type Body = components["schemas"]["Problem"];

/** An answer that is none: a problem of the interface (`kind` as in urn:gouji:problem:…), or `unreachable`. */
export class Problem extends Error {
  readonly kind: string;
  readonly status: number;
  readonly body: Body | undefined;

  constructor(status: number, body: Body | undefined) {
    const kind = body?.type?.replace("urn:gouji:problem:", "") ?? (status === 0 ? "unreachable" : "internal");
    super(kind);
    this.kind = kind;
    this.status = status;
    this.body = body;
  }
}

export function isProblem(error: unknown, kind?: string): error is Problem {
  return error instanceof Problem && (kind === undefined || error.kind === kind);
}
