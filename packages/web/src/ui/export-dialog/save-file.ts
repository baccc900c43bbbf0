import type { Schemas } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";

/** Fetches a file of the interface and lets the browser keep it under the name that the server gave it. @throws Problem */
export async function saveFile(address: string): Promise<string> {
  const response = await fetch(address, { credentials: "same-origin" }).catch(() => {
    throw new Problem(0, undefined);
  });
  if (!response.ok) {
    // A body that is no problem has none to show.
    const body = (await response.json().catch(() => undefined)) as Schemas["Problem"] | undefined;
    throw new Problem(response.status, body);
  }
  const name = decodeURIComponent(/filename\*=UTF-8''([^;]+)/u.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "export");
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}
