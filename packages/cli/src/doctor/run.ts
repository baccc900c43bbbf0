import { padEnd } from "@gouji/reporters";
import type { Language } from "@gouji/rules";
import { type Context, type Input, textFlag } from "../command.ts";
import { EXIT } from "../exit-codes.ts";
import { setupOf } from "../serving/open-stores.ts";
import { settingsOf } from "../settings-of.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";
import type { Finding } from "./finding.ts";
import { lookAtPort } from "./port.ts";
import { lookAtProgram } from "./program.ts";
import { lookAtStorage } from "./storage.ts";

/** See the command of this name. */
export async function run(input: Input, context: Context): Promise<number> {
  const format = textFlag(input, "format") ?? "text";
  if (format !== "text" && format !== "json") throw new UsageError("doctor --format：可用 text、json。 / doctor --format: text or json.");
  const { settings } = settingsOf({ flags: { ...input.flags, format: undefined } }, context);
  const setup = setupOf({ flags: {} }, context);
  const findings = await Promise.all([...lookAtProgram(settings), ...lookAtStorage(settings, setup), lookAtPort(settings)]);
  const healthy = findings.every(({ state, needed }) => state === "ok" || !needed);
  context.print(format === "json" ? asJson(findings, healthy, input.language) : asText(findings, input.language));
  return healthy ? EXIT.clean : EXIT.usage;
}

function asJson(findings: readonly Finding[], healthy: boolean, language: Language): string {
  const checks = findings.map(({ id, name, state, needed, found, mend }) => ({
    ...{ id, name: name[language], state, needed },
    ...{ found: found[language], mend: mend?.[language] ?? null },
  }));
  return `${JSON.stringify({ tool: { name: "gouji", version: VERSION }, healthy, checks }, undefined, 2)}\n`;
}

const STATES = {
  zh: { ok: "正常", missing: "缺少", broken: "异常", optional: "（可选）" },
  en: { ok: "ok", missing: "missing", broken: "broken", optional: " (optional)" },
} as const;

function asText(findings: readonly Finding[], language: Language): string {
  const words = STATES[language];
  const lines = findings.flatMap(({ name, state, needed, found, mend }) => {
    const label = padEnd(state === "ok" || needed ? words[state] : `${words[state]}${words.optional}`, 20);
    const line = `${label}${padEnd(name[language], 22)}${found[language]}`;
    return mend === undefined ? [line] : [line, `${" ".repeat(20)}→ ${mend[language]}`];
  });
  return `${lines.join("\n")}\n`;
}
