import { accessSync, constants, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { sentenceOf } from '../../thrown.js';
import { LogUnavailable } from '../event-log.js';

/** Databases, and what SQLite keeps beside them. */
const DATABASE = /\.(?:db|lock)(?:-wal|-shm|-journal)?$/;

/**
 * Makes a folder that is for this user alone, with those above it that are missing. One that is there already stays as it is: it
 * and the databases in it have to be such that they can be written, which SQLite would say later, and of one file after the other.
 *
 * One after the other: Node's own `recursive` never comes back where a file system answers "no such file" for a folder whose
 * parent is there, as `/proc` does.
 * @throws LogUnavailable the folder cannot be had, or it or a database in it not be written
 */
export function makeFolder(folder: string): void {
  try {
    for (const missing of missingFolders(resolve(folder))) make(missing);
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    for (const name of readdirSync(folder)) if (DATABASE.test(name)) expectWritable(join(folder, name));
  } catch (cause) {
    throw new LogUnavailable(`Expected a folder that can be written at ${folder}; got ${reasonOf(cause)}`, {
      cause,
    });
  }
}

function expectWritable(file: string): void {
  try {
    accessSync(file, constants.R_OK | constants.W_OK);
  } catch (error) {
    // Gone meanwhile: a server that is just stopping removes what it kept beside its databases.
    if (codeOf(error) !== 'ENOENT') throw error;
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
