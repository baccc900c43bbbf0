import { isUnavailable } from "@gouji/database";
import { openService, openState, type Service, type ServiceSetup, type State, serviceSetupOf } from "@gouji/service";
import type { Context, Input } from "../command.ts";
import { recognitionOf } from "../recognition.ts";
import { settingsOf } from "../settings-of.ts";
import { UsageError } from "../usage-error.ts";
import { VERSION } from "../version.ts";

/** What the settings say of the service. */
export function setupOf(input: Pick<Input, "flags">, context: Context): ServiceSetup {
  const { settings } = settingsOf(input, context);
  const tell = (message: string) => context.tell(`${message}\n`);
  return serviceSetupOf(settings, { engineVersion: VERSION, tell, recognition: recognitionOf(settings) });
}

/** @throws UsageError where database or Redis cannot be reached or refuse us. */
export function openServiceOf(setup: ServiceSetup): Promise<Service> {
  return reachable(openService(setup));
}

/** The stores alone. @throws UsageError where the database cannot be reached or refuses us. */
export function openStateOf(setup: ServiceSetup): Promise<State> {
  return reachable(openState(setup));
}

/** PostgreSQL's classes of what an operator mends: no such login, no such database, no right. */
const REFUSED = /^(?:28|3D|42501)/;

async function reachable<Value>(opening: Promise<Value>): Promise<Value> {
  try {
    return await opening;
  } catch (cause) {
    const { code = "", message } = cause as { readonly code?: unknown; readonly message: string }; // Drivers throw errors with a code.
    if (!isUnavailable(cause) && !REFUSED.test(String(code))) throw cause;
    throw new UsageError(
      `无法打开数据库或 Redis：${message || code}。请检查 GOUJI_DATABASE_URL、GOUJI_REDIS_URL 和数据文件夹，见 gouji config show。 / Database or Redis cannot be opened: ${message || code}; see gouji config show.`,
      { cause },
    );
  }
}
