import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { UsageError } from "../usage-error.ts";
import { readPassword } from "./read-password.ts";

function inputOf(text: string, isTTY: boolean) {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isTTY, setRawMode: (on: boolean) => void raw.push(on) });
  input.end(text);
  return { input, raw };
}

test.each([
  ["a pipe", "geheim-1 \nrest\n", false, "密码 Password: ", []],
  // In raw mode the terminal shows nothing by itself; what was typed is passed on to nobody.
  ["a terminal, unseen", "geheim-2x\u007f\r", true, "密码 Password: \n", [true, false]],
])("the password comes from %s", async (_, text, isTTY, told, modes) => {
  const { input, raw } = inputOf(text, isTTY);
  let said = "";
  const password = await readPassword(input, (more) => {
    said += more;
  });
  expect([password, said, raw]).toEqual([isTTY ? "geheim-2" : "geheim-1 ", told, modes]);
});

test.each([
  ["a pipe that ends", "", false],
  ["Ctrl+C at a terminal", "gehe\u0003", true],
])("%s gives none", async (_, text, isTTY) => {
  await expect(readPassword(inputOf(text, isTTY).input, () => undefined)).rejects.toThrow(UsageError);
});
