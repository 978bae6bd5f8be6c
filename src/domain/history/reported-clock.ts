/**
 * When an entry was reported, by itself: see decision 30. What it refers to may have been reported later, which puts it
 * later too: `reported-order.ts`.
 */
import type { EntryChanges } from '../events/editorial/payloads.js';
import { checkData } from '../events/read-entry.js';
import { lastMicros, microsOf } from '../time/microseconds.js';
import type { Source } from '../values/source.js';
import { corrected } from './correction.js';
import { effective, type EntryWithAmendments } from './editorial.js';
import type { RecordedEntry } from './recorded-entry.js';

/** An entry of the world with all that is about it. */
export interface AmendedFile extends EntryWithAmendments<RecordedEntry> {
  /** The ids of the entries of the process that something is about. */
  readonly amended: ReadonlySet<string>;
}

/**
 * In microseconds: the last instant at which the first of its sources can have been published, or without a date of any, its
 * recording. Its sources are those that it has as the record stands, with what corroborates it. Its retraction takes none away:
 * until that is reported, the entry is to be seen.
 */
export function reportedAlone(entry: RecordedEntry, file: AmendedFile): number {
  return firstPublished(sourcesOf(entry, file)) ?? microsOf(entry.recordedAt);
}

function firstPublished(sources: readonly Source[]): number | undefined {
  const dates = sources.flatMap(({ publishedOn }) =>
    publishedOn === undefined ? [] : (lastMicros(publishedOn) ?? []),
  );
  return dates.length === 0 ? undefined : Math.min(...dates);
}

function sourcesOf(entry: RecordedEntry, file: AmendedFile): readonly Source[] {
  if (!file.amended.has(entry.id)) return givenBy(entry, file);
  const isRetraction = (one: RecordedEntry): boolean =>
    one.type === 'EntryRetracted' && one.data.entryId === entry.id;
  const editorials = file.editorials.filter((one) => one.sequence > entry.sequence && !isRetraction(one));
  const { entry: said = entry, marks } = effective({ original: entry, editorials });
  return [...givenBy(said, file), ...marks.corroborations.flatMap(({ sources }) => sources)];
}

/** A correction of sources is dated by those that it gives, so that it is seen with what it dates; any other entry by its own. */
function givenBy(entry: RecordedEntry, file: AmendedFile): readonly Source[] {
  const own = entry.sources ?? [];
  if (entry.type !== 'EntryCorrected') return own;
  return entry.data.changes.sources ?? finalChanges(entry, file)?.changes.sources ?? own;
}

/** What a correction changes in the end, and in what: that of a correction changes what the other one does. */
export function finalChanges(
  correction: RecordedEntry<'EntryCorrected'>,
  { original, editorials }: AmendedFile,
): { readonly target: RecordedEntry; readonly changes: EntryChanges } | undefined {
  let last = correction;
  for (;;) {
    const { entryId, changes } = last.data;
    const target = entryId === original.id ? original : editorials.find(({ id }) => id === entryId);
    if (target?.type !== 'EntryCorrected') return target && { target, changes };
    if (changes.data?.['changes'] === undefined) return undefined;
    last = corrected(target, changes).entry;
    if (checkData(last.type, last.data).length > 0) return undefined;
  }
}
