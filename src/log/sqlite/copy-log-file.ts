import Database from 'better-sqlite3';
import { closeSync, fsyncSync, openSync, statSync } from 'node:fs';

import { checkLogFile, type LogContents } from './check-log-file.js';
import { expectLogFile, expectOurs, migrate } from './schema.js';
import { StoreFaults } from './store-faults.js';

/** How long a statement waits for somebody else who holds the file. */
const BUSY_MILLISECONDS = 5_000;

/** Pages of one step, between which it can be stopped: about 4 MiB. */
const PAGES_A_STEP = 1_000;

export interface CopyProgress {
  readonly step: 'copying' | 'checking';
  /** From 0 to 1. */
  readonly share: number;
  /** Entries that are checked. */
  readonly entries: number;
}

export interface FileCopying {
  readonly from: string;
  /** A file that is not there. */
  readonly to: string;
  readonly streamPrefix: string;
  /** Whether the file that is copied may be of an older version; the copy is then brought to the newest. */
  readonly acceptsOlder: boolean;
  readonly signal: AbortSignal;
  readonly report: (progress: CopyProgress) => void;
}

/** A copy that was read to its end and found sound. */
export interface CheckedCopy extends LogContents {
  readonly bytes: number;
}

/**
 * Copies a log file as it is at one moment, also while a server writes to it, and checks the copy. The copy is on disk, is
 * one file, and needs none beside it. What is left of it after a fault is of no use: the caller removes it.
 * @throws LogCorrupt when the file, or the copy, is no sound log of ours; LogUnavailable when either cannot be read or
 * written; the reason of the signal when that aborts
 */
export async function copyLogFile(copying: FileCopying): Promise<CheckedCopy> {
  const { to, streamPrefix, signal, report } = copying;
  await copyPages(copying);
  const faults = new StoreFaults(to);
  const copy = new Database(to, { fileMustExist: true, timeout: BUSY_MILLISECONDS });
  try {
    // The header of a log says that entries may lie in a write-ahead file, which a copy must not look for.
    copy.pragma('journal_mode = DELETE');
    migrate(copy, streamPrefix);
    const contents = await checkLogFile(copy, streamPrefix, {
      signal,
      report: (share, entries) => {
        report({ step: 'checking', share, entries });
      },
    });
    copy.close();
    toDisk(to);
    return { ...contents, bytes: statSync(to).size };
  } catch (error) {
    copy.close();
    throw faults.of(error);
  }
}

async function copyPages({
  from,
  to,
  streamPrefix,
  acceptsOlder,
  signal,
  report,
}: FileCopying): Promise<void> {
  const faults = new StoreFaults(from);
  let db: Database.Database | undefined;
  try {
    db = new Database(from, { readonly: true, fileMustExist: true, timeout: BUSY_MILLISECONDS });
    if (acceptsOlder) expectOurs(db);
    else expectLogFile(db, streamPrefix);
    // A snapshot: without one the copy begins anew whenever somebody commits, and beside a busy server never ends.
    db.exec('BEGIN');
    db.prepare('SELECT max(position) FROM events').get();
    report({ step: 'copying', share: 0, entries: 0 });
    await db.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        signal.throwIfAborted();
        report({ step: 'copying', share: (totalPages - remainingPages) / totalPages, entries: 0 });
        return PAGES_A_STEP;
      },
    });
    report({ step: 'copying', share: 1, entries: 0 });
  } catch (error) {
    throw faults.of(error);
  } finally {
    db?.close();
  }
}

/** Waits until a file, or what a folder lists, is on disk. */
export function toDisk(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
