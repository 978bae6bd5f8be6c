/** Many entries over any processes, one a line: recorded as a post records them, or decided as a dry run. */
import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Caller } from '../access/caller.js';
import { CallerCommand } from '../access/caller-message.js';
import { recordFor, RecordEntries } from '../append/record-entries.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { decideLines } from './decide-lines.js';
import type { ImportLine } from './lines.js';
import { recordLines } from './record-lines.js';
import type { ImportStep } from './steps.js';

export class ImportEntries extends CallerCommand<AsyncIterable<ImportStep>> {
  constructor(
    caller: Caller,
    readonly lines: AsyncIterable<readonly ImportLine[]>,
    /** Decides all of it and records nothing. */
    readonly dryRun: boolean,
  ) {
    super(caller);
  }
}

@CommandHandler(ImportEntries)
export class ImportEntriesHandler implements ICommandHandler<ImportEntries> {
  constructor(
    @Inject(CHANCERY) private readonly chancery: Chancery,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  /** Reads and records as far as its steps are taken. @throws Refused forbidden */
  async execute({ caller, lines, dryRun }: ImportEntries): Promise<AsyncIterable<ImportStep>> {
    this.chancery.access.expectRoleSomewhere(caller, 'recorder');
    if (dryRun) return this.decided(caller, lines);
    return recordLines(lines, {
      recordedBy: caller.id,
      record: async (submission) => this.commands.execute(new RecordEntries(caller, submission)),
    });
  }

  private async *decided(
    caller: Caller,
    lines: AsyncIterable<readonly ImportLine[]>,
  ): AsyncGenerator<ImportStep> {
    const { access, openScratch } = this.chancery;
    const scratch = openScratch();
    const { recorder } = scratch;
    try {
      yield* decideLines(lines, {
        recordedBy: caller.id,
        record: async (submission) => recordFor(caller, submission, { access, recorder }),
      });
    } finally {
      await scratch.close();
    }
  }
}
