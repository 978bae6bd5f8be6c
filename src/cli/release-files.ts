/** The files of a release, whether they lie in a folder or in a ZIP file. */
import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { DESCRIPTOR } from '../application/release/release.js';
import { filesInZip } from '../application/release/zip.js';
import { errorOf } from '../thrown.js';

export interface ReleaseFiles {
  /** Where they lie. */
  readonly place: string;
  readonly paths: readonly string[];
  /** Undefined where there is no such file. */
  read(path: string): Buffer | undefined;
}

/** The release that is named by its folder, its descriptor or its file; undefined where it is none. @throws Error a damaged file */
export function releaseAt(path: string): ReleaseFiles | undefined {
  if (isZip(path)) return inZip(path);
  const folder = basename(path) === DESCRIPTOR ? dirname(path) : path;
  return existsSync(join(folder, DESCRIPTOR)) && statSync(folder).isDirectory()
    ? inFolder(folder)
    : undefined;
}

/** @throws Error where the release has no such file */
export function textIn(release: ReleaseFiles, path: string): string {
  const content = release.read(path);
  if (!content) throw new Error(`Expected the file ${path} in the release ${release.place}; got none`);
  return content.toString('utf8');
}

function inFolder(folder: string): ReleaseFiles {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true });
  return {
    place: folder,
    paths: found.flatMap((one) =>
      one.isDirectory() ? [] : [relative(folder, join(one.parentPath, one.name))],
    ),
    read: (path) => (existsSync(join(folder, path)) ? readFileSync(join(folder, path)) : undefined),
  };
}

/** How each ZIP begins that has something in it. */
const ZIP = Buffer.from('PK\u0003\u0004');

function isZip(path: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(ZIP.length);
    readSync(file, start);
    return start.equals(ZIP);
  } finally {
    closeSync(file);
  }
}

function inZip(file: string): ReleaseFiles {
  try {
    const files = filesInZip(readFileSync(file));
    return { place: file, paths: [...files.keys()], read: (path) => files.get(path) };
  } catch (cause) {
    throw new Error(`Expected a release in ${file}: ${errorOf(cause).message}`, { cause });
  }
}
