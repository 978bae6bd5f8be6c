/** Decides commands on the record of their process, each on what the ones before it leave. */
import {
  decide,
  decideAndApply,
  type Candidate,
  type DecisionContext,
} from '../../domain/decisions/decide.js';
import type { Refusal } from '../../domain/events/refusal.js';
import { isEditorial } from '../../domain/events/catalogue.js';
import { AppendTooLarge, type RecordedEvent } from '../../log/event-log.js';
import { EntriesRefused } from '../refusals.js';
import { withoutFollowing } from './unread-items.js';
import { answer, type Accepted, type Command, type RefusedCommand } from './command.js';
import type { PendingEntry, ProcessRecord } from './process-record.js';
import { keyedEntryId } from './entry-ids.js';
import {
  contentOf,
  contentOfEvent,
  idReused,
  keyReused,
  type Reading,
  type Submission,
} from './submission.js';

export interface Decided {
  readonly accepted: readonly Accepted[];
  readonly refused: readonly RefusedCommand[];
  /** What has to be decided once the others are in the log. */
  readonly later: readonly Command[];
}

/**
 * Puts what it accepts on the record. A command that is in the log as it is, whole, is answered. Reads the log only for ids
 * that are in it and for what editorial entries are about: everything else is decided without waiting.
 * @param now ms since the epoch
 * @throws HistoryReplaced; LogUnavailable, LogCorrupt; whatever a command that cannot be decided throws
 */
export async function decideAll(
  record: ProcessRecord,
  commands: readonly Command[],
  now: number,
): Promise<Decided> {
  const accepted: Accepted[] = [];
  const refused: RefusedCommand[] = [];
  const later: Command[] = [];
  const pending = new Map<string, PendingEntry>();
  for (const command of commands) {
    const { candidates } = command.reading;
    // The same id again in what waited together is decided once the first is in the log.
    if (candidates.some(({ entry }) => pending.has(entry.id))) {
      later.push(command);
      continue;
    }
    try {
      const sorted = candidates.some(({ entry }) => record.has(entry.id))
        ? await sortKnown(record, command.reading)
        : { known: NONE_KNOWN, fresh: candidates, refusals: [] };
      expectSameBatch(record, command, sorted);
      const entries = sorted.fresh.some(({ entry }) => isEditorial(entry))
        ? await record.amendedEntries(
            sorted.fresh.map(({ entry }) => entry),
            pending,
          )
        : NO_ENTRIES;
      const decided = decideOne(record, command, sorted, { now, entries });
      if (command.submission.dryRun) record.expectToFit(decided.fresh, command.submission.recordedBy);
      if (decided.fresh.length === 0) answer(decided);
      else accepted.push(decided);
      if (!command.submission.dryRun) for (const { entry } of decided.fresh) pending.set(entry.id, entry);
    } catch (error) {
      // A fault leaves the record half decided: the recorder finds out whose it is.
      if (!(error instanceof EntriesRefused || error instanceof AppendTooLarge)) throw error;
      refused.push({ command, error });
    }
  }
  return { accepted, refused, later };
}

const NONE_KNOWN: ReadonlyMap<string, RecordedEvent> = new Map();
const NO_ENTRIES: DecisionContext['entries'] = new Map();

function decideOne(
  record: ProcessRecord,
  command: Command,
  { known, fresh, refusals }: Sorted,
  context: DecisionContext,
): Accepted {
  const { submission, reading } = command;
  if (fresh.length > 0) expectRevision(submission, record);
  const isRefused = reading.refusals.length > 0 || refusals.length > 0;
  const judge = submission.dryRun || isRefused ? decide : decideAndApply;
  const judged = withoutFollowing(judge(record.state, fresh, context), submission.items, reading.refusals);
  const all = [...refusals, ...reading.refusals, ...judged];
  if (all.length === 0) return { command, known, fresh };
  // The decision knows of one process and not its name.
  const named = all.map((one) =>
    one.code === 'process-not-found'
      ? { ...one, detail: `process "${submission.processId}": ${one.detail}` }
      : one,
  );
  throw new EntriesRefused(
    named.sort((a, b) => a.index - b.index),
    submission.batch,
  );
}

interface Sorted {
  readonly known: ReadonlyMap<string, RecordedEvent>;
  readonly fresh: readonly Candidate[];
  readonly refusals: readonly Refusal[];
}

/** Which entries are in the log already, with the same content. */
async function sortKnown(record: ProcessRecord, { candidates }: Reading): Promise<Sorted> {
  const known = new Map<string, RecordedEvent>();
  const fresh: Candidate[] = [];
  const refusals: Refusal[] = [];
  for (const candidate of candidates) {
    const { id } = candidate.entry;
    const event = await record.event(id);
    if (!event) fresh.push(candidate);
    else if (contentOfEvent(event) === contentOf(candidate.entry)) known.set(id, event);
    else refusals.push(idReused(candidate.index, id, `the event at revision ${event.revision}`));
  }
  return { known, fresh, refusals };
}

/**
 * What is posted under a key is new as a whole, or on the record as a whole: batches are recorded so. A longer one under the
 * same key is told by the id that would come after the last.
 * @throws EntriesRefused idempotency-key-reused
 */
function expectSameBatch(
  record: ProcessRecord,
  { submission: { processId, key, items } }: Command,
  { known, refusals }: Sorted,
): void {
  if (key === undefined) return;
  const isKnown = known.size === items.length;
  const isNew = known.size === 0 && refusals.length === 0;
  if ((isKnown || isNew) && !record.has(keyedEntryId(processId, key, items.length))) return;
  throw new EntriesRefused([keyReused(key)], false);
}

function expectRevision({ expected, processId }: Submission, { state }: ProcessRecord): void {
  const actual = state.size === 0 ? 'none' : state.size - 1;
  if (expected === undefined) return;
  const allowed = [expected].flat();
  if (allowed.some((one) => one === actual || (one === 'any' && actual !== 'none'))) return;
  const detail = `expected process "${processId}" at revision ${allowed.join(' or ') || 'of a strong tag'}, it is at ${actual}`;
  throw new EntriesRefused([{ index: 0, code: 'revision-conflict', pointer: '', detail }], false);
}
