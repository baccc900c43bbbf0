import type { DirectoryDropItem, DropItem } from "react-aria-components";
import type { Incoming } from "./uploader.ts";

/** What systems leave in folders; nobody hands it in. */
const LEFTOVER = /^(?:\.|~\$)|^(?:Thumbs\.db|desktop\.ini)$/iu;

/** The files of what was dropped, folders and theirs included. */
export async function readDrop(items: readonly DropItem[]): Promise<readonly Incoming[]> {
  const incoming: Incoming[] = [];
  for (const item of items) {
    if (item.kind === "file") incoming.push({ file: await item.getFile(), folder: "" });
    else if (item.kind === "directory") await readFolder(item, item.name, incoming);
  }
  return incoming.filter(({ file }) => !LEFTOVER.test(file.name));
}

async function readFolder(directory: DirectoryDropItem, folder: string, incoming: Incoming[]): Promise<void> {
  for await (const entry of directory.getEntries()) {
    if (entry.kind === "file") incoming.push({ file: await entry.getFile(), folder });
    else await readFolder(entry, `${folder}/${entry.name}`, incoming);
  }
}

/** The files of a chooser; those of a folder bear their way in it. */
export function readChosen(files: FileList | null): readonly Incoming[] {
  return [...(files ?? [])].flatMap((file) =>
    LEFTOVER.test(file.name) ? [] : [{ file, folder: file.webkitRelativePath.split("/").slice(0, -1).join("/") }],
  );
}
