/** Streams a history entry by entry, each with the row changes that it makes, by the fold that made the live rows. */
import { setTimeout as sleep } from 'node:timers/promises';
import { projections } from '../../../projections/index.js';
import type { HistoryEntry } from '../../domain/history/history-entry.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { readAt, readSpan } from '../query/moment.js';
import { project } from '../../views/project.js';
import { Refused } from '../refusals.js';
import { MemoryViews } from '../../views/memory/memory-views.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';
import { waitBefore, type Pace } from './pace.js';
import { ReplayedRows, type ReplayedRow } from './replayed-rows.js';

export interface ReplayQuestion {
  readonly processId: string;
  /** On the clock of the order; entries before it are folded unseen. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly order: 'occurred' | 'recorded';
  readonly pace: Pace;
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
  const from = question.from === undefined ? -Infinity : readSpan(question.from, 'from').earliest;
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
  const rows = new ReplayedRows(processId, replayed);
  let rank = 0;
  for (const entry of views.history(processId).entries()) {
    const changes = replayed.flatMap((projection) =>
      [...new Set(projection.keys(entry))].flatMap((key) => {
        const before = rows.row(projection.name, key);
        const after = projection.evolve(before, entry, key);
        return after === before ? [] : { projection, key, after };
      }),
    );
    const at = entry.place.order;
    yield { at, step: { id: String(++rank), entry, changes: rows.take(changes, at) } };
  }
}

function* inRecordedOrder(views: SqliteViews, processId: string): Iterable<Timed> {
  const store = new MemoryViews();
  const rows = new ReplayedRows(processId, replayed);
  for (const entry of views.history(processId).recorded()) {
    const at = Date.parse(entry.recordedAt);
    const changes = rows.take(project(store, replayed, entry), at);
    yield { at, step: { id: entry.position, entry, changes } };
  }
}
