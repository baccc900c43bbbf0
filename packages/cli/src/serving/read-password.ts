import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { UsageError } from "../usage-error.ts";

/** One line of `input`, so that it stands in no history and no list of processes; a terminal does not show it. @throws UsageError where there is none. */
export async function readPassword(
  input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
  tell: (text: string) => void,
): Promise<string> {
  tell("密码 Password: ");
  const isTerminal = input.isTTY === true;
  // A terminal is left to readline, whose echo goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: isTerminal });
  try {
    for await (const line of lines) return line;
    throw new UsageError("没有读到密码。 / No password was given.");
  } finally {
    lines.close();
    if (isTerminal) tell("\n");
  }
}
