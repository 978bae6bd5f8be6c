import type { EventType, PayloadOf } from '../events/catalogue.js';
import type { PostedEntry } from '../events/entry.js';
import { textAt, withTextAt } from '../events/inner-text.js';
import { isSameLanguage, textsOf, type LocalizedText } from '../values/localized-text.js';

/** Why a translation has nothing to act on. */
export interface Misfit {
  readonly code: 'translation-exists' | 'invalid-payload';
  readonly pointer: string;
  readonly detail: string;
}

/** Adds texts in further languages to a text of an entry; `types` as `textAt` takes them. */
export function translated<E extends PostedEntry & { readonly id: string }>(
  entry: E,
  { path, text, machine }: PayloadOf<'TranslationAdded'>,
  types: Iterable<EventType, undefined>,
): { entry: E; tags: readonly string[] } | Misfit {
  const there = textAt(types, entry.data, path);
  if (!there) {
    const detail = `expected a JSON Pointer to a text inside the data of ${entry.type} ${entry.id}, got "${path}"`;
    return { code: 'invalid-payload', pointer: '/data/path', detail };
  }
  const tags = Object.keys(text);
  const known = Object.keys(textsOf(there));
  const taken = tags.filter((tag) => known.some((other) => isSameLanguage(tag, other)));
  if (taken.length > 0) {
    const detail = `expected new language tags, got ${taken.join(', ')}, which ${path} of entry ${entry.id} has already: correct it with EntryCorrected`;
    return { code: 'translation-exists', pointer: '/data/text', detail };
  }
  const machines = [...(there.machine ?? []), ...(machine ? tags : [])];
  const widened: LocalizedText = { ...there, ...text, ...(machines.length > 0 && { machine: machines }) };
  return { entry: { ...entry, data: withTextAt(entry.data, path, widened) }, tags };
}
