import { may } from "@gouji/accounts";
import type { Change } from "@gouji/archive";
import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import type { ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS } from "../problem.ts";
import { newRouter, type Router } from "../routing.ts";

const BEAT_MS = 15_000;
/** What waits for a slow listener; beyond that it should read the list anew. */
const MOST_WAITING = 10_000;

/** Progress as it happens 进度 (server-sent events). */
export function changeRoutes({ service }: ServerParts): Router {
  const { archive, changes } = service;
  const router = newRouter();
  const stream = createRoute({
    method: "get",
    path: "/changes",
    request: { query: z.object({ submissionId: z.string().optional() }) },
    responses: {
      200: {
        description: "`change`: a document that came to another status; `missed`: read the list anew",
        content: { "text/event-stream": { schema: z.string() } },
      },
      ...PROBLEMS,
    },
  });
  router.openapi(stream, (context) => {
    demand(context, "read");
    const account = context.get("account");
    const { submissionId } = context.req.valid("query");
    const units = new Map<string, string>();
    const unitOf = async (id: string) => {
      const known = units.get(id) ?? (await archive.submissions({ id })).items[0]?.unit;
      if (known !== undefined) units.set(id, known);
      return known;
    };
    const isVisible = async ({ submissions }: Change) => {
      if (submissionId !== undefined && !submissions.includes(submissionId)) return false;
      const holders = await Promise.all(submissions.map(unitOf));
      return holders.some((unit) => unit !== undefined && may(account, "read", unit));
    };
    return streamSSE(context, async (output) => {
      let waiting: Change[] = [];
      let missed = false;
      let wake: () => void = () => {};
      const stop = changes.subscribe((change) => {
        if (waiting.length < MOST_WAITING) waiting.push(change);
        else missed = true;
        wake();
      });
      output.onAbort(() => {
        stop();
        wake();
      });
      await output.writeSSE({ event: "ready", data: "{}" });
      while (!output.aborted && !output.closed) {
        const taken = waiting;
        waiting = [];
        if (missed) await output.writeSSE({ event: "missed", data: "{}" });
        missed = false;
        for (const change of taken) if (await isVisible(change)) await output.writeSSE({ event: "change", data: JSON.stringify(change) });
        if (waiting.length > 0 || missed) continue;
        const rested = await new Promise<boolean>((resolve) => {
          const timer = setTimeout(() => resolve(true), BEAT_MS);
          wake = () => {
            clearTimeout(timer);
            resolve(false);
          };
        });
        // Keeps proxies from closing a quiet line.
        if (rested) await output.writeSSE({ event: "beat", data: "{}" });
      }
      stop();
    }) as never; // a stream of events
  });
  return router;
}
