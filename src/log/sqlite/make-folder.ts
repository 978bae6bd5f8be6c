import { sentenceOf } from '../../thrown.js';
import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

import { LogUnavailable } from '../event-log.js';

/**
 * Makes a folder that is for this user alone, with those above it that are missing. One that is there already stays as it is.
 *
 * One after the other: Node's own `recursive` never comes back where a file system answers "no such file" for a folder whose
 * parent is there, as `/proc` does.
 * @throws LogUnavailable the folder cannot be had or not be written
 */
export function makeFolder(folder: string): void {
  try {
    for (const missing of missingFolders(resolve(folder))) make(missing);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new LogUnavailable(`Expected a folder that can be written at ${folder}; got ${reasonOf(cause)}`, {
      cause,
    });
  }
}

function make(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another program was faster.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

/** The outermost first. */
function missingFolders(folder: string): string[] {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found === undefined) return [...missingFolders(dirname(folder)), folder];
  if (found.isDirectory()) return [];
  throw new Error(`a file at ${folder}`);
}

function reasonOf(cause: unknown): string {
  const path = cause instanceof Error && 'path' in cause ? String(cause.path) : '';
  switch (codeOf(cause)) {
    case 'EACCES':
    case 'EPERM':
      return `no permission for ${path}`;
    case 'EROFS':
      return `a file system that is read-only, for ${path}`;
    case 'ENAMETOOLONG':
      return 'a path that is too long';
    case 'ENOTDIR':
      return 'a file in the place of a folder above it';
    case 'ENOENT':
      return `a place that takes no folders, ${dirname(path)}`;
    case 'ENOSPC':
    case 'EDQUOT':
      return 'no room on the disk';
    default:
      return sentenceOf(cause);
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
