/** Reads a log file beside the server that writes it. */
import Database from 'better-sqlite3';
import type { EventLog, Position, RecordedEvent } from '../event-log.js';
import { EventReader, MAX_POSITION, type Page } from './event-reader.js';
import { StoreFaults } from './store-faults.js';

const NO_LIMIT = Number.MAX_SAFE_INTEGER;

export interface ReadOnlyLog extends Pick<EventLog, 'readStream' | 'readAll'> {
  close(): void;
}

/** Every page is one synchronous statement, and nothing waits between them. @throws LogUnavailable, LogCorrupt */
export function openReadOnlyLog(file: string, streamPrefix: string): ReadOnlyLog {
  const faults = new StoreFaults(file);
  const use = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw faults.of(error);
    }
  };
  const db = use(() => new Database(file, { readonly: true, fileMustExist: true }));
  const reader = use(() => new EventReader(db, streamPrefix));

  async function* inPages(
    limit: number,
    next: (left: number, last: RecordedEvent | undefined) => Page,
  ): AsyncGenerator<RecordedEvent> {
    let last: RecordedEvent | undefined;
    for (let left = limit; left > 0;) {
      const { events, full } = use(() => next(left, last));
      yield* events;
      if (!full) return;
      left -= events.length;
      last = events.at(-1);
    }
  }

  return {
    readStream: (stream, { after = -1, limit = NO_LIMIT, backwards = false } = {}) =>
      inPages(limit, (left, last) => {
        const reached = last?.revision;
        const bounds = backwards
          ? { after, before: reached ?? NO_LIMIT, backwards }
          : { after: reached ?? after, before: NO_LIMIT, backwards };
        return reader.pageOfStream(stream, bounds, left);
      }),
    readAll: ({ after = 0n, upTo = MAX_POSITION, limit = NO_LIMIT } = {}) =>
      inPages(limit, (left, last: { readonly position: Position } | undefined) =>
        reader.pageOfAll(last?.position ?? after, upTo, left),
      ),
    close: () => {
      db.close();
    },
  };
}
