/**
 * Decide and append. Each process has one queue: whatever has come in while an append was under way is decided in one
 * go and appended as one, so that commands to a busy process share a commit instead of racing for a revision.
 */
import { LRUCache } from 'lru-cache';
import {
  AppendOutcomeUnknown,
  AppendTooLarge,
  type AppendedEvent,
  type Clock,
  type NewEvent,
} from '../../log/event-log.js';
import { lookedFor, NOTHING } from '../../domain/access/visibility.js';
import { Refused, refusedByStore } from '../refusals.js';
import type { AppendOutcomes } from './append-outcomes.js';
import { answer, type Accepted, type Command } from './command.js';
import { decideAll } from './deciding.js';
import { HistoryReplaced, ProcessRecord, type RecordLog } from './process-record.js';
import { readSubmission, toEvent, type Receipt, type Submission } from './submission.js';
import type { WriterFairness } from './writer-fairness.js';

/** Tries against other writers of the same process before it gives up. */
const ATTEMPTS = 100;
/** So many at once; it pauses before each of the others. */
const QUICK_ATTEMPTS = 3;
/** Bounds one append; the largest batch that may be posted fits. */
const EVENTS_AN_APPEND = 1_000;
/** What the state of a process takes in memory, roughly: so much by itself, and so much an entry. */
const RECORD_BYTES = 4_000;
const ENTRY_BYTES = 550;
const NONE: ReadonlySet<string> = new Set();
/** Bounds what waits for one process. */
const WAITING_COMMANDS = 10_000;

const DEFAULT_CACHE_BYTES = 512 * 1024 * 1024;

export interface RecorderMemory {
  /** Bounds the states of the processes that it keeps. */
  readonly cacheBytes?: number;
  /** Is told what becomes of appends. */
  readonly outcomes?: AppendOutcomes;
}

export class Recorder {
  private readonly queues = new Map<string, Command[]>();
  private readonly working = new Map<string, Promise<void>>();
  private readonly records: LRUCache<string, ProcessRecord>;
  private closed = false;

  constructor(
    private readonly log: RecordLog,
    private readonly clock: Clock,
    /** Only where other servers append to the same log. */
    private readonly turns?: WriterFairness,
    private readonly memory: RecorderMemory = {},
  ) {
    const { cacheBytes: most = DEFAULT_CACHE_BYTES } = memory;
    this.records = new LRUCache({
      maxSize: most,
      // One process may be larger than all that is granted: it is kept all the same, alone.
      sizeCalculation: ({ state }) => Math.min(RECORD_BYTES + state.size * ENTRY_BYTES, most),
    });
  }

  /** What the states of the processes that it keeps take, in bytes, roughly. */
  get cachedBytes(): number {
    return this.records.calculatedSize;
  }

  /**
   * Records a submission, all of it or nothing. Resolves once it is durable.
   * @throws EntriesRefused what the record does not take; Refused store-unavailable; LogUnavailable, LogCorrupt
   */
  async record(submission: Submission): Promise<Receipt> {
    this.expectOpen();
    const reading = readSubmission(submission);
    const queue = this.queues.get(submission.processId) ?? [];
    if (queue.length >= WAITING_COMMANDS) {
      throw new Refused(
        'store-unavailable',
        `${WAITING_COMMANDS} commands wait for process "${submission.processId}" already`,
      );
    }
    const receipt = new Promise<Receipt>((resolve, reject) => {
      queue.push({ submission, reading, attempted: NONE, uncertain: undefined, resolve, reject });
    });
    this.queues.set(submission.processId, queue);
    this.work(submission.processId);
    return receipt;
  }

  /**
   * Refuses a submission to a process that whoever submits it does not see: it is decided as if nothing were there, and what
   * would open it is forbidden. Nothing is appended.
   * @throws EntriesRefused; Refused forbidden, store-unavailable; LogUnavailable, LogCorrupt
   */
  async refuseUnseen(submission: Submission): Promise<never> {
    this.expectOpen();
    const { processId } = submission;
    const reading = readSubmission(submission);
    const record = await ProcessRecord.load(this.log, lookedFor(NOTHING, processId));
    const { resolve, reject } = Promise.withResolvers<Receipt>();
    const command = { submission, reading, attempted: NONE, uncertain: undefined, resolve, reject };
    const { refused } = await decideAll(record, [command], Number(this.clock() / 1000n));
    for (const { error } of refused) throw error;
    throw new Refused('forbidden', `process "${processId}" cannot be opened by this caller`);
  }

  /** Takes nothing more and finishes what it has taken. */
  async close(): Promise<void> {
    this.closed = true;
    while (this.working.size > 0) await Promise.all(this.working.values());
  }

  private expectOpen(): void {
    if (this.closed)
      throw new Refused('store-unavailable', 'the server is stopping and takes no more entries');
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
      const taken = commands;
      const work = async (): Promise<void> => this.processBatch(processId, taken);
      try {
        await (this.turns?.run(processId, work) ?? work());
      } catch (error) {
        for (const { reject, uncertain } of taken) reject(uncertain ?? error);
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

  private async processBatch(processId: string, commands: readonly Command[]): Promise<void> {
    let open = commands;
    for (let attempt = 0; attempt < ATTEMPTS && open.length > 0; attempt++) {
      if (attempt >= QUICK_ATTEMPTS) await this.turns?.backOff(processId);
      const record = await this.current(processId, attempt > 0);
      const { again, fault } = await this.attempt(record, open);
      if (fault !== undefined) return this.processInParts(processId, again, fault);
      open = again;
    }
    if (open.length === 0) return;
    const lost = new Refused(
      'store-unavailable',
      `process "${processId}" changed ${ATTEMPTS} times while this was decided; try again`,
    );
    for (const { reject, uncertain } of open) reject(uncertain ?? lost);
  }

  /**
   * What was to be appended as one is more than the store takes at once, or has failed in a way that nobody foresaw: each
   * half of the commands by itself, so that in the end only the one that is at fault is told so.
   */
  private async processInParts(
    processId: string,
    commands: readonly Command[],
    fault: unknown,
  ): Promise<void> {
    const [first, ...more] = commands;
    if (more.length === 0) return first?.reject(first.uncertain ?? fault);
    const half = Math.ceil(commands.length / 2);
    await this.processBatch(processId, commands.slice(0, half));
    await this.processBatch(processId, commands.slice(half));
  }

  /** The record of a process as this server knows it, or as it is in the log by now. */
  private async current(processId: string, newest: boolean): Promise<ProcessRecord> {
    const known = this.records.get(processId);
    // What fails in a way that nobody foresaw leaves nothing half done behind: it is loaded anew.
    this.records.delete(processId);
    if (known && (!newest || (await known.catchUp()))) return known;
    return ProcessRecord.load(this.log, processId);
  }

  /** Decides commands, appends what it accepts as one, and answers what is decided by then. */
  private async attempt(record: ProcessRecord, commands: readonly Command[]): Promise<Attempted> {
    const savepoint = record.state.savepoint();
    try {
      const now = Number(this.clock() / 1000n);
      const { accepted, refused, later } = await decideAll(record, commands, now);
      const decided = [...accepted, ...refused].map(({ command }) => command);
      // An append holds on the newest record only; what needs none has to be held against it as well.
      const fresh = accepted.filter(({ command }) => !command.submission.dryRun);
      const appended = fresh.length > 0 ? await this.append(record, fresh) : new Map<string, AppendedEvent>();
      const holds = appended && (fresh.length > 0 || decided.length === 0 || (await record.isNewest()));
      if (holds) savepoint.release();
      else savepoint.rollBack();
      this.records.set(record.processId, record);
      if (!holds) return { again: [...decided, ...later] };
      for (const one of accepted) answer(one, appended);
      // A refusal may rest on a neighbour that was appended with it, so that it is told only now.
      for (const { command, error } of refused) command.reject(error);
      return { again: later };
    } catch (error) {
      if (error instanceof HistoryReplaced) return { again: commands };
      savepoint.rollBack();
      if (refusedByStore(error)) this.records.set(record.processId, record);
      if (refusedByStore(error) && !(error instanceof AppendTooLarge)) throw error;
      return { again: commands, fault: error };
    }
  }

  /** Appends what was accepted, as one. Undefined when that has to be decided again on what the log holds. */
  private async append(
    record: ProcessRecord,
    accepted: readonly Accepted[],
  ): Promise<ReadonlyMap<string, AppendedEvent> | undefined> {
    const events: NewEvent[] = [];
    for (const { command, fresh } of accepted) {
      const { recordedBy, proposedBy } = command.submission;
      for (const { entry } of fresh) events.push(toEvent(entry, recordedBy, proposedBy));
    }
    const outcome = await this.log.append(record.processId, events, record.head).catch((error: unknown) => {
      this.memory.outcomes?.failed(error);
      suspected(error, accepted);
    });
    if (outcome) this.memory.outcomes?.answered();
    if (outcome?.outcome === 'conflict') this.turns?.lostRace(record.processId);
    if (outcome?.outcome !== 'appended') return undefined;
    const appended = new Map<string, AppendedEvent>();
    for (const event of outcome.events) appended.set(event.id, event);
    const last = outcome.events.at(-1);
    if (last) record.head = { revision: last.revision, hash: last.hash };
    return appended;
  }
}

/** What is left to do after an attempt. */
interface Attempted {
  /** The commands that have to be decided again. */
  readonly again: readonly Command[];
  /** Why that cannot be done with all of them at once. */
  readonly fault?: unknown;
}

/**
 * Reading back tells what became of an append of unknown outcome. What is not there then may still come: it is tried once
 * more and not again.
 */
function suspected(error: unknown, accepted: readonly Accepted[]): undefined {
  if (!(error instanceof AppendOutcomeUnknown) || accepted.some(({ command }) => command.uncertain))
    throw error;
  for (const { command, fresh } of accepted) {
    command.uncertain = error;
    command.attempted = new Set([...command.attempted, ...fresh.map(({ entry }) => entry.id)]);
  }
}
