/** Says which rows a question about a moment is answered from, and waits until they cover what is asked. */
import { processOverview } from '../../../projections/index.js';
import { lookedFor, type Visibility } from '../../domain/access/visibility.js';
import type { EventLog, Position } from '../../log/event-log.js';
import { formatRecordedAt, parseRecordedAt } from '../../log/recorded-at.js';
import type { SqliteRows } from '../../views/sqlite/sqlite-rows.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import type { Coverage } from '../project/coverage.js';
import type { RecordClock } from '../record-clock.js';
import { processNotFound, Refused } from '../refusals.js';
import {
  askedFor,
  worldAt,
  type AsOf,
  type PastMoment,
  type Reported,
  type ResolvedMoment,
} from './as-of.js';
import { readKnownAt, readReportedBy, type KnownAt } from './moment.js';

/** What is known at the end of a moment of the recording clock; `at` is the moment of the world unless that is asked for too. */
type Known = Pick<PastMoment, 'at' | 'known'> & { readonly position: string; readonly settled: boolean };

/** How long a question waits for the rows to cover what it asks for. */
const PATIENCE_MS = 5_000;

export class AsOfReader {
  constructor(
    private readonly log: Pick<EventLog, 'head' | 'closeTime'>,
    /** Where the log ends in the store itself, which may be away. */
    private readonly store: Pick<EventLog, 'head'>,
    private readonly views: SqliteViews,
    private readonly rows: SqliteRows,
    private readonly coverage: Coverage,
    private readonly clock: RecordClock,
  ) {}

  /** Whole seconds: a feed's ids carry the clock in seconds, and a GET answers by the same one. */
  now(): number {
    return Number(this.clock.wall() / 1_000_000n) * 1_000;
  }

  /**
   * @param process the process asked about; undefined asks about all of them. With `knownAt` it is not looked for: only its
   * history tells whether it was on the record by then.
   * @param visibility of who asks: what is hidden is not there
   * @throws Refused process-not-found, invalid-query, not-caught-up; LogUnavailable where the rows alone cannot tell
   */
  async resolve(process: string | undefined, moment: AsOf, visibility: Visibility): Promise<ResolvedMoment> {
    if (!this.coverage.hasCaughtUp) await this.cover(await this.log.head());
    if (moment.minPosition !== undefined) await this.reach(moment.minPosition);
    const reported = moment.reportedBy === undefined ? undefined : this.reportedBy(moment.reportedBy);
    if (moment.knownAt !== undefined)
      return this.knownAt(readKnownAt(moment.knownAt), { at: moment.at, reported, visibility });
    if (process !== undefined) this.expectProcess(process, visibility);
    const position = String(this.coverage.position);
    if (moment.at === undefined && !reported)
      return { kind: 'live', source: this.rows.seenBy(visibility), now: this.now(), told: { position } };
    const told = { position, ...askedFor(moment), ...(reported && { settled: false }) };
    return { kind: 'past', at: worldAt(moment.at, { reported }), reportedBy: reported?.micros, told };
  }

  /** The same where a moment is asked about. */
  async resolvePast(
    process: string,
    moment: AsOf & ({ readonly at: string } | { readonly knownAt: string } | { readonly reportedBy: string }),
    visibility: Visibility,
  ): Promise<PastMoment> {
    const resolved = await this.resolve(process, moment, visibility);
    if (resolved.kind === 'live') throw new Error('expected a moment, got none');
    return resolved;
  }

  private async knownAt(
    asked: KnownAt,
    {
      at,
      reported,
      visibility,
    }: {
      readonly at: string | undefined;
      readonly reported: Reported | undefined;
      readonly visibility: Visibility;
    },
  ): Promise<PastMoment> {
    const { position, settled, ...known } =
      asked.kind === 'position'
        ? await this.knownAtPosition(asked.position, visibility)
        : await this.knownAtInstant(asked.micros, visibility);
    const told = {
      position,
      ...askedFor({ at, knownAt: asked.text, reportedBy: reported?.text }),
      settled: settled && reported?.isOver !== false,
    };
    const moment = worldAt(at, { known: known.at, reported });
    return { kind: 'past', known: known.known, at: moment, reportedBy: reported?.micros, told };
  }

  /** One that is still to come is taken as now. */
  private reportedBy(text: string): Reported {
    const micros = readReportedBy(text);
    const now = Number(this.clock.wall());
    return { text, micros: Math.min(micros, now), isOver: micros <= now };
  }

  private async knownAtInstant(micros: bigint, visibility: Visibility): Promise<Known> {
    // A moment that is not believed must not be closed: nothing could be recorded before it any more.
    const now = this.clock.read();
    const moment = micros > now ? now : micros;
    const { through, settled } = await this.log.closeTime(moment);
    await this.cover(through);
    const limit = formatRecordedAt(moment);
    return {
      known: { by: 'instant', limit },
      at: Number(moment / 1000n),
      position: String(this.views.positionBy(limit, visibility)),
      settled: settled && micros <= now && !this.isPassedOver(moment, visibility),
    };
  }

  /**
   * Whether the record has gone past a moment without it: every entry after it says a time that is still to come, so that what
   * was recorded at the moment may be among them.
   */
  private isPassedOver(moment: bigint, visibility: Visibility): boolean {
    const ahead = this.clock.ahead();
    if (ahead === undefined) return false;
    const newest = this.views.positionBy(ahead.clock, visibility);
    const inTime = this.views.recordedAtOf(newest, visibility);
    const last = inTime === undefined ? undefined : parseRecordedAt(inTime);
    return last === undefined || moment > last;
  }

  private async knownAtPosition(position: Position, visibility: Visibility): Promise<Known> {
    if (position > this.coverage.position) await this.expectReached(position);
    const recordedAt = this.views.recordedAtOf(Number(position), visibility);
    return {
      known: { by: 'position', position: Number(position) },
      at: recordedAt === undefined ? -Infinity : Date.parse(recordedAt),
      position: String(position),
      settled: true,
    };
  }

  private expectProcess(process: string, visibility: Visibility): void {
    const name = lookedFor(visibility, process);
    if (!this.rows.isThere(processOverview, { process: name, key: name })) throw processNotFound(process);
  }

  /** @throws Refused invalid-query where the log does not reach the position, not-caught-up; LogUnavailable while that cannot be told */
  private async expectReached(position: Position): Promise<void> {
    const head = await this.store.head();
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
    if (position <= this.coverage.position) return;
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
    if (await this.coverage.covers(position, AbortSignal.timeout(PATIENCE_MS))) return;
    const detail = `expected rows that cover position ${position} within ${PATIENCE_MS / 1000} s, they stand at ${this.coverage.position}`;
    throw new Refused('not-caught-up', detail);
  }
}
