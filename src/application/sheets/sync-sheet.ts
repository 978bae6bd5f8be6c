/**
 * A sheet is held against the record: it says what it would do, all of it decided as a post is, and does it when it is told
 * to, in one batch or not at all.
 */
import { Inject } from '@nestjs/common';
import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { LocalizedText } from '../../domain/values/localized-text.js';
import { PartyNames, type NamedParty } from '../../exchange/sheet/party-names.js';
import { planSheet, type SheetPlan } from '../../exchange/sheet/plan.js';
import { readSheet, textOf, type Sheet } from '../../exchange/sheet/read-sheet.js';
import type { SheetRefusal } from '../../exchange/sheet/report.js';
import { toldRefusals } from '../../exchange/sheet/told-refusals.js';
import { readTable, type TableFormat } from '../../exchange/table/read-table.js';
import type { Caller } from '../access/caller.js';
import { CallerCommand } from '../access/caller-message.js';
import { RecordEntries } from '../append/record-entries.js';
import type { Receipt } from '../append/submission.js';
import { CHANCERY, type Chancery } from '../chancery.js';
import { seenStreams } from '../log/read-log.js';
import { EntriesRefused, processNotFound, Refused } from '../refusals.js';
import { recordOfSheet, type RecordOfSheet } from './record-of-sheet.js';
import { reportOf, type SheetReport } from './sheet-report.js';
import { RowIds } from './row-ids.js';

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

  /** @throws Refused malformed-sheet, sheet-refused, process-not-found, forbidden, store-unavailable */
  async execute({ caller, submission }: SyncSheet): Promise<SheetReport> {
    const { processId, sheet: name, bytes, format } = submission;
    this.chancery.access.expectRole(caller, 'recorder', processId);
    const reading = readTable(bytes, format, name);
    if (!reading.ok) throw new Refused('malformed-sheet', reading.detail);
    const sheet = readSheet(reading.table);
    const ids = new RowIds(processId, name);
    for (let attempt = 1; ; attempt++) {
      const record = await this.read(caller, processId, sheet, ids);
      const plan = planned(sheet, record, ids, submission);
      const opens = plan.appended.some(({ type }) => type === 'ProcessOpened');
      if (record.revision === 'none' && !opens) throw processNotFound(processId);
      const outcome = await this.decide(caller, submission, plan, record);
      if (outcome === 'moved-on' && attempt < ATTEMPTS) continue;
      if (outcome === 'moved-on')
        throw new Refused(
          'store-unavailable',
          `process "${processId}" changed ${ATTEMPTS} times while the sheet was decided; try again`,
        );
      return reportOf({ submission, plan, record, ...outcome });
    }
  }

  private read(caller: Caller, processId: string, sheet: Sheet, ids: RowIds): Promise<RecordOfSheet> {
    const { access, log } = this.chancery;
    const rows = new Set(sheet.rows.map((row) => ids.of(row.name)));
    return recordOfSheet(seenStreams(log, access.visibilityOf(caller)), processId, {
      rows,
      isOfSheet: (id) => ids.has(id),
    });
  }

  private async decide(
    caller: Caller,
    { processId, apply }: SheetSubmission,
    { items, places, refusals: own }: SheetPlan,
    { revision }: RecordOfSheet,
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

function planned(sheet: Sheet, record: RecordOfSheet, ids: RowIds, submission: SheetSubmission): SheetPlan {
  const parties = new PartyNames([...record.parties, ...joiningIn(sheet)]);
  return planSheet(sheet, {
    idOf: (row) => ids.of(row),
    known: (id) => record.known.get(id),
    parties,
    reason: submission.reason,
    gone: record.gone,
    retractGone: submission.retractMissing,
  });
}

/** The parties that join in the sheet itself. */
function joiningIn({ rows }: Sheet): NamedParty[] {
  return rows.flatMap(({ cells }): NamedParty[] => {
    if (textOf(cells.get('type') ?? '').trim() !== 'PartyJoined') return [];
    const id = textOf(cells.get('data.party.id') ?? '').trim();
    const named = [...cells].filter(([name]) =>
      /^data\.party\.(name|aliases\.\d+)\.(?!original$|machine$)/.test(name),
    );
    return [{ id, names: named.map(([, cell]) => textOf(cell)) }];
  });
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
