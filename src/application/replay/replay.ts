/** Streams a history entry by entry, each with the row changes that it makes, by the fold that made the live rows. */
import { setTimeout as sleep } from 'node:timers/promises';
import { projections } from '../../../projections/index.js';
import type { Projection } from '../../../projections/projection.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { readAt } from '../ask/moment.js';
import type { Item } from '../ask/row-source.js';
import { project } from '../project/project.js';
import { Refused } from '../refusals.js';
import { MemoryViews } from '../views/memory-views.js';
import type { SqliteViews } from '../views/sqlite-views.js';
import { waitBefore, type Pace } from './pace.js';

export interface ReplayQuestion {
  readonly processId: string;
  /** On the clock of the order; entries before it are folded unseen. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly order: 'occurred' | 'recorded';
  readonly pace: Pace;
}

export interface ReplayedRow {
  readonly projection: string;
  readonly key: string;
  /** Null: there is no such row any more. */
  readonly row: Item | null;
}

export interface ReplayStep {
  /** Its position, or its rank in occurred order. */
  readonly id: string;
  readonly entry: HistoryEntry | RecordedEntry;
  readonly changes: readonly ReplayedRow[];
}

const replayed = projections.filter(({ scope }) => scope === 'process');

/** @throws Refused process-not-found, invalid-query */
export async function* replay(
  views: SqliteViews,
  question: ReplayQuestion,
  signal: AbortSignal,
): AsyncIterable<ReplayStep> {
  const from = question.from === undefined ? -Infinity : readAt(question.from, 'from');
  const to = question.to === undefined ? Infinity : readAt(question.to, 'to');
  if (from > to)
    throw new Refused(
      'invalid-query',
      `expected from up to to, got ${question.from ?? ''} and ${question.to ?? ''}`,
      'from',
    );
  const steps =
    question.order === 'occurred'
      ? inOccurredOrder(views, question.processId)
      : inRecordedOrder(views, question.processId);
  let last: number | undefined;
  let seen = 0;
  for (const { at, step } of steps) {
    seen++;
    if (at > to) break;
    if (at < from) continue;
    const wait = last === undefined ? 0 : waitBefore(question.pace, at - last);
    last = at;
    if (!(await pause(wait, signal))) break;
    yield step;
  }
  if (seen === 0)
    throw new Refused(
      'process-not-found',
      `expected a process that is on the record, "${question.processId}" is not`,
    );
}

/** `setTimeout` takes no more. */
const LONGEST_PAUSE_MS = 2 ** 31 - 1;

/** False once nobody listens any more. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  if (milliseconds > 0) {
    await sleep(Math.min(milliseconds, LONGEST_PAUSE_MS), undefined, { signal }).catch(() => undefined);
  }
  return !signal.aborted;
}

interface Timed {
  /** Ms on the clock of the order. */
  readonly at: number;
  readonly step: ReplayStep;
}

function* inOccurredOrder(views: SqliteViews, processId: string): Iterable<Timed> {
  const rows = new Map<string, Map<string, object>>(
    replayed.map(({ name }) => [name, new Map<string, object>()]),
  );
  let rank = 0;
  for (const entry of views.history(processId).entries()) {
    const now = entry.place.order;
    const changes = replayed.flatMap((projection) => {
      const own = rows.get(projection.name) ?? new Map<string, object>();
      return [...new Set(projection.keys(entry))].flatMap((key) => {
        const before = own.get(key);
        const after = projection.evolve(before, entry, key);
        if (after === before) return [];
        if (after) own.set(key, after);
        else own.delete(key);
        return replayedRow(projection, key, after, now, (name, source) => rows.get(name)?.get(source));
      });
    });
    yield { at: now, step: { id: String(++rank), entry, changes } };
  }
}

function* inRecordedOrder(views: SqliteViews, processId: string): Iterable<Timed> {
  const store = new MemoryViews();
  const byName = new Map(replayed.map((projection) => [projection.name, projection]));
  const rowOf = (name: string, key: string): object | undefined => {
    const projection = byName.get(name);
    return projection && store.rowState(projection, { process: processId, key })?.row;
  };
  for (const entry of views.history(processId).recorded()) {
    const now = Date.parse(entry.recordedAt);
    const changes = project(store, replayed, entry).map(({ projection, key, after }) =>
      replayedRow(projection, key, after, now, rowOf),
    );
    yield { at: now, step: { id: entry.position, entry, changes } };
  }
}

function replayedRow(
  projection: Projection,
  key: string,
  row: object | undefined,
  now: number,
  rowOf: (projection: string, key: string) => object | undefined,
): ReplayedRow {
  if (!row) return { projection: projection.name, key, row: null };
  const sources = new Map<string, Map<string, object>>();
  for (const { source, dependent } of projection.links?.(row, key) ?? []) {
    const found = rowOf(source.projection, source.key);
    if (dependent.projection !== projection.name || dependent.key !== key || !found) continue;
    const rows = sources.get(source.projection) ?? new Map<string, object>();
    sources.set(source.projection, rows.set(source.key, found));
  }
  const view = projection.view(row, { now, key, sources: sources });
  return { projection: projection.name, key, row: { ...view } };
}
