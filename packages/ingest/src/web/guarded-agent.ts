import { type LookupAddress, lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { Agent } from "undici";
import type { AddressGuard } from "./public-addresses.ts";

/** Thrown into the connection of a host that leads to an address that may not be visited. */
export class PrivateAddress extends Error {
  readonly code = "GOUJI_PRIVATE_ADDRESS";
}

/** Connections whose address is checked when it is resolved, not before: a name that changes its answer in between gains nothing. */
export function guardedAgent(allows: AddressGuard, timeoutMs: number): Agent {
  const guarded: LookupFunction = (host, options, callback) => {
    lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, []);
      const open = addresses.filter(({ address }) => allows(address));
      const first = open[0];
      if (!first || open.length < addresses.length) return callback(new PrivateAddress(host), []);
      return options.all ? callback(null, open) : callback(null, first.address, first.family);
    });
  };
  return new Agent({ connect: { lookup: guarded, timeout: timeoutMs }, headersTimeout: timeoutMs, bodyTimeout: timeoutMs });
}

/** A host written as an address is never looked up: it is checked here. */
export function isOpenHost(hostname: string, allows: AddressGuard): boolean {
  const bare = hostname.replace(/^\[|\]$/gu, "");
  return !ipaddr.isValid(bare) || allows(bare);
}
