import createClient from "openapi-fetch";
import { Problem } from "./problem.ts";
import type { components, paths } from "./schema.d.ts";

/** The interface as the server describes it; addresses are relative, so no other host is ever asked. */
export const api = createClient<paths>({ baseUrl: "/", credentials: "same-origin" });

export type Schemas = components["schemas"];

/** The data of an answer. @throws Problem */
export async function answerOf<Data>(call: Promise<{ data?: Data; error?: unknown; response: Response }>): Promise<Data> {
  const { data, error, response } = await call.catch(() => {
    throw new Problem(0, undefined);
  });
  if (!response.ok) throw new Problem(response.status, isBody(error) ? error : undefined);
  // A route that answers without content has no data type either.
  return data as Data;
}

function isBody(error: unknown): error is Schemas["Problem"] {
  return typeof error === "object" && error !== null && "type" in error && "title" in error;
}
