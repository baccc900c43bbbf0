import { fail, ok, type Result } from "@gouji/values";
import { type Dispatcher, request } from "undici";
import type { Refusal } from "../refusal.ts";
import type { Answer } from "./answer.ts";
import { guardedAgent, isOpenHost, PrivateAddress } from "./guarded-agent.ts";
import type { AddressGuard } from "./public-addresses.ts";
import { createRobots } from "./robots.ts";
import { createTurns } from "./turns.ts";

export interface WebOptions {
  readonly allows: AddressGuard;
  readonly maxBytes: number;
  /** For connecting, for the answer to begin, and between two pieces of it. */
  readonly timeoutMs: number;
  /** Between two requests to one host. */
  readonly waitMs: number;
  readonly maxRedirects: number;
  /** Who we say we are; site owners can name it in robots.txt. */
  readonly userAgent: string;
}

export const WEB_DEFAULTS: Omit<WebOptions, "allows"> = {
  maxBytes: 100 * 1024 * 1024,
  timeoutMs: 30_000,
  waitMs: 1_000,
  maxRedirects: 5,
  userAgent: "Gouji/0.1",
};

export interface WebClient {
  /** Never throws for what a site does. */
  fetch(address: URL, signal?: AbortSignal): Promise<Result<Answer, Refusal>>;
  /** Sends JSON, under the same limits; whoever asks for it has given the address for this, so robots.txt is not asked. */
  post(address: URL, value: unknown, signal?: AbortSignal): Promise<Result<{ readonly status: number }, Refusal>>;
  close(): Promise<void>;
}

/** Fetches as a good guest: one request at a time and a pause for each host, robots.txt respected, sizes limited, every redirect checked anew. */
export function openWebClient(options: WebOptions): WebClient {
  const agent = guardedAgent(options.allows, options.timeoutMs);
  const turns = createTurns();
  const robots = createRobots((address, signal) => visit(address, signal), options.userAgent);

  async function visit(address: URL, signal?: AbortSignal, pauseMs = options.waitMs): Promise<Result<Answer, Refusal>> {
    let here = address;
    for (let hops = 0; hops <= options.maxRedirects; hops += 1) {
      const refusal = refusalOf(here, options.allows);
      if (refusal) return fail(refusal);
      const answer = await turns.take(here.host, pauseMs, () => ask(agent, here, options, signal), signal);
      if (!answer.ok) return answer;
      if (!("redirect" in answer.value)) return ok(answer.value);
      here = answer.value.redirect;
    }
    return fail({ kind: "too-many-redirects" });
  }

  return {
    async fetch(address, signal) {
      const refusal = refusalOf(address, options.allows);
      if (refusal) return fail(refusal);
      const rules = await robots.of(address, signal);
      if (!rules.allows(address)) return fail({ kind: "forbidden-by-robots" });
      return visit(address, signal, Math.max(options.waitMs, rules.delayMs));
    },
    async post(address, value, signal) {
      const refusal = refusalOf(address, options.allows);
      return refusal ? fail(refusal) : send(agent, address, value, options, signal);
    },
    close: () => agent.close(),
  };
}

function refusalOf(address: URL, allows: AddressGuard): Refusal | undefined {
  if (address.protocol !== "http:" && address.protocol !== "https:") return { kind: "not-an-address" };
  if (address.username !== "" || address.password !== "") return { kind: "not-an-address", detail: "credentials" };
  return isOpenHost(address.hostname, allows) ? undefined : { kind: "private-address" };
}

async function ask(
  agent: Dispatcher,
  address: URL,
  { maxBytes, userAgent }: WebOptions,
  signal: AbortSignal | undefined,
): Promise<Result<Answer | { readonly redirect: URL }, Refusal>> {
  try {
    const { statusCode, headers, body } = await request(address, {
      dispatcher: agent,
      headers: { "user-agent": userAgent, accept: "*/*" },
      ...(signal ? { signal } : {}),
    });
    // What is left unread ends the connection; the stream tells that as an error nobody needs.
    const leave = () => body.on("error", () => undefined).destroy();
    const location = headers["location"];
    if (statusCode >= 300 && statusCode < 400 && typeof location === "string") {
      leave();
      return URL.canParse(location, address)
        ? ok({ redirect: new URL(location, address) })
        : fail({ kind: "server-refused", detail: location });
    }
    if (statusCode !== 200) {
      leave();
      return fail({ kind: "server-refused", detail: `HTTP ${statusCode}` });
    }
    if (Number(headers["content-length"] ?? 0) > maxBytes) {
      leave();
      return fail({ kind: "too-large" });
    }
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of body as AsyncIterable<Uint8Array>) {
      size += piece.length;
      if (size > maxBytes) {
        leave();
        return fail({ kind: "too-large" });
      }
      pieces.push(piece);
    }
    return ok({ bytes: Buffer.concat(pieces), address, headers });
  } catch (error) {
    return fail(refusalOfError(error));
  }
}

async function send(
  agent: Dispatcher,
  address: URL,
  value: unknown,
  { userAgent }: WebOptions,
  signal: AbortSignal | undefined,
): Promise<Result<{ readonly status: number }, Refusal>> {
  try {
    const { statusCode, body } = await request(address, {
      ...{ dispatcher: agent, method: "POST", body: JSON.stringify(value), ...(signal ? { signal } : {}) },
      headers: { "user-agent": userAgent, "content-type": "application/json; charset=utf-8" },
    });
    body.on("error", () => undefined).destroy();
    return statusCode >= 200 && statusCode < 300
      ? ok({ status: statusCode })
      : fail({ kind: "server-refused", detail: `HTTP ${statusCode}` });
  } catch (error) {
    return fail(refusalOfError(error));
  }
}

function refusalOfError(thrown: unknown): Refusal {
  if (thrown instanceof PrivateAddress) return { kind: "private-address" };
  const code = thrown instanceof Error && "code" in thrown && typeof thrown.code === "string" ? thrown.code : "";
  const kind = /TIMEOUT|TIMEDOUT/u.test(code) ? "timed-out" : "unreachable";
  return { kind, ...(code === "" ? {} : { detail: code }) };
}
