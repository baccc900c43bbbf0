import type { Language, Suppression, SuppressionUse } from "@gouji/rules";
import type { Context } from "./command.ts";

/** Says which suppressions of the project no longer apply or matched nothing, so that they can be taken out. */
export function tellUses(uses: readonly SuppressionUse[], language: Language, { tell }: Context): void {
  const zh = language === "zh";
  for (const { suppression, state } of uses) {
    const name = nameOf(suppression);
    if (state === "expired")
      tell(
        zh
          ? `gouji.config.json：${name} 已于 ${suppression.expires} 失效，不再适用。\n`
          : `gouji.config.json: ${name} expired on ${suppression.expires} and no longer applies.\n`,
      );
    else if (state === "unused")
      tell(
        zh
          ? `gouji.config.json：${name} 没有对应的疑点，可以删去。\n`
          : `gouji.config.json: ${name} matched no finding and can be taken out.\n`,
      );
  }
}

function nameOf({ finding, rule, unit, file }: Suppression): string {
  return finding ?? [rule, unit, file].filter((part) => part !== undefined).join(" ");
}
