/** A sheet that is read and held against the record in the thread of a heavy question: what it would do, as plain data. */
import type { LocalizedText } from '../../domain/values/localized-text.js';
import type { Visibility } from '../../domain/access/visibility.js';
import { PartyNames, type NamedParty } from '../../exchange/sheet/party-names.js';
import { planSheet, type SheetPlan } from '../../exchange/sheet/plan.js';
import { readSheet, textOf, type Sheet } from '../../exchange/sheet/read-sheet.js';
import type { SheetGone } from '../../exchange/sheet/report.js';
import { readTable, type TableFormat } from '../../exchange/table/read-table.js';
import type { EventLog } from '../../log/event-log.js';
import { seenStreams } from '../log/read-log.js';
import type { Progress } from '../query/past-history.js';
import { Refused } from '../refusals.js';
import { recordOfSheet } from './record-of-sheet.js';
import { RowIds } from './row-ids.js';

export interface SheetQuestion {
  readonly kind: 'sheet';
  readonly visibility: Visibility;
  readonly processId: string;
  readonly sheet: string;
  readonly bytes: Uint8Array;
  readonly format: TableFormat;
  readonly retractMissing: boolean;
  readonly reason?: LocalizedText | undefined;
}

export interface PlannedSheet {
  readonly plan: SheetPlan;
  /** What came from rows that the sheet has no longer, newest first. */
  readonly gone: readonly SheetGone[];
  /** The newest entry that it was held against; `none` where there is no process. */
  readonly revision: number | 'none';
}

/** @throws Refused malformed-sheet; Abandoned, LogUnavailable, LogCorrupt */
export async function planInThread(
  log: Pick<EventLog, 'readStream'>,
  { visibility, processId, sheet: name, bytes, format, retractMissing, reason }: SheetQuestion,
  progress: Progress,
): Promise<PlannedSheet> {
  const reading = readTable(bytes, format, name);
  if (!reading.ok) throw new Refused('malformed-sheet', reading.detail);
  const sheet = readSheet(reading.table);
  const ids = new RowIds(processId, name);
  const rows = new Set(sheet.rows.map((row) => ids.of(row.name)));
  const record = await recordOfSheet(seenStreams(log, visibility), processId, {
    rows,
    isOfSheet: (id) => ids.has(id),
    looked: () => {
      progress.looked();
    },
  });
  const plan = planSheet(sheet, {
    idOf: (row) => ids.of(row),
    known: (id) => record.known.get(id),
    parties: new PartyNames([...record.parties, ...joiningIn(sheet)]),
    reason,
    gone: record.gone,
    retractGone: retractMissing,
  });
  return { plan, gone: record.gone, revision: record.revision };
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
