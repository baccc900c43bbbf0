import { may } from "@gouji/accounts";
import type { Change } from "@gouji/archive";
import type { Activity } from "@gouji/review/schema";
import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import type { ServerParts } from "../environment.ts";
import { demand } from "../let-in.ts";
import { PROBLEMS } from "../problem.ts";
import { newRouter, type Router } from "../routing.ts";
import { isShown } from "../sent.ts";

const BEAT_MS = 15_000;
/** What waits for a slow listener; beyond that it should read the list anew. */
const MOST_WAITING = 10_000;

/** What is told, to those who may hear it. */
interface Told {
  readonly event: "change" | "finding";
  readonly data: object;
  isVisible(): Promise<boolean> | boolean;
}

/** Progress as it happens 进度, and what colleagues do (server-sent events). */
export function changeRoutes({ service }: ServerParts): Router {
  const { archive, changes, decisions } = service;
  const router = newRouter();
  const stream = createRoute({
    method: "get",
    path: "/changes",
    request: { query: z.object({ submissionId: z.string().optional() }) },
    responses: {
      200: {
        description:
          "`change`: a document that came to another status; `finding`: a colleague did something (itemId, revision, state, actor, action, operation, documentId); `missed`: read the lists anew",
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
      const known = units.get(id) ?? (await archive.submission(id))?.unit;
      if (known !== undefined) units.set(id, known);
      return known;
    };
    const isVisible = async ({ submissions }: Change) => {
      if (submissionId !== undefined && !submissions.includes(submissionId)) return false;
      const holders = await Promise.all(submissions.map(unitOf));
      return holders.some((unit) => unit !== undefined && may(account, "read", unit));
    };
    const mayHear = ({ unit, state }: Activity) => submissionId === undefined && may(account, "read", unit) && isShown(context, state);
    return streamSSE(context, async (output) => {
      let waiting: Told[] = [];
      let missed = false;
      let wake: () => void = () => {};
      const take = (told: Told) => {
        if (waiting.length < MOST_WAITING) waiting.push(told);
        else missed = true;
        wake();
      };
      const stops = [
        changes.subscribe((change) => take({ event: "change", data: change, isVisible: () => isVisible(change) })),
        decisions.subscribe((activity) => take({ event: "finding", data: activity, isVisible: () => mayHear(activity) })),
      ];
      const stop = () => {
        for (const one of stops) one();
      };
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
        for (const told of taken) if (await told.isVisible()) await output.writeSSE({ event: told.event, data: JSON.stringify(told.data) });
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
