/** The door to the record: a submission comes in, a receipt goes out. */
import { Inject } from '@nestjs/common';
import { CommandHandler, EventBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerCommand } from '../access/caller-message.js';
import { CHANCERY, type Chancery } from '../chancery.js';
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

  async execute({ submission }: RecordEntries): Promise<Receipt> {
    const receipt = await this.chancery.recorder.record(submission);
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
