import { createServer } from "node:net";
import type { Settings } from "@gouji/runtime";
import { type Finding, look, same } from "./finding.ts";

const PATIENCE_MS = 3000;

/** Whether `gouji serve` could listen, or does already. */
export function lookAtPort({ host, port }: Settings): Promise<Finding> {
  const mend = {
    zh: `${host}:${port} 不能使用：换一个端口（gouji serve --port 或 GOUJI_PORT）`,
    en: `${host}:${port} cannot be used: choose another port (gouji serve --port, GOUJI_PORT)`,
  };
  return look({ id: "port", name: { zh: "服务端口", en: "port" }, needed: true }, mend, async () => {
    const code = await listenFault(host, port);
    if (code === undefined) return { state: "ok", found: { zh: `${host}:${port} 空闲`, en: `${host}:${port} is free` } };
    if (code === "EADDRINUSE" && (await isOurs(host, port)))
      return { state: "ok", found: { zh: `${host}:${port} 勾稽正在运行`, en: `Gouji is running at ${host}:${port}` } };
    const taken = { zh: `${host}:${port} 被其他程序占用`, en: `${host}:${port} is taken by another program` };
    return { state: "broken", found: code === "EADDRINUSE" ? taken : same(`${host}:${port} ${code}`), mend };
  });
}

function listenFault(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port }, () => server.close(() => resolve(undefined)));
  });
}

async function isOurs(host: string, port: number): Promise<boolean> {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  try {
    const answer = await fetch(`http://${name}:${port}/api/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok && /json/u.test(answer.headers.get("content-type") ?? "");
  } catch {
    return false;
  }
}
