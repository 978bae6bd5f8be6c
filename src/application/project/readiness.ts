/** Whether this server may be asked: its rows cover the log, and the store answers. */
import { projections } from '../../../projections/index.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import type { Lag, LogWatch } from './log-watch.js';
import type { Coverage } from './coverage.js';

export interface ReadinessReport {
  readonly ready: boolean;
  readonly position: string;
  readonly lag: string;
  readonly parkedKeys: number;
  readonly reason?: string;
}

/** Seconds that a head may wait to be covered: what waits for less is in the batch that is being taken in. */
const FAR_BEHIND = 5;

export class Readiness {
  private stopping = false;

  constructor(
    private readonly coverage: Coverage,
    private readonly views: SqliteViews,
    private readonly watch: LogWatch,
  ) {}

  /** From now on the server is not ready: it stops. */
  stop(): void {
    this.stopping = true;
  }

  async report(): Promise<ReadinessReport> {
    const lag = await this.watch.look();
    const parkedKeys = projections.reduce((sum, { name }) => sum + this.views.parked(name).length, 0);
    const reason = this.reason(lag);
    return {
      ready: reason === undefined,
      position: String(this.coverage.position),
      lag: lag.storeUp ? String(lag.positions) : 'unknown',
      parkedKeys,
      ...(reason === undefined ? {} : { reason }),
    };
  }

  private reason({ storeUp, seconds }: Lag): string | undefined {
    const { caughtUpOnce, fault } = this.coverage.status();
    if (this.stopping) return 'the server is stopping';
    if (!storeUp) return 'the store does not answer';
    if (fault !== undefined) return 'the rows cannot be brought up to date';
    return !caughtUpOnce || seconds >= FAR_BEHIND ? 'the rows are catching up with the log' : undefined;
  }
}
