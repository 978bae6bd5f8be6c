/** The door to the record: a submission comes in, a receipt goes out. */
import { Inject } from '@nestjs/common';
import { CommandHandler, EventBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerCommand } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { sees } from '../../domain/access/visibility.js';
import type { Role } from '../../domain/access/grants.js';
import { isEditorialType, isEventType } from '../../domain/events/catalogue.js';
import type { AppendedEvent } from '../../log/event-log.js';
import { REDACTION } from '../../log/redaction.js';
import type { Erasure, Receipt, Submission } from './submission.js';

/** How long a post of a redaction waits for what it erases to be gone. */
const ERASING_PATIENCE_MS = 30_000;

export class RecordEntries extends CallerCommand<Receipt> {
  constructor(
    caller: Caller,
    readonly submission: Submission,
  ) {
    super(caller);
  }
}

/** What in-process listeners hear after a commit, best effort. It never drives a read model. */
export class EntriesRecorded {
  constructor(
    readonly processId: string,
    readonly count: number,
  ) {}
}

@CommandHandler(RecordEntries)
export class RecordEntriesHandler implements ICommandHandler<RecordEntries> {
  constructor(
    @Inject(CHANCERY) private readonly chancery: Chancery,
    @Inject(EventBus) private readonly events: EventBus,
  ) {}

  /** @throws Refused forbidden, store-unavailable; EntriesRefused; LogUnavailable, LogCorrupt, AppendOutcomeUnknown */
  async execute({ caller, submission }: RecordEntries): Promise<Receipt> {
    const receipt = await recordFor(caller, submission, this.chancery);
    const { processId, appended } = receipt;
    if (appended > 0) this.events.publish(new EntriesRecorded(processId, appended));
    const redactions = receipt.events.filter(({ type }) => type === REDACTION);
    return redactions.length === 0 ? receipt : { ...receipt, erasure: await this.erasureOf(redactions) };
  }

  /** Waits until what was there is gone from here, so that whoever is answered can rely on it. */
  private async erasureOf(redactions: readonly AppendedEvent[]): Promise<Erasure> {
    const { erasing, mirror } = this.chancery;
    const last = redactions.reduce((most, { position }) => (position > most ? position : most), 0n);
    const isErased = await erasing.finished(last, AbortSignal.timeout(ERASING_PATIENCE_MS));
    const files = isErased ? 'erased' : 'under-way';
    return { files, store: mirror ? 'kept' : files };
  }
}

/**
 * Records what a caller submits, as far as that caller may.
 * @throws Refused forbidden, store-unavailable; EntriesRefused; LogUnavailable, LogCorrupt, AppendOutcomeUnknown
 */
export async function recordFor(
  caller: Caller,
  submission: Submission,
  { access, recorder }: Pick<Chancery, 'access' | 'recorder'>,
): Promise<Receipt> {
  access.expectRole(caller, roleFor(submission.items), submission.processId);
  if (!sees(access.visibilityOf(caller), submission.processId)) return recorder.refuseUnseen(submission);
  return recorder.record(submission);
}

/** The role that entries need, as far as their types can be read. */
function roleFor(items: readonly unknown[]): Role {
  return items.some(isEditorialItem) ? 'editor' : 'recorder';
}

function isEditorialItem(item: unknown): boolean {
  if (typeof item !== 'object' || item === null || !('type' in item)) return false;
  return isEventType(item.type) && isEditorialType(item.type);
}
