import type { Language } from "@gouji/rules";
import type { Settings, Surroundings } from "@gouji/runtime";

/** What every verb is given. Standard output holds machine output alone; everything else goes to standard error. */
export interface Context {
  readonly surroundings: Surroundings;
  readonly print: (text: string) => void;
  readonly tell: (text: string) => void;
  readonly columns: number;
}

export interface Flag {
  readonly type: "string" | "boolean";
  readonly short?: string;
  readonly multiple?: boolean;
  /** What stands for the value in the help. */
  readonly value?: string;
  readonly zh: string;
  readonly en: string;
}

/** One verb of the program, a file each. */
export interface Command {
  readonly name: string;
  /** Arguments as the usage line shows them. */
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  readonly flags: Readonly<Record<string, Flag>>;
  readonly examples: readonly (readonly [command: string, zh: string, en: string])[];
  run(input: Input, context: Context): Promise<number>;
}

export interface Input {
  readonly paths: readonly string[];
  readonly flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly language: Language;
}

export type Formats = Settings["format"];

/** A flag's value where it was given as one text. */
export function textFlag({ flags }: Input, name: string): string | undefined {
  const value = flags[name];
  return typeof value === "string" ? value : undefined;
}
