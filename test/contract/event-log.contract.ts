import { afterEach, beforeEach, describe, expect } from 'vitest';

import type { Clock, EventLog, NewEvent, RecordedEvent, StreamHead } from '../../src/log/event-log.js';
import { describeAppending } from './appending.contract.js';
import { describeClosing } from './closing.contract.js';
import { describeFollowing } from './following.contract.js';
import { describeReading } from './reading.contract.js';
import { describeRestoring } from './restoring.contract.js';
import { collect, MORNING, StandingClock } from './sample-events.js';
import { describeSettling } from './settling.contract.js';

/** An adapter on an empty store of its own. */
export interface OpenedLog {
  readonly log: EventLog;
  /** Closes the log and opens the same store again, with the same clock. */
  reopen(): Promise<EventLog>;
  /** Closes the log and removes the store. */
  dispose(): Promise<void>;
}

/** What the tests of the contract work with; a new store for each test. */
export interface Subject {
  readonly clock: StandingClock;
  log: EventLog;
  readonly reopen: () => Promise<void>;
  /** Appends where no conflict can be, and gives what can be read of it from then on. */
  readonly append: (
    stream: string,
    events: readonly NewEvent[],
    expected: StreamHead | null,
  ) => Promise<readonly RecordedEvent[]>;
}

/** Every rule of the port. Every adapter passes all of it: there is nothing to leave out. */
export function describeEventLogContract(name: string, open: (clock: Clock) => Promise<OpenedLog>): void {
  describe(`the event log contract: ${name}`, () => {
    let opened: OpenedLog;
    let subject: Subject;
    const given = (): Subject => subject;

    beforeEach(async () => {
      const clock = new StandingClock(MORNING);
      opened = await open(clock.read);
      subject = {
        clock,
        log: opened.log,
        async reopen() {
          subject.log = await opened.reopen();
        },
        async append(stream, events, expected) {
          const outcome = await subject.log.append(stream, events, expected);
          if (outcome.outcome === 'conflict') {
            throw new Error(`unexpected conflict in ${stream}: ${JSON.stringify(outcome.actual)}`);
          }
          const place = { after: expected?.revision ?? -1, limit: events.length };
          const recorded = await collect(subject.log.readStream(stream, place));
          expect(recorded.map(({ knownSince: _, ...event }) => event)).toEqual(outcome.events);
          return recorded;
        },
      };
    });

    afterEach(() => opened.dispose());

    describe('appending', () => describeAppending(given));
    describe('restoring', () => describeRestoring(given));
    describe('reading', () => describeReading(given));
    describe('following', () => describeFollowing(given));
    describe('settling', () => describeSettling(given));
    describe('closing and opening again', () => describeClosing(given));
  });
}
