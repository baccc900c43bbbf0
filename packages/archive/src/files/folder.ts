import { createReadStream } from "node:fs";
import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { type DocumentId, documentId, documentIdOf } from "../document-id.ts";
import type { FileStore } from "../file-store.ts";
import { writePieces } from "./write-pieces.ts";

/** Files in a folder, spread over 256 sub-folders by the digest's first two digits. `newId` names files while they are written. */
export function openFolder(folder: string, newId: () => string): FileStore {
  const pathOf = (id: DocumentId) => join(folder, id.slice(0, 2), id);
  const has = async (id: DocumentId) => (await unlessMissing(stat(pathOf(id)))) !== undefined;
  return {
    has,
    async put(bytes) {
      const id = documentIdOf(bytes);
      if (await has(id)) return id;
      await mkdir(join(folder, id.slice(0, 2)), { recursive: true });
      const temporary = `${pathOf(id)}.${newId()}.part`;
      try {
        await writeThrough(temporary, bytes);
        await rename(temporary, pathOf(id));
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
      return id;
    },
    async putStream(pieces) {
      await mkdir(folder, { recursive: true });
      // Its name is known when all of it is here.
      const temporary = join(folder, `${newId()}.part`);
      try {
        const { id, size } = await writePieces(temporary, pieces);
        await mkdir(join(folder, id.slice(0, 2)), { recursive: true });
        if (await has(id)) await rm(temporary);
        else await rename(temporary, pathOf(id));
        return { id, size };
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },
    async get(id) {
      const bytes = await unlessMissing(readFile(pathOf(id)));
      if (bytes && documentIdOf(bytes) !== id) throw new Error(`The stored file ${id} is damaged: put it back from a backup.`);
      return bytes;
    },
    pieces: (id, range) => createReadStream(pathOf(id), range ? { start: range.start, end: range.end - 1 } : {}),
    async *list() {
      for (const sub of (await unlessMissing(readdir(folder))) ?? []) {
        if (!/^[0-9a-f]{2}$/.test(sub)) continue;
        for (const name of await readdir(join(folder, sub))) if (/^[0-9a-f]{64}$/.test(name)) yield documentId(name);
      }
    },
  };
}

/** The bytes are on the disk before the name is. */
async function writeThrough(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function unlessMissing<Value>(work: Promise<Value>): Promise<Value | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
