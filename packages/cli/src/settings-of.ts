import { type LoadedSettings, loadSettings, SETTING_NAMES, SettingsError } from "@gouji/runtime";
import type { Context, Input } from "./command.ts";
import { UsageError } from "./usage-error.ts";

/** The settings that hold for this call. @throws UsageError for a value that cannot be. */
export function settingsOf({ flags }: Pick<Input, "flags">, { surroundings }: Context): LoadedSettings {
  const given = Object.fromEntries(
    SETTING_NAMES.flatMap((name) => {
      const value = flags[name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)];
      return typeof value === "string" ? [[name, value]] : [];
    }),
  );
  try {
    return loadSettings(given, surroundings.environment, surroundings.folder);
  } catch (cause) {
    if (cause instanceof SettingsError) throw new UsageError(cause.message, { cause });
    throw cause;
  }
}
