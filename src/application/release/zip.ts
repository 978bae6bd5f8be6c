/** A release in one file: a ZIP in which nothing depends on who packs it, when and where. */
import { unzipSync, zipSync } from 'fflate';

/** The first day that a ZIP can name, in the local time that it has no zone for. */
const NO_TIME = new Date(1980, 0, 1, 12);

/** What a release may take once it is unpacked. */
const mostUnpacked = 2 * 1024 ** 3;
const mostFiles = 1_000;

/**
 * The files in the order in which they are given. They are stored as they are: another version of a compressor would make other
 * bytes of them.
 */
export function zipOf(files: ReadonlyMap<string, string>): Uint8Array {
  const entries = [...files].map(([path, text]) => [path, Buffer.from(text)] as const);
  return zipSync(Object.fromEntries(entries), { level: 0, mtime: NO_TIME });
}

/** @throws Error where the bytes are no ZIP, or one that no release is */
export function filesInZip(bytes: Uint8Array): ReadonlyMap<string, Buffer> {
  const seen = new Set<string>();
  let unpacked = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize, size }) => {
      if (name.endsWith('/')) return false;
      // Which of two files of one name is meant, each program says for itself.
      if (seen.has(name)) throw new Error(`expected each file once, got ${name} twice`);
      seen.add(name);
      unpacked += Math.max(originalSize, size);
      if (unpacked > mostUnpacked || seen.size > mostFiles)
        throw new Error(`expected at most ${mostFiles} files and 2 GiB unpacked, got more`);
      return true;
    },
  });
  return new Map(
    Object.entries(files).map(([path, content]) => [
      path,
      Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    ]),
  );
}
