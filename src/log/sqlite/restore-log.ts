import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { LogUnavailable, type Clock } from '../event-log.js';
import { formatRecordedAt } from '../recorded-at.js';
import type { BackupOptions } from './back-up-log.js';
import { copyLogFile, toDisk, type CheckedCopy } from './copy-log-file.js';
import { lockFolder } from './folder-lock.js';
import { makeFolder } from './make-folder.js';

export interface RestoreOptions extends BackupOptions {
  /** The backup: a log file, with its write-ahead file beside it where it has one. */
  readonly from: string;
  /** Whether a log that is there gives way. It is kept aside. */
  readonly replace: boolean;
  /** Names what is kept aside. */
  readonly clock: Clock;
  /** Removes what was made from the log that was there. */
  readonly removeReadModels: () => void;
}

export interface RestoredLog extends CheckedCopy {
  /** Where the log that was there is kept; `null` when there was none. */
  readonly kept: string | null;
}

/** The log first: without it, what is left of the others is never taken for a log. */
const LOG_FILES = ['log.db', 'log.db-wal', 'log.db-shm'] as const;

/**
 * Puts a backup in the place of the log of a folder, checked before anything there is touched.
 * @throws LogUnavailable when a server has the folder, a log is there and may not be replaced, or the backup cannot be read;
 * LogCorrupt when the backup is no sound log of ours; the reason of the signal when that aborts
 */
export async function restoreLog(options: RestoreOptions): Promise<RestoredLog> {
  const { from, folder, replace, clock, removeReadModels, ...copying } = options;
  if (!existsSync(from)) throw new LogUnavailable(`Expected a backup at ${from}, got no file`);
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    const there = LOG_FILES.filter((name) => existsSync(join(folder, name)));
    expectOther(from, join(folder, 'log.db'));
    if (there.length > 0 && !replace) throw new LogUnavailable(inTheWay(folder, there));
    const staging = mkdtempSync(join(folder, 'restore.partial-'));
    try {
      const staged = join(staging, 'log.db');
      const copy = await copyLogFile({ ...copying, from, to: staged, acceptsOlder: true });
      const kept = there.length > 0 ? keepAside(folder, there, clock) : null;
      renameSync(staged, join(folder, 'log.db'));
      toDisk(folder);
      // Last: until then they tell a start that the log is not the one that they were made from.
      removeReadModels();
      return { ...copy, kept };
    } finally {
      rmSync(staging, { recursive: true, force: true });
    }
  } finally {
    lock.release();
  }
}

function keepAside(folder: string, names: readonly string[], clock: Clock): string {
  const stamp = formatRecordedAt(clock()).replaceAll(/[-:]/g, '').replace('.', '-');
  const aside = join(folder, `replaced-${stamp}`);
  mkdirSync(aside);
  for (const name of names) renameSync(join(folder, name), join(aside, name));
  toDisk(aside);
  toDisk(folder);
  return aside;
}

function expectOther(from: string, log: string): void {
  if (!existsSync(log)) return;
  const [one, other] = [statSync(from, { bigint: true }), statSync(log, { bigint: true })];
  if (one.ino !== other.ino || one.dev !== other.dev) return;
  throw new LogUnavailable(`Expected a backup, got ${from}: it is the log that is to be replaced`);
}

function inTheWay(folder: string, there: readonly string[]): string {
  const found = there.includes('log.db')
    ? `There is a log in ${folder} already`
    : `${folder} holds the newest entries of a log that is not there any more`;
  return `${found} (${there.join(', ')}). With --replace it is kept aside, in a folder beside the restored log`;
}
