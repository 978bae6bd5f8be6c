import Database from 'better-sqlite3';

import { LogCorrupt, LogUnavailable } from '../event-log.js';

/** Primary result codes that say the file holds something else than a log of ours. The rest say that it cannot be used now. */
const DAMAGE = new Set([
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_FORMAT',
  'SQLITE_ERROR',
  'SQLITE_MISMATCH',
  'SQLITE_CONSTRAINT',
]);

/** Turns what the driver throws into the port's faults, and remembers the first damage that was seen in the file. */
export class StoreFaults {
  #damage: LogCorrupt | undefined;

  constructor(private readonly file: string) {}

  /** Set once the file has shown itself to be damaged: from then on it is read where it can be, and never written. */
  get damage(): LogCorrupt | undefined {
    return this.#damage;
  }

  /** The port's fault for an error of the driver; any other error is a defect of the program and stays what it is. */
  of(error: unknown): unknown {
    const fault = this.#translate(error);
    if (fault instanceof LogCorrupt) this.#damage ??= fault;
    return fault;
  }

  #translate(error: unknown): unknown {
    if (!(error instanceof Database.SqliteError)) return error;
    const text = `The log file ${this.file}: ${error.message} (${error.code})`;
    return DAMAGE.has(primaryCode(error.code))
      ? new LogCorrupt(text, { cause: error })
      : new LogUnavailable(text, { cause: error });
  }
}

/** `SQLITE_IOERR` of `SQLITE_IOERR_FSYNC`. */
function primaryCode(code: string): string {
  return code.split('_', 2).join('_');
}
