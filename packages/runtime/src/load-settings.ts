import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { AUTOMATIC, PROFILES } from "@gouji/rules";
import { PROJECT_KEYS, type Project, readProject } from "./project-file.ts";
import { environmentName, SETTING_NAMES, type SettingName, Settings } from "./settings.ts";

export const CONFIG_FILE = "gouji.config.json";

export type Origin = "flag" | "environment" | "file" | "default";

export interface LoadedSettings {
  readonly settings: Settings;
  readonly origins: Readonly<Record<SettingName, Origin>>;
  /** What the project lays down beside its settings: profiles and suppressions. */
  readonly project: Project;
  /** The config file that was read, if there is one. */
  readonly file?: string;
}

/** A setting that cannot be: a wrong value, an unknown key, a config file that is no JSON. The message names the source. */
export class SettingsError extends Error {}

/** Settings by precedence: flag, environment, gouji.config.json of the folder, default. */
export function loadSettings(
  flags: Readonly<Partial<Record<SettingName, string>>>,
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): LoadedSettings {
  const file = join(folder, CONFIG_FILE);
  const stored = existsSync(file) ? readConfig(file) : undefined;
  const project = readProject(
    Object.fromEntries(PROJECT_KEYS.map((key) => [key, stored?.[key]])),
    (place, zh, en) => new SettingsError(`${file}：${place} ${zh}。 / ${file}: ${place}: ${en}.`),
  );
  const profiles = [AUTOMATIC, ...new Set([...Object.keys(PROFILES), ...Object.keys(project.profiles)])];
  const values: Record<string, unknown> = {};
  const origins = {} as Record<SettingName, Origin>; // filled for every name below
  for (const name of SETTING_NAMES) {
    const variable = environment[environmentName(name)];
    const found: readonly [unknown, Origin] =
      flags[name] !== undefined
        ? [flags[name], "flag"]
        : variable
          ? [variable, "environment"]
          : stored?.[name] !== undefined
            ? [stored[name], "file"]
            : [undefined, "default"];
    origins[name] = found[1];
    if (found[0] === undefined) continue;
    const source = found[1] === "environment" ? environmentName(name) : found[1] === "file" ? file : `--${dashed(name)}`;
    values[name] = checkedValue(name, found[0], source);
    if (name === "profile" && !profiles.includes(String(found[0]))) throw invalid(name, found[0], source, profiles.join(" | "));
  }
  return { settings: Settings.parse(values), origins, project, ...(stored ? { file } : {}) };
}

function invalid(name: SettingName, value: unknown, source: string, zh: string, en = zh): SettingsError {
  return new SettingsError(
    `${source}：${name} 的值“${String(value)}”无效（${zh}）。 / ${source}: "${String(value)}" is no valid ${name} (${en}).`,
  );
}

function checkedValue(name: SettingName, value: unknown, source: string): unknown {
  const result = Settings.shape[name].safeParse(value);
  if (result.success) return result.data;
  const [zh = "", en = zh] = (result.error.issues[0]?.message ?? "").split(" / ");
  throw invalid(name, value, source, zh, en);
}

function readConfig(file: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8").replace(/^\uFEFF/, ""));
  } catch (cause) {
    throw new SettingsError(`${file} 不是有效的 JSON。 / ${file} is not valid JSON.`, { cause });
  }
  if (typeof content !== "object" || content === null || Array.isArray(content)) {
    throw new SettingsError(`${file} 应为一个 JSON 对象。 / ${file} must hold one JSON object.`);
  }
  const unknown = Object.keys(content).filter((key) => !Object.hasOwn(Settings.shape, key) && !PROJECT_KEYS.some((known) => known === key));
  if (unknown.length > 0) {
    throw new SettingsError(
      `${file} 含有未知设置 ${unknown.join("、")}；运行 gouji config show 查看全部设置。 / ${file} has unknown settings: ${unknown.join(", ")}.`,
    );
  }
  return { ...content };
}

function dashed(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
