/** The entries of a process as a sheet that changes nothing when it is sent back. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { isEditorial, type EventType } from '../../domain/events/catalogue.js';
import { editorialTarget, effective } from '../../domain/history/editorial.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import { cellsOf, headerOf, UsedColumns } from '../../exchange/sheet/write-sheet.js';
import { csvLine } from '../../exchange/table/csv.js';
import type { EventLog } from '../../log/event-log.js';
import type { Caller } from '../access/caller.js';
import { CallerQuery } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { decode } from '../log/decode.js';
import { seenStreams } from '../log/read-log.js';
import { Abandoned, processNotFound } from '../refusals.js';
import { partsOf } from './record-of-sheet.js';

/** As CSV, in pieces. */
export type SheetText = AsyncIterable<string>;

export class ExportSheet extends CallerQuery<SheetText> {
  constructor(
    caller: Caller,
    readonly processId: string,
    /** Absent: all. */
    readonly types: readonly EventType[] | undefined,
    /** Aborts when the client goes. */
    readonly signal: AbortSignal,
  ) {
    super(caller);
  }
}

@QueryHandler(ExportSheet)
export class ExportSheetHandler implements IQueryHandler<ExportSheet> {
  constructor(@Inject(CHANCERY) private readonly chancery: Chancery) {}

  /** @throws Refused process-not-found */
  async execute({ caller, processId, types, signal }: ExportSheet): Promise<SheetText> {
    const { access, log } = this.chancery;
    const viewer = access.viewerOf(caller);
    const streams = seenStreams(log, viewer.visibility);
    const seen = access.whileSeen(caller, viewer, signal);
    const isAsked = ({ type }: RecordedEntry): boolean => types?.includes(type) ?? true;
    const { editorials, upTo } = await editorialsOf(streams, processId);
    if (upTo < 0) throw processNotFound(processId);
    const entries = (): AsyncIterable<RecordedEntry> => standing(streams, processId, editorials, upTo);
    const used = new UsedColumns();
    for await (const entry of entries()) if (isAsked(entry)) used.add(entry.type, partsOf(entry));
    return lines(entries(), isAsked, used.inOrder(), seen);
  }
}

async function* lines(
  entries: AsyncIterable<RecordedEntry>,
  isAsked: (entry: RecordedEntry) => boolean,
  columns: readonly string[],
  seen: AbortSignal,
): SheetText {
  yield csvLine(headerOf(columns));
  for await (const entry of entries) {
    // Half a sheet that looks like a whole one would read as if rows were gone.
    if (seen.aborted) throw new Abandoned();
    if (isAsked(entry))
      yield csvLine(cellsOf({ type: entry.type, row: entry.id, ...partsOf(entry) }, columns));
  }
}

type Streams = Pick<EventLog, 'readStream'>;

/** What was said of entries, by the entry that it is about in the end; and how far the record goes at this moment. */
async function editorialsOf(
  streams: Streams,
  processId: string,
): Promise<{ readonly editorials: ReadonlyMap<string, readonly RecordedEntry[]>; readonly upTo: number }> {
  const editorials = new Map<string, RecordedEntry[]>();
  const roots = new Map<string, string>();
  let upTo = -1;
  for await (const { entry, revision } of decoded(streams, processId, Infinity)) {
    upTo = revision;
    if (!entry || !isEditorial(entry)) continue;
    const target = editorialTarget(entry) ?? '';
    const root = roots.get(target) ?? target;
    roots.set(entry.id, root);
    const known = editorials.get(root);
    if (known) known.push(entry);
    else editorials.set(root, [entry]);
  }
  return { editorials, upTo };
}

/** The entries about the world as they read now, in recorded order. */
async function* standing(
  streams: Streams,
  processId: string,
  editorials: ReadonlyMap<string, readonly RecordedEntry[]>,
  upTo: number,
): AsyncIterable<RecordedEntry> {
  for await (const { entry } of decoded(streams, processId, upTo)) {
    if (!entry || isEditorial(entry)) continue;
    const now = effective({ original: entry, editorials: editorials.get(entry.id) ?? [] }).entry;
    if (now) yield now;
  }
}

const SLICE_MS = 10;

async function* decoded(
  streams: Streams,
  processId: string,
  upTo: number,
): AsyncIterable<{ readonly entry: RecordedEntry | undefined; readonly revision: number }> {
  let end = performance.now() + SLICE_MS;
  for await (const event of streams.readStream(processId)) {
    if (event.revision > upTo) return;
    const reading = decode(event);
    yield { entry: reading.outcome === 'entry' ? reading.entry : undefined, revision: event.revision };
    if (performance.now() < end) continue;
    await nextTurn();
    end = performance.now() + SLICE_MS;
  }
}
