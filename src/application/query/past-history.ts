/** The history of a process as far as it counts at a moment of the past. */
import { lookedFor, type Visibility } from '../../domain/access/visibility.js';
import { applyToHistory } from '../../domain/history/apply-to-history.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { inReportedOrder, reportedBy } from '../../domain/history/reported-order.js';
import { microsOf } from '../../domain/time/microseconds.js';
import { MemoryHistory } from '../../views/memory/memory-views.js';
import type { Bounds } from '../../views/sqlite/past-entries.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import type { PastMoment } from './as-of.js';

/** Told of every entry that a long computation looks at. */
export interface Progress {
  /** @throws Abandoned once nobody waits for the answer any more */
  looked(): void;
}

export interface Asked {
  readonly views: SqliteViews;
  /** Of who asks: what is hidden is not there. */
  readonly visibility: Visibility;
  readonly moment: PastMoment;
  readonly progress: Progress;
}

/** When the entries of a process were reported, microseconds by their ids, and up to when they count. */
export interface ReportedTimes {
  readonly times: ReadonlyMap<string, number>;
  readonly by: number;
}

/** The part of a process that counts at a moment. */
export interface PastProcess {
  readonly bounds: Bounds;
  /** Whether anything of the process counts, whatever the moment of the world. */
  readonly isThere: boolean;
  /** Whether what counts stood there as it stands today. */
  readonly asToday: boolean;
  /** Only where it is asked for what was reported by then: that, in recorded order. */
  readonly reported?: ReportedTimes & { readonly entries: readonly RecordedEntry[] };
}

export function pastOf(process: string, asked: Asked): PastProcess {
  const known = knownOf(process, asked);
  const by = asked.moment.reportedBy;
  if (by === undefined || !known.isThere) return known;
  const ordered = inReportedOrder(recordedUpTo(process, known.bounds.position, asked));
  const entries = reportedBy(ordered, by);
  const times = new Map(ordered.map(({ entry, place }) => [entry.id, place.order]));
  return { ...known, isThere: entries.length > 0, asToday: false, reported: { entries, times, by } };
}

function knownOf(process: string, { views, visibility, moment }: Asked): PastProcess {
  const { at, known } = moment;
  const reached = views.checkpoint().position;
  views.past.entries.refresh(reached);
  if (!known) return { bounds: { at, position: reached }, isThere: true, asToday: true };
  const number = views.numbers.process(lookedFor(visibility, process));
  if (number === undefined) return { bounds: { at, position: 0 }, isThere: false, asToday: true };
  const { knowledge } = views.past;
  const position =
    known.by === 'position' ? known.position : knowledge.through(number, microsOf(known.limit), reached);
  return {
    bounds: { at, position },
    isThere: knowledge.isOnRecord(number, position),
    asToday: knowledge.isAsItWas(number, position, views.projections),
  };
}

/** The entries that count, in occurred order. */
export function historyOf(process: string, past: PastProcess, asked: Asked): Iterable<HistoryEntry> {
  const { bounds, asToday, reported } = past;
  if (asToday) return watched(asked.views.past.entries.ofProcess(process, bounds), asked.progress);
  const history = new MemoryHistory();
  for (const entry of reported?.entries ?? recordedUpTo(process, bounds.position, asked))
    applyToHistory(history, entry);
  return history.entries().filter(({ place }) => place.order <= bounds.at);
}

function* recordedUpTo(
  process: string,
  position: number,
  { views, progress }: Asked,
): Iterable<RecordedEntry> {
  for (const entry of watched(views.history(process).recorded(), progress)) {
    if (entry.sequence > position) return;
    yield entry;
  }
}

function* watched<Entry>(entries: Iterable<Entry>, progress: Progress): Iterable<Entry> {
  for (const entry of entries) {
    progress.looked();
    yield entry;
  }
}
