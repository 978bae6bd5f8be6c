/** Whether this server may be asked, and may be posted to. */
import { projections } from '../../../projections/index.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import type { AppendOutcomes } from '../append/append-outcomes.js';
import type { Ahead, RecordClock } from '../record-clock.js';
import type { Lag, LogWatch } from './log-watch.js';
import type { Coverage } from './coverage.js';

/**
 * `ready`: it answers and records; `degraded`: it answers from what it has, and cannot record, or has not heard of anything
 * newer; `unready`: its answers are of no use yet, or any more.
 */
export type ReadinessStatus = 'ready' | 'degraded' | 'unready';

export interface ReadinessReport {
  readonly status: ReadinessStatus;
  readonly position: string;
  readonly lag: string;
  readonly parkedKeys: number;
  readonly reason?: string;
  /** How far the record is ahead of the clock. Entries are taken all the same. */
  readonly ahead?: Ahead;
}

type Found = readonly [status: 'degraded' | 'unready', reason: string];

/** Seconds that a head may wait to be covered: what waits for less is in the batch that is being taken in. */
const FAR_BEHIND = 5;

export interface ReadinessParts {
  readonly coverage: Coverage;
  readonly views: Pick<SqliteViews, 'parked'>;
  readonly watch: LogWatch;
  readonly appends: Pick<AppendOutcomes, 'failing'>;
  readonly clock: Pick<RecordClock, 'ahead'>;
  /** Whether the whole log can be read without the store. */
  readonly isMirrored: boolean;
}

export class Readiness {
  private stopping = false;

  constructor(private readonly parts: ReadinessParts) {}

  /** From now on the server is not ready: it stops. */
  stop(): void {
    this.stopping = true;
  }

  /** Why no entries can be recorded; undefined while they can. */
  async unwritableBecause(): Promise<string | undefined> {
    const lag = await this.parts.watch.look();
    return (this.unreadyBecause(lag) ?? this.degradedBecause(lag))?.[1];
  }

  async report(): Promise<ReadinessReport> {
    const { watch, views, coverage } = this.parts;
    const lag = await watch.look();
    const parkedKeys = projections.reduce((sum, { name }) => sum + views.parked(name).length, 0);
    const ahead = this.parts.clock.ahead();
    const found = this.unreadyBecause(lag) ?? this.degradedBecause(lag) ?? degradedBy(ahead);
    return {
      status: found?.[0] ?? 'ready',
      position: String(coverage.position),
      lag: lag.storeUp ? String(lag.positions) : 'unknown',
      parkedKeys,
      ...(found === undefined ? {} : { reason: found[1] }),
      ...(ahead === undefined ? {} : { ahead }),
    };
  }

  private unreadyBecause({ storeUp, seconds, fault: storeFault }: Lag): Found | undefined {
    const { caughtUpOnce, fault } = this.parts.coverage.status();
    if (this.stopping) return ['unready', 'the server is stopping'];
    if (!storeUp && !this.parts.isMirrored) return ['unready', storeFault ?? 'the store does not answer'];
    if (fault !== undefined) return ['unready', 'the rows cannot be brought up to date'];
    // What the store was seen to have and the mirror has not cannot be caught up with while the store is away.
    const isFarBehind = storeUp && seconds >= FAR_BEHIND;
    return !caughtUpOnce || isFarBehind ? ['unready', 'the rows are catching up with the log'] : undefined;
  }

  private degradedBecause({ storeUp, fault }: Lag): Found | undefined {
    if (!storeUp) return ['degraded', fault ?? 'the store does not answer'];
    return this.parts.appends.failing ? ['degraded', 'the store takes no appends'] : undefined;
  }
}

/** What an operator is told of a record that is ahead of the clock. */
export function aheadOfTheClock({ recordedAt, clock, seconds }: Ahead): string {
  return (
    `the newest entry was recorded at ${recordedAt}, ${Math.ceil(seconds)} s ahead of the clock, ${clock}: ` +
    'what is recorded now is recorded after it'
  );
}

function degradedBy(ahead: Ahead | undefined): Found | undefined {
  return ahead && ['degraded', aheadOfTheClock(ahead)];
}
