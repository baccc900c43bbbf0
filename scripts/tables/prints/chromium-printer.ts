import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

export interface Job {
  readonly html: string;
  readonly pdf: string;
  /** Date, title, address and page number in the margins, as browsers print them unless told. */
  readonly margins: boolean;
}

/** Prints web pages one after the other by one Chromium: to start one for each page takes most of the time. */
export async function printByChromium(jobs: readonly Job[], profile: string): Promise<void> {
  if (jobs.length === 0) return;
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", `--user-data-dir=${profile}`];
  const browser = spawn("chromium", [...flags, "about:blank"], { stdio: ["ignore", "ignore", "pipe"] });
  try {
    const address = await new Promise<string>((resolve, reject) => {
      let said = "";
      browser.once("exit", () => reject(new Error(said)));
      browser.stderr.on("data", (data: Buffer) => {
        said += data.toString();
        const [, found] = /ws:\/\/([^/\s]+)\//u.exec(said) ?? [];
        if (found) resolve(found);
      });
    });
    const [page] = ((await (await fetch(`http://${address}/json`)).json()) as { type: string; webSocketDebuggerUrl: string }[]).filter(
      ({ type }) => type === "page",
    );
    const session = await sessionOf(page?.webSocketDebuggerUrl ?? "");
    await session.ask("Page.enable");
    for (const { html, pdf, margins } of jobs) {
      const loaded = session.event("Page.loadEventFired");
      await session.ask("Page.navigate", { url: `${pathToFileURL(html)}` });
      await loaded;
      const { data } = await session.ask("Page.printToPDF", {
        displayHeaderFooter: margins,
        printBackground: true,
        preferCSSPageSize: true,
      });
      writeFileSync(pdf, Buffer.from(data ?? "", "base64"));
    }
    session.close();
  } finally {
    browser.kill();
  }
}

interface Session {
  readonly ask: (method: string, params?: object) => Promise<{ readonly data?: string }>;
  readonly event: (method: string) => Promise<void>;
  readonly close: () => void;
}

/** Questions and events of the browser's own protocol. */
async function sessionOf(url: string): Promise<Session> {
  const socket = new WebSocket(url);
  const waiting = new Map<number | string, (result: { data?: string }) => void>();
  socket.addEventListener("message", ({ data }) => {
    const { id, method, result } = JSON.parse(String(data)) as { id?: number; method?: string; result?: { data?: string } };
    waiting.get(id ?? method ?? "")?.(result ?? {});
    waiting.delete(id ?? method ?? "");
  });
  await new Promise((resolve) => socket.addEventListener("open", resolve));
  let last = 0;
  return {
    ask: (method, params = {}) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    event: (method) => new Promise((resolve) => waiting.set(method, () => resolve())),
    close: () => socket.close(),
  };
}
