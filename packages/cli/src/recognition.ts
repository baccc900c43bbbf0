import { isOcrInstalled } from "@gouji/extract";
import { ocrFolderOf, type Settings } from "@gouji/runtime";

/** The text recognition for scanned pages, where it is installed. */
export function recognitionOf(settings: Settings): { readonly ocrFolder?: string } {
  const folder = ocrFolderOf(settings);
  return isOcrInstalled(folder) ? { ocrFolder: folder } : {};
}
