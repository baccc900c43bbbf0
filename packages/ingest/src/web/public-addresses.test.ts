import { describe, expect, test } from "vitest";
import { addressGuard } from "./public-addresses.ts";

describe("without named networks", () => {
  const allows = addressGuard();
  test.each(["8.8.8.8", "2400:3200::1", "::ffff:8.8.8.8"])("%s may be visited", (address) => {
    expect(allows(address)).toBe(true);
  });
  test.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1",
    "fc00::1",
    "::ffff:127.0.0.1",
    "64:ff9b::7f00:1",
    "nonsense",
  ])("%s is refused", (address) => {
    expect(allows(address)).toBe(false);
  });
});

test("a named network may be visited, its neighbour not", () => {
  const allows = addressGuard(["10.20.0.0/16"]);
  expect([allows("10.20.9.9"), allows("10.21.0.1")]).toEqual([true, false]);
});

test("a network that is not written as CIDR is our user's mistake, told at once", () => {
  expect(() => addressGuard(["10.20.*"])).toThrow(/10\.20\.\*/u);
});
