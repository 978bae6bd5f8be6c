/** What a sheet needs to know of the record: the entries that its rows stand for as they read now, and who is called what. */
import { isEditorial } from '../../domain/events/catalogue.js';
import { editorialTarget, effective } from '../../domain/history/editorial.js';
import type { RecordedEntry } from '../../domain/history/recorded-entry.js';
import type { EntryParts, KnownEntry } from '../../exchange/sheet/plan.js';
import type { NamedParty } from '../../exchange/sheet/party-names.js';
import type { SheetGone } from '../../exchange/sheet/report.js';
import { namesIn } from '../../exchange/sheet/write-sheet.js';
import type { EventLog } from '../../log/event-log.js';
import { decode } from '../log/decode.js';

export interface RecordOfSheet {
  readonly known: ReadonlyMap<string, KnownEntry>;
  readonly parties: readonly NamedParty[];
  /** The entries of the sheet that stand, newest first, but for those that its rows name. */
  readonly gone: readonly SheetGone[];
  /** The newest one; `none` where there is no process. */
  readonly revision: number | 'none';
}

interface Kept {
  readonly original: RecordedEntry;
  readonly editorials: RecordedEntry[];
}

/** Which entries are looked at. */
export interface Wanted {
  readonly rows: ReadonlySet<string>;
  /** Whether an entry came from a row of the sheet, perhaps of an earlier state of it. */
  readonly isOfSheet: (id: string) => boolean;
  /** Called at each entry; throws where nobody waits any more. */
  readonly looked: () => void;
}

/** Reads the process once and keeps no more than the sheet is about. @throws LogUnavailable, LogCorrupt */
export async function recordOfSheet(
  log: Pick<EventLog, 'readStream'>,
  processId: string,
  { rows, isOfSheet, looked }: Wanted,
): Promise<RecordOfSheet> {
  const kept = new Map<string, Kept>();
  const roots = new Map<string, string>();
  let revision: number | 'none' = 'none';
  for await (const event of log.readStream(processId)) {
    ({ revision } = event);
    looked();
    const decoded = decode(event);
    if (decoded.outcome !== 'entry') continue;
    const { entry } = decoded;
    if (isEditorial(entry)) {
      const root = roots.get(editorialTarget(entry) ?? '');
      if (root === undefined) continue;
      roots.set(entry.id, root);
      kept.get(root)?.editorials.push(entry);
    } else if (rows.has(entry.id) || isOfSheet(entry.id) || isAboutParties(entry)) {
      kept.set(entry.id, { original: entry, editorials: [] });
      roots.set(entry.id, entry.id);
    }
  }
  return { ...told(kept, rows, isOfSheet), revision };
}

function isAboutParties({ type }: RecordedEntry): boolean {
  return type === 'PartyJoined' || type === 'PartyChanged';
}

function told(
  kept: ReadonlyMap<string, Kept>,
  rows: ReadonlySet<string>,
  isOfSheet: (id: string) => boolean,
): Omit<RecordOfSheet, 'revision'> {
  const known = new Map<string, KnownEntry>();
  const names = new Map<string, string[]>();
  const gone: SheetGone[] = [];
  for (const [id, file] of kept) {
    const { entry } = effective(file);
    if (rows.has(id))
      known.set(id, entry ? { state: 'standing', type: entry.type, parts: partsOf(entry) } : RETRACTED);
    if (!entry) continue;
    if (!rows.has(id) && isOfSheet(id))
      gone.unshift({ entryId: id, type: entry.type, occurred: entry.occurred ?? '' });
    nameParties(entry, names);
  }
  return { known, gone, parties: [...names].map(([id, own]) => ({ id, names: own })) };
}

const RETRACTED: KnownEntry = { state: 'retracted' };

/** What of an entry a sheet shows. */
export function partsOf({ occurred, data, sources, note }: RecordedEntry): EntryParts {
  return { occurred, data, sources, note };
}

function nameParties(entry: RecordedEntry, names: Map<string, string[]>): void {
  const add = (id: string, ...texts: unknown[]): void => {
    names.set(id, [...(names.get(id) ?? []), ...texts.flatMap(namesIn)]);
  };
  if (entry.type === 'PartyJoined') add(entry.data.party.id, entry.data.party.name, entry.data.party.aliases);
  if (entry.type === 'PartyChanged') add(entry.data.partyId, entry.data.name, entry.data.aliases);
}
