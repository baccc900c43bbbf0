import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { Router } from "./routing.ts";

export interface Listening {
  readonly host: string;
  readonly port: number;
  /** Lets running requests end, for a few seconds; streams of events are cut. */
  close(): Promise<void>;
}

const GRACE_MS = 5_000;

/** Listens for the app. Port 0 takes a free one. */
export function listen(app: Pick<Router, "fetch">, { host, port }: { readonly host: string; readonly port: number }): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info: AddressInfo) => {
      resolve({
        host,
        port: info.port,
        close: () =>
          new Promise((done) => {
            const cut = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), GRACE_MS);
            server.close(() => {
              clearTimeout(cut);
              done();
            });
            if ("closeIdleConnections" in server) server.closeIdleConnections();
          }),
      });
    });
    server.once("error", reject);
  });
}

/** Reachable from this machine alone? */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\./u.test(host);
}
