/** Verifies a process in the file of the log: its chain, and whether the file shows all of it. */
import { microsOf } from '../../domain/time/microseconds.js';
import { verifyStream, type Flaw, type Verification } from '../../log/chain.js';
import {
  LogCorrupt,
  type EventLog,
  type Micros,
  type RecordedEvent,
  type StreamHead,
} from '../../log/event-log.js';
import { flawInKnownSince } from '../../log/known-since.js';
import { formatRecordedAt, parseRecordedAt } from '../../log/recorded-at.js';
import type { FileFlaw, LogWitness, StreamCensus } from '../../log/stream-census.js';
import type { KeptHead } from '../../views/sqlite/origin.js';
import type { Progress } from '../query/past-history.js';

/** What the read models keep of the log. */
export interface Kept {
  of(process: string): KeptHead | undefined;
  /** Since when the entry at a position is told, microseconds; undefined where it was not taken in. */
  knownSinceAt(position: number): number | undefined;
}

export interface VerifiedFile {
  readonly log: Pick<EventLog, 'readStream'>;
  readonly witness: LogWitness;
  readonly kept: Kept;
}

/**
 * An index that is damaged leaves events out and says nothing. So the process is counted twice, by the index that it is read by
 * and in the rows of the table, and held against the newest event of it that was taken into the read models. What no hash
 * covers is held against its bounds, and since when an event is known against what the read models took it for.
 * @param latest no moment of a sound log lies after it
 * @returns undefined when there is no such process
 * @throws LogUnavailable; Abandoned
 */
export async function verifyInFile(
  { log, witness, kept }: VerifiedFile,
  process: string,
  latest: Micros,
  progress: Progress,
): Promise<Verification | undefined> {
  const head = kept.of(process);
  const census = new Counted(() => witness.census(process), progress);
  const first = census.goOn();
  const walk = new Walk(kept, latest, first.head, head);
  const chain = await verifyStream(walk.watch(log.readStream(process), progress));
  if (!chain.ok) return chain;
  // What was appended since the rows were counted is counted now.
  const second = chain.events > first.events ? census.goOn() : first;
  const flaw =
    census.flaw ??
    walk.flaw ??
    flawInCount(chain.events, first.events, second.events) ??
    walk.passedBy(chain.events) ??
    flawInSettled(witness.settled(), { latest, known: walk.latestKnown, events: chain.events });
  if (flaw) return { ok: false, ...flaw };
  return chain.events === 0 ? undefined : chain;
}

/** A census as far as the file can be read. */
class Counted {
  private census: StreamCensus | undefined;
  private damage: FileFlaw | undefined;

  constructor(
    private readonly begin: () => StreamCensus,
    private readonly progress: Progress,
  ) {}

  get flaw(): FileFlaw | undefined {
    return this.damage ?? this.census?.flaw;
  }

  goOn(): { readonly events: number; readonly head: StreamHead | null } {
    try {
      this.census ??= this.begin();
      do this.progress.looked();
      while (this.census.next());
    } catch (error) {
      if (!(error instanceof LogCorrupt)) throw error;
      const revision = this.census?.events ?? 0;
      const [expected, actual] = ['a readable file', error.message];
      this.damage = { revision, eventId: null, reason: 'unreadable', expected, actual };
    }
    return { events: this.census?.events ?? 0, head: this.census?.head ?? null };
  }
}

/** What is looked at of each event besides its chain. */
class Walk {
  flaw: FileFlaw | undefined;
  /** The latest moment that an event counts as known since, of those that were taken in late. */
  latestKnown: Micros | undefined;
  private takenFor = 0;

  constructor(
    private readonly kept: Pick<Kept, 'knownSinceAt'>,
    private readonly latest: Micros,
    private readonly counted: StreamHead | null,
    private readonly head: KeptHead | undefined,
  ) {}

  async *watch(events: AsyncIterable<RecordedEvent>, progress: Progress): AsyncIterable<RecordedEvent> {
    for await (const event of events) {
      progress.looked();
      this.flaw ??= this.flawIn(event);
      yield event;
    }
  }

  /** The newest event that was taken in, where the process ends before it. */
  passedBy(events: number): FileFlaw | undefined {
    if (this.head === undefined || this.head.revision < events) return undefined;
    const actual = events === 0 ? 'no event' : `revision ${events - 1} as the last`;
    return { revision: events, eventId: null, reason: 'head', expected: takenIn(this.head), actual };
  }

  private flawIn(event: RecordedEvent): FileFlaw | undefined {
    const { revision, id: eventId, hash } = event;
    const differs = (head: StreamHead | null | undefined): boolean =>
      head?.revision === revision && head.hash !== hash;
    const actual = `revision ${revision} with hash ${hash}`;
    if (differs(this.counted))
      return {
        revision,
        eventId,
        reason: 'index',
        expected: `hash ${this.counted?.hash} of the row`,
        actual,
      };
    if (this.head && differs(this.head))
      return { revision, eventId, reason: 'head', expected: takenIn(this.head), actual };
    const flaw = flawInKnownSince(event, this.latest) ?? this.takenOtherwise(event);
    return flaw ? { revision, eventId, ...flaw } : undefined;
  }

  private takenOtherwise({ position, recordedAt, knownSince }: RecordedEvent): Flaw | undefined {
    const known = parseRecordedAt(knownSince);
    if (knownSince !== recordedAt && known !== undefined && known > (this.latestKnown ?? known - 1n))
      this.latestKnown = known;
    const taken = this.kept.knownSinceAt(Number(position));
    if (taken === undefined) return undefined;
    // Of a process each is told since no earlier than the one before.
    this.takenFor = Math.max(this.takenFor, microsOf(knownSince));
    if (taken === this.takenFor) return undefined;
    const expected = `${formatRecordedAt(BigInt(taken))}, as it was taken in`;
    return { reason: 'known-since', expected, actual: formatRecordedAt(BigInt(this.takenFor)) };
  }
}

function takenIn({ revision, hash }: KeptHead): string {
  return `revision ${revision} with hash ${hash}, as it was taken in`;
}

/** The index against the rows, as they were counted before and after. */
function flawInCount(byIndex: number, before: number, after: number): FileFlaw | undefined {
  if (before <= byIndex && byIndex <= after) return undefined;
  const rows = byIndex < before ? before : after;
  return {
    revision: Math.min(byIndex, rows),
    eventId: null,
    reason: byIndex < rows ? 'index' : 'missing',
    expected: `${Math.max(byIndex, rows)} events, as ${byIndex < rows ? 'the table' : 'the index of the process'} has them`,
    actual: `${Math.min(byIndex, rows)} in ${byIndex < rows ? 'the index of the process' : 'the table'}`,
  };
}

interface Bounds {
  readonly latest: Micros;
  readonly known: Micros | undefined;
  readonly events: number;
}

/** What nothing is recorded before lies after all that came from another log and was known late there, and not after `latest`. */
function flawInSettled(text: string | undefined, { latest, known, events }: Bounds): FileFlaw | undefined {
  if (text === undefined || events === 0) return undefined;
  const moment = parseRecordedAt(text);
  if (moment !== undefined && moment <= latest && moment >= (known ?? moment)) return undefined;
  const least = known === undefined ? '' : `from ${formatRecordedAt(known)} `;
  const expected = `a moment ${least}to ${formatRecordedAt(latest)}`;
  return { revision: events, eventId: null, reason: 'settled', expected, actual: text };
}
