import ipaddr from "ipaddr.js";

/** Answers whether an IP address may be visited. */
export type AddressGuard = (address: string) => boolean;

/**
 * Public addresses, and those of the networks that are named (CIDR, such as 10.20.0.0/16). Loopback, private, link-local, multicast and reserved
 * ranges (RFC 6890) are refused, also in their IPv6 disguises: who gives us an address must not reach the machines behind us.
 * @throws TypeError if a network is not written as CIDR.
 */
export function addressGuard(networks: readonly string[] = []): AddressGuard {
  const allowed = networks.map((network) => {
    if (!ipaddr.isValidCIDR(network)) throw new TypeError(`not a network: ${network}`);
    return ipaddr.parseCIDR(network);
  });
  return (text) => {
    if (!ipaddr.isValid(text)) return false;
    const address = ipaddr.process(text);
    if (allowed.some(([network, bits]) => network.kind() === address.kind() && address.match(network, bits))) return true;
    return address.range() === "unicast";
  };
}
