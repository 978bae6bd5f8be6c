/** Two servers that record into one log, the first of them through a log that counts and fails as its test says. */
import { onTestFinished } from 'vitest';
import { Recorder } from '../../src/application/append/recorder.js';
import type { Receipt } from '../../src/application/append/submission.js';
import { AppendTooLarge, type EventLog, type RecordedEvent } from '../../src/log/event-log.js';
import { openSqliteLog } from '../../src/log/sqlite/open-sqlite-log.js';
import { collect, moment } from '../contract/sample-events.js';
import { process } from '../domain/decisions/entries.js';
import { temporaryFolder } from '../log/sqlite/temporary-folder.js';

const clock = (): bigint => moment('2026-06-30T12:00:00.000000Z');

/** A log that counts what is read of streams, and may refuse appends in a way of the test's. */
export class WatchedLog {
  read = 0;
  /** So many events are taken at once. */
  most = Number.MAX_SAFE_INTEGER;
  before: ((events: number) => Promise<void> | void) | undefined;
  after: (() => void) | undefined;
  beforeRead: (() => void) | undefined;

  constructor(public inner: EventLog) {}

  readonly log: EventLog = {
    append: async (stream, events, expected) => {
      await this.before?.(events.length);
      this.expectFew(events.length);
      const outcome = await this.inner.append(stream, events, expected);
      this.after?.();
      return outcome;
    },
    expectToFit: (_stream, events) => {
      this.expectFew(events.length);
    },
    restore: (events) => this.inner.restore(events),
    readStream: (stream, options) => this.counted(this.inner.readStream(stream, options)),
    headOf: async (stream) => {
      this.beforeRead?.();
      this.read += 1;
      return this.inner.headOf(stream);
    },
    readAll: (options) => this.inner.readAll(options),
    follow: (options) => this.inner.follow(options),
    head: () => this.inner.head(),
    closeTime: (at) => this.inner.closeTime(at),
    close: () => this.inner.close(),
  };

  private expectFew(events: number): void {
    if (events > this.most) throw new AppendTooLarge(`more than ${this.most}`);
  }

  private async *counted(events: AsyncIterable<RecordedEvent>): AsyncIterable<RecordedEvent> {
    this.beforeRead?.();
    for await (const event of events) {
      this.read += 1;
      yield event;
    }
  }
}

export interface TwoServers {
  readonly log: EventLog;
  readonly watched: WatchedLog;
  readonly one: Recorder;
  readonly other: Recorder;
  /** The events of the process. */
  readonly stored: () => Promise<RecordedEvent[]>;
  /** Puts another store in the place of this one, with nothing in it but what is given. */
  readonly putBack: (...batches: readonly (readonly unknown[])[]) => Promise<void>;
}

/** A log with nothing in it. */
export type OpenLog = (clock: () => bigint) => Promise<EventLog>;

const openEmbedded: OpenLog = async (now) => openSqliteLog({ folder: temporaryFolder(), clock: now });

/** With a process that has its parties, or with nothing. */
export async function twoServers(
  begin: readonly unknown[] = process,
  openEmpty = openEmbedded,
): Promise<TwoServers> {
  const opened: EventLog[] = [];
  const open = async (): Promise<EventLog> => {
    const log = await openEmpty(clock);
    opened.push(log);
    return log;
  };
  onTestFinished(async () => {
    for (const log of opened) await log.close();
  });
  const log = await open();
  const watched = new WatchedLog(log);
  const one = new Recorder(watched.log, clock);
  if (begin.length > 0) await submit(one, begin);
  watched.read = 0;
  return {
    log,
    watched,
    one,
    other: new Recorder(log, clock),
    stored: () => collect(watched.inner.readStream('gaza-2025')),
    putBack: async (...batches) => {
      watched.inner = await open();
      const another = new Recorder(watched.inner, clock);
      for (const batch of batches) await submit(another, batch);
    },
  };
}

export function submit(recorder: Recorder, items: readonly unknown[], more: object = {}): Promise<Receipt> {
  return recorder.record({
    processId: 'gaza-2025',
    items,
    batch: items.length > 1,
    dryRun: false,
    recordedBy: 'desk',
    ...more,
  });
}

/** What became of a submission, in short: `recorded`, the code of its refusal, or the name of the fault. */
export async function outcome(receipt: Promise<Receipt>): Promise<string> {
  try {
    await receipt;
    return 'recorded';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('refusals' in error) return (error.refusals as readonly { code: string }[])[0]?.code ?? '';
    return 'code' in error ? String(error.code) : error.name;
  }
}
