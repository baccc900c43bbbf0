import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Service } from "./service.ts";

export interface Monitor {
  readonly port: number;
  close(): Promise<void>;
}

/** `/health` (200, or 503 while database or queue do not answer) and `/metrics` for Prometheus. For a server room's own network: it asks nobody who they are. */
export async function openMonitor(
  { archive, queue, metrics }: Pick<Service, "archive" | "queue" | "metrics">,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Monitor> {
  const answers: Readonly<Record<string, () => Promise<readonly [status: number, type: string, body: string]>>> = {
    "/health": async () => {
      const [database, jobs] = await Promise.all([answersInTime(archive.counts()), answersInTime(queue.counts("extract"))]);
      const body = JSON.stringify({ status: database && jobs ? "ok" : "unavailable", database, queue: jobs });
      return [database && jobs ? 200 : 503, "application/json", body];
    },
    "/metrics": async () => [200, metrics.contentType, await metrics.text()],
  };
  const server = createServer((request, response) => {
    const answer = answers[request.url?.split("?")[0] ?? ""];
    if (!answer || request.method !== "GET") return void response.writeHead(404).end();
    answer().then(
      ([status, type, body]) => response.writeHead(status, { "content-type": type }).end(body),
      (error: unknown) => response.writeHead(503, { "content-type": "text/plain" }).end(String(error)),
    );
  });
  server.listen(port, host);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port, // A TCP server's address is one.
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

async function answersInTime(answer: Promise<unknown>): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(resolve, 2000, false).unref());
  return Promise.race([answer.then(() => true).catch(() => false), late]);
}
