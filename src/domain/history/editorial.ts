/**
 * Editorial entries applied: what an entry says now, and what it said before. Total: an editorial entry that no longer
 * fits (its translation is there already, its path is gone) changes nothing and is reported, so that the decision can
 * refuse what would leave one behind.
 */
import { isEditorial, type EventType } from '../events/catalogue.js';
import type { PostedEntry } from '../events/entry.js';
import type { LocalizedText } from '../values/localized-text.js';
import { checkData } from '../events/read-entry.js';
import type { Source } from '../values/source.js';
import { corrected, type Before } from './correction.js';
import { remaining } from './remaining.js';
import { translated, type Misfit } from './translation.js';

/** An entry that is on the record or about to be: it has an id and a place in the order of recording. */
export type NumberedEntry<E extends PostedEntry = PostedEntry> = E & {
  readonly id: string;
  readonly sequence: number;
};

/** An entry with every editorial entry about it, directly or through another editorial entry, in recorded order. */
export interface EntryWithAmendments<E extends NumberedEntry = NumberedEntry> {
  readonly original: E;
  readonly editorials: readonly E[];
}

/** What editorial entries, by their ids, have done to an entry. */
export interface Marks {
  readonly corrections: readonly { by: string; reason: LocalizedText; before: Before }[];
  readonly disputes: readonly {
    by: string;
    party: string;
    reason: LocalizedText;
    sources: readonly Source[];
  }[];
  readonly corroborations: readonly { by: string; sources: readonly Source[] }[];
  readonly translations: readonly { by: string; path: string; tags: readonly string[] }[];
}

/** An editorial entry that has nothing to act on. */
export interface Inapplicable extends Misfit {
  readonly id: string;
}

export interface Effective<E extends NumberedEntry = NumberedEntry> {
  /** What the entry says now; undefined once it is retracted. */
  readonly entry: E | undefined;
  /** What the editorial entries say now, by their ids; not those that are retracted. */
  readonly editorials: ReadonlyMap<string, NumberedEntry>;
  /** The ids in the file that are retracted and not restored, editorial ones too. */
  readonly retracted: ReadonlySet<string>;
  readonly marks: Marks;
  readonly inapplicable: readonly Inapplicable[];
}

/** Marks as they gather. */
type Marking = { readonly [K in keyof Marks]: Marks[K][number][] };

/**
 * Applies a file's editorial entries. One that is about an editorial entry comes after it in recorded order, so that
 * going backwards each is whole before it is applied: a chain of any length needs no recursion.
 */
export function effective<E extends NumberedEntry>(file: EntryWithAmendments<E>): Effective<E> {
  const about = Map.groupBy(file.editorials, (editorial) => editorialTarget(editorial));
  const byId = new Map([file.original, ...file.editorials].map((entry) => [entry.id, entry]));
  const editorials = new Map<string, NumberedEntry>();
  const valid = new Map<string, NumberedEntry>();
  const retracted = new Set<string>();
  const inapplicable: Inapplicable[] = [];
  const resolve = (original: NumberedEntry): { entry: NumberedEntry | undefined; marks: Marks } => {
    const marks: Marking = { corrections: [], disputes: [], corroborations: [], translations: [] };
    const concerned = about.get(original.id) ?? [];
    let entry: NumberedEntry | undefined = withoutErased(original, concerned);
    for (const { id } of concerned) {
      const editorial = valid.get(id);
      if (!entry || !editorial) continue;
      const result = applied(entry, editorial, marks, typesBelow(original, byId));
      if ('code' in result) inapplicable.push({ ...result, id });
      else entry = result.entry;
    }
    if (!entry) retracted.add(original.id);
    return { entry, marks };
  };
  for (const editorial of file.editorials.toReversed()) {
    const { entry, marks } = resolve(editorial);
    if (!entry) continue;
    editorials.set(entry.id, entry);
    if (marks.corrections.length === 0 || isValid(entry)) valid.set(entry.id, entry);
  }
  const { entry, marks } = resolve(file.original);
  // What a correction replaces are parts of the entry; the fields of its recording pass through untouched.
  return {
    entry: entry as E | undefined,
    editorials,
    retracted,
    marks,
    inapplicable: inapplicable.toReversed(),
  };
}

/** What the newest redaction leaves of an entry: it comes before all that was ever said about it. */
function withoutErased(original: NumberedEntry, concerned: readonly NumberedEntry[]): NumberedEntry {
  const redaction = concerned.findLast(({ type }) => type === 'EntryRedacted');
  if (redaction?.type !== 'EntryRedacted') return original;
  return remaining(original, redaction.data.body);
}

/** The entry that an editorial entry is about. */
export function editorialTarget(entry: PostedEntry): string | undefined {
  return isEditorial(entry) ? entry.data.entryId : undefined;
}

/** A correction may leave anything of an editorial entry; the decision refuses what it leaves broken, here it does nothing. */
function isValid({ type, data }: NumberedEntry): boolean {
  return checkData(type, data).length === 0;
}

/** The types of an entry, of what it is about, of what that is about. */
function* typesBelow(
  entry: NumberedEntry,
  byId: ReadonlyMap<string, NumberedEntry>,
): Iterable<EventType, undefined> {
  for (let next: NumberedEntry | undefined = entry; next; next = byId.get(editorialTarget(next) ?? ''))
    yield next.type;
}

/** Does to an entry what a standing editorial entry says, and marks it. */
function applied(
  entry: NumberedEntry,
  editorial: NumberedEntry,
  marks: Marking,
  types: Iterable<EventType, undefined>,
): { entry: NumberedEntry | undefined } | Misfit {
  if (!isEditorial(editorial)) return { entry };
  const by = editorial.id;
  const sources = editorial.sources ?? [];
  switch (editorial.type) {
    case 'EntryRetracted':
      return { entry: undefined };
    case 'EntryRedacted':
      return { entry };
    case 'EntryCorrected': {
      const result = corrected(entry, editorial.data.changes);
      marks.corrections.push({ by, reason: editorial.data.reason, before: result.before });
      return result;
    }
    case 'EntryDisputed':
      marks.disputes.push({ by, party: editorial.data.by, reason: editorial.data.reason, sources });
      return { entry };
    case 'EntryCorroborated':
      marks.corroborations.push({ by, sources });
      return { entry };
    case 'TranslationAdded': {
      const result = translated(entry, editorial.data, types);
      if ('tags' in result) marks.translations.push({ by, path: editorial.data.path, tags: result.tags });
      return result;
    }
  }
}
