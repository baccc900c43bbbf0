import { addressGuard, openWebClient, WEB_DEFAULTS } from "@gouji/ingest";
import type { Attending } from "@gouji/runs";
import type { Settings } from "@gouji/runtime";
import type { Service } from "@gouji/service";
import { UsageError } from "../usage-error.ts";

const MEGABYTE = 1024 * 1024;

/** What collecting needs, from the settings. */
export function attendingOf(service: Service, settings: Settings, folder: string, tell: (message: string) => void): Attending {
  const maxBytes = settings.maxMegabytes * MEGABYTE;
  let allows: ReturnType<typeof addressGuard>;
  try {
    allows = addressGuard(settings.ingestNetworks);
  } catch (cause) {
    throw new UsageError(`ingestNetworks 应为网段，例如 10.20.0.0/16。 / ingestNetworks holds networks such as 10.20.0.0/16.`, { cause });
  }
  return {
    ...{ service, store: service.schedules, clock: Date.now, tell },
    options: { folder, maxArchiveBytes: settings.maxUnpackedMegabytes * MEGABYTE },
    openClient: () => openWebClient({ ...WEB_DEFAULTS, maxBytes, waitMs: settings.ingestWaitSeconds * 1000, allows }),
  };
}
