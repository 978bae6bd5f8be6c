/** Reads the raw log, and the entries of one process as they were recorded. */
import { isSystemStream } from '../../domain/access/events.js';
import { lookedFor, seenBy, type Visibility } from '../../domain/access/visibility.js';
import { editorialTarget } from '../../domain/history/editorial.js';
import { LogCorrupt, type EventLog, type Position, type RecordedEvent } from '../../log/event-log.js';
import { PageSize } from '../query/page-size.js';
import type { Progress } from '../query/past-history.js';
import { processNotFound, Refused } from '../refusals.js';
import type { SqliteHistory } from '../../views/sqlite/sqlite-history.js';
import type { SqliteViews } from '../../views/sqlite/sqlite-views.js';

export type { RecordedEvent } from '../../log/event-log.js';
export { isErased } from '../../log/redaction.js';

export interface LogQuestion {
  readonly after: Position;
  readonly types: readonly string[] | undefined;
  readonly process: string | undefined;
  /** Of who asks: the events of what is hidden are not there. */
  readonly visibility: Visibility;
  readonly limit: number;
}

export interface LogPage {
  readonly events: readonly RecordedEvent[];
  /** Where to go on; null when the page reaches the head. */
  readonly next: Position | null;
  readonly head: Position;
}

export interface EntryPage {
  readonly events: readonly RecordedEvent[];
  /** The revision to go on after; null at the end. */
  readonly next: number | null;
}

export interface EntryAnswer {
  readonly event: RecordedEvent;
  /** Every editorial entry about it, and about those, in recorded order. */
  readonly about: readonly RecordedEvent[];
}

/** What can be read without following. */
type ReadableLog = Pick<EventLog, 'readAll' | 'readStream'>;

/** Where reading may begin: at an event of the log, at or before the position that is asked about. */
export type Beginnings = Pick<SqliteViews, 'lastUpTo'>;

/** A page of the log up to a head of it. */
export async function readLogPage(
  log: ReadableLog,
  beginnings: Beginnings,
  question: LogQuestion,
  head: Position,
  progress?: Progress,
): Promise<LogPage> {
  const events: RecordedEvent[] = [];
  const size = new PageSize(question.limit);
  const isAsked = askedBy(question);
  for await (const event of eventsAfter(log, beginnings, question, head)) {
    progress?.looked();
    if (event.position > head) break;
    if (!isAsked(event)) continue;
    if (!size.takes(event.body.length)) return { events, next: events.at(-1)?.position ?? null, head };
    events.push(event);
  }
  return { events, next: null, head };
}

/** Whoever asks may name any position; a store can be read from those of events only. */
export function eventsAfter(
  log: ReadableLog,
  beginnings: Beginnings,
  { after, process, visibility }: Omit<LogQuestion, 'limit'>,
  upTo: Position,
): AsyncIterable<RecordedEvent> {
  return process === undefined
    ? log.readAll({ after: beginnings.lastUpTo(after), upTo })
    : log.readStream(lookedFor(visibility, process));
}

/** Whether events are asked for. */
export function askedBy(question: Omit<LogQuestion, 'limit'>): (event: RecordedEvent) => boolean {
  const { after, types, process, visibility } = question;
  const isSeen = seenBy(visibility);
  return ({ position, type, stream }) =>
    !isSystemStream(stream) &&
    position > after &&
    (types === undefined || types.includes(type)) &&
    (process === undefined || stream === process) &&
    isSeen(stream);
}

/** The streams of processes as who sees no more than this reads them: that of a hidden one is not there. */
export function seenStreams(
  log: Pick<EventLog, 'readStream'>,
  visibility: Visibility,
): Pick<EventLog, 'readStream'> {
  return { readStream: (process, options) => log.readStream(lookedFor(visibility, process), options) };
}

/** @throws Refused process-not-found */
export async function readEntries(
  log: Pick<EventLog, 'readStream'>,
  process: string,
  after: number,
  limit: number,
): Promise<EntryPage> {
  const events: RecordedEvent[] = [];
  const size = new PageSize(limit);
  for await (const event of log.readStream(process, { after, limit: limit + 1 })) {
    if (!size.takes(event.body.length)) return { events, next: events.at(-1)?.revision ?? null };
    events.push(event);
  }
  if (events.length === 0 && (after < 0 || !(await isOnRecord(log, process)))) throw processNotFound(process);
  return { events, next: null };
}

export async function isOnRecord(log: Pick<EventLog, 'readStream'>, process: string): Promise<boolean> {
  for await (const _event of log.readStream(process, { limit: 1 })) return true;
  return false;
}

/** @throws Refused not-found */
export async function readEntryWithAmendments(
  log: EventLog,
  history: SqliteHistory,
  process: string,
  id: string,
): Promise<EntryAnswer> {
  const root = history.rootOf(id);
  const file = root === undefined ? undefined : history.amendmentsOf(root);
  if (!file) throw new Refused('not-found', `expected an entry of process "${process}", ${id} is none`);
  const ids = new Set([id]);
  const revisions: number[] = [];
  for (const entry of [file.original, ...file.editorials]) {
    const target = editorialTarget(entry);
    if (target !== undefined && ids.has(target)) ids.add(entry.id);
    if (ids.has(entry.id)) revisions.push(entry.revision);
  }
  const [event, ...about] = await Promise.all(revisions.map((revision) => eventAt(log, process, revision)));
  if (!event) throw new Refused('not-found', `expected an entry of process "${process}", ${id} is none`);
  return { event, about };
}

async function eventAt(log: EventLog, process: string, revision: number): Promise<RecordedEvent> {
  for await (const event of log.readStream(process, { after: revision - 1, limit: 1 })) return event;
  throw new LogCorrupt(
    `process "${process}" has no event at revision ${revision} in the log, the local copy has`,
  );
}
