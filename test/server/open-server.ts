// A server with its workers in this process, for tests over real HTTP.
import { randomBytes, randomUUID } from "node:crypto";
import { type Accounts, type NewAccount, openAccounts } from "@gouji/accounts";
import { listen, openApp, type ServerParts } from "@gouji/server";
import type { Service, ServiceSetup } from "@gouji/service";
import { openRunning, openWay, type Way } from "../service/ways.ts";

export interface OpenServer {
  readonly service: Service;
  readonly accounts: Accounts;
  readonly base: string;
  /** A caller without a session. */
  readonly stranger: Caller;
  /** Creates the account and signs it in. */
  enter(account: Omit<NewAccount, "password">): Promise<Caller>;
  stop(): Promise<void>;
}

export interface Answer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

/** Calls as one person: JSON in, JSON out. */
// biome-ignore lint/suspicious/noExplicitAny: answers are looked at field by field in tests
export type Caller = <Body = any>(method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer<Body>>;

export const PASSWORD = "山高水长，一二三四五";

export async function openServer(
  way: Way,
  changes: Partial<ServerParts> = {},
  serviceChanges: Partial<ServiceSetup> = {},
): Promise<OpenServer> {
  const open = await openWay(way, serviceChanges);
  const running = await openRunning(open.setup);
  const { service } = running;
  const accounts = openAccounts({
    database: service.database,
    clock: Date.now,
    newId: randomUUID,
    newSecret: () => randomBytes(32).toString("base64url"),
  });
  const faults: string[] = [];
  const app = openApp(
    {
      ...{ service, accounts, access: "accounts", hosts: ["127.0.0.1"], secure: false, newId: randomUUID, clock: Date.now },
      ...{ version: "test", maxBytes: 1_000_000, ...changes },
    },
    (fault) => faults.push(fault),
  );
  const listening = await listen(app, { host: "127.0.0.1", port: 0 });
  const base = `http://127.0.0.1:${listening.port}`;

  const callerWith =
    (cookie: string): Caller =>
    async (method, path, body, headers = {}) => {
      const isRaw = body instanceof Uint8Array;
      const response = await fetch(`${base}/api${path}`, {
        method,
        headers: {
          ...(cookie === "" ? {} : { cookie }),
          "content-type": isRaw ? "application/octet-stream" : "application/json",
          ...headers,
        },
        ...(body === undefined ? {} : { body: isRaw ? new Uint8Array(body) : JSON.stringify(body) }),
      });
      const text = await response.text();
      const json = /json/u.test(response.headers.get("content-type") ?? "") ? JSON.parse(text) : text;
      return { status: response.status, body: json, headers: response.headers };
    };
  const stranger = callerWith("");

  return {
    ...{ service, accounts, base, stranger },
    async enter(account) {
      const created = await accounts.create({ ...account, password: PASSWORD });
      if (!created.ok) throw new Error(created.error);
      const answer = await stranger("POST", "/session", { name: account.name, password: PASSWORD });
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return callerWith((answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "");
    },
    async stop() {
      await listening.close();
      await running.stop();
      await open.drop();
      if (faults.length > 0) throw new Error(`the server logged faults: ${faults.join("\n")}`);
    },
  };
}
