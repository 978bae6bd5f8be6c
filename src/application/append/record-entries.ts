/** The door to the record: a submission comes in, a receipt goes out. */
import { Inject } from '@nestjs/common';
import { Command, CommandHandler, EventBus, type ICommandHandler } from '@nestjs/cqrs';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { Receipt, Submission } from './submission.js';

export class RecordEntries extends Command<Receipt> {
  constructor(readonly submission: Submission) {
    super();
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
    return receipt;
  }
}
