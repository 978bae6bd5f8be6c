/**
 * Decide and append. Each process has one queue: whatever has come in while an append was under way is decided in one
 * go and appended as one, so that commands to a busy process share a commit instead of racing for a revision.
 */
import { LRUCache } from 'lru-cache';
import type { Filed } from '../../domain/history/editorial.js';
import { decide, evolve } from '../../domain/record/decide.js';
import type { Candidate } from '../../domain/record/decide.js';
import type { Refusal } from '../../domain/record/refusal.js';
import {
  AppendOutcomeUnknown,
  AppendTooLarge,
  type AppendedEvent,
  type Clock,
  type EventLog,
  type NewEvent,
  type RecordedEvent,
  type StreamHead,
} from '../../log/event-log.js';
import { EntriesRefused, Refused } from '../refusals.js';
import { ProcessRecord } from './process-record.js';
import {
  contentOf,
  contentOfEvent,
  idReused,
  readSubmission,
  toEvent,
  type Reading,
  type Receipt,
  type Submission,
} from './submission.js';

/** Tries against other writers of the same process before it gives up. */
const ATTEMPTS = 20;
/** Bounds one append; the largest batch that may be posted fits. */
const EVENTS_AN_APPEND = 1_000;
/** Bounds the memory of the cached states, in entries. */
const CACHED_ENTRIES = 1_500_000;
/** Bounds what waits for one process. */
const WAITING_COMMANDS = 10_000;

interface Command {
  readonly submission: Submission;
  readonly reading: Reading;
  /** The ids that an append of unknown outcome may have written. */
  readonly attempted: Set<string>;
  /** Why it is not known what became of them. */
  uncertain: AppendOutcomeUnknown | undefined;
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
}

interface Accepted {
  readonly command: Command;
  readonly known: ReadonlyMap<string, RecordedEvent>;
  readonly fresh: readonly Candidate[];
}

interface RefusedCommand {
  readonly command: Command;
  readonly error: unknown;
}

export class Recorder {
  private readonly queues = new Map<string, Command[]>();
  private readonly working = new Map<string, Promise<void>>();
  private readonly records = new LRUCache<string, ProcessRecord>({
    maxSize: CACHED_ENTRIES,
    sizeCalculation: ({ state }) => Math.min(state.size + 1, CACHED_ENTRIES),
  });
  private closed = false;

  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Records a submission, all of it or nothing. Resolves once it is durable.
   * @throws EntriesRefused what the record does not take; Refused store-unavailable; LogUnavailable, LogCorrupt
   */
  async record(submission: Submission): Promise<Receipt> {
    if (this.closed)
      throw new Refused('store-unavailable', 'the server is stopping and takes no more entries');
    const reading = readSubmission(submission.items);
    const queue = this.queues.get(submission.processId) ?? [];
    if (queue.length >= WAITING_COMMANDS) {
      throw new Refused(
        'store-unavailable',
        `${WAITING_COMMANDS} commands wait for process "${submission.processId}" already`,
      );
    }
    const receipt = new Promise<Receipt>((resolve, reject) => {
      queue.push({ submission, reading, attempted: new Set(), uncertain: undefined, resolve, reject });
    });
    this.queues.set(submission.processId, queue);
    this.work(submission.processId);
    return receipt;
  }

  /** Takes nothing more and finishes what it has taken. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.working.size > 0) await Promise.all(this.working.values());
  }

  private work(processId: string): void {
    if (this.working.has(processId)) return;
    const work = this.drain(processId).finally(() => {
      this.working.delete(processId);
      if (this.queues.has(processId)) this.work(processId);
    });
    this.working.set(processId, work);
  }

  private async drain(processId: string): Promise<void> {
    for (let commands = this.take(processId); commands.length > 0; commands = this.take(processId)) {
      try {
        await this.settle(processId, commands);
      } catch (error) {
        this.records.delete(processId);
        for (const { reject, uncertain } of commands) reject(uncertain ?? error);
      }
    }
  }

  /** The next commands whose entries fit into one append. */
  private take(processId: string): Command[] {
    const queue = this.queues.get(processId) ?? [];
    let events = 0;
    let count = 0;
    for (const { submission } of queue) {
      events += submission.items.length;
      if (count > 0 && events > EVENTS_AN_APPEND) break;
      count++;
    }
    const taken = queue.splice(0, count);
    if (queue.length === 0) this.queues.delete(processId);
    return taken;
  }

  private async settle(processId: string, commands: readonly Command[]): Promise<void> {
    let open = commands;
    for (let attempt = 0; attempt < ATTEMPTS && open.length > 0; attempt++) {
      const record = await this.current(processId, attempt > 0 || open.some(isDryRun));
      const trial = record.state.tentatively();
      const { accepted, refused, later } = await this.decideAll(record, open);
      // Another server may have appended what a refusal misses: it holds on the newest record only.
      if (refused.length > 0 && (await record.isBehind())) {
        trial.takeBack();
        open = [...[...accepted, ...refused].map(({ command }) => command), ...later];
        continue;
      }
      const outcome = await this.append(record, accepted);
      if (outcome === 'appended') trial.keep();
      else trial.takeBack();
      if (outcome !== 'replaced') this.records.set(processId, record);
      // A refusal may rest on a neighbour that is to be appended with it: it holds once that is in the log.
      if (outcome === 'appended') for (const { command, error } of refused) command.reject(error);
      const again = outcome === 'appended' ? [] : [...accepted, ...refused].map(({ command }) => command);
      if (outcome === 'too-large') return this.settleInParts(processId, [...again, ...later]);
      open = [...again, ...later];
    }
    const lost = new Refused(
      'store-unavailable',
      `process "${processId}" changed ${ATTEMPTS} times while this was decided; try again`,
    );
    for (const { reject } of open) reject(lost);
  }

  /** What was to be appended as one is more than the store takes at once: each half of the commands by itself. */
  private async settleInParts(processId: string, commands: readonly Command[]): Promise<void> {
    const half = Math.ceil(commands.length / 2);
    await this.settle(processId, commands.slice(0, half));
    await this.settle(processId, commands.slice(half));
  }

  /** The record of a process as this server knows it, or as it is in the log by now. */
  private async current(processId: string, newest: boolean): Promise<ProcessRecord> {
    const known = this.records.get(processId);
    // What fails from here on leaves nothing half done behind: it is loaded anew.
    this.records.delete(processId);
    if (known && (!newest || (await known.catchUp()))) return known;
    return ProcessRecord.load(this.log, processId);
  }

  /** Decides each command on the record that the ones before it leave, and answers those that need no append. */
  private async decideAll(
    record: ProcessRecord,
    commands: readonly Command[],
  ): Promise<{ accepted: Accepted[]; refused: RefusedCommand[]; later: Command[] }> {
    const accepted: Accepted[] = [];
    const refused: RefusedCommand[] = [];
    const later: Command[] = [];
    const pending = new Map<string, Filed>();
    for (const command of commands) {
      // The same id again in what waited together is decided once the first is in the log.
      if (command.reading.candidates.some(({ entry }) => pending.has(entry.id))) {
        later.push(command);
        continue;
      }
      try {
        const decided = await this.decideOne(record, command, pending);
        if (decided.fresh.length === 0 || command.submission.dryRun) answer(decided, new Map());
        else accepted.push(decided);
      } catch (error) {
        refused.push({ command, error });
      }
    }
    return { accepted, refused, later };
  }

  private async decideOne(
    record: ProcessRecord,
    command: Command,
    pending: Map<string, Filed>,
  ): Promise<Accepted> {
    const { submission, reading } = command;
    const { known, fresh, refusals } = await sortKnown(record, reading);
    if (fresh.length > 0) expectRevision(submission, record);
    const entries = fresh.map(({ entry }) => entry);
    const files = await record.files(entries, pending);
    const now = Number(this.clock() / 1000n);
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

  /** Appends what was accepted, as one, and answers it. */
  private async append(record: ProcessRecord, accepted: readonly Accepted[]): Promise<AppendEnd> {
    if (accepted.length === 0) return 'appended';
    const events: NewEvent[] = accepted.flatMap(({ command, fresh }) =>
      fresh.map(({ entry }) => toEvent(entry, command.submission.recordedBy)),
    );
    try {
      const outcome = await this.log.append(record.processId, events, record.head);
      if (outcome.outcome === 'conflict')
        return isAhead(outcome.actual, record.head) ? 'conflict' : 'replaced';
      const recorded = new Map(outcome.events.map((event) => [event.id, event]));
      const last = outcome.events.at(-1);
      if (last) record.head = { revision: last.revision, hash: last.hash };
      for (const decided of accepted) answer(decided, recorded);
      return 'appended';
    } catch (error) {
      if (error instanceof AppendTooLarge && accepted.length > 1) return 'too-large';
      if (!(error instanceof AppendOutcomeUnknown) || accepted.some(({ command }) => command.uncertain))
        throw error;
      // Reading back tells. What is not there then may still come: it is not waited for again.
      for (const { command, fresh } of accepted) {
        command.uncertain = error;
        for (const { entry } of fresh) command.attempted.add(entry.id);
      }
      return 'conflict';
    }
  }
}

/**
 * `conflict`: others were faster, or may have been: decide again on what the log holds. `replaced`: the log holds another
 * history than the one that was read, as a store does that was put back.
 */
type AppendEnd = 'appended' | 'conflict' | 'replaced' | 'too-large';

function isAhead(actual: StreamHead | null, known: StreamHead | null): boolean {
  return actual !== null && actual.revision > (known?.revision ?? -1);
}

function isDryRun({ submission }: Command): boolean {
  return submission.dryRun;
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

function answer({ command, known, fresh }: Accepted, recorded: ReadonlyMap<string, AppendedEvent>): void {
  const { submission, reading } = command;
  const events = reading.candidates.flatMap(
    ({ entry }) => known.get(entry.id) ?? recorded.get(entry.id) ?? [],
  );
  const before = [...known.keys()].filter((id) => command.attempted.has(id)).length;
  const appended = submission.dryRun ? 0 : fresh.length + before;
  const entries = reading.candidates.map(({ entry: { id, type } }) => ({ id, type }));
  command.resolve({ processId: submission.processId, appended, entries, events });
}
