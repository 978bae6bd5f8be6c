/** Files that are there whole or not at all: written beside their place, and named once they are on disk. */
import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

type Piece = string | Uint8Array;
/** What a file is made of, in order. */
export type Pieces = Iterable<Piece> | AsyncIterable<Piece>;

/** The rights of a new file, before the umask. */
const NEW_FILE = 0o666;

/**
 * Writes a file, or replaces one. Where writing fails, or the pieces do, the old one is left as it was.
 * A replaced file keeps its rights: one that only its owner may read is not opened to others.
 */
export async function writeWhole(path: string, pieces: Pieces): Promise<void> {
  const old = await stat(path).catch(() => undefined);
  // Nothing takes the place of a terminal, a pipe or a device.
  if (old && !old.isFile() && !old.isDirectory()) await writeFile(path, pieces);
  else await underItsName(path, (partial) => writeThrough(partial, pieces, old?.mode));
}

/** Writes a folder that is not there yet. @param files their contents by their paths in it */
export async function writeWholeFolder(path: string, files: ReadonlyMap<string, Piece>): Promise<void> {
  await underItsName(path, async (partial) => {
    for (const [name, content] of files) {
      const file = join(partial, name);
      await mkdir(dirname(file), { recursive: true });
      await writeThrough(file, [content]);
    }
  });
}

async function underItsName(path: string, write: (partial: string) => Promise<void>): Promise<void> {
  // A name of its own: of two that write the same file, neither puts half of the other's in its place.
  const partial = `${path}.partial-${randomUUID()}`;
  try {
    await write(partial);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
  await synced(dirname(path));
}

async function writeThrough(path: string, pieces: Pieces, mode?: number): Promise<void> {
  const handle = await open(path, 'wx', mode ?? NEW_FILE);
  try {
    if (mode !== undefined) await handle.chmod(mode & 0o777);
    for await (const piece of pieces) await handle.writeFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** The name is on disk once its folder is. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
