import Database from 'better-sqlite3';

import type { LinkSource } from '../event-link.js';
import type { Position, RecordedEvent } from '../event-log.js';
import type { LogWitness } from '../stream-census.js';
import { Census } from './census.js';
import { EventReader, type IdPage } from './event-reader.js';
import { LinkReader } from './link-reader.js';
import { LogMeter, type LogSize } from './log-size.js';
import { lostEntries } from './lost-entries.js';
import type { PageSource } from './pages.js';
import { expectLogFile, readMeta } from './schema.js';
import { StoreFaults } from './store-faults.js';

/**
 * A log file as another connection reads it, beside the one that writes: of another thread, say. Every call is one
 * synchronous statement and sees what was committed by then.
 */
export interface LogFileReader extends PageSource, LinkSource, LogWitness {
  /** The event at a position, if there is one. */
  eventAt(position: Position): RecordedEvent | undefined;
  /** The event of a stream that has an id, if there is one. */
  eventById(stream: string, id: string): RecordedEvent | undefined;
  /** The position of the event of a stream that has an id, if there is one. */
  positionOf(stream: string, id: string): Position | undefined;
  /** Ids of the events of a stream in the order of their text, after one of them or from the first. */
  idsOf(stream: string, page: IdPage): string[];
  /** The position of the newest event, `0n` when there is none. */
  head(): Position;
  /** The names of all streams, in the order in which they began. */
  streams(): string[];
  size(): LogSize;
  /** What is missing where there are fewer entries by process than by position, or more; undefined when all are there. */
  lost(): string | undefined;
  close(): void;
}

/**
 * Opens a log file that a writer has made, to read it.
 * @throws LogUnavailable when it is not there or cannot be read; LogCorrupt when it is no log of ours, of another version or
 * another prefix
 */
export function openLogFile(path: string, streamPrefix: string): LogFileReader {
  const faults = new StoreFaults(path);
  const use = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw faults.of(error);
    }
  };
  const db = use(() => new Database(path, { readonly: true, fileMustExist: true }));
  let reader: EventReader;
  let links: LinkReader;
  let meter: LogMeter;
  try {
    [reader, links, meter] = use(() => {
      expectLogFile(db, streamPrefix);
      return [new EventReader(db, streamPrefix), new LinkReader(db, streamPrefix), new LogMeter(db)];
    });
  } catch (error) {
    db.close();
    throw error;
  }
  return {
    eventAt: (position) => use(() => reader.eventAt(position)),
    eventById: (stream, id) => use(() => reader.eventById(stream, id)),
    positionOf: (stream, id) => use(() => reader.positionOf(stream, id)),
    idsOf: (stream, page) => use(() => reader.idsOf(stream, page)),
    pageOfAll: (after, upTo, limit) => use(() => reader.pageOfAll(after, upTo, limit)),
    pageOfStream: (stream, bounds, limit) => use(() => reader.pageOfStream(stream, bounds, limit)),
    head: () => use(() => reader.head()),
    streams: () => use(() => reader.streams()),
    size: () => use(() => meter.size()),
    linkOf: (stream, revision) => use(() => links.linkOf(stream, revision)),
    lost: () => use(() => lostEntries(db)),
    settled: () => use(() => settledIn(db)),
    census: (stream) => use(() => new Census(db, streamPrefix, use).of(stream)),
    close: () => void db.close(),
  };
}

function settledIn(db: Database.Database): string | undefined {
  const text = readMeta(db, 'settled');
  return typeof text === 'string' ? text : undefined;
}
