/**
 * What a sheet would do: each row is new, changed or as it is on the record. Nothing is decided here: the items that come
 * out go the way of every post, and what that refuses is told by row and column.
 */
import type { EventType, SubstantiveType } from '../../domain/events/catalogue.js';
import type { LocalizedText } from '../../domain/values/localized-text.js';
import { cellOf } from './cell.js';
import { changesBetween, isSame, type Changes } from './changes.js';
import { closeUp, putAt, valueAt, type Draft } from './places.js';
import type { PartyNames } from './party-names.js';
import { reasonTag, textOf, type Sheet, type SheetRow } from './read-sheet.js';
import type {
  SheetAppend,
  ChangedCell,
  SheetCorrection,
  SheetGone,
  ItemPlace,
  SheetParty,
  SheetRefusal,
} from './report.js';
import { needsSources, rowValues, type RowValue } from './row-values.js';

/** The parts of an entry that a sheet shows. */
export interface EntryParts {
  readonly occurred?: string | undefined;
  readonly data: object;
  readonly sources?: readonly object[] | undefined;
  readonly note?: object | undefined;
}

/** An entry of the record as it reads now, all corrections applied. */
export type KnownEntry =
  | { readonly state: 'standing'; readonly type: EventType; readonly parts: EntryParts }
  | { readonly state: 'retracted' };

/** What is known beside the sheet. */
export interface SheetContext {
  /** The id of the entry that a row of that name stands for. */
  readonly idOf: (row: string) => string;
  readonly known: (id: string) => KnownEntry | undefined;
  readonly parties: PartyNames;
  /** Why entries are corrected or retracted, where the row does not say. */
  readonly reason?: LocalizedText | undefined;
  /** What came from rows that are not in the sheet any more, newest first. */
  readonly gone: readonly SheetGone[];
  readonly retractGone: boolean;
}

export interface SheetPlan {
  /** What to post, all of it in this order or nothing. */
  readonly items: readonly object[];
  /** Where each of them is from. */
  readonly places: readonly ItemPlace[];
  readonly appended: readonly SheetAppend[];
  readonly corrected: readonly SheetCorrection[];
  /** How many rows are on the record as they are. */
  readonly left: number;
  readonly parties: readonly SheetParty[];
  readonly refusals: readonly SheetRefusal[];
}

interface Drafting {
  readonly items: object[];
  readonly places: ItemPlace[];
  readonly appended: SheetAppend[];
  readonly corrected: SheetCorrection[];
  readonly parties: SheetParty[];
  readonly refusals: SheetRefusal[];
  left: number;
}

export function planSheet({ columns, rows, refusals }: Sheet, context: SheetContext): SheetPlan {
  const plan: Drafting = {
    items: [],
    places: [],
    appended: [],
    corrected: [],
    parties: [],
    refusals: [...refusals],
    left: 0,
  };
  for (const row of rows) planRow(row, columns, context, plan);
  if (context.retractGone) for (const gone of context.gone) retract(gone, context, plan);
  return plan;
}

function planRow(row: SheetRow, columns: readonly string[], context: SheetContext, plan: Drafting): void {
  const { type, values, parties, refusals } = rowValues(row, columns, context.parties);
  plan.parties.push(...parties);
  plan.refusals.push(...refusals);
  if (type === undefined) return;
  const entryId = context.idOf(row.name);
  const known = context.known(entryId);
  const cells = values.map(({ column, text }) => [column.name, text] as const);
  const place = { line: row.line, row: row.name };
  if (known?.state === 'retracted') {
    const expected = 'a name that stands for no retracted entry, or its retraction to be retracted';
    plan.refusals.push({ ...place, column: 'row', code: 'entry-retracted', expected, actual: row.name });
  } else if (known === undefined) {
    const parts: Draft = { data: {} };
    for (const { column, value } of values) if (value !== undefined) putAt(parts, column.keys, value);
    for (const { column, value } of values) if (value !== undefined) closeUp(parts, column.keys);
    plan.items.push({ type, id: entryId, ...parts });
    plan.places.push({ ...place, kind: 'append', cells });
    plan.appended.push({ ...place, entryId, type });
  } else if (known.type !== type) {
    const expected = `${known.type}, which entry ${entryId} is: another type is another row`;
    plan.refusals.push({ ...place, column: 'type', code: 'type-changed', expected, actual: type });
  } else correct({ row, type, values, entryId, parts: known.parts }, context, plan);
}

interface KnownRow {
  readonly row: SheetRow;
  readonly type: SubstantiveType;
  readonly values: readonly RowValue[];
  readonly entryId: string;
  readonly parts: EntryParts;
}

/** What differs from the entry becomes a correction of it. Fields without a column are left as they are. */
function correct(
  { row, type, values, entryId, parts }: KnownRow,
  context: SheetContext,
  plan: Drafting,
): void {
  const place = { line: row.line, row: row.name };
  const draft = structuredClone(parts) as unknown as Draft;
  // A cell as the export writes it changes nothing, also where the same could be written otherwise.
  const changed = values.filter(({ column, text }) => cellOf(valueAt(parts, column.keys)) !== text);
  for (const { column, value } of changed) putAt(draft, column.keys, value);
  for (const { column } of changed.toReversed()) closeUp(draft, column.keys);
  const changes = changesBetween(parts, draft);
  if (changes === undefined) {
    plan.left++;
    return;
  }
  const missing = unremovable(changes, type, changed);
  if (missing) plan.refusals.push({ ...place, ...missing });
  const told = changed.flatMap(({ column, text, value }): ChangedCell[] => {
    const was = valueAt(parts, column.keys);
    return isSame(was, value) ? [] : [{ column: column.name, was: cellOf(was), becomes: text }];
  });
  const reason = reasonOf(row) ?? context.reason;
  if (!reason) plan.refusals.push({ ...place, ...reasonless });
  plan.items.push({ type: 'EntryCorrected', data: { entryId, changes: changes.data, reason } });
  plan.places.push({
    ...place,
    kind: 'correct',
    cells: values.map(({ column, text }) => [column.name, text] as const),
  });
  plan.corrected.push({ ...place, entryId, type, changes: told });
}

const reasonless = {
  column: 'reason',
  code: 'reason-required',
  expected: 'why the entry is corrected, in the column reason or for the whole sheet',
  actual: 'nothing',
} as const;

function unremovable(
  { removed }: Changes,
  type: SubstantiveType,
  changed: readonly RowValue[],
): Omit<SheetRefusal, 'line' | 'row'> | undefined {
  const [part] = removed;
  if (part === undefined) return undefined;
  const column = changed.find(({ column: { keys } }) => keys[0] === part)?.column.name ?? part;
  const isSourceless = part === 'sources' && needsSources(type);
  return {
    column,
    code: isSourceless ? 'source-required' : 'part-not-removable',
    expected: isSourceless
      ? 'at least one source'
      : `${part} to stay: a correction can change and not remove it`,
    actual: 'an empty cell',
  };
}

function reasonOf({ cells }: SheetRow): LocalizedText | undefined {
  const texts: [string, string][] = [];
  for (const [name, cell] of cells) {
    const tag = reasonTag(name);
    if (tag !== undefined) texts.push([tag, textOf(cell).trim()]);
  }
  return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}

function retract({ entryId }: SheetGone, { reason }: SheetContext, plan: Drafting): void {
  const place = { line: 0, row: '' };
  if (!reason)
    plan.refusals.push({
      ...place,
      ...reasonless,
      expected: 'why the entries of missing rows are retracted',
    });
  plan.items.push({ type: 'EntryRetracted', data: { entryId, reason } });
  plan.places.push({ ...place, kind: 'retract', cells: [] });
}
