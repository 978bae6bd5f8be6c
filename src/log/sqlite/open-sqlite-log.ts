import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { LogUnavailable } from '../event-log.js';
import type { Clock } from '../event-log.js';
import { connect } from './connection.js';
import { takeInWriteAhead } from './erasure.js';
import { lockFolder } from './folder-lock.js';
import { makeFolder } from './make-folder.js';
import { migrate } from './schema.js';
import { SqliteLog } from './sqlite-log.js';
import type { SqliteLogOptions } from './sqlite-log.js';
import { StoreFaults } from './store-faults.js';

export interface OpenSqliteLogOptions {
  /** Holds `log.db` and its lock; made when it is not there. */
  readonly folder: string;
  readonly clock: Clock;
  /** Stands before the process id in the stored name of a stream. Fixed when the log is made. */
  readonly streamPrefix?: string;
  /** Told what was made again in the schema of the file. */
  readonly report?: (text: string) => void;
}

/**
 * Opens the log in a folder, or makes one there, and holds it against any other writer until it is closed.
 * @throws LogUnavailable when another writer has the folder, or it cannot be written; LogCorrupt when `log.db` is damaged,
 * no log of ours, of a newer version or of another prefix
 */
export async function openSqliteLog({
  folder,
  clock,
  streamPrefix = 'process-',
  report = () => undefined,
}: OpenSqliteLogOptions): Promise<SqliteLog> {
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    expectWithItsEntries(join(folder, 'log.db'));
    return openFile(join(folder, 'log.db'), report, { clock, streamPrefix, onClosed: lock.release });
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A new log beside the newest entries of another one would throw them away. */
function expectWithItsEntries(file: string): void {
  if (existsSync(file)) return;
  const left = statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (left === 0) return;
  throw new LogUnavailable(
    `There is no ${file}, but ${file}-wal holds the newest entries of a log. Put that log back, or restore a backup with ` +
      '--replace, which keeps them aside',
  );
}

function openFile(
  file: string,
  report: (text: string) => void,
  options: Omit<SqliteLogOptions, 'db'>,
): SqliteLog {
  const faults = new StoreFaults(file);
  try {
    const db = connect(file);
    try {
      for (const text of migrate(db, options.streamPrefix)) report(text);
      // What a kill has left there may be what was erased. Nobody else reads yet; what cannot be written is told at an append.
      takeInWriteAhead(db);
      return new SqliteLog({ db, ...options });
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    throw faults.of(error);
  }
}
