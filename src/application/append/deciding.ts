/** Decides commands on the record of their process, each on what the ones before it leave. */
import type { NumberedEntry } from '../../domain/history/editorial.js';
import { decide, evolve, type Candidate } from '../../domain/record/decide.js';
import type { Refusal } from '../../domain/record/refusal.js';
import type { RecordedEvent } from '../../log/event-log.js';
import { EntriesRefused, refusedByStore } from '../refusals.js';
import { answer, type Accepted, type Command, type RefusedCommand } from './command.js';
import { HistoryReplaced, type ProcessRecord } from './process-record.js';
import { contentOf, contentOfEvent, idReused, type Reading, type Submission } from './submission.js';

export interface Decided {
  readonly accepted: readonly Accepted[];
  readonly refused: readonly RefusedCommand[];
  /** What has to be decided once the others are in the log. */
  readonly later: readonly Command[];
}

/**
 * Puts what it accepts on the record. A command that is in the log as it is, whole, is answered.
 * @param now ms since the epoch
 * @throws HistoryReplaced; LogUnavailable, LogCorrupt
 */
export async function decideAll(
  record: ProcessRecord,
  commands: readonly Command[],
  now: number,
): Promise<Decided> {
  const accepted: Accepted[] = [];
  const refused: RefusedCommand[] = [];
  const later: Command[] = [];
  const pending = new Map<string, NumberedEntry>();
  for (const command of commands) {
    // The same id again in what waited together is decided once the first is in the log.
    if (command.reading.candidates.some(({ entry }) => pending.has(entry.id))) {
      later.push(command);
      continue;
    }
    try {
      const decided = await decideOne(record, command, pending, now);
      if (decided.fresh.length === 0) answer(decided);
      else accepted.push(decided);
    } catch (error) {
      if (error instanceof HistoryReplaced || refusedByStore(error)) throw error;
      refused.push({ command, error });
    }
  }
  return { accepted, refused, later };
}

async function decideOne(
  record: ProcessRecord,
  command: Command,
  pending: Map<string, NumberedEntry>,
  now: number,
): Promise<Accepted> {
  const { submission, reading } = command;
  const { known, fresh, refusals } = await sortKnown(record, reading);
  if (fresh.length > 0) expectRevision(submission, record);
  const entries = fresh.map(({ entry }) => entry);
  const files = await record.amendedEntries(entries, pending);
  refusals.push(...reading.refusals, ...decide(record.state, fresh, { now, entries: files }));
  if (refusals.length > 0) {
    throw new EntriesRefused(
      refusals.sort((a, b) => a.index - b.index),
      submission.batch,
    );
  }
  if (!submission.dryRun) {
    const filed = entries.map((entry, i) => ({ ...entry, sequence: record.state.size + i }));
    evolve(record.state, filed, files);
    for (const entry of filed) pending.set(entry.id, entry);
  }
  return { command, known, fresh };
}

interface Sorted {
  readonly known: Map<string, RecordedEvent>;
  readonly fresh: Candidate[];
  readonly refusals: Refusal[];
}

/** Which entries are in the log already, with the same content. */
async function sortKnown(record: ProcessRecord, { candidates }: Reading): Promise<Sorted> {
  const sorted: Sorted = { known: new Map(), fresh: [], refusals: [] };
  for (const candidate of candidates) {
    const { id } = candidate.entry;
    const event = await record.event(id);
    if (!event) sorted.fresh.push(candidate);
    else if (contentOfEvent(event) === contentOf(candidate.entry)) sorted.known.set(id, event);
    else sorted.refusals.push(idReused(candidate.index, id, `the event at revision ${event.revision}`));
  }
  return sorted;
}

function expectRevision({ expected, processId }: Submission, { state }: ProcessRecord): void {
  const actual = state.size === 0 ? 'none' : state.size - 1;
  if (expected === undefined || expected === actual) return;
  const detail = `expected process "${processId}" at revision ${expected}, it is at ${actual}`;
  throw new EntriesRefused([{ index: 0, code: 'revision-conflict', pointer: '', detail }], false);
}
