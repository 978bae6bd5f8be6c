/** An item of a batch, and where in it things are said. */
import { isEditorial, type EditorialType, type PayloadOf } from '../events/catalogue.js';
import type { PostedEntry } from '../events/entry.js';
import type { NumberedEntry } from '../history/editorial.js';

export type Editorial = NumberedEntry<PostedEntry<EditorialType>>;

export interface Item<E extends NumberedEntry = NumberedEntry> {
  /** Where it stands in what was posted. */
  readonly index: number;
  readonly entry: E;
}

/**
 * Where in an item a part of the entry is said that it posts or changes; otherwise, what in it is to blame.
 * @param part a JSON Pointer into that entry
 */
export function pointerTo({ entry }: Item, part: string): string {
  if (!isEditorial(entry)) return part;
  switch (entry.type) {
    case 'EntryCorrected':
      return pointerIntoChanges(entry.data.changes, part);
    case 'EntryRedacted':
      return pointerIntoBody(part);
    case 'EntryDisputed':
      return part;
    case 'EntryRetracted':
    case 'EntryCorroborated':
    case 'TranslationAdded':
      return '/data/entryId';
  }
}

/** Where a correction says a part of the entry that it corrects, else its date, which moves the entry as it is. */
function pointerIntoChanges(changes: PayloadOf<'EntryCorrected'>['changes'], part: string): string {
  const [, top = '', field = ''] = part.split('/');
  const said = top === 'data' ? Object.hasOwn(changes.data ?? {}, field) : Object.hasOwn(changes, top);
  if (said) return `/data/changes${part}`;
  return changes.occurred === undefined ? '/data/entryId' : '/data/changes/occurred';
}

/** Where the parts of the entry stand that a redaction leaves; anything else in it is to blame as a whole. */
function pointerIntoBody(part: string): string {
  return /^\/(occurred|data|sources|note)(\/|$)/.test(part) ? `/data/body${part}` : '/data/entryId';
}
