/**
 * A sheet is held against the record: it says what it would do, all of it decided as a post is, and does it when it is told
 * to, in one batch or not at all.
 */
import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { LocalizedText } from '../../domain/values/localized-text.js';
import type { SheetRefusal } from '../../exchange/sheet/report.js';
import { toldRefusals } from '../../exchange/sheet/told-refusals.js';
import type { TableFormat } from '../../exchange/table/read-table.js';
import type { Caller } from '../access/caller.js';
import { CallerCommand } from '../access/caller-message.js';
import { RecordEntries } from '../append/record-entries.js';
import type { Receipt } from '../append/submission.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import type { Asker } from '../heavy/heavy-questions.js';
import { EntriesRefused, processNotFound, Refused } from '../refusals.js';
import type { PlannedSheet } from './plan-in-thread.js';
import { reportOf, type SheetReport } from './sheet-report.js';

/** Tries against others that append to the process meanwhile. */
const ATTEMPTS = 5;

export interface SheetSubmission {
  readonly processId: string;
  /** Rows of the same name in sheets of the same name are the same row. */
  readonly sheet: string;
  readonly bytes: Uint8Array;
  readonly format: TableFormat;
  /** Records it; otherwise it is only decided. */
  readonly apply: boolean;
  /** Retracts the entries of rows that are not in it any more. */
  readonly retractMissing: boolean;
  /** Why, where a row does not say. */
  readonly reason?: LocalizedText | undefined;
}

export class SyncSheet extends CallerCommand<SheetReport> {
  constructor(
    caller: Caller,
    readonly submission: SheetSubmission,
    readonly asker: Asker,
  ) {
    super(caller);
  }
}

@CommandHandler(SyncSheet)
export class SyncSheetHandler implements ICommandHandler<SyncSheet> {
  constructor(
    @Inject(CHANCERY) private readonly chancery: Chancery,
    @Inject(CommandBus) private readonly commands: CommandBus,
  ) {}

  /** @throws Refused malformed-sheet, sheet-refused, process-not-found, forbidden, too-many-questions, store-unavailable */
  async execute({ caller, submission, asker }: SyncSheet): Promise<SheetReport> {
    const { processId } = submission;
    this.chancery.access.expectRole(caller, 'recorder', processId);
    for (let attempt = 1; ; attempt++) {
      const planned = await this.planned(caller, submission, asker);
      const { plan, revision, gone } = planned;
      const opens = plan.appended.some(({ type }) => type === 'ProcessOpened');
      if (revision === 'none' && !opens) throw processNotFound(processId);
      const outcome = await this.decide(caller, submission, planned);
      if (outcome === 'moved-on' && attempt < ATTEMPTS) continue;
      if (outcome === 'moved-on')
        throw new Refused(
          'store-unavailable',
          `process "${processId}" changed ${ATTEMPTS} times while the sheet was decided; try again`,
        );
      return reportOf({ submission, plan, gone, ...outcome });
    }
  }

  /** In a thread of its own: a large sheet takes longer than others wait. */
  private async planned(
    caller: Caller,
    { processId, sheet, bytes, format, retractMissing, reason }: SheetSubmission,
    asker: Asker,
  ): Promise<PlannedSheet> {
    const { access, asOf, heavy, log, mirror } = this.chancery;
    // The thread reads the mirror, which may be behind what the store has said.
    if (mirror) await asOf.cover(await log.head());
    const visibility = access.visibilityOf(caller);
    const question = { processId, sheet, bytes, format, retractMissing, reason };
    const { text } = await heavy.ask({ kind: 'sheet', visibility, ...question }, asker);
    return JSON.parse(text) as PlannedSheet;
  }

  private async decide(
    caller: Caller,
    { processId, apply }: SheetSubmission,
    { plan: { items, places, refusals: own }, revision }: PlannedSheet,
  ): Promise<Decided | 'moved-on'> {
    if (apply) expectNone(own);
    if (items.length === 0) return { refusals: own };
    const command = new RecordEntries(caller, {
      processId,
      items,
      batch: true,
      expected: revision,
      dryRun: !apply,
      recordedBy: caller.id,
    });
    try {
      return { refusals: own, receipt: await this.commands.execute(command) };
    } catch (error) {
      if (!(error instanceof EntriesRefused)) throw error;
      const codes = new Set(error.refusals.map(({ code }) => code));
      if (codes.has('revision-conflict')) return 'moved-on';
      const refused = new Set(own.map(({ line }) => line));
      const others = toldRefusals(error.refusals, places).filter(
        ({ line }) => line === 0 || !refused.has(line),
      );
      const refusals = [...own, ...others].sort((one, other) => one.line - other.line);
      if (apply) expectNone(refusals);
      return { refusals };
    }
  }
}

interface Decided {
  readonly refusals: readonly SheetRefusal[];
  readonly receipt?: Receipt;
}

/** @throws Refused sheet-refused */
function expectNone(refusals: readonly SheetRefusal[]): void {
  const [first] = refusals;
  if (!first) return;
  const more = refusals.length > 1 ? ` (and ${refusals.length - 1} more)` : '';
  const { line, column, expected, actual } = first;
  throw new Refused(
    'sheet-refused',
    `line ${line}, ${column || 'the row'}: expected ${expected}, got ${actual}${more}; nothing was recorded, and without apply=true the answer tells all`,
  );
}
