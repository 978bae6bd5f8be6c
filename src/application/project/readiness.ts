/** Whether this server may be asked: its rows cover the log, and the store answers. */
import { projections } from '../../../projections/index.js';
import { LogUnavailable, LogCorrupt } from '../../log/event-log.js';
import type { SqliteViews } from '../views/sqlite-views.js';
import type { Projector } from './projector.js';

export interface ReadinessReport {
  readonly ready: boolean;
  readonly position: string;
  readonly lag: string;
  readonly parkedKeys: number;
  readonly reason?: string;
}

/** So many positions behind is "catching up"; a few are the batch that is being taken in. */
const FAR_BEHIND = 1_000n;

export class Readiness {
  private stopping = false;

  constructor(
    private readonly projector: Projector,
    private readonly views: SqliteViews,
  ) {}

  /** From now on the server is not ready: it stops. */
  stop(): void {
    this.stopping = true;
  }

  async report(): Promise<ReadinessReport> {
    try {
      const { position, head, caughtUpOnce, fault } = await this.projector.status();
      const lag = head > position ? head - position : 0n;
      const parkedKeys = projections.reduce((sum, { name }) => sum + this.views.parked(name).length, 0);
      const reason = this.reason({ caughtUpOnce, fault, lag });
      return {
        ready: reason === undefined,
        position: String(position),
        lag: String(lag),
        parkedKeys,
        ...(reason === undefined ? {} : { reason }),
      };
    } catch (error) {
      if (!(error instanceof LogUnavailable || error instanceof LogCorrupt)) throw error;
      return {
        ready: false,
        position: String(this.projector.position),
        lag: 'unknown',
        parkedKeys: 0,
        reason: 'the store does not answer',
      };
    }
  }

  private reason({
    caughtUpOnce,
    fault,
    lag,
  }: {
    caughtUpOnce: boolean;
    fault: string | undefined;
    lag: bigint;
  }): string | undefined {
    if (this.stopping) return 'the server is stopping';
    if (fault !== undefined) return 'the rows cannot be brought up to date';
    return !caughtUpOnce || lag > FAR_BEHIND ? 'the rows are catching up with the log' : undefined;
  }
}
