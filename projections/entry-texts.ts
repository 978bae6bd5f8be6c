/** What search finds of an entry: every text in the languages that it has, the quotes of its sources, the names of its parties. */
import { shapeFor } from '../src/domain/events/entry-shape.js';
import type { HistoryEntry } from '../src/domain/history/history-entry.js';
import { textsAt, type SearchedEntry, type SearchedText } from '../src/domain/search/searched-entry.js';
import type { Rule } from '../src/domain/validation/rule.js';
import { localized, textsOf, type LocalizedText } from '../src/domain/values/localized-text.js';
import type { Source } from '../src/domain/values/source.js';
import { describe } from './description.js';
import { idsOf, partiesInvolved } from './parts.js';

/** By where the row of the timeline has them. */
export function entryTexts(entry: HistoryEntry): SearchedEntry {
  const { data, note, sources, corroborations, disputes, corrections } = entry;
  const own: Located[] = [];
  addLocalized(own, '/what', data, shapeFor(entry.type).payload);
  const { title } = describe(entry);
  // A step is found by the title of what it is a step of as well.
  const isOwn = title === undefined || own.some(({ text }) => text === title);
  const localizedTexts = [
    ...own,
    ...(isOwn ? [] : [{ pointer: '/title', text: title }]),
    ...(note ? [{ pointer: '/note', text: note }] : []),
    ...disputes.map(({ reason }, i) => ({ pointer: `/disputes/${i}/reason`, text: reason })),
    ...corrections.map(({ reason }, i) => ({ pointer: `/corrections/${i}/reason`, text: reason })),
  ];
  return {
    texts: [
      ...localizedTexts.flatMap(({ pointer, text }) => textsAt(pointer, text)),
      ...quotesIn([...sources, ...corroborations.flatMap((corroboration) => corroboration.sources)]),
    ],
    named: namedBy(entry),
    get parties() {
      return idsOf(partiesInvolved(entry));
    },
  };
}

interface Located {
  readonly pointer: string;
  readonly text: LocalizedText;
}

/** Adds the localized texts in a value, by the rule for it: nothing else tells them from other maps of texts. */
function addLocalized(
  into: Located[],
  pointer: string,
  value: object,
  rule: Rule<unknown> | undefined,
): void {
  if (rule === undefined) return;
  // What is on the record has been accepted by its rule.
  if (rule === localized) into.push({ pointer, text: value as LocalizedText });
  else
    for (const [key, inner] of Object.entries<unknown>(value as Record<string, unknown>))
      if (typeof inner === 'object' && inner !== null)
        addLocalized(into, `${pointer}/${key}`, inner, rule.inner(key));
}

function quotesIn(sources: readonly Source[]): SearchedText[] {
  return sources.flatMap(({ quote, language = '' }, i) =>
    quote === undefined ? [] : [{ pointer: `/sources/${i}/quote`, language, text: quote }],
  );
}

/** The party that the entry gives a name or aliases. */
function namedBy(entry: HistoryEntry): SearchedEntry['named'] {
  if (entry.type === 'PartyJoined') {
    const { id, name, aliases = [] } = entry.data.party;
    return { party: id, names: namesIn([name, ...aliases]) };
  }
  if (entry.type !== 'PartyChanged') return undefined;
  const { partyId, name, aliases = [] } = entry.data;
  return { party: partyId, names: namesIn([...(name ? [name] : []), ...aliases]) };
}

function namesIn(names: readonly LocalizedText[]): string[] {
  return names.flatMap((name) => Object.values(textsOf(name)));
}
