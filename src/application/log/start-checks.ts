/** What is looked at in the file of a log before a server takes entries: what costs no reading of the file. */
import { LogCorrupt, type Micros } from '../../log/event-log.js';
import { formatRecordedAt } from '../../log/recorded-at.js';
import type { RecordClock } from '../record-clock.js';

/** A second: as far as a clock may be behind without being told. */
const TOLERANCE: Micros = 1_000_000n;

export interface CheckedLog {
  /** The moment before which nothing is recorded any more. */
  settled(): Micros | undefined;
  /** What is missing where there are fewer entries by process than by position. @throws LogCorrupt */
  lost(): string | undefined;
}

/**
 * @param tell told of what an operator has to look at, and that does not keep the server from serving
 * @throws LogCorrupt when the log would record after a moment that no clock can have said
 */
export function checkAtStart(log: CheckedLog, clock: RecordClock, tell: (text: string) => void): void {
  const settled = log.settled();
  if (settled !== undefined) expectSettled(settled, clock, tell);
  const lost = lostOf(log);
  if (lost !== undefined)
    tell(`${lost}. Verify every process; restore a backup, or copy what is there to another folder`);
}

function expectSettled(settled: Micros, clock: RecordClock, tell: (text: string) => void): void {
  const latest = clock.latest();
  const says = `the log says that nothing is recorded before ${formatRecordedAt(settled)} any more`;
  if (settled > latest)
    throw new LogCorrupt(
      `${says}; expected a moment up to ${formatRecordedAt(latest)}: every entry would be recorded after it. Restore a backup, ` +
        'or copy the log to another folder (chancery copy-log), which leaves it behind; if a clock has said so once, set ' +
        'CHANCERY_CLOCK_ACCEPTED to a moment after it',
    );
  const now = clock.wall();
  const newest = clock.newestRecorded() ?? now;
  if (settled - (now > newest ? now : newest) > TOLERANCE)
    tell(`${says}, and the clock says ${formatRecordedAt(now)}: what is recorded now is recorded after it`);
}

/** A file that cannot be read says so when it is read for somebody. */
function lostOf(log: CheckedLog): string | undefined {
  try {
    return log.lost();
  } catch (error) {
    if (error instanceof LogCorrupt) return error.message;
    throw error;
  }
}
