/** Which rows a question about a moment is answered from. */
import { processOverview, projections } from '../../../projections/index.js';
import { applyToHistory } from '../../domain/history/apply-to-history.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import { comparePlaces } from '../../domain/history/placement.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import type { Clock, EventLog, Position } from '../../log/event-log.js';
import { formatRecordedAt } from '../../log/recorded-at.js';
import type { Projector } from '../project/projector.js';
import { Refused } from '../refusals.js';
import { MemoryHistory } from '../../views/memory/memory-views.js';
import type { SqliteRows } from '../../views/sqlite/sqlite-rows.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { readAt, readKnownAt, type KnownAt } from './moment.js';
import { PastRows } from '../../views/memory/past-rows.js';
import type { RowSource } from '../../views/row-source.js';

/** The moment that a question is about, as asked. */
export interface AsOf {
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  /** The answer has to cover this position. */
  readonly minPosition?: Position | undefined;
}

/** What an answer says of its moment. */
export interface AnswerContext {
  readonly position: string;
  readonly at?: string;
  readonly knownAt?: string;
  /** Whether this answer to `knownAt` can never change. */
  readonly settled?: boolean;
}

export interface Snapshot {
  readonly source: RowSource;
  /** The history behind the rows, where it was folded for this question. */
  readonly history: readonly HistoryEntry[] | undefined;
  /** Ms since the epoch: what derivations take as now. */
  readonly now: number;
  readonly told: AnswerContext;
  /** Whether the process asked about was on the record by then. */
  readonly onRecord: boolean;
}

/** What is known at the end of a moment of the recording clock. */
interface Known {
  readonly until: (entry: RecordedEntry) => boolean;
  /** Ms: what `at` is when it is not given. */
  readonly at: number;
  readonly position: Position;
  readonly settled: boolean;
}

/** How long a question waits for the rows to cover what it asks for. */
const PATIENCE_MS = 5_000;

export class AsOfReader {
  constructor(
    private readonly log: EventLog,
    private readonly views: SqliteViews,
    private readonly rows: SqliteRows,
    private readonly projector: Projector,
    private readonly clock: Clock,
  ) {}

  /** Whole seconds: a feed's ids carry the clock in seconds, and a GET answers by the same one. */
  now(): number {
    return Number(this.clock() / 1_000_000n) * 1_000;
  }

  /**
   * @param process the process asked about; undefined asks about all of them
   * @throws Refused process-not-found, invalid-query, not-caught-up; LogUnavailable where the rows alone cannot tell
   */
  async existingSnapshotAt(process: string | undefined, moment: AsOf): Promise<Snapshot> {
    const standpoint = await this.snapshotAt(process, moment);
    if (process !== undefined && !standpoint.onRecord)
      throw notFound(process, ` as known at ${moment.knownAt ?? ''}`);
    return standpoint;
  }

  /** The same; a process that is on the record now and was not by then has no rows. */
  async snapshotAt(process: string | undefined, moment: AsOf): Promise<Snapshot> {
    if (!this.projector.hasCaughtUp) await this.cover(await this.log.head());
    if (moment.minPosition !== undefined) await this.reach(moment.minPosition);
    if (moment.knownAt !== undefined) return this.asKnownAt(process, readKnownAt(moment.knownAt), moment.at);
    if (process !== undefined) this.expectProcess(process);
    const position = String(this.projector.position);
    if (moment.at === undefined)
      return { source: this.rows, history: undefined, now: this.now(), told: { position }, onRecord: true };
    const at = readAt(moment.at);
    const history = this.across(process, (id) => this.views.history(id).entries(at));
    return this.past(history, at, { position, at: moment.at });
  }

  private async asKnownAt(
    process: string | undefined,
    asked: KnownAt,
    at: string | undefined,
  ): Promise<Snapshot> {
    const known =
      asked.kind === 'position'
        ? await this.knownAtPosition(asked.position)
        : await this.knownAtInstant(asked.micros);
    const until = at === undefined ? known.at : readAt(at);
    let entries = 0;
    const history = this.across(process, (id) => {
      const past = new MemoryHistory();
      for (const entry of this.views.history(id).recorded()) {
        if (!known.until(entry)) break;
        applyToHistory(past, entry);
        entries++;
      }
      return past.entries().filter(({ place }) => place.order <= until);
    });
    const told = {
      position: String(known.position),
      ...(at === undefined ? {} : { at }),
      knownAt: asked.text,
      settled: known.settled,
    };
    return { ...this.past(history, until, told), onRecord: entries > 0 };
  }

  private async knownAtInstant(micros: bigint): Promise<Known> {
    const now = this.clock();
    const moment = micros > now ? now : micros;
    const { through, settled } = await this.log.closeTime(moment);
    await this.cover(through);
    const limit = formatRecordedAt(moment);
    const at = Number(moment / 1000n);
    return {
      // What follows a late entry in its process is told after it, so both become known together.
      until: ({ recordedAt, knownSince = recordedAt }) => knownSince <= limit,
      at,
      position: BigInt(this.views.positionBy(limit)),
      settled: settled && micros <= now,
    };
  }

  private async knownAtPosition(position: Position): Promise<Known> {
    if (position > this.projector.position) await this.expectReached(position);
    const recordedAt = this.views.recordedAtOf(Number(position));
    const at = recordedAt === undefined ? -Infinity : Date.parse(recordedAt);
    return { until: ({ sequence }) => sequence <= Number(position), at, position, settled: true };
  }

  private past(history: readonly HistoryEntry[], now: number, told: AnswerContext): Snapshot {
    return { source: new PastRows(projections, history), history, now, told, onRecord: true };
  }

  private across(
    process: string | undefined,
    of: (process: string) => Iterable<HistoryEntry>,
  ): HistoryEntry[] {
    if (process !== undefined) return [...of(process)];
    return [...this.views.processes()]
      .flatMap((id) => [...of(id)])
      .sort((a, b) => comparePlaces(a.place, b.place));
  }

  private expectProcess(process: string): void {
    if (!this.rows.one(processOverview, { process, key: process })) throw notFound(process);
  }

  /** @throws Refused invalid-query where the log does not reach the position, not-caught-up */
  private async expectReached(position: Position): Promise<void> {
    const head = await this.log.head();
    if (position > head) {
      throw new Refused(
        'invalid-query',
        `expected a position up to the head ${head}, got ${position}`,
        'knownAt',
      );
    }
    await this.cover(position);
  }

  /** Covers a position that the store may have yet to give. While it is away, that is told, and not that the rows are late. */
  private async reach(position: Position): Promise<void> {
    if (position <= this.projector.position) return;
    const covered = this.cover(position);
    const head = this.log.head();
    try {
      await Promise.race([covered, head.then(() => covered)]);
    } catch (error) {
      await head;
      throw error;
    }
  }

  /** @throws Refused not-caught-up */
  async cover(position: Position): Promise<void> {
    if (await this.projector.covers(position, AbortSignal.timeout(PATIENCE_MS))) return;
    const detail = `expected rows that cover position ${position} within ${PATIENCE_MS / 1000} s, they stand at ${this.projector.position}`;
    throw new Refused('not-caught-up', detail);
  }
}

function notFound(process: string, when = ''): Refused {
  return new Refused(
    'process-not-found',
    `expected a process that is on the record${when}, "${process}" is not`,
  );
}
