/** The wall clock as the record goes by it: what it is not believed, and how far the record is ahead of it. */
import { LogUnavailable, type Clock, type Micros } from '../log/event-log.js';
import { formatRecordedAt } from '../log/recorded-at.js';

const SECOND: Micros = 1_000_000n;
const DAY: Micros = 86_400n * SECOND;

/** How far the clock may run ahead of the time that has passed since the start: nobody sets a clock by a day. */
const STEP: Micros = DAY;

/** How long before a start the newest entry may have been recorded: a record may rest, and hardly for longer. */
const REST: Micros = 90n * DAY;

export interface RecordClockOptions {
  readonly wall: Clock;
  /** Goes on whatever the wall clock is set to. Absent: the wall clock is trusted to do so. */
  readonly steady?: Clock;
  /** Up to this moment the wall clock is believed whatever it says. */
  readonly accepted?: Micros;
  /** How far the newest entry may be ahead without being told: what clocks differ by. */
  readonly tolerance?: Micros;
}

/** How far the record is ahead of the clock. */
export interface Ahead {
  /** When the newest entry was recorded. */
  readonly recordedAt: string;
  readonly clock: string;
  readonly seconds: number;
}

export class RecordClock {
  readonly wall: Clock;
  private readonly steady: Clock;
  private newest: () => Micros | undefined = () => undefined;
  /** A time that is sure, what the steady clock said then, and how far ahead of both the wall clock may be. */
  private sure: { readonly at: Micros; readonly steady: Micros; readonly allowed: Micros };
  /** Up to here nothing needs to be looked at. */
  private limit: Micros;

  constructor(private readonly options: RecordClockOptions) {
    this.wall = options.wall;
    this.steady = options.steady ?? options.wall;
    this.sure = { at: this.wall(), steady: this.steady(), allowed: STEP };
    this.limit = this.sure.at + STEP;
  }

  /** From now on it goes by the newest entry as well: when that was recorded, if there is one that can be read. */
  follow(newest: () => Micros | undefined): void {
    this.newest = newest;
    const last = newest();
    const now = this.wall();
    if (last === undefined) return;
    if (now - last > REST) this.holdOnTo(last, REST);
    else this.holdOnTo(now > last ? now : last, STEP);
  }

  /** When the newest entry was recorded, if there is one that can be read. */
  newestRecorded(): Micros | undefined {
    return this.newest();
  }

  /** The wall clock, for what is recorded by it. @throws LogUnavailable with both times while it is not believed */
  readonly read: Clock = () => {
    const now = this.wall();
    if (now > this.limit) this.expectPlausible(now);
    return now;
  };

  /** Why the clock is not believed; undefined while it is. */
  fault(): string | undefined {
    try {
      this.read();
      return undefined;
    } catch (error) {
      if (error instanceof LogUnavailable) return error.detail;
      throw error;
    }
  }

  /** How far the record is ahead of the clock; undefined while it is not. */
  ahead(): Ahead | undefined {
    const newest = this.newest();
    const now = this.wall();
    if (newest === undefined || newest - now <= (this.options.tolerance ?? SECOND)) return undefined;
    return {
      recordedAt: formatRecordedAt(newest),
      clock: formatRecordedAt(now),
      seconds: Number(newest - now) / 1e6,
    };
  }

  /** No moment of a sound record lies after this one: at a start a clock is believed up to as far after the newest entry. */
  latest(): Micros {
    const now = this.wall();
    const newest = this.newest() ?? now;
    const latest = (now > newest ? now : newest) + REST;
    const { accepted = latest } = this.options;
    return accepted > latest ? accepted : latest;
  }

  private expectPlausible(now: Micros): void {
    if (now <= (this.options.accepted ?? now - 1n)) {
      this.holdOnTo(now, STEP);
      return;
    }
    const { at, steady, allowed } = this.sure;
    const expected = at + this.steady() - steady;
    this.limit = expected + allowed;
    if (now <= this.limit) return;
    const [says, by] = [formatRecordedAt(now), formatRecordedAt(expected)];
    const detail =
      allowed === REST
        ? `the clock says ${says}, ${allowed / DAY} days and more after the newest entry was recorded, at ${formatRecordedAt(at)}`
        : `the clock says ${says}, expected about ${by}: it has jumped ahead`;
    throw new LogUnavailable(`${detail}. If it is right, set CHANCERY_CLOCK_ACCEPTED`, { detail });
  }

  private holdOnTo(at: Micros, allowed: Micros): void {
    this.sure = { at, steady: this.steady(), allowed };
    this.limit = at + allowed;
  }
}
