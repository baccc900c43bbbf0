import { expect, test } from "vitest";
import { confidenceShown } from "./confidence.ts";

test.each<[string, Parameters<typeof confidenceShown>[0], string | undefined]>([
  ["a figure of a scan", { label: "表1", confidence: 0.83 }, "83%"],
  ["one that is not a whole per cent in binary arithmetic", { label: "表1", confidence: 0.29 }, "29%"],
  ["text of the file", { label: "表1" }, undefined],
])("%s", (_name, place, shown) => expect(confidenceShown(place)).toBe(shown));
