import type Database from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';

import { flawAfter, type Predecessor } from '../chain.js';
import { LogCorrupt } from '../event-log.js';
import type { Micros, RecordedEvent } from '../event-log.js';
import { flawInKnownSince } from '../known-since.js';
import { LATEST, parseRecordedAt } from '../recorded-at.js';
import { REDACTION, RedactedEvents } from '../redaction.js';
import { EventReader, MAX_POSITION } from './event-reader.js';
import { pagesOfAll } from './pages.js';
import { readMeta } from './schema.js';

/** What a log file holds. */
export interface LogContents {
  readonly entries: number;
  readonly processes: number;
  /** The newest entry; `null` when there is none. */
  readonly head: { readonly position: string; readonly recordedAt: string; readonly hash: string } | null;
}

export interface Checking {
  /** Ends the check where it is. */
  readonly signal: AbortSignal;
  /** Called now and then with the share that is done, from 0 to 1, and the entries that are checked. */
  readonly report: (share: number, entries: number) => void;
}

/**
 * Reads a whole log file: its pages and indexes as SQLite checks them, then the chain of every process, entry by entry.
 * @throws LogCorrupt with the first flaw; SqliteError; the reason of the signal when that aborts
 */
export async function checkLogFile(
  db: Database.Database,
  streamPrefix: string,
  { signal, report }: Checking,
): Promise<LogContents> {
  const integrity = db.pragma('integrity_check(1)', { simple: true });
  if (integrity !== 'ok') throw new LogCorrupt(`The log file ${db.name} is damaged: ${String(integrity)}`);
  const reader = new EventReader(db, streamPrefix);
  const latest = latestKnown(db);
  const all = Number(db.prepare('SELECT count(*) FROM events').pluck().get());
  const heads = new Map<string, Predecessor>();
  const redacted = new Map<string, RedactedEvents>();
  let newest: RecordedEvent | undefined;
  let entries = 0;
  report(0, 0);
  for (const page of pagesOfAll(reader, 0n, MAX_POSITION, Number.MAX_SAFE_INTEGER)) {
    signal.throwIfAborted();
    for (const event of page.events) {
      expectInChain(event, heads.get(event.stream) ?? null, latest);
      const { revision, hash, recordedAt, position } = event;
      heads.set(event.stream, { revision, hash, recordedAt, position });
      if (event.salt === null || event.type === REDACTION)
        redacted.set(event.stream, (redacted.get(event.stream) ?? new RedactedEvents()).add(event));
      newest = event;
      entries += 1;
    }
    report(all === 0 ? 1 : entries / all, entries);
    await setImmediate();
  }
  for (const [stream, events] of redacted) expectSaid(stream, events);
  report(1, entries);
  return { entries, processes: heads.size, head: newest ? headOf(newest) : null };
}

/** What came from another log and was known late there was so before anything was recorded here. */
function latestKnown(db: Database.Database): Micros {
  const settled = readMeta(db, 'settled');
  return (typeof settled === 'string' ? parseRecordedAt(settled) : undefined) ?? LATEST;
}

function expectInChain(event: RecordedEvent, previous: Predecessor | null, latest: Micros): void {
  const flaw = flawAfter(event, previous) ?? flawInKnownSince(event, latest);
  if (flaw === null) return;
  throw new LogCorrupt(
    `The chain of process ${event.stream} breaks at revision ${event.revision}: ` +
      `its ${flaw.reason} should be ${flaw.expected}, is ${flaw.actual}`,
  );
}

function expectSaid(stream: string, redacted: RedactedEvents): void {
  const flaw = redacted.unsaid();
  if (flaw === undefined) return;
  throw new LogCorrupt(
    `The chain of process ${stream} breaks at revision ${flaw.revision}: ` +
      `its redaction should be ${flaw.expected}, is ${flaw.actual}`,
  );
}

function headOf({ position, recordedAt, hash }: RecordedEvent): LogContents['head'] {
  return { position: String(position), recordedAt, hash };
}
