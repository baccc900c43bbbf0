import type { Result } from "@gouji/values";
import robotsModule from "robots-parser";
import type { Refusal } from "../refusal.ts";
import type { Answer } from "./answer.ts";

/** What a site asks of programs (RFC 9309). */
export interface RobotsRules {
  allows(address: URL): boolean;
  /** The pause that it asks for, at most half a minute. */
  readonly delayMs: number;
}

// The package is CommonJS: its export is the function itself, not the module with a default that its types describe.
const robotsParser = robotsModule as unknown as typeof robotsModule.default;
const LONGEST_DELAY = 30_000;
const LARGEST_FILE = 512 * 1024;
const FREE: RobotsRules = { allows: () => true, delayMs: 0 };
const CLOSED: RobotsRules = { allows: () => false, delayMs: 0 };

/** Rules are asked for once a site. RFC 9309 2.3.1: no file or a client error means everything is allowed, a server that fails means nothing is. */
export function createRobots(visit: (address: URL, signal?: AbortSignal) => Promise<Result<Answer, Refusal>>, userAgent: string) {
  const known = new Map<string, Promise<RobotsRules>>();

  async function read(origin: string, signal?: AbortSignal): Promise<RobotsRules> {
    const address = new URL("/robots.txt", origin);
    const answer = await visit(address, signal);
    if (!answer.ok) return /^HTTP 5/u.test(answer.error.detail ?? "") ? CLOSED : FREE;
    const robots = robotsParser(address.href, new TextDecoder().decode(answer.value.bytes.subarray(0, LARGEST_FILE)));
    const delay = robots.getCrawlDelay(userAgent);
    return {
      allows: (target) => robots.isAllowed(target.href, userAgent) !== false,
      delayMs: Math.min(LONGEST_DELAY, (delay ?? 0) * 1000),
    };
  }

  return {
    of(address: URL, signal?: AbortSignal): Promise<RobotsRules> {
      const rules = known.get(address.origin) ?? read(address.origin, signal);
      known.set(address.origin, rules);
      return rules;
    },
  };
}
