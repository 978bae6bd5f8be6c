import type { CopyOutcome, Copying } from '../../src/application/copy/copying.js';
import type { EventLog, RecordedEvent } from '../../src/log/event-log.js';
import { withoutPosition } from '../contract/recorded-elsewhere.js';
import { collect, type StandingClock } from '../contract/sample-events.js';

/** What the tests of a copy work with: a filled source and an empty target, new ones for each test. */
export interface Houses {
  readonly clock: StandingClock;
  readonly source: EventLog;
  readonly target: EventLog;
  /** Copies the source into the target, with some of what that takes replaced. */
  readonly copy: (replaced?: Partial<Copying>) => Promise<CopyOutcome>;
}

/** All that a copy has to keep of a log. */
export async function kept(log: EventLog): Promise<Omit<RecordedEvent, 'position'>[]> {
  return (await collect(log.readAll())).map(withoutPosition);
}
