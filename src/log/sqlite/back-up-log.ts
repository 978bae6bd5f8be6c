import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { LogUnavailable } from '../event-log.js';
import { copyLogFile, toDisk, type CheckedCopy, type FileCopying } from './copy-log-file.js';

/** What copying a log file beside its server, or back, is told. */
export type BackupOptions = Pick<FileCopying, 'streamPrefix' | 'signal' | 'report'> & {
  /** The folder of the log. */
  readonly folder: string;
};

/**
 * Backs up the log in a folder into one file, also while a server writes to it. The file has its name only once it is whole,
 * checked and on disk.
 * @throws LogUnavailable when there is a file already, or nothing can be written there; LogCorrupt when the log is damaged;
 * the reason of the signal when that aborts
 */
export async function backUpLog({
  folder,
  to,
  ...options
}: BackupOptions & { readonly to: string }): Promise<CheckedCopy> {
  const from = join(folder, 'log.db');
  if (!existsSync(from))
    throw new LogUnavailable(`Expected a log in the folder ${folder}, got no file log.db`);
  expectNone(to);
  const target = resolve(to);
  const staging = stage(target);
  try {
    const staged = join(staging, 'log.db');
    const copy = await copyLogFile({ from, to: staged, acceptsOlder: false, ...options });
    expectNone(to);
    renameSync(staged, target);
    toDisk(dirname(target));
    return copy;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** A folder beside the target, so that what lies in it gets its name in one step. */
function stage(target: string): string {
  try {
    return mkdtempSync(`${target}.partial-`);
  } catch (cause) {
    throw new LogUnavailable(`Nothing can be written beside ${target}: ${String(cause)}`, { cause });
  }
}

function expectNone(to: string): void {
  if (!existsSync(to)) return;
  throw new LogUnavailable(`Expected a file that is not there yet, got ${to}: a backup replaces no file`);
}
