/** Atom (RFC 4287): what was last recorded about the process, newest first. */
import { escapeMarkup } from './escape-markup.js';
import { newestFirst } from './feed-items.js';
import { linesOf, occurredLine, type Item } from './item.js';
import { Phrases, wordsOf } from './phrases.js';
import { processUrl, type Publication, type Published } from './publication.js';

export function atom(publication: Publication): Published {
  const phrases = new Phrases(publication.languages);
  const { title, processId, entries } = publication;
  const items = newestFirst(publication, phrases);
  const name = title ? phrases.one(title) : undefined;
  const self = `${processUrl(publication)}/timeline.atom`;
  // A feed has to say one: without items it is that of the first entry.
  const updated = items[0]?.updated ?? entries[0]?.recordedAt ?? '1970-01-01T00:00:00Z';
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>urn:chancery:process:${processId}:timeline</id>`,
    `<title${languageOf(name?.lang)}>${escapeMarkup(name?.text ?? processId)}</title>`,
    `<updated>${updated}</updated>`,
    '<author><name>Chancery</name></author>',
    `<link rel="self" type="application/atom+xml" href="${escapeMarkup(self)}"/>`,
    `<link rel="alternate" type="application/json" href="${escapeMarkup(`${processUrl(publication)}/timeline`)}"/>`,
    ...items.map(entryOf),
    '</feed>',
  ];
  return { text: `${lines.join('\n')}\n`, languages: phrases.languages };
}

function entryOf(item: Item): string {
  const { entryId, entry, headline, lang, url, published, updated, sources } = item;
  return [
    '<entry>',
    `<id>urn:uuid:${entryId}</id>`,
    `<title${languageOf(lang)}>${escapeMarkup(headline)}</title>`,
    `<published>${published}</published>`,
    `<updated>${updated}</updated>`,
    `<link rel="alternate" type="application/json" href="${escapeMarkup(url)}"/>`,
    ...sources.flatMap((source) =>
      source.url === undefined
        ? []
        : [`<link rel="via" href="${escapeMarkup(source.url)}" title="${escapeMarkup(source.publisher)}"/>`],
    ),
    `<category term="${entry.type}" label="${wordsOf(entry.type)}"/>`,
    `<category term="${entry.kind}" label="${wordsOf(entry.kind)}"/>`,
    `<content type="text"${languageOf(lang)}>${escapeMarkup([occurredLine(item), ...linesOf(item)].join('\n'))}</content>`,
    '</entry>',
  ].join('\n');
}

function languageOf(lang: string | undefined): string {
  return lang === undefined ? '' : ` xml:lang="${escapeMarkup(lang)}"`;
}
