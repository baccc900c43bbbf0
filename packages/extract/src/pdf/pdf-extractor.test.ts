import { readFileSync } from "node:fs";
import { expectSoundDocument } from "@gouji/document/testing";
import { expect, test } from "vitest";
import { extract } from "../extract.ts";
import { plainCharacters } from "./plain-characters.ts";

test.each(["readers-self-evaluation", "roads-monitoring", "venues-evaluation"])("%s is read with headings and places", async (name) => {
  const result = await extract(new Uint8Array(readFileSync(`fixtures/pdf/${name}/input.pdf`)));
  if (!result.ok) throw new Error(result.error.message);
  expectSoundDocument(result.value);
  expect(result.value.blocks.some(({ kind }) => kind === "heading")).toBe(true);
  expect(result.value.blocks.every(({ kind, lines }) => kind === "table" || (lines?.length ?? 0) > 0)).toBe(true);
});

test("bytes that only claim to be a PDF are corrupt", async () => {
  expect(await extract(new TextEncoder().encode("%PDF-1.7 nothing else"))).toMatchObject({ ok: false, error: { kind: "corrupt" } });
});

test.each([
  ["⾦⽬", "金目"],
  ["⼾", "户"],
  ["⻅⺠", "见民"],
  ["ﬁ", "fi"],
  ["80―90", "80—90"],
  ["①（％", "①（％"],
])("%s is %s in ordinary characters", (drawn, plain) => {
  expect(plainCharacters(drawn)).toBe(plain);
});
