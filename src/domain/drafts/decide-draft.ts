/** What may become of a draft. A refusal is a value. */
import type { Draft } from './draft.js';
import type { DraftItem, DraftText } from './events.js';
import { whereQuoteStops } from './quotes.js';

export const MOST_ENTRIES = 100;
export const MOST_TEXTS = 20;
export const MOST_QUOTES = 20;
/** Of all texts together, in bytes of UTF-8. */
export const MOST_TEXT_BYTES = 256 * 1024;
/** Of a draft as it is stored, in bytes of UTF-8: any log takes as much at once. */
export const MOST_DRAFT_BYTES = 900_000;
/** Drafts of a process that wait at once. */
export const MOST_WAITING = 1_000;

export type DraftRefusalCode = 'quote-not-found' | 'draft-changed' | 'draft-decided' | 'invalid-payload';

export interface DraftRefusal {
  readonly code: DraftRefusalCode;
  /** JSON Pointer into what was sent. */
  readonly pointer: string;
  readonly detail: string;
}

/** What is wrong with the texts, entries and quotes of a proposal, or of a revision of a draft; the first that is. */
export function refuseItems(
  { texts, items }: { readonly texts: readonly DraftText[]; readonly items: readonly DraftItem[] },
  draft?: Draft,
): DraftRefusal | undefined {
  return refuseTexts(texts, draft?.texts ?? []) ?? refuseQuotes([...(draft?.texts ?? []), ...texts], items);
}

function refuseTexts(texts: readonly DraftText[], known: readonly DraftText[]): DraftRefusal | undefined {
  const names = new Set(known.map(({ name }) => name));
  for (const [index, { name }] of texts.entries()) {
    if (names.has(name))
      return invalid(
        `/texts/${index}/name`,
        `expected a name that no other text of the draft has, got "${name}"`,
      );
    names.add(name);
  }
  if (names.size > MOST_TEXTS)
    return invalid('/texts', `expected at most ${MOST_TEXTS} texts in a draft, got ${names.size}`);
  return undefined;
}

function refuseQuotes(texts: readonly DraftText[], items: readonly DraftItem[]): DraftRefusal | undefined {
  const byName = new Map(texts.map(({ name, text }) => [name, text]));
  const ids = new Set<string>();
  for (const [index, { entry, quotes }] of items.entries()) {
    if (ids.has(entry.id))
      return invalid(
        `/entries/${index}/entry/id`,
        `expected an id of its own for each entry, got ${entry.id} twice`,
      );
    ids.add(entry.id);
    for (const [place, { text: name, quote }] of quotes.entries()) {
      const pointer = `/entries/${index}/quotes/${place}`;
      const text = byName.get(name);
      if (text === undefined)
        return invalid(
          `${pointer}/text`,
          `expected the name of a text of the draft: nothing is fetched, so that the text has to come along; got "${name}"`,
        );
      const stops = whereQuoteStops(quote, text);
      if (stops !== undefined)
        return {
          code: 'quote-not-found',
          pointer: `${pointer}/quote`,
          detail: `expected words of the text "${name}": ${stops}`,
        };
    }
  }
  return undefined;
}

/** What is wrong with a change to some entries of a draft, as seen at a version. */
export function refuseChange(
  draft: Draft,
  entryIds: readonly string[],
  version: number,
): DraftRefusal | undefined {
  if (version !== draft.version)
    return {
      code: 'draft-changed',
      pointer: '/version',
      detail: `expected the version of the draft, ${draft.version}, got ${version}`,
    };
  const states = new Map(draft.entries.map(({ entry, state }) => [entry.id, state]));
  for (const [index, id] of entryIds.entries()) {
    const state = states.get(id);
    const pointer = `/entryIds/${index}`;
    if (state === undefined) return invalid(pointer, `expected the id of an entry of the draft, got "${id}"`);
    if (state !== 'waiting')
      return { code: 'draft-decided', pointer, detail: `expected an entry that waits, ${id} is ${state}` };
  }
  if (draft.state !== 'waiting')
    return {
      code: 'draft-decided',
      pointer: '',
      detail: `expected a draft that waits, this one is ${draft.state}`,
    };
  return undefined;
}

/** What is wrong with a revision: every entry that waits is in it, so that none vanishes unsaid, and none that was decided. */
export function refuseRevision(
  draft: Draft,
  revision: { readonly texts: readonly DraftText[]; readonly items: readonly DraftItem[] },
  version: number,
): DraftRefusal | undefined {
  const changed = refuseChange(draft, [], version);
  if (changed) return changed;
  const given = new Set(revision.items.map(({ entry }) => entry.id));
  for (const { entry, state } of draft.entries) {
    if (state === 'waiting' && !given.has(entry.id))
      return invalid(
        '/entries',
        `expected every entry that waits (to drop one, reject it), ${entry.id} is missing`,
      );
    if (state !== 'waiting' && given.has(entry.id))
      return {
        code: 'draft-decided',
        pointer: '/entries',
        detail: `expected entries that wait, ${entry.id} is ${state}`,
      };
  }
  const kept = draft.entries.filter(({ state }) => state !== 'waiting').length;
  if (kept + revision.items.length > MOST_ENTRIES)
    return invalid('/entries', `expected at most ${MOST_ENTRIES} entries in a draft`);
  return refuseItems(revision, draft);
}

/** The entries that are named, or all that wait. */
export function namedOrWaiting(draft: Draft, entryIds: readonly string[] | undefined): readonly string[] {
  return entryIds ?? draft.entries.flatMap(({ entry, state }) => (state === 'waiting' ? [entry.id] : []));
}

function invalid(pointer: string, detail: string): DraftRefusal {
  return { code: 'invalid-payload', pointer, detail };
}
